"""What an agenda, and a poll, of a snapshot cannot say at once."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime

from session_core.domain.agenda_changes import MOST_MINUTES
from session_core.domain.polls import PollState
from session_core.domain.text import without_joiners
from session_core.snapshot.form import ItemForm, PollForm, TallyForm

_POLL_TIMES = {
    PollState.DRAFT: {(False, False)},
    PollState.OPEN: {(True, False)},
    PollState.CLOSED: {(True, True)},
    PollState.ARCHIVED: {(False, False), (True, True)},
}
"""Whether it was opened, and whether it was closed; an archived one may never have been opened."""


def agenda_contradictions(items: Sequence[ItemForm]) -> Iterator[str]:
    """Positions count from 1, one item is current at most, and its times and minutes agree."""
    if [item.position for item in items] != list(range(1, len(items) + 1)):
        yield "the positions of its agenda do not count from 1"
    if sum(item.started_at is not None and item.ended_at is None for item in items) > 1:
        yield "two agenda items are current"
    for item in items:
        if is_before(item.ended_at, item.started_at):
            yield f"agenda item {item.position} ended before it started"
        if item.ended_at and not item.started_at:
            yield f"agenda item {item.position} ended and never started"
        if item.skipped_at and item.started_at:
            yield f"agenda item {item.position} was skipped and started"
        if not 1 <= item.planned_minutes + item.extended_minutes <= MOST_MINUTES:
            yield (
                f"agenda item {item.position} must have from 1 to {MOST_MINUTES} minutes with "
                "those added"
            )


def poll_contradictions(poll: PollForm) -> Iterator[str]:
    """Options differ, times go with the state, and only what has ended is counted."""
    options = [option.id for option in poll.options]
    if len(set(options)) < len(options):
        yield f"two options of poll {poll.number} have the same id"
    texts = {without_joiners(option.text).casefold() for option in poll.options}
    if len(texts) < len(options):
        yield f"two options of poll {poll.number} say the same"
    times = (poll.opened_at is not None, poll.closed_at is not None)
    if times not in _POLL_TIMES[poll.state]:
        yield f"the times of poll {poll.number} do not go with its state"
    if is_before(poll.closed_at, poll.opened_at):
        yield f"poll {poll.number} closed before it opened"
    if poll.tally:
        yield from _miscounts(poll, poll.tally)


def _miscounts(poll: PollForm, tally: TallyForm) -> Iterator[str]:
    if poll.closed_at is None:
        yield f"poll {poll.number} has not ended and is counted"
    by_side: Counter[str] = Counter()
    for side in tally.votes_by_modality.values():
        by_side.update(side)
    if not {*tally.votes, *by_side} <= {option.id for option in poll.options}:
        yield f"poll {poll.number} counts ballots for options that it does not have"
    if any(count != tally.votes.get(option) for option, count in by_side.items()):
        yield f"poll {poll.number} counts other ballots by side than in all"


def is_before(one: datetime | None, other: datetime | None) -> bool:
    """Whether both are known and the one is earlier."""
    return one is not None and other is not None and one < other
