"""Signals between staff, as they are kept: no part of the record, and of no snapshot."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, delete, select, update

from session_core.domain.people import Role
from session_core.domain.signals import Signal, SignalKind
from session_core.storage.database import Db
from session_core.storage.tables import signal


def add_signal(db: Db, session_id: str, new: Signal) -> None:
    db.execute(
        signal.insert().values(
            id=new.id,
            session_id=session_id,
            kind=new.kind,
            text=new.text,
            to_role=new.to_role,
            sent_by=new.sent_by,
            sent_at=new.sent_at,
            acknowledged_by=new.acknowledged_by,
            acknowledged_at=new.acknowledged_at,
        )
    )


def open_signals(db: Db, session_id: str, at_most: int) -> list[Signal]:
    """What nobody has acknowledged yet, the newest first."""
    return _signals(db, session_id, signal.c.acknowledged_at.is_(None), at_most)


def seen_signals(db: Db, session_id: str, at_most: int) -> list[Signal]:
    """What was acknowledged, the newest first."""
    return _signals(db, session_id, signal.c.acknowledged_at.is_not(None), at_most)


def keep_acknowledged(
    db: Db, session_id: str, signal_ids: Collection[str], account_id: str, now: datetime
) -> int:
    """Keep who saw signals and when; how many of them nobody had acknowledged before."""
    unseen = (signal.c.session_id == session_id) & signal.c.id.in_(signal_ids)
    return db.execute(
        update(signal)
        .where(unseen, signal.c.acknowledged_at.is_(None))
        .values(acknowledged_by=account_id, acknowledged_at=now)
    ).rowcount


def keep_sent_again(db: Db, signal_ids: Collection[str], now: datetime) -> None:
    """Keep that the same was signalled again before anybody saw it."""
    db.execute(update(signal).where(signal.c.id.in_(signal_ids)).values(sent_at=now))


def forget_open(db: Db, session_id: str, kind: SignalKind, sent_by: str) -> None:
    """Forget what somebody signalled and nobody saw, because it holds no longer."""
    theirs = (signal.c.session_id == session_id) & (signal.c.sent_by == sent_by)
    db.execute(
        delete(signal).where(theirs, signal.c.kind == kind, signal.c.acknowledged_at.is_(None))
    )


def _signals(db: Db, session_id: str, wanted: Any, at_most: int) -> list[Signal]:
    query = (
        select(signal)
        .where(signal.c.session_id == session_id, wanted)
        .order_by(signal.c.sent_at.desc(), signal.c.id)
        .limit(at_most)
    )
    return _read(db.execute(query).all())


def _read(rows: Sequence[Row[Any]]) -> list[Signal]:
    return [
        Signal(
            id=row.id,
            kind=SignalKind(row.kind),
            to_role=Role(row.to_role),
            sent_at=row.sent_at,
            text=row.text,
            sent_by=row.sent_by,
            acknowledged_by=row.acknowledged_by,
            acknowledged_at=row.acknowledged_at,
        )
        for row in rows
    ]
