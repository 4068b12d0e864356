"""kiosks"""

import sqlalchemy as sa
from alembic import op

from session_core.storage.utc import UtcDateTime

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    op.create_table(
        "kiosk",
        sa.Column("id", sa.String(16), nullable=False),
        sa.Column("session_id", sa.String(16), nullable=False),
        sa.Column("name", sa.String(60), nullable=False),
        sa.Column("secret_hash", sa.String(64), nullable=False),
        sa.Column("opened_at", UtcDateTime, nullable=False),
        sa.Column("taken_at", UtcDateTime),
        sa.Column("closed_at", UtcDateTime),
        sa.Column("served", sa.Integer, nullable=False, server_default="0"),
        sa.Column("last_at", UtcDateTime),
        sa.Column("seat_hash", sa.String(64)),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["workshop_session.id"],
            name="fk_kiosk_session_id",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_kiosk"),
        sa.UniqueConstraint("secret_hash", name="uq_kiosk_secret_hash"),
    )
    op.create_index("ix_kiosk_session_id", "kiosk", ["session_id"])


def downgrade() -> None:
    op.drop_table("kiosk")
