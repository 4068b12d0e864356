"""Series as they are kept: a title, and which session stands where."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, delete, func, select, update

from session_core.domain.floor import InterventionState
from session_core.domain.series import Series
from session_core.domain.takeaways import TakeawayState
from session_core.storage.database import Db
from session_core.storage.tables import (
    intervention,
    note,
    series,
    series_session,
    session_role,
    takeaway,
    workshop_session,
)


def add_series(db: Db, new: Series, made_by: str, now: datetime) -> None:
    db.execute(series.insert().values(id=new.id, title=new.title, made_by=made_by, created_at=now))
    keep_order(db, new)


def series_to_change(db: Db, series_id: str) -> Series | None:
    """A series; on PostgreSQL nobody else changes it until this transaction ends."""
    query = select(series.c.title).where(series.c.id == series_id)
    title = db.scalar(query.with_for_update())
    if title is None:
        return None
    members = (
        select(series_session.c.session_id)
        .where(series_session.c.series_id == series_id)
        .order_by(series_session.c.position, series_session.c.session_id)
    )
    return Series(series_id, title, tuple(db.scalars(members)))


def series_id_of(db: Db, session_id: str) -> str | None:
    """The series a session is in; on PostgreSQL it stays so until this transaction ends."""
    mine = workshop_session.c.id == session_id
    db.execute(select(workshop_session.c.id).where(mine).with_for_update())
    return db.scalar(
        select(series_session.c.series_id).where(series_session.c.session_id == session_id)
    )


def keep_title(db: Db, changed: Series) -> None:
    db.execute(update(series).where(series.c.id == changed.id).values(title=changed.title))


def keep_order(db: Db, changed: Series) -> None:
    """Keep which sessions are in the series, in their order; one without any is gone."""
    db.execute(delete(series_session).where(series_session.c.series_id == changed.id))
    for position, session_id in enumerate(changed.session_ids, start=1):
        db.execute(
            series_session.insert().values(
                session_id=session_id, series_id=changed.id, position=position
            )
        )
    if not changed.session_ids:
        db.execute(delete(series).where(series.c.id == changed.id))


def has_series(db: Db, account_id: str) -> bool:
    """Whether an account has a role in any session of a series."""
    query = (
        select(series_session.c.session_id)
        .join(session_role, session_role.c.session_id == series_session.c.session_id)
        .where(session_role.c.account_id == account_id)
        .limit(1)
    )
    return db.execute(query).first() is not None


def series_of(db: Db, account_id: str) -> list[Series]:
    """The series in which an account has a role in any session, by title, with all sessions."""
    mine = (
        select(series_session.c.series_id)
        .join(session_role, session_role.c.session_id == series_session.c.session_id)
        .where(session_role.c.account_id == account_id)
    )
    query = (
        select(series.c.id, series.c.title, series_session.c.session_id)
        .join(series_session, series_session.c.series_id == series.c.id)
        .where(series.c.id.in_(mine))
        .order_by(
            series.c.title, series.c.id, series_session.c.position, series_session.c.session_id
        )
    )
    found: dict[str, tuple[str, list[str]]] = {}
    for row in db.execute(query):
        found.setdefault(row.id, (row.title, []))[1].append(row.session_id)
    return [Series(each, title, tuple(ids)) for each, (title, ids) in found.items()]


def heard_in(db: Db, session_ids: Iterable[str]) -> dict[str, int]:
    """How many interventions were heard, by session."""
    return _counted(db, intervention, session_ids, intervention.c.state == InterventionState.HEARD)


def notes_in(db: Db, session_ids: Iterable[str]) -> dict[str, int]:
    """How many notes there are, by session."""
    return _counted(db, note, session_ids)


def adopted_in(db: Db, session_ids: Iterable[str]) -> dict[str, int]:
    """How many takeaways and calls to action were adopted, by session."""
    return _counted(db, takeaway, session_ids, takeaway.c.state == TakeawayState.ADOPTED)


def _counted(
    db: Db, table: Any, session_ids: Iterable[str], *where: ColumnElement[bool]
) -> dict[str, int]:
    query = (
        select(table.c.session_id, func.count())
        .where(table.c.session_id.in_(list(session_ids)), *where)
        .group_by(table.c.session_id)
    )
    return {row[0]: row[1] for row in db.execute(query)}
