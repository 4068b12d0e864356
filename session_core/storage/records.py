"""The record of what happened, and the revisions that it moves."""

import json
from collections.abc import Iterable, Mapping
from datetime import datetime

from sqlalchemy import func, select

from session_core.domain.activity import Activity
from session_core.domain.session import Room
from session_core.storage.database import Db
from session_core.storage.tables import activity, room_revision

Revisions = Mapping[Room, int]


def revisions(db: Db, session_id: str) -> dict[Room, int]:
    """The revision of each room; a room where nothing happened yet is at 0."""
    rows = db.execute(
        select(room_revision.c.room, room_revision.c.revision).where(
            room_revision.c.session_id == session_id
        )
    )
    return dict.fromkeys(Room, 0) | {Room(room): revision for room, revision in rows}


def record(db: Db, session_id: str | None, acts: Iterable[Activity]) -> dict[Room, int]:
    """Write what happened and return the rooms that moved with their new revision."""
    moved: dict[Room, int] = {}
    before = revisions(db, session_id) if session_id else dict.fromkeys(Room, 0)
    for act in acts:
        moved[act.room] = before[act.room] + 1
        db.execute(
            activity.insert().values(
                session_id=session_id,
                room=act.room,
                revision=moved[act.room],
                at=act.at,
                act=act.act,
                actor=act.actor,
                subject=act.subject,
                details=dict(act.details),
            )
        )
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
    same = (room_revision.c.session_id == session_id) & (room_revision.c.room == room)
    if db.execute(room_revision.update().where(same).values(revision=revision)).rowcount == 0:
        db.execute(
            room_revision.insert().values(session_id=session_id, room=room, revision=revision)
        )


def forget_actor(db: Db, session_id: str, actor: str) -> None:
    """Leave it unsaid who did what somebody did in a session; that it happened stays."""
    theirs = (activity.c.session_id == session_id) & (activity.c.actor == actor)
    db.execute(activity.update().where(theirs).values(actor=""))


def activities(
    db: Db, session_id: str, since: datetime | None = None, room: Room | None = None
) -> list[Activity]:
    """What happened in a session, or in one of its rooms, oldest first."""
    query = select(activity).where(activity.c.session_id == session_id).order_by(activity.c.id)
    if since is not None:
        query = query.where(activity.c.at >= since)
    if room is not None:
        query = query.where(activity.c.room == room)
    return [
        Activity(
            act=row.act,
            room=Room(row.room),
            at=row.at,
            actor=row.actor,
            subject=row.subject,
            details=row.details,
        )
        for row in db.execute(query)
    ]


def last_time(db: Db, session_id: str, act: str, room: Room) -> datetime | None:
    """When something was last done in a room of a session."""
    same = (activity.c.session_id == session_id) & (activity.c.act == act)
    query = select(activity.c.at).where(same, activity.c.room == room)
    return db.scalar(query.order_by(activity.c.id.desc()).limit(1))
