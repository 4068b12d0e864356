"""the thin door: links, entry, moving a seat"""

from typing import Any

import sqlalchemy as sa
from alembic import op

from session_core.storage.utc import UtcDateTime

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    for name in ("call_link", "captions_link", "stream_link"):
        _add("workshop_session", sa.Column(name, sa.String(500), nullable=False, server_default=""))
    _add("workshop_session", sa.Column("conduct", sa.Text, nullable=False, server_default=""))
    _add(
        "workshop_session", sa.Column("asked_at_door", sa.JSON, nullable=False, server_default="[]")
    )
    _add(
        "workshop_session", sa.Column("entry", sa.String(20), nullable=False, server_default="open")
    )
    _add("workshop_session", _flag("intake_frozen"))
    _add("workshop_session", sa.Column("read_back_at", UtcDateTime))
    _add("seat", sa.Column("admission", sa.String(20), nullable=False, server_default="admitted"))
    op.create_table(
        "seat_move",
        sa.Column("id", sa.String(16), nullable=False),
        sa.Column("session_id", sa.String(16), nullable=False),
        sa.Column("seat_id", sa.String(16), nullable=False),
        sa.Column("token_hash", sa.String(64), nullable=False),
        sa.Column("expires_at", UtcDateTime, nullable=False),
        sa.ForeignKeyConstraint(
            ["seat_id"], ["seat.id"], name="fk_seat_move_seat_id", ondelete="CASCADE"
        ),
        _of_session("seat_move"),
        sa.PrimaryKeyConstraint("id", name="pk_seat_move"),
        sa.UniqueConstraint("token_hash", name="uq_seat_move_token_hash"),
    )
    op.create_index("ix_seat_move_session_id", "seat_move", ["session_id"])
    op.create_index("ix_seat_move_seat_id", "seat_move", ["seat_id"])
    op.create_table(
        "entry_code",
        sa.Column("id", sa.String(16), nullable=False),
        sa.Column("session_id", sa.String(16), nullable=False),
        sa.Column("batch", sa.Integer, nullable=False),
        sa.Column("code_hash", sa.String(64), nullable=False),
        sa.Column("made_at", UtcDateTime, nullable=False),
        _flag("used"),
        _of_session("entry_code"),
        sa.PrimaryKeyConstraint("id", name="pk_entry_code"),
        sa.UniqueConstraint("session_id", "code_hash", name="uq_entry_code_session_id"),
    )
    op.create_index("ix_entry_code_session_id", "entry_code", ["session_id"])


def downgrade() -> None:
    op.drop_table("entry_code")
    op.drop_table("seat_move")
    op.drop_column("seat", "admission")
    for name in (
        "read_back_at",
        "intake_frozen",
        "entry",
        "asked_at_door",
        "conduct",
        "stream_link",
        "captions_link",
        "call_link",
    ):
        op.drop_column("workshop_session", name)


def _add(table: str, column: "sa.Column[Any]") -> None:
    op.add_column(table, column)


def _flag(name: str) -> "sa.Column[Any]":
    return sa.Column(name, sa.Boolean, nullable=False, server_default=sa.text("false"))


def _of_session(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["session_id"],
        ["workshop_session.id"],
        name=f"fk_{table}_session_id",
        ondelete="CASCADE",
    )
