"""Notes as they are kept."""

from sqlalchemy import func, select, update

from session_core.domain.notes import Attribution, Note, NoteKind
from session_core.storage.database import Db
from session_core.storage.tables import note


def add_note(db: Db, session_id: str, new: Note, client_key: str | None = None) -> None:
    db.execute(
        note.insert().values(
            id=new.id,
            session_id=session_id,
            number=new.number,
            text=new.text,
            kind=new.kind,
            written_at=new.written_at,
            attribution=new.attribution,
            attributed_to=new.attributed_to,
            agenda_item_id=new.agenda_item_id,
            policy_question=new.policy_question,
            written_by=new.written_by,
            addressee=new.addressee,
            group_number=new.group_number,
            client_key=client_key,
        )
    )


def next_number(db: Db, session_id: str) -> int:
    return (
        db.scalar(select(func.max(note.c.number)).where(note.c.session_id == session_id)) or 0
    ) + 1


def sent_before(db: Db, session_id: str, client_key: str) -> str | None:
    """The id of the note that was already accepted under this key, when one comes twice."""
    return db.scalar(
        select(note.c.id).where(note.c.session_id == session_id, note.c.client_key == client_key)
    )


def notes_of(db: Db, session_id: str) -> tuple[Note, ...]:
    query = select(note).where(note.c.session_id == session_id).order_by(note.c.number)
    return tuple(
        Note(
            id=row.id,
            number=row.number,
            text=row.text,
            kind=NoteKind(row.kind),
            written_at=row.written_at,
            attribution=Attribution(row.attribution),
            attributed_to=row.attributed_to,
            agenda_item_id=row.agenda_item_id,
            policy_question=row.policy_question,
            written_by=row.written_by,
            addressee=row.addressee,
            group_number=row.group_number,
        )
        for row in db.execute(query)
    )


def keep_wording(db: Db, changed: Note) -> None:
    """Keep what a rewritten note says, of what kind, for whom and by whom."""
    db.execute(
        update(note)
        .where(note.c.id == changed.id)
        .values(
            text=changed.text,
            kind=changed.kind,
            attribution=changed.attribution,
            attributed_to=changed.attributed_to,
            policy_question=changed.policy_question,
            addressee=changed.addressee,
        )
    )
