"""Presence as it is kept: when each member of staff's screen was last seen in each session."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.dialects import postgresql, sqlite

from session_core.domain.presence import Presence
from session_core.domain.session import Stage
from session_core.storage.database import Db
from session_core.storage.tables import presence, session_role, workshop_session

Place = tuple[str, str]
"""A session and an account in it."""


def keep_seen(db: Db, seen: Mapping[Place, datetime]) -> None:
    """Keep when screens were seen, of those who have a role there; an earlier time changes none.

    In one order, so that two processes that keep the same do not wait for each other in a ring.
    """
    staff = _on_the_staff(db, {session_id for session_id, _ in seen})
    insert = sqlite.insert if db.dialect.name == "sqlite" else postgresql.insert
    for place in sorted(staff & seen.keys()):
        at = seen[place]
        new = insert(presence).values(session_id=place[0], account_id=place[1], seen_at=at)
        db.execute(
            new.on_conflict_do_update(
                index_elements=["session_id", "account_id"],
                set_={"seen_at": at},
                where=presence.c.seen_at < at,
            )
        )


def _on_the_staff(db: Db, session_ids: Iterable[str]) -> set[Place]:
    query = select(session_role.c.session_id, session_role.c.account_id).where(
        session_role.c.session_id.in_(session_ids)
    )
    return {(row.session_id, row.account_id) for row in db.execute(query)}


def watched_sessions(db: Db) -> list[str]:
    """The open sessions in which a screen was ever seen."""
    query = (
        select(workshop_session.c.id)
        .where(workshop_session.c.stage == Stage.OPEN)
        .where(workshop_session.c.id.in_(select(presence.c.session_id)))
        .order_by(workshop_session.c.id)
    )
    return list(db.scalars(query))


def presence_in(db: Db, session_id: str) -> list[Presence]:
    """Everybody whose screen was ever seen in a session, longest gone first."""
    query = select(presence).where(presence.c.session_id == session_id)
    return [
        Presence(row.account_id, row.seen_at, row.is_gone, row.took_both_sides_at)
        for row in db.execute(query.order_by(presence.c.seen_at, presence.c.account_id))
    ]


def keep_gone(db: Db, session_id: str, account_id: str, is_gone: bool) -> None:
    """Keep that the others were told that somebody is gone, or back; who is gone serves no side."""
    values = {"is_gone": True, "took_both_sides_at": None} if is_gone else {"is_gone": False}
    db.execute(update(presence).where(_one(session_id, account_id)).values(values))


def keep_both_sides(db: Db, session_id: str, account_id: str, at: datetime) -> None:
    """Keep that somebody serves both sides since `at`; they are here, for they say so."""
    keep_seen(db, {(session_id, account_id): at})
    db.execute(update(presence).where(_one(session_id, account_id)).values(took_both_sides_at=at))


def forget_both_sides(db: Db, session_id: str) -> int:
    """Keep that each side has its own moderator again; how many had both."""
    had = (presence.c.session_id == session_id) & presence.c.took_both_sides_at.is_not(None)
    return db.execute(update(presence).where(had).values(took_both_sides_at=None)).rowcount


def _one(session_id: str, account_id: str) -> ColumnElement[bool]:
    return (presence.c.session_id == session_id) & (presence.c.account_id == account_id)
