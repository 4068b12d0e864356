"""What a poll comes to: counted once from its ballots, and kept only as it may be told.

A count that could point at a person does not leave this module: who has the whole database file
after the poll closed finds no more in it than every screen shows.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from statistics import median

from session_core.domain.ballots import (
    IN_WORDS,
    LIVE_WITH,
    NOT_HEARD,
    OBJECT,
    SUPPORT,
    Asked,
    Ballot,
    Cast,
    PollKind,
    Whose,
)
from session_core.domain.people import Modality, RegionalGroup, StakeholderGroup
from session_core.domain.poll_groups import NOT_SAID, Across, Breakdown, Row, breakdown
from session_core.domain.poll_worlds import Likes, told_together
from session_core.domain.text import without_joiners

FEWEST_SHOWN = 5
"""Of fewer ballots no counts are kept: who knows who voted would know what they chose."""
AGREE = "agree"
"""Column of a rough consensus by group: who supports it and who can live with it."""
LOW, MIDDLE, HIGH = "low", "middle", "high"
"""Columns of ratings by group: 1 or 2, 3, 4 or 5; and of numbers: below, at, above the median."""


Alike = dict[Ballot, int]
"""How many ballots were filled in alike."""


class SayingState(StrEnum):
    """Whether something that was answered in words is shown; nothing is before a moderator."""

    WAITING = "waiting"
    SHOWN = "shown"
    HIDDEN = "hidden"


@dataclass(frozen=True)
class Saying:
    """An answer, a word of a cloud or an objection, and on how many ballots it stands.

    While it is counted, `spellings` has every way in which it is written, what most wrote first.
    """

    text: str
    ballots: int
    state: SayingState = SayingState.WAITING
    spellings: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True)
class Tally:
    """What the ballots of a poll come to.

    `votes` counts ballots by option id (of a ranking those that put it first), `points` are a
    ranking's by Borda's count, `numbers` what was answered in numbers, ascending, `said` what was
    answered in words. `votes_by_modality` tells an option by side where each has enough for it.
    `from_hubs` of the `ballots` were entered together by so many `hubs`.
    """

    votes: Mapping[str, int] = field(default_factory=dict)
    votes_by_modality: Mapping[Modality, Mapping[str, int]] = field(default_factory=dict)
    ballots: int | None = None
    points: Mapping[str, int] = field(default_factory=dict)
    numbers: tuple[float, ...] = ()
    said: tuple[Saying, ...] = ()
    breakdowns: tuple[Breakdown, ...] = ()
    from_hubs: int = 0

    @property
    def turnout(self) -> int:
        """How many ballots were cast."""
        return sum(self.votes.values()) if self.ballots is None else self.ballots


def count(asked: Asked, casts: Sequence[Cast], *, by_group: bool = True) -> Tally:
    """What these ballots come to, as far as it may be told; `by_group` says whether by group too.

    Of fewer than five ballots only how many they are.
    """
    ballots = sum(cast.times for cast in casts)
    from_hubs = sum(cast.times for cast in casts if cast.from_hub)
    if ballots < FEWEST_SHOWN:
        return Tally(ballots=ballots, from_hubs=from_hubs)
    alike = _without_groups(casts)
    numbers = _numbers(alike)
    told = tuple(_breakdowns(asked, casts, numbers)) if by_group else ()
    return Tally(
        votes=_votes(asked, alike),
        votes_by_modality=_by_modality(told) if columns_of(asked) == asked.options else {},
        ballots=ballots,
        points=_borda(asked, alike) if asked.kind is PollKind.RANKING else {},
        numbers=numbers,
        said=_sayings(alike),
        breakdowns=told,
        from_hubs=from_hubs,
    )


def _without_groups(casts: Iterable[Cast]) -> Alike:
    """How many chose what: there are fewer ways to vote than ways and groups."""
    alike: Alike = {}
    for ballot, _, times, _ in casts:
        alike[ballot] = alike.get(ballot, 0) + times
    return alike


def _sayings(alike: Alike) -> tuple[Saying, ...]:
    """What was said on these ballots, what most said first; equal but for case counts as one.

    In an order that says nothing of when or by whom.
    """
    spellings: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for ballot, times in alike.items():
        for text in (*ballot.words, *filter(None, [ballot.reason])):
            spellings[saying_key(text)][text] += times
    found = (_saying(spelled) for spelled in spellings.values())
    return tuple(sorted(found, key=lambda said: (-said.ballots, said.text.casefold(), said.text)))


def _saying(spelled: Counter[str]) -> Saying:
    spellings = tuple(sorted(spelled, key=lambda text: (-spelled[text], text)))
    return Saying(spellings[0], spelled.total(), spellings=spellings)


def saying_key(text: str) -> str:
    """What is equal for two answers in words that count as one."""
    return without_joiners(text).casefold()


def columns_of(asked: Asked) -> tuple[str, ...]:
    """The columns in which a poll is told by group; none of polls that are answered in words."""
    if asked.kind in IN_WORDS:
        return ()
    if asked.kind is PollKind.ROUGH_CONSENSUS:
        return (AGREE, OBJECT, NOT_HEARD)
    if asked.kind in {PollKind.RATING, PollKind.NUMERIC}:
        return (LOW, MIDDLE, HIGH)
    return asked.options


def _votes(asked: Asked, alike: Alike) -> dict[str, int]:
    votes = Counter[str]()
    for ballot, times in alike.items():
        options = ballot.options
        for option in options[:1] if asked.kind is PollKind.RANKING else options:
            votes[option] += times
    return {option: votes[option] for option in asked.options if votes[option]}


def _borda(asked: Asked, alike: Alike) -> dict[str, int]:
    """Borda's count: of n options the first on a ballot gets n - 1 points, the last none."""
    points = Counter[str]()
    best = len(asked.options) - 1
    for ballot, times in alike.items():
        for place, option in enumerate(ballot.options):
            points[option] += (best - place) * times
    return {option: points[option] for option in asked.options}


def _numbers(alike: Alike) -> tuple[float, ...]:
    typed = sorted((each.number, n) for each, n in alike.items() if each.number is not None)
    return tuple(number for number, times in typed for _ in range(times))


def _by_modality(told: Iterable[Breakdown]) -> dict[Modality, dict[str, int]]:
    """Of the breakdown across the sides what it tells as counts."""
    return {
        Modality(group.name): {
            each: cell for each, cell in group.cells.items() if isinstance(cell, int)
        }
        for each in told
        if each.across is Across.MODALITY
        for group in each.groups
    }


def _breakdowns(
    asked: Asked, casts: Sequence[Cast], numbers: Sequence[float]
) -> Iterable[Breakdown]:
    middle = median(numbers) if numbers else 0.0
    columns = cache(lambda ballot: tuple(_columns(asked, ballot, middle)))
    table: dict[tuple[Whose, tuple[str, ...]], int] = {}
    for ballot, whose, times, _ in casts:
        where = whose, columns(ballot)
        table[where] = table.get(where, 0) + times
    told = (_across(across, asked, table) for across in Across)
    people = Counter[Likes]()
    for (whose, chosen), times in table.items():
        people[Likes(tuple(_group(across, whose) for across in Across), chosen)] += times
    return told_together([each for each in told if each], people)


def _across(
    across: Across, asked: Asked, table: Mapping[tuple[Whose, tuple[str, ...]], int]
) -> Breakdown | None:
    sizes, counts = Counter[str](), defaultdict[str, Counter[str]](Counter)
    for (whose, columns), times in table.items():
        group = _group(across, whose)
        sizes[group] += times
        for column in columns:
            counts[group][column] += times
    rows = [Row(group, sizes[group], counts[group]) for group in _ORDER[across] if sizes[group]]
    one_each = asked.kind is not PollKind.MULTIPLE
    return breakdown(across, columns_of(asked), rows, one_each=one_each)


def _columns(asked: Asked, ballot: Ballot, middle: float) -> Sequence[str]:
    if asked.kind is PollKind.NUMERIC and ballot.number is not None:
        return [_beside(ballot.number, middle)]
    if asked.kind is PollKind.RATING:
        return [_beside(float(mark), 3) for mark in ballot.options]
    if asked.kind is PollKind.ROUGH_CONSENSUS:
        return [AGREE if each in {SUPPORT, LIVE_WITH} else each for each in ballot.options]
    return ballot.options[:1] if asked.kind is PollKind.RANKING else ballot.options


def _beside(number: float, middle: float) -> str:
    return MIDDLE if number == middle else LOW if number < middle else HIGH


def _group(across: Across, whose: Whose) -> str:
    said = {
        Across.MODALITY: whose.modality,
        Across.STAKEHOLDER: whose.stakeholder_group,
        Across.REGION: whose.regional_group,
    }[across]
    return said or NOT_SAID


_ORDER: Mapping[Across, Sequence[str]] = {
    Across.MODALITY: tuple(Modality),
    Across.STAKEHOLDER: (*StakeholderGroup, NOT_SAID),
    Across.REGION: (*RegionalGroup, NOT_SAID),
}
