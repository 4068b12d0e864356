"""Breakout groups as they are kept, and who sits in them."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Row, bindparam, delete, func, select, update

from session_core.domain.breakouts import BreakoutGroup, Member
from session_core.domain.codes import new_id
from session_core.domain.people import Admission, Modality
from session_core.storage.database import Db
from session_core.storage.tables import breakout_group, breakout_member, note, seat


def groups_of(db: Db, session_id: str) -> tuple[BreakoutGroup, ...]:
    query = (
        select(breakout_group)
        .where(breakout_group.c.session_id == session_id)
        .order_by(breakout_group.c.number)
    )
    return tuple(_group(row) for row in db.execute(query))


def add_group(db: Db, session_id: str, new: BreakoutGroup) -> None:
    db.execute(
        breakout_group.insert().values(id=new.id, session_id=session_id, **_values(new)),
    )


def keep_group(db: Db, changed: BreakoutGroup) -> None:
    db.execute(
        update(breakout_group).where(breakout_group.c.id == changed.id).values(**_values(changed)),
    )


def remove_group(db: Db, group_id: str) -> None:
    """Remove a group; who sat in it sits in none."""
    db.execute(delete(breakout_group).where(breakout_group.c.id == group_id))


def count_notes(db: Db, session_id: str, number: int) -> int:
    """How many notes came from a group."""
    here = (note.c.session_id == session_id) & (note.c.group_number == number)
    return db.scalar(select(func.count()).select_from(note).where(here)) or 0


def people_of(db: Db, session_id: str) -> tuple[Member, ...]:
    """Everybody who can sit in a group: who came, in that order, then who has no device."""
    seated = (
        select(seat.c.id, seat.c.pseudonym, seat.c.modality, breakout_group.c.number)
        .outerjoin(breakout_member, breakout_member.c.seat_id == seat.c.id)
        .outerjoin(breakout_group, breakout_group.c.id == breakout_member.c.group_id)
        .where(seat.c.session_id == session_id, seat.c.admission == Admission.ADMITTED)
        .order_by(seat.c.joined_at, seat.c.id)
    )
    others = (
        select(breakout_member.c.id, breakout_member.c.name, breakout_group.c.number)
        .join(breakout_group, breakout_group.c.id == breakout_member.c.group_id)
        .where(breakout_group.c.session_id == session_id, breakout_member.c.seat_id.is_(None))
        .order_by(breakout_member.c.name, breakout_member.c.id)
    )
    with_device = [
        Member(row.id, row.pseudonym, Modality(row.modality), True, row.number)
        for row in db.execute(seated)
    ]
    without = [
        Member(row.id, row.name, Modality.ONSITE, False, row.number) for row in db.execute(others)
    ]
    return (*with_device, *without)


# Asked for each page: to write such a statement takes longer than to run it.
_GROUP_OF_SEAT = (
    select(breakout_group)
    .join(breakout_member, breakout_member.c.group_id == breakout_group.c.id)
    .where(breakout_member.c.seat_id == bindparam("seat"))
)


def group_of_seat(db: Db, seat_id: str) -> BreakoutGroup | None:
    row = db.execute(_GROUP_OF_SEAT, {"seat": seat_id}).first()
    return _group(row) if row else None


def place_seats(db: Db, group_ids: Mapping[str, str]) -> None:
    """Put seats into groups: group id by seat id; each leaves the group it was in."""
    take_out_seats(db, group_ids)
    rows = [
        {"id": new_id(), "group_id": group, "seat_id": each, "name": ""}
        for each, group in group_ids.items()
    ]
    if rows:
        db.execute(breakout_member.insert(), rows)


def take_out_seats(db: Db, seat_ids: Iterable[str]) -> None:
    """Let these seats sit in no group."""
    db.execute(delete(breakout_member).where(breakout_member.c.seat_id.in_(list(seat_ids))))


def add_member_by_name(db: Db, group_id: str, member_id: str, name: str) -> None:
    db.execute(breakout_member.insert().values(id=member_id, group_id=group_id, name=name))


def move_member(db: Db, member_id: str, group_id: str) -> None:
    """Put somebody without a device into another group."""
    db.execute(
        update(breakout_member).where(breakout_member.c.id == member_id).values(group_id=group_id)
    )


def forget_member(db: Db, member_id: str) -> None:
    """Take somebody without a device off the list."""
    db.execute(delete(breakout_member).where(breakout_member.c.id == member_id))


def _values(group: BreakoutGroup) -> dict[str, Any]:
    return {
        "number": group.number,
        "topic": group.topic,
        "place": group.place,
        "facilitator_id": group.facilitator_id,
        "planned_minutes": group.planned_minutes,
        "opened_at": group.opened_at,
        "closed_at": group.closed_at,
    }


def _group(row: Row[Any]) -> BreakoutGroup:
    return BreakoutGroup(
        id=row.id,
        number=row.number,
        topic=row.topic,
        place=row.place,
        facilitator_id=row.facilitator_id,
        planned_minutes=row.planned_minutes,
        opened_at=row.opened_at,
        closed_at=row.closed_at,
    )
