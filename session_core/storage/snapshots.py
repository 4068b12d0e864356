"""What loading a snapshot asks of the database beside the nouns: free ids, and a whole record."""

from collections import Counter
from collections.abc import Collection, Sequence

from sqlalchemy import select

from session_core.domain.activity import Activity
from session_core.domain.session import Room
from session_core.storage.database import Db
from session_core.storage.records import as_row
from session_core.storage.tables import (
    activity,
    agenda_item,
    breakout_group,
    intervention,
    note,
    poll,
    room_revision,
    takeaway,
    workshop_session,
)

_WITH_IDS = (workshop_session, agenda_item, intervention, poll, note, takeaway, breakout_group)
_AT_ONCE = 500
"""So many ids are asked for at once: databases bound the values of a statement."""


def any_id_taken(db: Db, ids: Collection[str]) -> bool:
    """Whether anything of a session is kept under one of these ids already."""
    wanted = list(ids)
    slices = [wanted[n : n + _AT_ONCE] for n in range(0, len(wanted), _AT_ONCE)]
    return any(
        db.execute(select(table.c.id).where(table.c.id.in_(some)).limit(1)).first()
        for table in _WITH_IDS
        for some in slices
    )


def keep_record(db: Db, session_id: str, acts: Sequence[Activity]) -> None:
    """Keep what happened before a session came here; each act moves its room by one."""
    moved: Counter[Room] = Counter()
    rows = []
    for act in acts:
        moved[act.room] += 1
        rows.append(as_row(session_id, act, moved[act.room]))
    if rows:
        db.execute(activity.insert(), rows)
        db.execute(
            room_revision.insert(),
            [
                {"session_id": session_id, "room": room, "revision": revision}
                for room, revision in moved.items()
            ],
        )
