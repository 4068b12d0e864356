"""the language of a question, and its translations"""

import sqlalchemy as sa
from alembic import op

from session_core.storage.utc import UtcDateTime

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.add_column(
        "intervention", sa.Column("written_in", sa.String(12), nullable=False, server_default="")
    )
    op.create_table(
        "question_translation",
        sa.Column("intervention_id", sa.String(16), nullable=False),
        sa.Column("language", sa.String(12), nullable=False),
        sa.Column("session_id", sa.String(16), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("read_aloud_by", sa.String(200), nullable=False, server_default=""),
        sa.Column("written_by", sa.String(16)),
        sa.Column("at", UtcDateTime, nullable=False),
        _to("intervention_id", "intervention", "CASCADE"),
        _to("session_id", "workshop_session", "CASCADE"),
        _to("written_by", "account", "SET NULL"),
        sa.PrimaryKeyConstraint("intervention_id", "language", name="pk_question_translation"),
    )
    op.create_index("ix_question_translation_session_id", "question_translation", ["session_id"])


def downgrade() -> None:
    op.drop_table("question_translation")
    op.drop_column("intervention", "written_in")


def _to(column: str, table: str, ondelete: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column],
        [f"{table}.id"],
        name=f"fk_question_translation_{column}",
        ondelete=ondelete,
    )
