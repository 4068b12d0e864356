"""Who waits at the door, one-time codes, and how the door stands."""

from collections.abc import Collection, Iterable
from datetime import datetime

from sqlalchemy import Integer, case, cast, delete, func, select, update

from session_core.domain.codes import new_id
from session_core.domain.entry import AtTheDoor, Batch
from session_core.domain.people import Admission, Modality
from session_core.domain.session import Entry
from session_core.storage.database import Db
from session_core.storage.people import regional_group, stakeholder_group
from session_core.storage.tables import entry_code, seat, workshop_session


def keep_entry(db: Db, session_id: str, entry: Entry) -> None:
    same = workshop_session.c.id == session_id
    db.execute(update(workshop_session).where(same).values(entry=entry))


def keep_intake_frozen(db: Db, session_id: str, is_frozen: bool) -> None:
    same = workshop_session.c.id == session_id
    db.execute(update(workshop_session).where(same).values(intake_frozen=is_frozen))


def at_the_door(db: Db, session_id: str) -> list[AtTheDoor]:
    """Who was not admitted, who came first first."""
    outside = (seat.c.session_id == session_id) & (seat.c.admission != Admission.ADMITTED)
    rows = db.execute(select(seat).where(outside).order_by(seat.c.joined_at, seat.c.id))
    return [
        AtTheDoor(
            seat_id=row.id,
            pseudonym=row.pseudonym,
            modality=Modality(row.modality),
            since=row.joined_at,
            admission=Admission(row.admission),
            stakeholder_group=stakeholder_group(row.stakeholder_group),
            regional_group=regional_group(row.regional_group),
            language=row.language,
            people=row.people,
        )
        for row in rows
    ]


def admission_of(db: Db, session_id: str, seat_id: str) -> Admission | None:
    """How a seat of this session stands; None where there is no such seat."""
    here = (seat.c.id == seat_id) & (seat.c.session_id == session_id)
    found = db.scalar(select(seat.c.admission).where(here))
    return Admission(found) if found else None


def keep_admission(db: Db, seat_ids: Collection[str], admission: Admission) -> None:
    db.execute(update(seat).where(seat.c.id.in_(seat_ids)).values(admission=admission))


def add_codes(
    db: Db, session_id: str, batch: int, code_hashes: Iterable[str], now: datetime
) -> None:
    rows = [
        {
            "id": new_id(),
            "session_id": session_id,
            "batch": batch,
            "code_hash": each,
            "made_at": now,
        }
        for each in code_hashes
    ]
    db.execute(entry_code.insert(), rows)


def batches_of(db: Db, session_id: str) -> list[Batch]:
    """Every batch that has codes, used or not, the newest first."""
    used = func.sum(cast(case((entry_code.c.used, 1), else_=0), Integer))
    query = (
        select(
            entry_code.c.batch,
            func.min(entry_code.c.made_at, type_=entry_code.c.made_at.type).label("made_at"),
            used.label("used"),
            func.count().label("codes"),
        )
        .where(entry_code.c.session_id == session_id)
        .group_by(entry_code.c.batch)
        .order_by(entry_code.c.batch.desc())
    )
    return [
        Batch(row.batch, row.made_at, row.used, row.codes - row.used) for row in db.execute(query)
    ]


def use_code(db: Db, session_id: str, code_hash: str) -> bool:
    """Use a code up; False where there is none unused. Of two at once one succeeds."""
    unused = (
        (entry_code.c.session_id == session_id)
        & (entry_code.c.code_hash == code_hash)
        & entry_code.c.used.is_(False)
    )
    return db.execute(update(entry_code).where(unused).values(used=True)).rowcount > 0


def forget_unused(db: Db, session_id: str, batch: int) -> int:
    """Delete the codes of a batch that nobody has used; how many there were."""
    unused = (
        (entry_code.c.session_id == session_id)
        & (entry_code.c.batch == batch)
        & entry_code.c.used.is_(False)
    )
    return db.execute(delete(entry_code).where(unused)).rowcount
