"""The record of what happened, and the revisions that it moves."""

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Text, bindparam, cast, func, or_, select

from session_core.domain.activity import Activity
from session_core.domain.floor_facts import CHANGED, FORGOTTEN, WHO, Facts, nobody
from session_core.domain.session import Room
from session_core.storage.database import Db
from session_core.storage.tables import activity, room_revision

Revisions = Mapping[Room, int]

_FAR_ENOUGH = 500
"""So many acts of staff are looked back at."""

# Asked with each act: to write such a statement takes longer than to run it.
_REVISIONS = select(room_revision.c.room, room_revision.c.revision).where(
    room_revision.c.session_id == bindparam("session")
)
_KEEP_REVISION = room_revision.update().where(
    room_revision.c.session_id == bindparam("at_session"),
    room_revision.c.room == bindparam("at_room"),
)
_LAST_ON_FLOOR = (
    select(activity.c.details)
    .where(activity.c.session_id == bindparam("session"), activity.c.room == Room.FLOOR)
    .order_by(activity.c.id.desc())
    .limit(1)
)


def revisions(db: Db, session_id: str) -> dict[Room, int]:
    """The revision of each room; a room where nothing happened yet is at 0."""
    rows = db.execute(_REVISIONS, {"session": session_id})
    return dict.fromkeys(Room, 0) | {Room(room): revision for room, revision in rows.all()}


def as_row(session_id: str | None, act: Activity, revision: int) -> dict[str, Any]:
    """What happened, as its row in the record."""
    return {
        "session_id": session_id,
        "room": act.room,
        "revision": revision,
        "at": act.at,
        "act": act.act,
        "actor": act.actor,
        "subject": act.subject,
        "details": dict(act.details),
    }


def record(
    db: Db, session_id: str | None, acts: Iterable[Activity], at: Revisions | None = None
) -> dict[Room, int]:
    """Write what happened and return the rooms that moved with their new revision.

    `at` are the revisions, where they were looked up in this transaction.
    """
    moved: dict[Room, int] = {}
    before = at or (revisions(db, session_id) if session_id else dict.fromkeys(Room, 0))
    rows = []
    for act in acts:
        moved[act.room] = before[act.room] + 1
        rows.append(as_row(session_id, act, moved[act.room]))
    if rows:
        db.execute(activity.insert(), rows)
    if session_id and moved:
        for room, revision in moved.items():
            _keep_revision(db, session_id, room, revision)
        _notify(db, session_id, moved)
    return moved


def _notify(db: Db, session_id: str, moved: Revisions) -> None:
    """Tell the other processes on this PostgreSQL, when and only if this commits."""
    if db.dialect.name == "postgresql":
        payload = json.dumps({"session_id": session_id, "moved": moved})
        db.execute(select(func.pg_notify("evenfloor", payload)))


def _keep_revision(db: Db, session_id: str, room: Room, revision: int) -> None:
    at = {"at_session": session_id, "at_room": room, "revision": revision}
    if db.execute(_KEEP_REVISION, at).rowcount == 0:
        new = {"session_id": session_id, "room": room, "revision": revision}
        db.execute(room_revision.insert(), new)


def forget_actor(db: Db, session_id: str, actor: str) -> None:
    """Leave it unsaid who did what somebody did in a session; that it happened stays."""
    theirs = (activity.c.session_id == session_id) & (activity.c.actor == actor)
    db.execute(activity.update().where(theirs).values(actor=""))


def forget_who(db: Db, session_id: str, kept: Mapping[str, Facts]) -> None:
    """Let the record of the floor tell no more of who asked than is `kept`, by intervention.

    What happened stays; the moments before may no longer be told again, and each says so.
    """
    if not kept:
        return
    as_text = cast(activity.c.details, Text)
    of_them = or_(*(as_text.contains(intervention_id) for intervention_id in kept))
    rows = db.execute(
        select(activity.c.id, activity.c.details).where(
            activity.c.session_id == session_id,
            activity.c.room == Room.FLOOR,
            as_text.contains('"asker"'),
            of_them,
        )
    )
    for row_id, details in rows.all():
        changed = dict(details.get(CHANGED, {}))
        for intervention_id, facts in changed.items():
            if intervention_id in kept and "asker" in facts:
                told = {name: value for name, value in facts.items() if name not in WHO}
                changed[intervention_id] = told | kept[intervention_id] | {FORGOTTEN: True}
        db.execute(
            activity.update()
            .where(activity.c.id == row_id)
            .values(details={**details, CHANGED: changed})
        )


def forget_request(db: Db, session_id: str, intervention_id: str) -> None:
    """Leave it unsaid who asked something: their key, their groups, and that they did it."""
    forget_who(db, session_id, {intervention_id: nobody(session_id, intervention_id)})
    of_it = (activity.c.session_id == session_id) & (activity.c.subject == intervention_id)
    by_a_seat = activity.c.actor.startswith("seat:")
    db.execute(activity.update().where(of_it, by_a_seat).values(actor=""))


def last_on_floor(db: Db, session_id: str) -> Mapping[str, object]:
    """What the last act on the floor said; nothing where there was none."""
    return db.scalar(_LAST_ON_FLOOR, {"session": session_id}) or {}


def how_many(db: Db, session_id: str, room: Room) -> int:
    """How many acts are recorded of a room."""
    same = (activity.c.session_id == session_id) & (activity.c.room == room)
    return db.scalar(select(func.count()).select_from(activity).where(same)) or 0


def staff_acts(db: Db, session_id: str, room: Room, most: int = _FAR_ENOUGH) -> list[Activity]:
    """The latest that staff did in a room, oldest first."""
    query = (
        select(activity)
        .where(
            activity.c.session_id == session_id,
            activity.c.room == room,
            activity.c.actor.startswith("account:"),
        )
        .order_by(activity.c.id.desc())
        .limit(most)
    )
    return [_activity(row) for row in db.execute(query).all()][::-1]


def activities(
    db: Db,
    session_id: str,
    since: datetime | None = None,
    room: Room | None = None,
    after: int = 0,
) -> list[Activity]:
    """What happened in a session, or in one of its rooms after a revision, oldest first."""
    query = select(activity).where(activity.c.session_id == session_id).order_by(activity.c.id)
    if since is not None:
        query = query.where(activity.c.at >= since)
    if room is not None:
        query = query.where(activity.c.room == room, activity.c.revision > after)
    return [_activity(row) for row in db.execute(query)]


def last_time(db: Db, session_id: str, act: str, room: Room) -> datetime | None:
    """When something was last done in a room of a session."""
    same = (activity.c.session_id == session_id) & (activity.c.act == act)
    query = select(activity.c.at).where(same, activity.c.room == room)
    return db.scalar(query.order_by(activity.c.id.desc()).limit(1))


def _activity(row: Row[Any]) -> Activity:
    return Activity(
        act=row.act,
        room=Room(row.room),
        at=row.at,
        actor=row.actor,
        subject=row.subject,
        details=row.details,
        revision=row.revision,
    )
