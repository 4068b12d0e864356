"""The table of kiosks: tablets that serve many people in turn."""

from sqlalchemy import Column, Integer, String, Table

from session_core.storage.metadata import id_column, metadata, of_session
from session_core.storage.utc import UtcDateTime

# The secret is that of the address until a tablet takes it, then that of the tablet alone. Whom a
# kiosk served is kept nowhere: only who stands before it now, until they are done.
kiosk = Table(
    "kiosk",
    metadata,
    id_column(),
    of_session(),
    Column("name", String(60), nullable=False),
    Column("secret_hash", String(64), nullable=False, unique=True),
    Column("opened_at", UtcDateTime, nullable=False),
    Column("taken_at", UtcDateTime),
    Column("closed_at", UtcDateTime),
    Column("served", Integer, nullable=False, server_default="0"),
    Column("last_at", UtcDateTime),
    Column("seat_hash", String(64)),
)
