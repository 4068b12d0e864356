"""Polls as they are kept, and ballots for as long as their poll is open."""

from collections import Counter
from dataclasses import asdict
from typing import Any

from sqlalchemy import Row, bindparam, delete, func, select, update
from sqlalchemy.dialects import postgresql, sqlite

from session_core.domain.people import Modality
from session_core.domain.polls import Poll, PollOption, PollState, Tally
from session_core.storage.database import Db
from session_core.storage.tables import ballot, poll, seat

# Asked for each ballot: to write such a statement takes longer than to run it.
_POLL = select(poll).where(poll.c.id == bindparam("id"), poll.c.session_id == bindparam("session"))
_BALLOTS_OF_SEAT = select(ballot.c.poll_id, ballot.c.option_id).where(
    ballot.c.seat_id == bindparam("seat")
)
_KEY = [ballot.c.poll_id, ballot.c.seat_id]
_SQLITE, _POSTGRESQL = sqlite.insert(ballot), postgresql.insert(ballot)
_ONE_BALLOT = {
    "sqlite": _SQLITE.on_conflict_do_update(
        index_elements=_KEY, set_={"option_id": _SQLITE.excluded.option_id}
    ),
    "postgresql": _POSTGRESQL.on_conflict_do_update(
        index_elements=_KEY, set_={"option_id": _POSTGRESQL.excluded.option_id}
    ),
}


def add_poll(db: Db, session_id: str, new: Poll) -> None:
    db.execute(
        poll.insert().values(
            id=new.id,
            session_id=session_id,
            number=new.number,
            question=new.question,
            options=[asdict(option) for option in new.options],
            state=new.state,
        )
    )


def next_number(db: Db, session_id: str) -> int:
    return (
        db.scalar(select(func.max(poll.c.number)).where(poll.c.session_id == session_id)) or 0
    ) + 1


def polls_of(db: Db, session_id: str) -> tuple[Poll, ...]:
    query = select(poll).where(poll.c.session_id == session_id).order_by(poll.c.number)
    return tuple(_poll(row) for row in db.execute(query))


def poll_with_id(db: Db, session_id: str, poll_id: str) -> Poll | None:
    row = db.execute(_POLL, {"id": poll_id, "session": session_id}).first()
    return _poll(row) if row else None


def keep_poll(db: Db, changed: Poll) -> None:
    db.execute(
        update(poll)
        .where(poll.c.id == changed.id)
        .values(
            state=changed.state,
            opened_at=changed.opened_at,
            closed_at=changed.closed_at,
            tally=_tally_to_json(changed.tally),
        )
    )


def keep_ballot(db: Db, poll_id: str, seat_id: str, option_id: str) -> None:
    """One seat, one ballot: a second one replaces the first."""
    one = {"poll_id": poll_id, "seat_id": seat_id, "option_id": option_id}
    db.execute(_ONE_BALLOT[db.dialect.name], one)


def ballots_of_seat(db: Db, seat_id: str) -> dict[str, str]:
    """The option a seat chose in each open poll."""
    rows = db.execute(_BALLOTS_OF_SEAT, {"seat": seat_id})
    return {row.poll_id: row.option_id for row in rows}


def count_ballots(db: Db, poll_id: str) -> Tally:
    query = (
        select(ballot.c.option_id, seat.c.modality, func.count().label("votes"))
        .join(seat, seat.c.id == ballot.c.seat_id)
        .where(ballot.c.poll_id == poll_id)
        .group_by(ballot.c.option_id, seat.c.modality)
    )
    votes: Counter[str] = Counter()
    by_modality: dict[Modality, dict[str, int]] = {side: {} for side in Modality}
    for option_id, modality, counted in db.execute(query):
        votes[option_id] += counted
        by_modality[Modality(modality)][option_id] = counted
    return Tally(votes=dict(votes), votes_by_modality=by_modality)


def destroy_ballots(db: Db, poll_id: str) -> None:
    """Delete the rows that say which seat chose what; the tally stays."""
    db.execute(delete(ballot).where(ballot.c.poll_id == poll_id))


def _poll(row: Row[Any]) -> Poll:
    return Poll(
        id=row.id,
        number=row.number,
        question=row.question,
        options=tuple(PollOption(**option) for option in row.options),
        state=PollState(row.state),
        opened_at=row.opened_at,
        closed_at=row.closed_at,
        tally=_tally_from_json(row.tally),
    )


def _tally_to_json(tally: Tally | None) -> dict[str, Any] | None:
    return asdict(tally) if tally else None


def _tally_from_json(kept: dict[str, Any] | None) -> Tally | None:
    if kept is None:
        return None
    sides = kept["votes_by_modality"].items()
    return Tally(
        votes=kept["votes"],
        votes_by_modality={Modality(side): votes for side, votes in sides},
    )
