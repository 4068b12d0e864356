"""The tables of the help desk: requests for help, and what was written about each."""

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from session_core.storage.metadata import id_column, metadata, of_session
from session_core.storage.utc import UtcDateTime

# Private: between a seat and the desk. No snapshot and no report has any of it.
help_request = Table(
    "help_request",
    metadata,
    id_column(),
    of_session(),
    Column("number", Integer, nullable=False),
    Column("seat_id", ForeignKey("seat.id", ondelete="SET NULL"), index=True),
    Column("kind", String(40), nullable=False),
    Column("urgency", String(20), nullable=False),
    Column("text", Text, nullable=False),
    Column("modality", String(10), nullable=False),
    Column("stakeholder_group", String(60)),
    Column("regional_group", String(60)),
    Column("language", String(12), nullable=False),
    Column("raised_at", UtcDateTime, nullable=False),
    Column("state", String(20), nullable=False),
    Column("revision", Integer, nullable=False),
    # Accounts, whose ids are kept where the account is no more: it was not the asker.
    Column("claimed_by", String(16)),
    Column("claimed_at", UtcDateTime),
    Column("for_side", String(10)),
    Column("touches_room", Boolean, nullable=False, server_default=text("false")),
    Column("preventive", Boolean, nullable=False, server_default=text("false")),
    Column("ended_by", String(16)),
    Column("ended_at", UtcDateTime),
    Column("read_to", Integer, nullable=False),
    Column("client_key", String(80)),
    UniqueConstraint("session_id", "number"),
    UniqueConstraint("session_id", "client_key", name="uq_help_request_client_key"),
)

help_line = Table(
    "help_line",
    metadata,
    id_column(),
    Column(
        "request_id",
        ForeignKey("help_request.id", ondelete="CASCADE"),
        nullable=False,
        index=True,
    ),
    Column("by_desk", Boolean, nullable=False),
    Column("text", Text, nullable=False),
    Column("written_at", UtcDateTime, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("written_by", String(16)),
    Column("client_key", String(80)),
    UniqueConstraint("request_id", "client_key", name="uq_help_line_client_key"),
)
