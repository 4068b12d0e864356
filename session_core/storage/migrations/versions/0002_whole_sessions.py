"""whole sessions

Columns are added one by one, never in a batch: on SQLite a batch copies the table and drops the
old one, and with it goes every row that refers to it.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "breakout_group",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("session_id", sa.String(length=16), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("topic", sa.String(length=300), nullable=False),
        sa.Column("place", sa.String(length=300), nullable=False),
        sa.Column("facilitator_id", sa.String(length=16), nullable=True),
        sa.Column("planned_minutes", sa.Integer(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["facilitator_id"],
            ["account.id"],
            name=op.f("fk_breakout_group_facilitator_id"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["workshop_session.id"],
            name=op.f("fk_breakout_group_session_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_breakout_group")),
        sa.UniqueConstraint("session_id", "number", name=op.f("uq_breakout_group_session_id")),
    )
    op.create_index(
        op.f("ix_breakout_group_session_id"), "breakout_group", ["session_id"], unique=False
    )

    op.create_table(
        "series",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("made_by", sa.String(length=16), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["made_by"], ["account.id"], name=op.f("fk_series_made_by"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_series")),
    )
    op.create_table(
        "breakout_member",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("group_id", sa.String(length=16), nullable=False),
        sa.Column("seat_id", sa.String(length=16), nullable=True),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"],
            ["breakout_group.id"],
            name=op.f("fk_breakout_member_group_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["seat_id"], ["seat.id"], name=op.f("fk_breakout_member_seat_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_breakout_member")),
        sa.UniqueConstraint("seat_id", name=op.f("uq_breakout_member_seat_id")),
    )
    op.create_index(
        op.f("ix_breakout_member_group_id"), "breakout_member", ["group_id"], unique=False
    )

    op.create_table(
        "series_session",
        sa.Column("session_id", sa.String(length=16), nullable=False),
        sa.Column("series_id", sa.String(length=16), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["series_id"],
            ["series.id"],
            name=op.f("fk_series_session_series_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["workshop_session.id"],
            name=op.f("fk_series_session_session_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("session_id", name=op.f("pk_series_session")),
    )
    op.create_index(
        op.f("ix_series_session_series_id"), "series_session", ["series_id"], unique=False
    )

    op.add_column(
        "agenda_item",
        sa.Column("extended_minutes", sa.Integer(), server_default="0", nullable=False),
    )
    op.add_column("agenda_item", sa.Column("naming_rule", sa.String(length=30), nullable=True))
    op.add_column("agenda_item", sa.Column("skipped_at", sa.DateTime(timezone=True), nullable=True))

    op.add_column(
        "note", sa.Column("addressee", sa.String(length=200), server_default="", nullable=False)
    )
    op.add_column("note", sa.Column("group_number", sa.Integer(), nullable=True))

    op.add_column(
        "workshop_session",
        sa.Column("session_report", sa.Text(), server_default="", nullable=False),
    )
    op.add_column(
        "workshop_session", sa.Column("archived_at", sa.DateTime(timezone=True), nullable=True)
    )


def downgrade() -> None:
    op.drop_column("workshop_session", "archived_at")
    op.drop_column("workshop_session", "session_report")

    op.drop_column("note", "group_number")
    op.drop_column("note", "addressee")

    op.drop_column("agenda_item", "skipped_at")
    op.drop_column("agenda_item", "naming_rule")
    op.drop_column("agenda_item", "extended_minutes")

    op.drop_index(op.f("ix_series_session_series_id"), "series_session")

    op.drop_table("series_session")
    op.drop_index(op.f("ix_breakout_member_group_id"), "breakout_member")

    op.drop_table("breakout_member")
    op.drop_table("series")
    op.drop_index(op.f("ix_breakout_group_session_id"), "breakout_group")

    op.drop_table("breakout_group")
