"""Notes: one line after another, under the naming rule from the moment of writing."""

from dataclasses import replace

from session_core.domain.clock import current_item
from session_core.domain.codes import new_id
from session_core.domain.notes import Attribution, Note, NoteKind, attribute
from session_core.domain.refusals import NotFound
from session_core.domain.session import Room
from session_core.domain.text import NOTE_LIMIT, written
from session_core.storage import agenda, notes
from session_core.use_cases.visit import Work, shared_view, use_case


@shared_view(Room.NOTES)
def see_notes(work: Work) -> tuple[Note, ...]:
    """The notes by number; who typed them is for staff only."""
    kept = notes.notes_of(work.db, work.session_id)
    return kept if work.is_staff else tuple(replace(note, written_by=None) for note in kept)


@use_case
def write_note(
    work: Work,
    text: str,
    kind: NoteKind = NoteKind.POINT,
    attribution: Attribution = Attribution.NONE,
    attributed_to: str = "",
    policy_question: int | None = None,
    client_key: str | None = None,
) -> str:
    """Keep a note at the current agenda item and return its id.

    `policy_question` counts from 1. The same `client_key` sent twice is accepted once. Raises
    EmptyText, TextTooLong, NotFound where there is no such policy question, and NamingRuleForbids
    where the session's rule forbids the attribution.
    """
    own_key = client_key and work.own_key(client_key)
    if own_key and (before := notes.sent_before(work.db, work.session_id, own_key)):
        return before
    session = work.session()
    if policy_question is not None and not 1 <= policy_question <= len(session.policy_questions):
        raise NotFound
    current = current_item(agenda.agenda_of(work.db, work.session_id))
    attribution, attributed_to = attribute(session.naming_rule, attribution, attributed_to)
    note = Note(
        id=new_id(),
        number=notes.next_number(work.db, work.session_id),
        text=written(text, limit=NOTE_LIMIT),
        kind=kind,
        written_at=work.now,
        attribution=attribution,
        attributed_to=attributed_to,
        agenda_item_id=current.id if current else None,
        policy_question=policy_question,
        written_by=work.signed_in().id,
    )
    notes.add_note(work.db, work.session_id, note, own_key)
    work.record("write_note", Room.NOTES, subject=note.id, kind=kind)
    return note.id


@use_case
def rewrite_note(work: Work, note_id: str, text: str, kind: NoteKind) -> None:
    """Change the words or the kind of a note. Raises NotFound, EmptyText, TextTooLong."""
    kept = notes.notes_of(work.db, work.session_id)
    found = next((note for note in kept if note.id == note_id), None)
    if found is None:
        raise NotFound
    notes.keep_wording(work.db, replace(found, text=written(text, limit=NOTE_LIMIT), kind=kind))
    work.record("rewrite_note", Room.NOTES, subject=note_id, kind=kind)
