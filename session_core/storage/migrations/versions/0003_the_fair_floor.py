"""the fair floor"""

import sqlalchemy as sa
from alembic import op

from session_core.storage.utc import UtcDateTime

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.add_column(
        "workshop_session",
        sa.Column("floor_policy", sa.JSON(), nullable=False, server_default="{}"),
    )
    op.add_column("seat", sa.Column("language", sa.String(12), nullable=False, server_default=""))
    op.add_column("seat", sa.Column("people", sa.Integer(), nullable=False, server_default="1"))
    op.add_column(
        "seat",
        sa.Column(
            "people_confirmed", sa.Boolean(), nullable=False, server_default=sa.text("false")
        ),
    )
    for column in (
        sa.Column("source", sa.String(20), nullable=False, server_default="device"),
        sa.Column("language", sa.String(12), nullable=False, server_default=""),
        sa.Column("people", sa.Integer(), nullable=False, server_default="1"),
        sa.Column("merged_into", sa.String(16)),
        sa.Column("decline_reason", sa.String(40)),
        sa.Column("reply", sa.Text(), nullable=False, server_default=""),
        sa.Column("ended_at", UtcDateTime()),
        sa.Column("edited_at", UtcDateTime()),
        sa.Column("claimed_by", sa.String(16)),
        sa.Column("claimed_at", UtcDateTime()),
        sa.Column("receipt_hash", sa.String(64)),
    ):
        op.add_column("intervention", column)
    op.create_index("ix_intervention_merged_into", "intervention", ["merged_into"])
    op.create_index("one_receipt", "intervention", ["session_id", "receipt_hash"], unique=True)
    # What staff entered before is told apart from what came from a device.
    op.execute("UPDATE intervention SET source = 'proxy' WHERE entered_by IS NOT NULL")

    op.create_table(
        "support",
        sa.Column("intervention_id", sa.String(16), nullable=False),
        sa.Column("seat_id", sa.String(16), nullable=False),
        sa.ForeignKeyConstraint(
            ["intervention_id"],
            ["intervention.id"],
            name="fk_support_intervention_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["seat_id"], ["seat.id"], name="fk_support_seat_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("intervention_id", "seat_id", name="pk_support"),
    )
    op.create_index("ix_support_seat_id", "support", ["seat_id"])
    op.create_table(
        "signal",
        sa.Column("id", sa.String(16), nullable=False),
        sa.Column("session_id", sa.String(16), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("text", sa.String(200), nullable=False),
        sa.Column("to_role", sa.String(30), nullable=False),
        sa.Column("sent_by", sa.String(16)),
        sa.Column("sent_at", UtcDateTime(), nullable=False),
        sa.Column("acknowledged_by", sa.String(16)),
        sa.Column("acknowledged_at", UtcDateTime()),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["workshop_session.id"],
            name="fk_signal_session_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["sent_by"], ["account.id"], name="fk_signal_sent_by", ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["acknowledged_by"],
            ["account.id"],
            name="fk_signal_acknowledged_by",
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_signal"),
    )
    op.create_index("ix_signal_session_id", "signal", ["session_id"])
    op.create_table(
        "presence",
        sa.Column("session_id", sa.String(16), nullable=False),
        sa.Column("account_id", sa.String(16), nullable=False),
        sa.Column("seen_at", UtcDateTime(), nullable=False),
        sa.Column("is_gone", sa.Boolean(), nullable=False, server_default=sa.text("false")),
        sa.Column("took_both_sides_at", UtcDateTime()),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["workshop_session.id"],
            name="fk_presence_session_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name="fk_presence_account_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("session_id", "account_id", name="pk_presence"),
    )


def downgrade() -> None:
    for table in ("presence", "signal", "support"):
        op.drop_table(table)
    op.drop_index("one_receipt", "intervention")
    op.drop_index("ix_intervention_merged_into", "intervention")
    for name in (
        "source",
        "language",
        "people",
        "merged_into",
        "decline_reason",
        "reply",
        "ended_at",
        "edited_at",
        "claimed_by",
        "claimed_at",
        "receipt_hash",
    ):
        op.drop_column("intervention", name)
    for name in ("language", "people", "people_confirmed"):
        op.drop_column("seat", name)
    op.drop_column("workshop_session", "floor_policy")
