"""Notes: one line after another, under the naming rule from the moment of writing."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from session_core.domain.agenda import AgendaItem
from session_core.domain.clock import current_item
from session_core.domain.codes import new_id
from session_core.domain.naming import note_as_shown, rule_of_item, rule_of_new_note
from session_core.domain.notes import Attribution, Note, NoteKind, attribute
from session_core.domain.refusals import NotFound
from session_core.domain.session import Room, WorkshopSession
from session_core.domain.text import NOTE_LIMIT, one_line, written
from session_core.storage import agenda, notes
from session_core.use_cases.names_in_text import check_names
from session_core.use_cases.visit import Work, shared_view, use_case


@dataclass(frozen=True)
class NoteDetails:
    """What a rewritten note says beside its words: for whom it speaks and whom it is for."""

    attribution: Attribution = Attribution.NONE
    attributed_to: str = ""
    addressee: str = ""
    policy_question: int | None = None


@shared_view(Room.NOTES, Room.SESSION, Room.AGENDA)
def see_notes(work: Work) -> tuple[Note, ...]:
    """The notes by number, each under the rule of its part; who typed them is for staff only."""
    session, items = work.session(), agenda.agenda_of(work.db, work.session_id)
    shown = (
        note_as_shown(note, rule_of_item(session, items, note.agenda_item_id))
        for note in notes.notes_of(work.db, work.session_id)
    )
    return tuple(note if work.is_staff else replace(note, written_by=None) for note in shown)


@use_case
def write_note(
    work: Work,
    text: str,
    kind: NoteKind = NoteKind.POINT,
    attribution: Attribution = Attribution.NONE,
    attributed_to: str = "",
    policy_question: int | None = None,
    client_key: str | None = None,
    addressee: str = "",
    agenda_item_id: str | None = None,
    names_meant: Collection[str] = (),
) -> str:
    """Keep a note at the agenda item given, else the current one, and return its id.

    `policy_question` counts from 1. The same `client_key` sent twice is accepted once. Raises
    EmptyText, TextTooLong, NotFound where there is no such policy question or item; where the
    rule of the item, else of the session, forbids the attribution NamingRuleForbids, and where it
    forbids a name in the text NamesInText, unless it is one of those meant. A name given for a
    group is one in the text.
    """
    own_key = client_key and work.own_key(client_key)
    if own_key and (before := notes.sent_before(work.db, work.session_id, own_key)):
        return before
    session, items = work.session(), agenda.agenda_of(work.db, work.session_id)
    _check_question(session, policy_question)
    item_id = _item_of_note(items, agenda_item_id)
    rule = rule_of_new_note(session, items, item_id)
    attribution, attributed_to = attribute(rule, attribution, attributed_to)
    kept_text = written(text, limit=NOTE_LIMIT)
    check_names(work, kept_text, rule, names_meant, more=[attributed_to])
    note = Note(
        id=new_id(),
        number=notes.next_number(work.db, work.session_id),
        text=kept_text,
        kind=kind,
        written_at=work.now,
        attribution=attribution,
        attributed_to=attributed_to,
        agenda_item_id=item_id,
        policy_question=policy_question,
        written_by=work.signed_in().id,
        addressee=one_line(addressee, may_be_empty=True, what="The addressee"),
    )
    notes.add_note(work.db, work.session_id, note, own_key)
    work.record("write_note", Room.NOTES, subject=note.id, kind=kind)
    return note.id


@use_case
def rewrite_note(
    work: Work,
    note_id: str,
    text: str,
    kind: NoteKind,
    details: NoteDetails | None = None,
    names_meant: Collection[str] = (),
) -> None:
    """Change the words or the kind of a note, and its details where they are given.

    What the rule of its part forbids by now goes with the rewriting. Raises NotFound, EmptyText,
    TextTooLong, NamingRuleForbids for an attribution that is given and forbidden, and NamesInText
    for a name in the text, or given for a group, that is not one of those meant.
    """
    kept = notes.notes_of(work.db, work.session_id)
    found = next((note for note in kept if note.id == note_id), None)
    if found is None:
        raise NotFound
    session, items = work.session(), agenda.agenda_of(work.db, work.session_id)
    rule = rule_of_item(session, items, found.agenda_item_id)
    work.destroys = found != note_as_shown(found, rule)
    found = note_as_shown(found, rule)
    if details:
        _check_question(session, details.policy_question)
        attribution, whom = attribute(rule, details.attribution, details.attributed_to)
        found = replace(
            found,
            attribution=attribution,
            attributed_to=whom,
            addressee=one_line(details.addressee, may_be_empty=True, what="The addressee"),
            policy_question=details.policy_question,
        )
    kept_text = written(text, limit=NOTE_LIMIT)
    check_names(work, kept_text, rule, names_meant, more=[found.attributed_to])
    notes.keep_wording(work.db, replace(found, text=kept_text, kind=kind))
    work.record("rewrite_note", Room.NOTES, subject=note_id, kind=kind)


def _item_of_note(items: Sequence[AgendaItem], chosen: str | None) -> str | None:
    if chosen is None:
        current = current_item(items)
        return current.id if current else None
    if all(item.id != chosen for item in items):
        raise NotFound
    return chosen


def _check_question(session: WorkshopSession, number: int | None) -> None:
    if number is not None and not 1 <= number <= len(session.policy_questions):
        raise NotFound
