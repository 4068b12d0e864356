"""polls of many kinds, and tallies that hold no count which could point at a person"""

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

_FEWEST = 5


def upgrade() -> None:
    op.add_column("poll", sa.Column("settings", sa.JSON, nullable=False, server_default="{}"))
    op.add_column("poll", sa.Column("position", sa.Integer, nullable=False, server_default="0"))
    op.add_column("poll", sa.Column("rounds", sa.JSON, nullable=False, server_default="[]"))
    op.execute("UPDATE poll SET position = number")
    _forget_small_counts()
    op.add_column("ballot", sa.Column("answer", sa.Text, nullable=False, server_default=""))
    op.add_column("ballot", sa.Column("whose", sa.String(120), nullable=False, server_default=""))
    # Ballots of polls that are open at this moment go on counting.
    op.execute(
        """UPDATE ballot SET answer = '{"options":["' || option_id || '"]}', whose = ("""
        "SELECT modality || '|' || coalesce(stakeholder_group, '') || '|' "
        "|| coalesce(regional_group, '') FROM seat WHERE seat.id = ballot.seat_id)"
    )
    op.drop_column("ballot", "option_id")
    op.create_table(
        "hub_ballots",
        sa.Column("poll_id", sa.String(16), nullable=False),
        sa.Column("seat_id", sa.String(16), nullable=False),
        sa.Column("answers", sa.JSON, nullable=False),
        sa.Column("whose", sa.String(120), nullable=False),
        sa.Column("people", sa.Integer, nullable=False),
        sa.ForeignKeyConstraint(
            ["poll_id"], ["poll.id"], name="fk_hub_ballots_poll_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["seat_id"], ["seat.id"], name="fk_hub_ballots_seat_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("poll_id", "seat_id", name="pk_hub_ballots"),
    )
    op.create_table(
        "poll_saying",
        sa.Column("poll_id", sa.String(16), nullable=False),
        sa.Column("text_hash", sa.String(64), nullable=False),
        sa.Column("is_shown", sa.Boolean, nullable=False),
        sa.ForeignKeyConstraint(
            ["poll_id"], ["poll.id"], name="fk_poll_saying_poll_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("poll_id", "text_hash", name="pk_poll_saying"),
    )


def downgrade() -> None:
    """Ballots of open polls are lost: the older table holds one choice each."""
    op.drop_table("poll_saying")
    op.drop_table("hub_ballots")
    op.execute("DELETE FROM ballot")
    op.add_column(
        "ballot", sa.Column("option_id", sa.String(16), nullable=False, server_default="")
    )
    op.drop_column("ballot", "whose")
    op.drop_column("ballot", "answer")
    for column in ("rounds", "position", "settings"):
        op.drop_column("poll", column)


def _forget_small_counts() -> None:
    poll = sa.table("poll", sa.column("id"), sa.column("tally", sa.JSON))
    db = op.get_bind()
    for row in db.execute(sa.select(poll)).all():
        if row.tally:
            kept = _without_small_counts(row.tally)
            db.execute(poll.update().where(poll.c.id == row.id).values(tally=kept))


def _without_small_counts(tally: Mapping[str, Any]) -> dict[str, Any]:
    votes, sides = tally["votes"], tally["votes_by_modality"]
    ballots = sum(votes.values())
    if ballots < _FEWEST:
        return {"ballots": ballots, "votes": {}, "votes_by_modality": {}}
    enough = all(counts.get(option, 0) >= _FEWEST for counts in sides.values() for option in votes)
    return {"ballots": ballots, "votes": votes, "votes_by_modality": sides if enough else {}}
