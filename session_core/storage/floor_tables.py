"""The tables of the floor: seats, interventions, support, and what moderators tell each other."""

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from session_core.storage.metadata import id_column, metadata, of_session
from session_core.storage.utc import UtcDateTime

seat = Table(
    "seat",
    metadata,
    id_column(),
    of_session(),
    Column("secret_hash", String(64), nullable=False, unique=True),
    Column("pseudonym", String(200), nullable=False),
    Column("modality", String(10), nullable=False),
    Column("stakeholder_group", String(60)),
    Column("regional_group", String(60)),
    Column("joined_at", UtcDateTime, nullable=False),
    Column("language", String(12), nullable=False, server_default=""),
    # A hub says how many people it is; it counts as one until staff confirm that.
    Column("people", Integer, nullable=False, server_default="1"),
    Column("people_confirmed", Boolean, nullable=False, server_default=text("false")),
    Column("admission", String(20), nullable=False, server_default="admitted"),
)

# A link that takes a seat to another device, once.
seat_move = Table(
    "seat_move",
    metadata,
    id_column(),
    of_session(),
    Column("seat_id", ForeignKey("seat.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("token_hash", String(64), nullable=False, unique=True),
    Column("expires_at", UtcDateTime, nullable=False),
)

# Which seat a code let in is not kept: codes are handed to people whose names somebody knows.
entry_code = Table(
    "entry_code",
    metadata,
    id_column(),
    of_session(),
    Column("batch", Integer, nullable=False),
    Column("code_hash", String(64), nullable=False),
    Column("made_at", UtcDateTime, nullable=False),
    Column("used", Boolean, nullable=False, server_default=text("false")),
    UniqueConstraint("session_id", "code_hash"),
)

intervention = Table(
    "intervention",
    metadata,
    id_column(),
    of_session(),
    Column("number", Integer, nullable=False),
    Column("kind", String(20), nullable=False),
    Column("modality", String(10), nullable=False),
    Column("asker", String(80), nullable=False),
    Column("requested_at", UtcDateTime, nullable=False),
    Column("text", Text, nullable=False),
    Column("name", String(200), nullable=False),
    Column("stakeholder_group", String(60)),
    Column("regional_group", String(60)),
    Column("state", String(20), nullable=False),
    Column("announced_at", UtcDateTime),
    Column("given_at", UtcDateTime),
    Column("yielded_at", UtcDateTime),
    Column("seat_id", ForeignKey("seat.id", ondelete="SET NULL")),
    Column("entered_by", ForeignKey("account.id", ondelete="SET NULL")),
    Column("client_key", String(80)),
    Column("source", String(20), nullable=False, server_default="device"),
    Column("language", String(12), nullable=False, server_default=""),
    Column("people", Integer, nullable=False, server_default="1"),
    # Neither of these two refers by a key of the database: SQLite takes none in a table with rows.
    Column("merged_into", String(16), index=True),
    Column("decline_reason", String(40)),
    Column("reply", Text, nullable=False, server_default=""),
    Column("ended_at", UtcDateTime),
    Column("edited_at", UtcDateTime),
    Column("claimed_by", String(16)),
    Column("claimed_at", UtcDateTime),
    Column("receipt_hash", String(64)),
    Column("announced_for", JSON, nullable=False, server_default="[]"),
    # `language` is what the asker speaks, this the language of the text.
    Column("written_in", String(12), nullable=False, server_default=""),
    UniqueConstraint("session_id", "number"),
    UniqueConstraint("session_id", "client_key", name="uq_intervention_client_key"),
)
# An index and no constraint: a migration can add it to a table of SQLite that has rows already.
Index(
    "one_receipt",
    intervention.c.session_id,
    intervention.c.receipt_hash,
    unique=True,
)
# The last word on "one intervention has the floor": two moderators in the same instant meet here.
Index(
    "one_has_the_floor",
    intervention.c.session_id,
    unique=True,
    sqlite_where=text("state = 'speaking'"),
    postgresql_where=text("state = 'speaking'"),
)

question_translation = Table(
    "question_translation",
    metadata,
    Column("intervention_id", ForeignKey("intervention.id", ondelete="CASCADE"), primary_key=True),
    Column("language", String(12), primary_key=True),
    of_session(),
    Column("text", Text, nullable=False),
    Column("read_aloud_by", String(200), nullable=False, server_default=""),
    Column("written_by", ForeignKey("account.id", ondelete="SET NULL")),
    Column("at", UtcDateTime, nullable=False),
)

support = Table(
    "support",
    metadata,
    Column("intervention_id", ForeignKey("intervention.id", ondelete="CASCADE"), primary_key=True),
    Column("seat_id", ForeignKey("seat.id", ondelete="CASCADE"), primary_key=True, index=True),
)

# Silent messages between staff; they are no part of the record.
signal = Table(
    "signal",
    metadata,
    id_column(),
    of_session(),
    Column("kind", String(20), nullable=False),
    Column("text", String(200), nullable=False),
    Column("to_role", String(30), nullable=False),
    Column("sent_by", ForeignKey("account.id", ondelete="SET NULL")),
    Column("sent_at", UtcDateTime, nullable=False),
    Column("acknowledged_by", ForeignKey("account.id", ondelete="SET NULL")),
    Column("acknowledged_at", UtcDateTime),
)

# When a screen of a member of staff was last heard of, and who serves both sides meanwhile.
presence = Table(
    "presence",
    metadata,
    Column("session_id", ForeignKey("workshop_session.id", ondelete="CASCADE"), primary_key=True),
    Column("account_id", ForeignKey("account.id", ondelete="CASCADE"), primary_key=True),
    Column("seen_at", UtcDateTime, nullable=False),
    Column("is_gone", Boolean, nullable=False, server_default=text("false")),
    Column("took_both_sides_at", UtcDateTime),
)
