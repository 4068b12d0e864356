"""The tables of a session before it begins: the session, its people, its series."""

from sqlalchemy import JSON, Boolean, Column, ForeignKey, Integer, String, Table, Text, text

from session_core.storage.metadata import id_column, metadata
from session_core.storage.utc import UtcDateTime

workshop_session = Table(
    "workshop_session",
    metadata,
    id_column(),
    Column("title", String(300), nullable=False),
    Column("starts_at", UtcDateTime, nullable=False),
    Column("ends_at", UtcDateTime, nullable=False),
    Column("join_code", String(12), nullable=False, unique=True),
    Column("screen_key", String(60), nullable=False, unique=True),
    Column("year", Integer),
    Column("type", String(30)),
    Column("number", Integer),
    Column("room", String(200), nullable=False),
    Column("format", String(200), nullable=False),
    Column("themes", JSON, nullable=False),
    Column("policy_questions", JSON, nullable=False),
    Column("prose", JSON, nullable=False),
    Column("naming_rule", String(30), nullable=False),
    Column("stage", String(20), nullable=False),
    Column("queue_open", Boolean, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("session_report", Text, nullable=False, server_default=""),
    Column("archived_at", UtcDateTime),
    Column("floor_policy", JSON, nullable=False, server_default="{}"),
    Column("call_link", String(500), nullable=False, server_default=""),
    Column("captions_link", String(500), nullable=False, server_default=""),
    Column("stream_link", String(500), nullable=False, server_default=""),
    Column("conduct", Text, nullable=False, server_default=""),
    Column("asked_at_door", JSON, nullable=False, server_default="[]"),
    Column("entry", String(20), nullable=False, server_default="open"),
    Column("intake_frozen", Boolean, nullable=False, server_default=text("false")),
    Column("read_back_at", UtcDateTime),
)

programme_person = Table(
    "programme_person",
    metadata,
    Column(
        "session_id",
        ForeignKey("workshop_session.id", ondelete="CASCADE"),
        primary_key=True,
    ),
    Column("position", Integer, primary_key=True),
    Column("name", String(200), nullable=False),
    Column("part", String(30), nullable=False),
    Column("affiliation", String(300), nullable=False),
    Column("stakeholder_group", String(60)),
    Column("regional_group", String(60)),
)

session_role = Table(
    "session_role",
    metadata,
    Column(
        "session_id",
        ForeignKey("workshop_session.id", ondelete="CASCADE"),
        primary_key=True,
    ),
    Column("account_id", ForeignKey("account.id", ondelete="CASCADE"), primary_key=True),
    Column("role", String(30), primary_key=True),
)


series = Table(
    "series",
    metadata,
    id_column(),
    Column("title", String(300), nullable=False),
    Column("made_by", ForeignKey("account.id", ondelete="SET NULL")),
    Column("created_at", UtcDateTime, nullable=False),
)

# A session belongs to one series at most.
series_session = Table(
    "series_session",
    metadata,
    Column(
        "session_id",
        ForeignKey("workshop_session.id", ondelete="CASCADE"),
        primary_key=True,
    ),
    Column("series_id", ForeignKey("series.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("position", Integer, nullable=False),
)
