"""Every table, in the order in which a session grows; migrations must equal this file."""

from sqlalchemy import (
    JSON,
    Column,
    ForeignKey,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from session_core.storage.account_tables import account, sign_in, sign_in_attempt
from session_core.storage.breakout_tables import breakout_group, breakout_member
from session_core.storage.desk_tables import help_line, help_request
from session_core.storage.floor_tables import (
    entry_code,
    intervention,
    presence,
    question_translation,
    seat,
    seat_move,
    signal,
    support,
)
from session_core.storage.kiosk_tables import kiosk
from session_core.storage.metadata import id_column, metadata, of_session
from session_core.storage.poll_tables import ballot, hub_ballots, poll, poll_saying
from session_core.storage.session_tables import (
    programme_person,
    series,
    series_session,
    session_role,
    workshop_session,
)
from session_core.storage.utc import UtcDateTime

__all__ = [
    "account",
    "activity",
    "agenda_item",
    "ballot",
    "breakout_group",
    "breakout_member",
    "entry_code",
    "help_line",
    "help_request",
    "hub_ballots",
    "intervention",
    "kiosk",
    "metadata",
    "note",
    "poll",
    "poll_saying",
    "presence",
    "programme_person",
    "question_translation",
    "room_revision",
    "seat",
    "seat_move",
    "series",
    "series_session",
    "session_role",
    "sign_in",
    "sign_in_attempt",
    "signal",
    "support",
    "takeaway",
    "workshop_session",
]


agenda_item = Table(
    "agenda_item",
    metadata,
    id_column(),
    of_session(),
    Column("position", Integer, nullable=False),
    Column("title", String(200), nullable=False),
    Column("planned_minutes", Integer, nullable=False),
    Column("extended_minutes", Integer, nullable=False, server_default="0"),
    Column("naming_rule", String(30)),
    Column("skipped_at", UtcDateTime),
    Column("started_at", UtcDateTime),
    Column("ended_at", UtcDateTime),
)

note = Table(
    "note",
    metadata,
    id_column(),
    of_session(),
    Column("number", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("kind", String(20), nullable=False),
    Column("written_at", UtcDateTime, nullable=False),
    Column("attribution", String(20), nullable=False),
    Column("attributed_to", String(200), nullable=False),
    Column("agenda_item_id", ForeignKey("agenda_item.id", ondelete="SET NULL")),
    Column("policy_question", Integer),
    Column("addressee", String(200), nullable=False, server_default=""),
    Column("group_number", Integer),
    Column("written_by", ForeignKey("account.id", ondelete="SET NULL")),
    Column("client_key", String(80)),
    UniqueConstraint("session_id", "number"),
    UniqueConstraint("session_id", "client_key", name="uq_note_client_key"),
)

takeaway = Table(
    "takeaway",
    metadata,
    id_column(),
    of_session(),
    Column("position", Integer, nullable=False),
    Column("kind", String(20), nullable=False),
    Column("text", Text, nullable=False),
    Column("drafted_text", Text, nullable=False),
    Column("drafted_addressee", String(200), nullable=False),
    Column("addressee", String(200), nullable=False),
    Column("state", String(20), nullable=False),
    Column("evidence", JSON, nullable=False),
)

room_revision = Table(
    "room_revision",
    metadata,
    Column(
        "session_id",
        ForeignKey("workshop_session.id", ondelete="CASCADE"),
        primary_key=True,
    ),
    Column("room", String(20), primary_key=True),
    Column("revision", Integer, nullable=False),
)

# What happened, in order: the floor can be replayed from it. It never says who chose what in a
# poll, and never repeats what somebody wrote.
activity = Table(
    "activity",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("session_id", ForeignKey("workshop_session.id", ondelete="CASCADE"), index=True),
    Column("room", String(20), nullable=False),
    Column("revision", Integer, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("act", String(60), nullable=False),
    Column("actor", String(80), nullable=False),
    Column("subject", String(16), nullable=False),
    Column("details", JSON, nullable=False),
)
