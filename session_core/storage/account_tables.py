"""The tables of people who sign in; the others are in `tables.py`."""

from sqlalchemy import Boolean, Column, ForeignKey, Integer, String, Table

from session_core.storage.metadata import id_column, metadata
from session_core.storage.utc import UtcDateTime

account = Table(
    "account",
    metadata,
    id_column(),
    Column("username", String(60), nullable=False, unique=True),
    Column("name", String(200), nullable=False),
    Column("password_hash", String(100), nullable=False),
    Column("may_organise", Boolean, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
)

# One row for each browser that signed in. A cookie is worth what its row is worth.
sign_in = Table(
    "sign_in",
    metadata,
    Column("token_hash", String(64), primary_key=True),
    Column("account_id", ForeignKey("account.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("started_at", UtcDateTime, nullable=False),
    Column("ended_at", UtcDateTime),
)

# Wrong attempts by the name that was typed (hashed: people type passwords into that field).
sign_in_attempt = Table(
    "sign_in_attempt",
    metadata,
    Column("username_hash", String(64), primary_key=True),
    Column("wrong_in_a_row", Integer, nullable=False),
    Column("last_wrong_at", UtcDateTime, nullable=False),
)
