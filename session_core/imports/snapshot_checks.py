"""What a snapshot cannot say at once: each contradiction in words that repeat nothing of it."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from session_core.domain.floor import InterventionState
from session_core.domain.polls import PollState
from session_core.domain.refusals import Refusal
from session_core.domain.session import checked_slot
from session_core.domain.takeaways import EvidenceKind
from session_core.snapshot.form import (
    InterventionForm,
    ItemForm,
    NoteForm,
    PollForm,
    SnapshotForm,
)

_ENDED = (PollState.CLOSED, PollState.ARCHIVED)


def contradictions(form: SnapshotForm) -> Iterator[str]:
    """The contradictions of a snapshot, in the order of its parts."""
    yield from _slot(form)
    yield from _twice(form)
    yield from _agenda(form.agenda)
    yield from _floor(form.interventions)
    for poll in form.polls:
        yield from _poll(poll)
    yield from _notes(form, form.notes)
    yield from _evidence(form)
    yield from _record(form)


def _slot(form: SnapshotForm) -> Iterator[str]:
    try:
        checked_slot(form.session.starts_at, form.session.ends_at)
    except Refusal:
        yield "its start and end make no session"


def _ids(form: SnapshotForm) -> list[str]:
    parts = (form.agenda, form.interventions, form.polls, form.notes, form.takeaways, form.groups)
    return [form.session.id, *(each.id for part in parts for each in part)]


def _twice(form: SnapshotForm) -> Iterator[str]:
    if _repeats(_ids(form)):
        yield "two of its parts have the same id"
    numbered: tuple[tuple[str, Iterable[int]], ...] = (
        ("agenda items", (each.position for each in form.agenda)),
        ("interventions", (each.number for each in form.interventions)),
        ("polls", (each.number for each in form.polls)),
        ("notes", (each.number for each in form.notes)),
        ("groups", (each.number for each in form.groups)),
    )
    for what, numbers in numbered:
        if _repeats(list(numbers)):
            yield f"two {what} have the same number"


def _agenda(items: Sequence[ItemForm]) -> Iterator[str]:
    if sum(item.started_at is not None and item.ended_at is None for item in items) > 1:
        yield "two agenda items are current"
    for item in items:
        if _is_before(item.ended_at, item.started_at):
            yield f"agenda item {item.position} ended before it started"


def _floor(interventions: Sequence[InterventionForm]) -> Iterator[str]:
    if sum(one.state is InterventionState.SPEAKING for one in interventions) > 1:
        yield "two interventions have the floor"
    for one in interventions:
        had_floor = (one.given_at is not None, one.yielded_at is not None)
        if had_floor != _FLOOR_TIMES[one.state]:
            yield f"the times of intervention {one.number} do not go with its state"
        elif _is_before(one.yielded_at, one.given_at):
            yield f"intervention {one.number} ended before it began"


# Whether the floor was given, and whether it was yielded.
_FLOOR_TIMES = {
    InterventionState.WAITING: (False, False),
    InterventionState.SPEAKING: (True, False),
    InterventionState.HEARD: (True, True),
    InterventionState.WITHDRAWN: (False, False),
}


def _poll(poll: PollForm) -> Iterator[str]:
    options = [option.id for option in poll.options]
    if _repeats(options):
        yield f"two options of poll {poll.number} have the same id"
    if poll.state is PollState.OPEN and poll.opened_at is None:
        yield f"poll {poll.number} is open and was never opened"
    if poll.tally is None:
        return
    if poll.state not in _ENDED:
        yield f"poll {poll.number} has not ended and is counted"
    votes, sides = poll.tally.votes, poll.tally.votes_by_modality.values()
    if not {*votes, *(option for side in sides for option in side)} <= {*options}:
        yield f"poll {poll.number} counts ballots for options that it does not have"
    for option in options:
        if sum(side.get(option, 0) for side in sides) > votes.get(option, 0):
            yield f"poll {poll.number} counts more ballots by side than in all"


def _notes(form: SnapshotForm, notes: Sequence[NoteForm]) -> Iterator[str]:
    items = {item.id for item in form.agenda} | {None}
    for note in notes:
        if note.agenda_item_id not in items:
            yield f"note {note.number} is of an agenda item that is not there"


def _evidence(form: SnapshotForm) -> Iterator[str]:
    here = {
        EvidenceKind.NOTE: {each.id for each in form.notes},
        EvidenceKind.INTERVENTION: {each.id for each in form.interventions},
        EvidenceKind.POLL: {each.id for each in form.polls},
    }
    for takeaway in form.takeaways:
        for piece in takeaway.evidence:
            if piece.id not in here[piece.kind]:
                yield f"a {takeaway.kind} rests on a {piece.kind} that is not there"


def _record(form: SnapshotForm) -> Iterator[str]:
    known = {"", *_ids(form)}
    if any(each.subject not in known for each in form.activity):
        yield "its record speaks of something that is not there"


def _is_before(one: datetime | None, other: datetime | None) -> bool:
    return one is not None and other is not None and one < other


def _repeats(values: Sequence[object]) -> bool:
    return len(set(values)) < len(values)
