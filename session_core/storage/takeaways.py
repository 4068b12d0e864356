"""Takeaways and calls to action as they are kept."""

from collections.abc import Iterable
from dataclasses import asdict

from sqlalchemy import delete, select, update

from session_core.domain.takeaways import (
    Evidence,
    EvidenceKind,
    Takeaway,
    TakeawayKind,
    TakeawayState,
)
from session_core.storage.database import Db
from session_core.storage.tables import takeaway


def add_takeaways(db: Db, session_id: str, new: Iterable[Takeaway]) -> None:
    for each in new:
        db.execute(
            takeaway.insert().values(
                id=each.id,
                session_id=session_id,
                position=each.position,
                kind=each.kind,
                text=each.text,
                drafted_text=each.drafted_text,
                drafted_addressee=each.drafted_addressee,
                addressee=each.addressee,
                state=each.state,
                evidence=[asdict(piece) for piece in each.evidence],
            )
        )


def takeaways_of(db: Db, session_id: str) -> tuple[Takeaway, ...]:
    query = (
        select(takeaway)
        .where(takeaway.c.session_id == session_id)
        .order_by(takeaway.c.kind.desc(), takeaway.c.position)
    )
    return tuple(
        Takeaway(
            id=row.id,
            kind=TakeawayKind(row.kind),
            text=row.text,
            evidence=tuple(
                Evidence(EvidenceKind(piece["kind"]), piece["id"]) for piece in row.evidence
            ),
            state=TakeawayState(row.state),
            position=row.position,
            addressee=row.addressee,
            drafted_text=row.drafted_text,
            drafted_addressee=row.drafted_addressee,
        )
        for row in db.execute(query)
    )


def keep_takeaway(db: Db, changed: Takeaway) -> None:
    db.execute(
        update(takeaway)
        .where(takeaway.c.id == changed.id)
        .values(text=changed.text, addressee=changed.addressee, state=changed.state)
    )


def drop_takeaways(db: Db, dropped: Iterable[Takeaway]) -> None:
    """Make room for a new draft."""
    db.execute(delete(takeaway).where(takeaway.c.id.in_([each.id for each in dropped])))
