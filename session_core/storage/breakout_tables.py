"""The tables of breakout groups and of those who sit in them."""

from sqlalchemy import Column, ForeignKey, Integer, String, Table, UniqueConstraint

from session_core.storage.metadata import id_column, metadata, of_session
from session_core.storage.utc import UtcDateTime

breakout_group = Table(
    "breakout_group",
    metadata,
    id_column(),
    of_session(),
    Column("number", Integer, nullable=False),
    Column("topic", String(300), nullable=False),
    Column("place", String(300), nullable=False),
    Column("facilitator_id", ForeignKey("account.id", ondelete="SET NULL")),
    Column("planned_minutes", Integer, nullable=False),
    Column("opened_at", UtcDateTime),
    Column("closed_at", UtcDateTime),
    UniqueConstraint("session_id", "number"),
)

# A seat sits in one group at most; people without a device are there by name only.
breakout_member = Table(
    "breakout_member",
    metadata,
    id_column(),
    Column(
        "group_id",
        ForeignKey("breakout_group.id", ondelete="CASCADE"),
        nullable=False,
        index=True,
    ),
    Column("seat_id", ForeignKey("seat.id", ondelete="CASCADE"), unique=True),
    Column("name", String(200), nullable=False),
)
