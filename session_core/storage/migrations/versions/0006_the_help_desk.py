"""the help desk"""

import sqlalchemy as sa
from alembic import op

from session_core.storage.utc import UtcDateTime

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.create_table(
        "help_request",
        sa.Column("id", sa.String(16), nullable=False),
        sa.Column("session_id", sa.String(16), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("seat_id", sa.String(16)),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("urgency", sa.String(20), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("modality", sa.String(10), nullable=False),
        sa.Column("stakeholder_group", sa.String(60)),
        sa.Column("regional_group", sa.String(60)),
        sa.Column("language", sa.String(12), nullable=False),
        sa.Column("raised_at", UtcDateTime, nullable=False),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("claimed_by", sa.String(16)),
        sa.Column("claimed_at", UtcDateTime),
        sa.Column("for_side", sa.String(10)),
        sa.Column("touches_room", sa.Boolean, nullable=False, server_default=sa.text("false")),
        sa.Column("preventive", sa.Boolean, nullable=False, server_default=sa.text("false")),
        sa.Column("ended_by", sa.String(16)),
        sa.Column("ended_at", UtcDateTime),
        sa.Column("read_to", sa.Integer, nullable=False),
        sa.Column("client_key", sa.String(80)),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["workshop_session.id"],
            name="fk_help_request_session_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["seat_id"], ["seat.id"], name="fk_help_request_seat_id", ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_help_request"),
        sa.UniqueConstraint("session_id", "number", name="uq_help_request_session_id"),
        sa.UniqueConstraint("session_id", "client_key", name="uq_help_request_client_key"),
    )
    op.create_index("ix_help_request_session_id", "help_request", ["session_id"])
    op.create_index("ix_help_request_seat_id", "help_request", ["seat_id"])
    op.create_table(
        "help_line",
        sa.Column("id", sa.String(16), nullable=False),
        sa.Column("request_id", sa.String(16), nullable=False),
        sa.Column("by_desk", sa.Boolean, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("written_at", UtcDateTime, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("written_by", sa.String(16)),
        sa.Column("client_key", sa.String(80)),
        sa.ForeignKeyConstraint(
            ["request_id"],
            ["help_request.id"],
            name="fk_help_line_request_id",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_help_line"),
        sa.UniqueConstraint("request_id", "client_key", name="uq_help_line_client_key"),
    )
    op.create_index("ix_help_line_request_id", "help_line", ["request_id"])


def downgrade() -> None:
    op.drop_table("help_line")
    op.drop_table("help_request")
