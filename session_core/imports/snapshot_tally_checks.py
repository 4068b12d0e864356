"""What a tally of a snapshot cannot say at once: its counts add up, and point at nobody."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from math import comb

from session_core.domain.ballots import (
    FURTHEST_NUMBER,
    IN_WORDS,
    LIVE_WITH,
    MOST_WORDS,
    OBJECT,
    SUPPORT,
    WORD_LIMIT,
    Asked,
    PollKind,
)
from session_core.domain.people import Modality, RegionalGroup, StakeholderGroup
from session_core.domain.poll_groups import NOT_SAID, OTHERS, Across
from session_core.domain.poll_tally import AGREE, columns_of, saying_key
from session_core.domain.refusals import Refusal
from session_core.domain.text import one_line
from session_core.snapshot.poll_form import BreakdownForm, TallyForm

_GROUPS: Mapping[Across, Sequence[str]] = {
    Across.MODALITY: (*Modality, OTHERS),
    Across.STAKEHOLDER: (*StakeholderGroup, NOT_SAID, OTHERS),
    Across.REGION: (*RegionalGroup, NOT_SAID, OTHERS),
}
"""The groups in the order in which they are told."""


def miscounts(name: str, asked: Asked, tally: TallyForm) -> Iterator[str]:
    """What in this tally of the poll of this name cannot have been counted."""
    by_side: Counter[str] = Counter()
    for side in tally.votes_by_modality.values():
        by_side.update(side)
    if not {*tally.votes, *by_side, *tally.points} <= set(asked.options):
        yield f"{name} counts ballots for options that it does not have"
        return
    if any(count != tally.votes.get(option) for option, count in by_side.items()):
        yield f"{name} counts other ballots by side than in all"
    ballots = sum(tally.votes.values()) if tally.ballots is None else tally.ballots
    if not _add_up(asked, tally, ballots):
        yield f"the counts of {name} do not add up to its ballots"
    if tally.from_hubs > ballots:
        yield f"{name} has more ballots of hubs than ballots"
    if not _could_be_said(asked, tally, ballots):
        yield f"what was said in {name} does not go with its ballots"
    across = [each.across for each in tally.breakdowns]
    if across != [each for each in Across if each in across]:
        yield f"{name} is told by the same groups twice, or not in their order"
    for each in tally.breakdowns:
        if not _could_be_told(asked, tally, each, ballots):
            yield f"what {name} tells by {each.across} does not go with its ballots"


def _add_up(asked: Asked, tally: TallyForm, ballots: int) -> bool:
    votes, kind = tally.votes.values(), asked.kind
    numbers = [asked.least, *tally.numbers, asked.most] if tally.numbers else []
    within = [number for number in numbers if number is not None]
    if within != sorted(within) or any(abs(number) > FURTHEST_NUMBER for number in within):
        return False
    if len(tally.numbers) != (ballots if kind is PollKind.NUMERIC else 0):
        return False
    if not _points_add_up(asked, tally, ballots):
        return False
    if kind is PollKind.MULTIPLE:
        most = ballots * (asked.most_choices or len(asked.options))
        return max(votes, default=0) <= ballots <= sum(votes) <= most
    if kind is PollKind.NUMERIC or kind in IN_WORDS:
        return not votes
    return sum(votes) == ballots


def _points_add_up(asked: Asked, tally: TallyForm, ballots: int) -> bool:
    if asked.kind is not PollKind.RANKING:
        return not tally.points
    best = len(asked.options) - 1
    return (
        len(tally.points) == len(asked.options)
        and sum(tally.points.values()) == ballots * comb(len(asked.options), 2)
        and all(
            best * tally.votes.get(option, 0)
            <= points
            # Who is not first on a ballot is second at best.
            <= best * ballots - (ballots - tally.votes.get(option, 0))
            for option, points in tally.points.items()
        )
    )


def _could_be_said(asked: Asked, tally: TallyForm, ballots: int) -> bool:
    said = tally.said
    if any(each.ballots > ballots for each in said):
        return False
    if len({saying_key(each.text) for each in said}) < len(said):
        return False
    order = [(-each.ballots, each.text.casefold(), each.text) for each in said]
    if order != sorted(order):
        return False
    most = {
        PollKind.OPEN_TEXT: ballots,
        PollKind.WORD_CLOUD: MOST_WORDS * ballots,
        PollKind.ROUGH_CONSENSUS: tally.votes.get(OBJECT, 0),
    }.get(asked.kind, 0)
    if asked.kind is PollKind.WORD_CLOUD and not all(_is_word(each.text) for each in said):
        return False
    return sum(each.ballots for each in said) <= most


def _is_word(text: str) -> bool:
    try:
        return one_line(text, limit=WORD_LIMIT) == text
    except Refusal:
        return False


def _could_be_told(asked: Asked, tally: TallyForm, told: BreakdownForm, ballots: int) -> bool:
    names, columns = [group.name for group in told.groups], columns_of(asked)
    if names != [name for name in _GROUPS[told.across] if name in names]:
        return False
    if any(tuple(group.cells) != columns for group in told.groups):
        return False
    if sum(group.ballots for group in told.groups) != ballots:
        return False
    one_each = asked.kind is not PollKind.MULTIPLE
    return all(
        _fits(group.ballots, list(group.cells.values()), one_each=one_each) for group in told.groups
    ) and all(_column_adds_up(tally, told, column) for column in columns)


def _fits(ballots: int, cells: Sequence[object], *, one_each: bool) -> bool:
    counts = [cell for cell in cells if isinstance(cell, int)]
    if max(counts, default=0) > ballots or (one_each and sum(counts) > ballots):
        return False
    is_whole = bool(cells) and len(counts) == len(cells)
    return not (one_each and is_whole) or sum(counts) == ballots


def _column_adds_up(tally: TallyForm, told: BreakdownForm, column: str) -> bool:
    """A column is told in counts of every group or of none, and those add up to its votes."""
    cells = [group.cells[column] for group in told.groups]
    counts = [cell for cell in cells if isinstance(cell, int)]
    if not counts:
        return True
    whole = {**tally.votes, AGREE: tally.votes.get(SUPPORT, 0) + tally.votes.get(LIVE_WITH, 0)}
    return len(counts) == len(cells) and sum(counts) == whole.get(column, sum(counts))
