"""Whether a session is in the archive, since when, and what it was before."""

from datetime import datetime

from sqlalchemy import select, update

from session_core.domain.session import Stage
from session_core.storage.database import Db
from session_core.storage.tables import activity, workshop_session


def is_archived(db: Db, session_id: str) -> bool:
    query = select(workshop_session.c.archived_at).where(workshop_session.c.id == session_id)
    return db.scalar(query) is not None


def keep_archived(db: Db, session_id: str, archived_at: datetime | None, stage: Stage) -> None:
    same = workshop_session.c.id == session_id
    values = {"archived_at": archived_at, "stage": stage}
    db.execute(update(workshop_session).where(same).values(**values))


def stage_before(db: Db, session_id: str) -> Stage:
    """The stage a session had when it was last archived, by its record."""
    query = (
        select(activity.c.details)
        .where(activity.c.session_id == session_id, activity.c.act == "archive_session")
        .order_by(activity.c.id.desc())
        .limit(1)
    )
    return Stage((db.scalar(query) or {}).get("stage", Stage.CLOSED))
