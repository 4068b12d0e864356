"""Links that take a seat to another device, kept as hashes; at most one for each seat."""

from datetime import datetime

from sqlalchemy import delete, select, update

from session_core.domain.codes import new_id
from session_core.storage.database import Db
from session_core.storage.tables import seat, seat_move


def keep_move(db: Db, session_id: str, seat_id: str, token_hash: str, expires_at: datetime) -> None:
    """Keep a link for a seat in place of the one before."""
    drop_moves(db, seat_id)
    db.execute(
        seat_move.insert().values(
            id=new_id(),
            session_id=session_id,
            seat_id=seat_id,
            token_hash=token_hash,
            expires_at=expires_at,
        )
    )


def seat_to_move(db: Db, session_id: str, token_hash: str, now: datetime) -> str | None:
    """The seat that a link takes in this session at this moment, or None."""
    here = (seat_move.c.token_hash == token_hash) & (seat_move.c.session_id == session_id)
    query = select(seat_move.c.seat_id).where(here, seat_move.c.expires_at > now)
    found: str | None = db.scalar(query)
    return found


def drop_moves(db: Db, seat_id: str) -> None:
    """Let no link take this seat any more."""
    db.execute(delete(seat_move).where(seat_move.c.seat_id == seat_id))


def change_secret(db: Db, seat_id: str, secret_hash: str) -> None:
    """Let another secret open a seat, and the one before no more."""
    db.execute(update(seat).where(seat.c.id == seat_id).values(secret_hash=secret_hash))
