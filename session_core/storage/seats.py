"""Seats: a participant in one session, known by the hash of a secret."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import Row, delete, func, select, update

from session_core.domain.people import Modality, Seat
from session_core.storage.database import Db
from session_core.storage.people import regional_group, stakeholder_group
from session_core.storage.tables import seat


def add_seat(db: Db, new: Seat, secret_hash: str, now: datetime) -> None:
    db.execute(
        seat.insert().values(
            id=new.id,
            session_id=new.session_id,
            secret_hash=secret_hash,
            pseudonym=new.pseudonym,
            modality=new.modality,
            stakeholder_group=new.stakeholder_group,
            regional_group=new.regional_group,
            joined_at=now,
            language=new.language,
            people=new.people,
            people_confirmed=new.people_confirmed,
        )
    )


def seat_behind(db: Db, session_id: str, secret_hash: str) -> Seat | None:
    """The seat that a secret opens in this session, and in no other."""
    row = db.execute(
        select(seat).where(seat.c.secret_hash == secret_hash, seat.c.session_id == session_id)
    ).first()
    return _seat(row) if row else None


def seats_of(db: Db, session_id: str) -> list[Seat]:
    """Everybody who joined a session."""
    rows = db.execute(select(seat).where(seat.c.session_id == session_id))
    return [_seat(row) for row in rows]


def _seat(row: Row[Any]) -> Seat:
    return Seat(
        id=row.id,
        session_id=row.session_id,
        pseudonym=row.pseudonym,
        modality=Modality(row.modality),
        stakeholder_group=stakeholder_group(row.stakeholder_group),
        regional_group=regional_group(row.regional_group),
        language=row.language,
        people=row.people,
        people_confirmed=row.people_confirmed,
    )


def keep_people(db: Db, session_id: str, seat_id: str, people: int) -> bool:
    """Keep as how many people a seat counts, seen by staff; False where there is no such seat."""
    here = (seat.c.id == seat_id) & (seat.c.session_id == session_id)
    counted = update(seat).where(here).values(people=people, people_confirmed=True)
    return db.execute(counted).rowcount > 0


def pseudonyms_of(db: Db, seat_ids: Collection[str]) -> list[str]:
    return list(db.scalars(select(seat.c.pseudonym).where(seat.c.id.in_(seat_ids))))


def forget_seat(db: Db, seat_id: str) -> None:
    db.execute(delete(seat).where(seat.c.id == seat_id))


def seats_by_modality(db: Db, session_id: str) -> dict[Modality, int]:
    query = (
        select(seat.c.modality, func.count())
        .where(seat.c.session_id == session_id)
        .group_by(seat.c.modality)
    )
    return dict.fromkeys(Modality, 0) | {Modality(side): n for side, n in db.execute(query)}
