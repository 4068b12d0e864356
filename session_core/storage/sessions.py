"""Workshop sessions as they are kept."""

from collections.abc import Iterable
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, select, update

from session_core.domain.door import Links
from session_core.domain.session import (
    AtDoor,
    Entry,
    NamingRule,
    SessionType,
    Stage,
    WorkshopSession,
)
from session_core.storage.database import Db
from session_core.storage.tables import session_role, workshop_session


def add_session(db: Db, new: WorkshopSession, now: datetime) -> None:
    values = asdict(new) | {
        "themes": list(new.themes),
        "policy_questions": list(new.policy_questions),
        "asked_at_door": list(new.asked_at_door),
        "created_at": now,
    }
    db.execute(workshop_session.insert().values(**values))


# Asked on every way in: to write such a statement takes longer than to run it.
_BY_ID = select(workshop_session).where(workshop_session.c.id == bindparam("id"))
_BY_CODE = select(workshop_session).where(workshop_session.c.join_code == bindparam("code"))
_ID_BY_CODE = select(workshop_session.c.id).where(workshop_session.c.join_code == bindparam("code"))


def session_with_id(db: Db, session_id: str) -> WorkshopSession | None:
    row = db.execute(_BY_ID, {"id": session_id}).first()
    return _session(row) if row else None


def id_of_join_code(db: Db, join_code: str) -> str | None:
    """The session that a join code opens, by its id alone."""
    return db.scalar(_ID_BY_CODE, {"code": join_code})


def session_with_join_code(db: Db, join_code: str) -> WorkshopSession | None:
    row = db.execute(_BY_CODE, {"code": join_code}).first()
    return _session(row) if row else None


def session_with_screen_key(db: Db, screen_key: str) -> WorkshopSession | None:
    return _one(db, workshop_session.c.screen_key == screen_key)


def sessions_of(db: Db, account_id: str) -> list[WorkshopSession]:
    """The sessions in which an account has a role, the next to start first."""
    mine = select(session_role.c.session_id).where(session_role.c.account_id == account_id)
    query = (
        select(workshop_session)
        .where(workshop_session.c.id.in_(mine))
        .order_by(workshop_session.c.starts_at, workshop_session.c.title)
    )
    return [_session(row) for row in db.execute(query)]


def any_session(db: Db) -> bool:
    return db.execute(select(workshop_session.c.id).limit(1)).first() is not None


def keep_stage(db: Db, session_id: str, stage: Stage) -> None:
    _keep(db, session_id, stage=stage)


def keep_queue_open(db: Db, session_id: str, queue_open: bool) -> None:
    _keep(db, session_id, queue_open=queue_open)


def keep_naming_rule(db: Db, session_id: str, rule: NamingRule) -> None:
    _keep(db, session_id, naming_rule=rule)


def keep_session_report(db: Db, session_id: str, text: str) -> None:
    _keep(db, session_id, session_report=text)


def keep_links(db: Db, session_id: str, links: Links) -> None:
    _keep(
        db,
        session_id,
        call_link=links.call,
        captions_link=links.captions,
        stream_link=links.stream,
    )


def keep_conduct(db: Db, session_id: str, text: str) -> None:
    _keep(db, session_id, conduct=text)


def keep_asked_at_door(db: Db, session_id: str, asked: Iterable[AtDoor]) -> None:
    _keep(db, session_id, asked_at_door=list(asked))


def keep_read_back(db: Db, session_id: str, at: datetime | None) -> None:
    _keep(db, session_id, read_back_at=at)


def _keep(db: Db, session_id: str, **values: object) -> None:
    same = workshop_session.c.id == session_id
    db.execute(update(workshop_session).where(same).values(**values))


def _one(db: Db, where: Any) -> WorkshopSession | None:
    row = db.execute(select(workshop_session).where(where)).first()
    return _session(row) if row else None


def _session(row: Row[Any]) -> WorkshopSession:
    return replace(
        without_long_texts(row),
        themes=tuple(row.themes),
        policy_questions=tuple(row.policy_questions),
        prose=dict(row.prose),
        session_report=row.session_report,
        call_link=row.call_link,
        captions_link=row.captions_link,
        stream_link=row.stream_link,
        conduct=row.conduct,
        asked_at_door=tuple(map(AtDoor, row.asked_at_door)),
        entry=Entry(row.entry),
        intake_frozen=row.intake_frozen,
        read_back_at=row.read_back_at,
    )


def without_long_texts(row: Row[Any]) -> WorkshopSession:
    """The session in a row that may lack its themes, questions, prose and report."""
    return WorkshopSession(
        id=row.id,
        title=row.title,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        join_code=row.join_code,
        screen_key=row.screen_key,
        year=row.year,
        type=SessionType(row.type) if row.type else None,
        number=row.number,
        room=row.room,
        format=row.format,
        naming_rule=NamingRule(row.naming_rule),
        stage=Stage(row.stage),
        queue_open=row.queue_open,
        archived_at=row.archived_at,
    )
