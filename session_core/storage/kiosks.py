"""Kiosks, each known by the hash of a secret."""

from datetime import datetime
from typing import Any

from sqlalchemy import Row, select, update

from session_core.domain.kiosk import Kiosk
from session_core.storage.database import Db
from session_core.storage.tables import kiosk


def add_kiosk(db: Db, session_id: str, new: Kiosk, secret_hash: str) -> None:
    db.execute(
        kiosk.insert().values(
            id=new.id,
            session_id=session_id,
            name=new.name,
            secret_hash=secret_hash,
            opened_at=new.opened_at,
        )
    )


def kiosks_of(db: Db, session_id: str) -> list[Kiosk]:
    """Every kiosk of a session, the newest first."""
    here = select(kiosk).where(kiosk.c.session_id == session_id)
    return [_kiosk(row) for row in db.execute(here.order_by(kiosk.c.opened_at.desc(), kiosk.c.id))]


def kiosk_with_id(db: Db, session_id: str, kiosk_id: str) -> Kiosk | None:
    same = (kiosk.c.id == kiosk_id) & (kiosk.c.session_id == session_id)
    return _one(db, same)


def kiosk_behind(db: Db, session_id: str, secret_hash: str, *, is_taken: bool) -> Kiosk | None:
    """The kiosk of this session that a secret opens, unless it was closed.

    An address opens one that no tablet has taken yet, a tablet's own secret one that it has.
    """
    same = (
        (kiosk.c.secret_hash == secret_hash)
        & (kiosk.c.session_id == session_id)
        & kiosk.c.closed_at.is_(None)
        & (kiosk.c.taken_at.is_not(None) if is_taken else kiosk.c.taken_at.is_(None))
    )
    return _one(db, same)


def keep_taken(db: Db, kiosk_id: str, secret_hash: str, now: datetime) -> None:
    """Let a tablet's own secret open a kiosk, and its address no more."""
    same = kiosk.c.id == kiosk_id
    db.execute(update(kiosk).where(same).values(secret_hash=secret_hash, taken_at=now))


def keep_kiosk(db: Db, changed: Kiosk) -> None:
    """Keep how a kiosk is doing."""
    db.execute(
        update(kiosk)
        .where(kiosk.c.id == changed.id)
        .values(
            closed_at=changed.closed_at,
            served=changed.served,
            last_at=changed.last_at,
            seat_hash=changed.seat_hash,
        )
    )


def _one(db: Db, same: Any) -> Kiosk | None:
    row = db.execute(select(kiosk).where(same)).first()
    return _kiosk(row) if row else None


def _kiosk(row: Row[Any]) -> Kiosk:
    return Kiosk(
        id=row.id,
        name=row.name,
        opened_at=row.opened_at,
        taken_at=row.taken_at,
        closed_at=row.closed_at,
        served=row.served,
        last_at=row.last_at,
        seat_hash=row.seat_hash,
    )
