"""polls of many kinds, and tallies that hold no count which could point at a person"""

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

_FEWEST = 5
_SIDES = {"onsite": "r", "online": "o"}
_STAKEHOLDERS = {
    "Civil Society": "c",
    "Government": "g",
    "Intergovernmental Organization": "i",
    "Private Sector": "p",
    "Technical Community": "t",
}
_REGIONS = {
    "African Group": "a",
    "Asia-Pacific Group": "s",
    "Eastern European Group": "e",
    "Latin American and Caribbean Group (GRULAC)": "l",
    "Western European and Others Group (WEOG)": "w",
    "Intergovernmental Organization": "i",
}


def upgrade() -> None:
    op.add_column("poll", sa.Column("settings", sa.JSON, nullable=False, server_default="{}"))
    op.add_column("poll", sa.Column("position", sa.Integer, nullable=False, server_default="0"))
    op.add_column("poll", sa.Column("rounds", sa.JSON, nullable=False, server_default="[]"))
    op.execute("UPDATE poll SET position = number")
    _forget_small_counts()
    _make_ballots_anew()
    op.create_table(
        "hub_ballots",
        sa.Column("poll_id", sa.String(16), nullable=False),
        sa.Column("seat_id", sa.String(16), nullable=False),
        sa.Column("answers", sa.JSON, nullable=False),
        sa.Column("whose", sa.String(3), nullable=False),
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
    op.drop_table("ballot")
    _ballots(sa.Column("option_id", sa.String(16), nullable=False))
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


def _make_ballots_anew() -> None:
    """Ballots of polls that are open at this moment go on counting."""
    db = op.get_bind()
    before = sa.text(
        "SELECT poll_id, seat_id, option_id, modality, stakeholder_group, regional_group"
        " FROM ballot JOIN seat ON seat.id = seat_id"
    )
    rows = [
        {
            "poll_id": row.poll_id,
            "seat_id": row.seat_id,
            "answer": row.option_id,
            "whose": _SIDES[row.modality]
            + _STAKEHOLDERS.get(row.stakeholder_group, "-")
            + _REGIONS.get(row.regional_group, "-"),
        }
        for row in db.execute(before)
    ]
    op.drop_table("ballot")
    made = _ballots(
        sa.Column("answer", sa.Text, nullable=False),
        sa.Column("whose", sa.String(3), nullable=False),
        sqlite_with_rowid=False,
    )
    if rows:
        db.execute(made.insert(), rows)


def _ballots(*columns: sa.Column[Any], **how: bool) -> sa.Table:
    return op.create_table(
        "ballot",
        sa.Column("poll_id", sa.String(16), nullable=False),
        sa.Column("seat_id", sa.String(16), nullable=False),
        *columns,
        sa.ForeignKeyConstraint(
            ["poll_id"], ["poll.id"], name="fk_ballot_poll_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["seat_id"], ["seat.id"], name="fk_ballot_seat_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("poll_id", "seat_id", name="pk_ballot"),
        **how,
    )
