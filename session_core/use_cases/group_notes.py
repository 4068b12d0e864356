"""Notes of breakout groups: they come home into the session's notes as they are written."""

from collections.abc import Collection

from session_core.domain import breakouts as decide
from session_core.domain.access import MAY
from session_core.domain.clock import current_item
from session_core.domain.codes import new_id
from session_core.domain.naming import rule_in_force
from session_core.domain.notes import Note, NoteKind
from session_core.domain.refusals import NotYourGroup
from session_core.domain.session import Room
from session_core.domain.text import NOTE_LIMIT, written
from session_core.storage import agenda, breakouts, notes
from session_core.use_cases.breakouts import group_with_id
from session_core.use_cases.names_in_text import check_names
from session_core.use_cases.visit import Work, use_case


@use_case
def write_group_note(
    work: Work,
    group_id: str,
    text: str,
    kind: NoteKind = NoteKind.POINT,
    client_key: str | None = None,
    names_meant: Collection[str] = (),
) -> str:
    """Keep a note that came from a group among the session's notes and return its id.

    It names nobody, whatever the naming rule: who sits in a group is no matter of record. A
    facilitator writes for their own group only. A group on a policy question notes for that
    question. The same `client_key` sent twice is accepted once. Raises NotFound, NotYourGroup,
    EmptyText, TextTooLong, and NamesInText where the rule in force forbids a name in the text, a
    member's too, that is not one of those meant.
    """
    own_key = client_key and work.own_key(client_key)
    if own_key and (before := notes.sent_before(work.db, work.session_id, own_key)):
        return before
    group, writer = group_with_id(work, group_id), work.signed_in()
    if work.roles.isdisjoint(MAY["write_note"]) and group.facilitator_id != writer.id:
        raise NotYourGroup
    items = agenda.agenda_of(work.db, work.session_id)
    current, rule = current_item(items), rule_in_force(work.session(), items)
    kept_text = written(text, limit=NOTE_LIMIT)
    people = breakouts.people_of(work.db, work.session_id)
    members = {one.name for one in people if one.group_number == group.number} - {decide.SOMEONE}
    check_names(work, kept_text, rule, names_meant, sorted(members))
    note = Note(
        id=new_id(),
        number=notes.next_number(work.db, work.session_id),
        text=kept_text,
        kind=kind,
        written_at=work.now,
        agenda_item_id=current.id if current else None,
        policy_question=decide.question_of(group.topic, work.session().policy_questions),
        written_by=writer.id,
        group_number=group.number,
    )
    notes.add_note(work.db, work.session_id, note, own_key)
    work.record("write_group_note", Room.NOTES, subject=note.id, kind=kind, group=group.number)
    return note.id
