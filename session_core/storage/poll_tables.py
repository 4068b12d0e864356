"""The tables of polls: what is asked, what people answer while it is open, what of it is shown."""

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    ForeignKey,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from session_core.storage.metadata import id_column, metadata, of_session
from session_core.storage.utc import UtcDateTime

poll = Table(
    "poll",
    metadata,
    id_column(),
    of_session(),
    Column("number", Integer, nullable=False),
    Column("question", String(500), nullable=False),
    Column("options", JSON, nullable=False),
    Column("state", String(20), nullable=False),
    Column("opened_at", UtcDateTime),
    Column("closed_at", UtcDateTime),
    Column("tally", JSON),
    Column("settings", JSON, nullable=False, server_default="{}"),
    Column("position", Integer, nullable=False, server_default="0"),
    Column("rounds", JSON, nullable=False, server_default="[]"),
    UniqueConstraint("session_id", "number"),
)

# Only while a poll is open: closing counts these rows into poll.tally and deletes them. `whose`
# names the groups of the seat, so that counting needs no other table; without row ids SQLite keeps
# the ballots of a poll beside each other, which counts them in half the time.
ballot = Table(
    "ballot",
    metadata,
    Column("poll_id", ForeignKey("poll.id", ondelete="CASCADE"), primary_key=True),
    Column("seat_id", ForeignKey("seat.id", ondelete="CASCADE"), primary_key=True),
    Column("answer", Text, nullable=False),
    Column("whose", String(3), nullable=False),
    sqlite_with_rowid=False,
)

# The ballots of a remote room, entered together by staff; gone when the poll closes, as all others.
hub_ballots = Table(
    "hub_ballots",
    metadata,
    Column("poll_id", ForeignKey("poll.id", ondelete="CASCADE"), primary_key=True),
    Column("seat_id", ForeignKey("seat.id", ondelete="CASCADE"), primary_key=True),
    Column("answers", JSON, nullable=False),
    Column("whose", String(3), nullable=False),
    Column("people", Integer, nullable=False),
)

# Whether something said in words is shown. What is has the hash of just this spelling, what is not
# that of all its spellings. A hash: who takes an answer back leaves no text behind.
poll_saying = Table(
    "poll_saying",
    metadata,
    Column("poll_id", ForeignKey("poll.id", ondelete="CASCADE"), primary_key=True),
    Column("text_hash", String(64), primary_key=True),
    Column("is_shown", Boolean, nullable=False),
)
