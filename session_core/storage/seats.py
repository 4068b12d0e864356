"""Seats: a participant in one session, known by the hash of a secret."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, delete, exists, func, or_, select, update

from session_core.domain.people import Admission, Modality, Seat
from session_core.storage.database import Db
from session_core.storage.people import regional_group, stakeholder_group
from session_core.storage.tables import (
    ballot,
    breakout_member,
    help_request,
    hub_ballots,
    intervention,
    seat,
    support,
)

# Asked on every way in: to write such a statement takes longer than to run it.
_BEHIND = select(seat).where(
    seat.c.secret_hash == bindparam("secret"), seat.c.session_id == bindparam("session")
)

_ALL_BEHIND = select(seat).where(
    seat.c.secret_hash.in_(bindparam("secrets", expanding=True)),
    seat.c.session_id == bindparam("session"),
)

_ANYTHING = select(
    or_(
        *(
            exists().where(table.c.seat_id == bindparam("seat"))
            for table in (support, ballot, hub_ballots, breakout_member, help_request)
        ),
        exists().where(
            intervention.c.session_id == bindparam("session"),
            intervention.c.seat_id == bindparam("seat"),
        ),
    )
)


def has_done_anything(db: Db, session_id: str, seat_id: str) -> bool:
    """Whether a seat has asked, supported or chosen something, or sits in a group."""
    return bool(db.scalar(_ANYTHING, {"session": session_id, "seat": seat_id}))


def add_seat(db: Db, new: Seat, secret_hash: str, now: datetime) -> None:
    db.execute(
        seat.insert(),
        {
            "id": new.id,
            "session_id": new.session_id,
            "secret_hash": secret_hash,
            "pseudonym": new.pseudonym,
            "modality": new.modality,
            "stakeholder_group": new.stakeholder_group,
            "regional_group": new.regional_group,
            "joined_at": now,
            "language": new.language,
            "people": new.people,
            "people_confirmed": new.people_confirmed,
            "admission": new.admission,
        },
    )


def seat_behind(db: Db, session_id: str, secret_hash: str) -> Seat | None:
    """The seat that a secret opens in this session, and in no other."""
    row = db.execute(_BEHIND, {"secret": secret_hash, "session": session_id}).first()
    return _seat(row) if row else None


def seats_behind(db: Db, session_id: str, secret_hashes: Collection[str]) -> dict[str, Seat]:
    """The seats that these secrets open in this session, by the hashes of those that open one."""
    rows = db.execute(_ALL_BEHIND, {"secrets": list(secret_hashes), "session": session_id})
    return {row.secret_hash: _seat(row) for row in rows}


def seats_of(db: Db, session_id: str) -> list[Seat]:
    """Everybody who joined a session; who still waits at its door did not."""
    admitted = (seat.c.session_id == session_id) & (seat.c.admission == Admission.ADMITTED)
    rows = db.execute(select(seat).where(admitted))
    return [_seat(row) for row in rows]


def seat_with_id(db: Db, session_id: str, seat_id: str) -> Seat | None:
    query = select(seat).where(seat.c.id == seat_id, seat.c.session_id == session_id)
    row = db.execute(query).first()
    return _seat(row) if row else None


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
        admission=Admission(row.admission),
    )


def keep_people(db: Db, session_id: str, seat_id: str, people: int) -> bool:
    """Keep as how many people a seat counts, seen by staff; False where there is no such seat."""
    here = (seat.c.id == seat_id) & (seat.c.session_id == session_id)
    counted = update(seat).where(here).values(people=people, people_confirmed=True)
    return db.execute(counted).rowcount > 0


def pseudonyms_of(db: Db, seat_ids: Collection[str]) -> list[str]:
    return list(db.scalars(select(seat.c.pseudonym).where(seat.c.id.in_(seat_ids))))


def pseudonyms_by_seat(db: Db, session_id: str) -> dict[str, str]:
    """The pseudonym of each seat of a session, of those at its door too."""
    rows = db.execute(select(seat.c.id, seat.c.pseudonym).where(seat.c.session_id == session_id))
    return {row.id: row.pseudonym for row in rows}


def forget_seat(db: Db, seat_id: str) -> None:
    db.execute(delete(seat).where(seat.c.id == seat_id))


def seats_by_modality(db: Db, session_id: str) -> dict[Modality, int]:
    query = (
        select(seat.c.modality, func.count())
        .where(seat.c.session_id == session_id, seat.c.admission == Admission.ADMITTED)
        .group_by(seat.c.modality)
    )
    return dict.fromkeys(Modality, 0) | {Modality(side): n for side, n in db.execute(query)}
