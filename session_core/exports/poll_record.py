"""A poll as the record tells it: the same sentences and tables in every file."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from session_core.domain.ballots import IN_WORDS, PollKind
from session_core.domain.poll_groups import Across, Breakdown
from session_core.domain.poll_results import Agreement, consensus, in_numbers, rating_mean
from session_core.domain.poll_showing import as_shown
from session_core.domain.poll_tally import SayingState, Tally
from session_core.domain.polls import Poll, Round
from session_core.domain.report import Report
from session_core.exports.tallies import (
    OptionResult,
    number_words,
    results,
    results_of,
    silence,
    was_held,
)
from session_core.exports.times import moment_words
from session_core.language import ENGLISH, speaking
from session_core.wording import FEW_BALLOTS
from session_core.wording_of_polls import (
    ACROSS,
    KINDS,
    METHODS,
    SHARES,
    alike_words,
    apart_words,
    cell_words,
    column_words,
    group_words,
)


@dataclass(frozen=True)
class GroupResult:
    """What one group answered: each answer with a count, or with about how much of the group."""

    name: str
    ballots: int
    answers: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class GroupTable:
    """The result across one kind of groups, `heading` says which."""

    heading: str
    groups: tuple[GroupResult, ...]


@dataclass(frozen=True)
class PollRecord:
    """All that is told of a poll; `silence` says why there are no counts, '' if there are."""

    title: str
    method: str
    times: str
    silence: str
    ballots: str
    results: tuple[OptionResult, ...]
    conclusions: tuple[str, ...]
    objections: tuple[tuple[str, int], ...]
    not_shown: str
    by_group: tuple[GroupTable, ...]
    rounds: tuple[str, ...]

    @property
    def has_sides(self) -> bool:
        """Whether its options tell the sides; a table of their own tells more."""
        told = any(row.onsite is not None for row in self.results)
        return told and all(table.heading != ACROSS[Across.MODALITY] for table in self.by_group)


def held_polls(report: Report) -> list[PollRecord]:
    """Each poll that was ever opened, by number."""
    return [poll_record(poll) for poll in report.polls if was_held(poll)]


def poll_record(poll: Poll) -> PollRecord:
    """What the record tells of a poll, in English."""
    shown, why_not = as_shown(poll), silence(poll)
    tally = shown.tally if not why_not else None
    with speaking(ENGLISH):
        return PollRecord(
            title=f"Poll {poll.number}: {poll.question}",
            method=f"{KINDS[poll.kind]}. {METHODS[poll.kind]}",
            times=times_words(poll),
            silence=why_not,
            ballots=ballots_words(tally) if tally else "",
            results=tuple(results(poll)) if tally else (),
            conclusions=tuple(conclusions(poll, tally)) if tally else (),
            objections=_objections(poll, tally) if tally else (),
            not_shown=not_shown(poll) if tally else "",
            by_group=tuple(_table(poll, each) for each in tally.breakdowns) if tally else (),
            rounds=tuple(_rounds(poll, shown.rounds)),
        )


def times_words(poll: Poll) -> str:
    """When the poll was open, the last time it was."""
    opened, closed = poll.opened_at, poll.closed_at
    if opened is None:
        return ""
    opening = f"Round {len(poll.rounds) + 1}, opened" if poll.rounds else "Opened"
    return f"{opening} on {_span(opened, closed)}."


def _span(opened: datetime, closed: datetime | None) -> str:
    until = f", closed on {moment_words(closed)}" if closed else ""
    return f"{moment_words(opened)}{until}"


def ballots_words(tally: Tally) -> str:
    """`40 ballots, of these 12 entered for hubs together`."""
    hubs = f", of these {tally.from_hubs} entered for hubs together" if tally.from_hubs else ""
    return f"{tally.turnout} ballots{hubs}"


def conclusions(poll: Poll, tally: Tally) -> Iterator[str]:
    """What the counts come to, where the kind says more than its counts."""
    if poll.kind is PollKind.ROUGH_CONSENSUS:
        yield from _agreement(poll, tally)
    mean = rating_mean(tally) if poll.kind is PollKind.RATING else None
    if mean is not None:
        yield f"Mean rating: {mean:.1f} of 5."
    numbers = in_numbers(tally)
    if numbers:
        half = f"{number_words(numbers.lower)} to {number_words(numbers.upper)}"
        yield f"Median: {number_words(numbers.median)}; half of all lie from {half}."


def _agreement(poll: Poll, tally: Tally) -> Iterator[str]:
    found = consensus(tally)
    yield (
        f"{found.agree} of {found.ballots} ballots ({found.agree_share:.0%}) support it or can "
        f"live with it; {found.object} object; {found.not_heard} have not heard enough."
    )
    yield from map(_across, found.across)
    if apart := apart_words(poll, found):
        yield apart


def _across(each: Agreement) -> str:
    least = SHARES[each.least]
    if alike := alike_words(each):
        return f"{ACROSS[each.across]}: {alike[0].lower()}{alike[1:]}"
    names = ", ".join(map(group_words, each.holding_back))
    return f"{ACROSS[each.across]}, the least agreement: {names} ({least} agree)."


def _objections(poll: Poll, tally: Tally) -> tuple[tuple[str, int], ...]:
    if poll.kind in IN_WORDS:
        return ()
    return tuple((each.text, each.ballots) for each in tally.said)


def not_shown(poll: Poll) -> str:
    """How much of what was said in words no moderator let through; '' where that is nothing."""
    said = poll.tally.said if poll.tally else ()
    kept_back = sum(each.state is not SayingState.SHOWN for each in said)
    if not kept_back:
        return ""
    one, many = ("answer", "answers") if poll.kind in IN_WORDS else ("objection", "objections")
    return f"{kept_back} {one if kept_back == 1 else many} not shown."


def _table(poll: Poll, each: Breakdown) -> GroupTable:
    groups = tuple(
        GroupResult(
            group_words(group.name),
            group.ballots,
            tuple((column_words(poll, name), cell_words(c)) for name, c in group.cells.items()),
        )
        for group in each.groups
    )
    return GroupTable(ACROSS[each.across], groups)


def counts_words(poll: Poll, tally: Tally) -> str:
    """`Power 14, Permits 7`; of what was said in words in quotation marks, of a ranking points."""
    rows = results_of(poll, tally)
    if poll.kind in IN_WORDS:
        return ", ".join(f"“{' '.join(row.text.split())}” {row.votes}" for row in rows)
    return ", ".join(f"{row.text} {measure_words(row)}" for row in rows)


def measure_words(row: OptionResult) -> str:
    """Its ballots, or its points in a ranking."""
    return f"{row.measure} points" if row.points is not None else str(row.measure)


def _rounds(poll: Poll, told: Sequence[Round]) -> Iterator[str]:
    """A line for each round before the last: times, and what of its result may be told."""
    for number, each in enumerate(poll.rounds, start=1):
        line = f"Round {number}, opened on {_span(each.opened_at, each.closed_at)}"
        yield f"{line}{_round_result(poll, told[number - 1].tally)}" if told else f"{line}."


def _round_result(poll: Poll, tally: Tally) -> str:
    if not tally.turnout:
        return f". {FEW_BALLOTS}"
    return f": {ballots_words(tally)}. {counts_words(poll, tally)}".rstrip(" .") + "."
