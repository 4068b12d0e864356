"""What a snapshot cannot say at once: each contradiction in words that repeat nothing of it."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Protocol

from session_core.domain.notes import Attribution
from session_core.domain.refusals import Refusal
from session_core.domain.session import LONGEST, AtDoor, Stage, checked_slot
from session_core.domain.takeaways import EvidenceKind, TakeawayKind
from session_core.imports.snapshot_floor_checks import floor_contradictions
from session_core.imports.snapshot_part_checks import (
    agenda_contradictions,
    is_before,
)
from session_core.imports.snapshot_poll_checks import poll_contradictions
from session_core.snapshot.form import GroupForm, SnapshotForm

_KINDS = tuple(TakeawayKind)


class _Part(Protocol):
    @property
    def id(self) -> str: ...


class _Numbered(Protocol):
    @property
    def number(self) -> int: ...


def contradictions(form: SnapshotForm) -> Iterator[str]:
    """The contradictions of a snapshot, in the order of its parts."""
    yield from _slot(form)
    yield from _twice(form)
    yield from _out_of_order(form)
    yield from agenda_contradictions(form.agenda)
    yield from floor_contradictions(form.interventions)
    for poll in form.polls:
        yield from poll_contradictions(poll)
    yield from _notes(form)
    yield from _evidence(form)
    yield from _groups(form.groups)
    yield from _record(form)


def _slot(form: SnapshotForm) -> Iterator[str]:
    try:
        checked_slot(form.session.starts_at, form.session.ends_at)
    except Refusal:
        hours = LONGEST.total_seconds() / 3600
        yield f"it must start before it ends, and last {hours:.0f} hours at most"
    if form.session.archived_at and form.session.stage is not Stage.CLOSED:
        yield "it is archived and not closed"
    asked = form.session.asked_at_door
    if asked != tuple(each for each in AtDoor if each in asked):
        yield "what it asks at the door stands there twice, or not in the order of the door"


def _parts(form: SnapshotForm) -> dict[str, Sequence[_Part]]:
    return {
        "agenda": form.agenda,
        "interventions": form.interventions,
        "polls": form.polls,
        "notes": form.notes,
        "takeaways": form.takeaways,
        "groups": form.groups,
    }


def _ids(form: SnapshotForm) -> list[str]:
    return [form.session.id, *(each.id for part in _parts(form).values() for each in part)]


def _twice(form: SnapshotForm) -> Iterator[str]:
    seen = {form.session.id}
    for name, part in _parts(form).items():
        for place, each in enumerate(part, start=1):
            if each.id in seen:
                yield f"{name}, {place} has the same id as a part before it"
            seen.add(each.id)


def _out_of_order(form: SnapshotForm) -> Iterator[str]:
    numbered: tuple[tuple[str, Sequence[_Numbered]], ...] = (
        ("interventions", form.interventions),
        ("polls", form.polls),
        ("notes", form.notes),
        ("groups", form.groups),
    )
    for name, part in numbered:
        for place, (one, after) in enumerate(pairwise(part), start=2):
            if one.number >= after.number:
                yield f"{name}, {place} has no higher number than the one before it"
    standing = [(_KINDS.index(each.kind), each.position) for each in form.takeaways]
    for place, (first, then) in enumerate(pairwise(standing), start=2):
        if first >= then:
            yield f"takeaways, {place} does not come after the one before it, by kind and position"


def _notes(form: SnapshotForm) -> Iterator[str]:
    items = {item.id for item in form.agenda} | {None}
    groups = {group.number for group in form.groups} | {None}
    for note in form.notes:
        if note.agenda_item_id not in items:
            yield f"note {note.number} is of an agenda item that is not there"
        if (note.policy_question or 0) > len(form.session.policy_questions):
            yield f"note {note.number} is on a policy question that is not there"
        if note.group_number not in groups:
            yield f"note {note.number} is of a group that is not there"
        if (note.attribution is Attribution.NONE) != (note.attributed_to == ""):
            yield f"the attribution of note {note.number} does not go with whom it names"


def _groups(groups: Sequence[GroupForm]) -> Iterator[str]:
    for group in groups:
        if is_before(group.closed_at, group.opened_at) or (group.closed_at and not group.opened_at):
            yield f"group {group.number} closed before it opened"


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
