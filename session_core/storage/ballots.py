"""Ballots, for as long as their poll is open; closing it counts and destroys them."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import bindparam, delete, func, literal, select
from sqlalchemy.dialects import postgresql, sqlite

from session_core.domain.ballots import Ballot, Cast, Whose
from session_core.domain.people import Modality, RegionalGroup, Seat, StakeholderGroup
from session_core.storage.database import Db
from session_core.storage.tables import ballot, hub_ballots, poll

# Asked for each ballot: to write such a statement takes longer than to run it.
_OF_SEAT = select(ballot.c.poll_id, ballot.c.answer).where(ballot.c.seat_id == bindparam("seat"))
_KEY = [ballot.c.poll_id, ballot.c.seat_id]
_SQLITE, _POSTGRESQL = sqlite.insert(ballot), postgresql.insert(ballot)
_ONE_BALLOT = {
    "sqlite": _SQLITE.on_conflict_do_update(
        index_elements=_KEY,
        set_={"answer": _SQLITE.excluded.answer, "whose": _SQLITE.excluded.whose},
    ),
    "postgresql": _POSTGRESQL.on_conflict_do_update(
        index_elements=_KEY,
        set_={"answer": _POSTGRESQL.excluded.answer, "whose": _POSTGRESQL.excluded.whose},
    ),
}
# All ballots in one text, which is many times as fast as a row each. What separates them stands
# in no answer: in JSON a tab and a line break are escaped.
_ALL = select(func.aggregate_strings(ballot.c.whose + literal("\t") + ballot.c.answer, "\n")).where(
    ballot.c.poll_id == bindparam("poll")
)


def keep_ballot(db: Db, poll_id: str, seat: Seat, cast: Ballot) -> None:
    """One seat, one ballot: a second one replaces the first."""
    one = {
        "poll_id": poll_id,
        "seat_id": seat.id,
        "answer": _to_json(cast),
        "whose": _whose_of(seat),
    }
    db.execute(_ONE_BALLOT[db.dialect.name], one)


def ballots_of_seat(db: Db, seat_id: str) -> dict[str, Ballot]:
    """The ballot of a seat in each open poll."""
    rows = db.execute(_OF_SEAT, {"seat": seat_id})
    return {row.poll_id: _from_json(row.answer) for row in rows}


def keep_hub_ballots(db: Db, poll_id: str, seat: Seat, casts: Iterable[tuple[Ballot, int]]) -> None:
    """The ballots of a remote room instead of those it had, and of one that its seat cast."""
    destroy_ballots(db, poll_id, seat.id)
    answers = [[_to_json(cast), times] for cast, times in casts if times]
    if answers:
        db.execute(
            hub_ballots.insert().values(
                poll_id=poll_id,
                seat_id=seat.id,
                answers=answers,
                whose=_whose_of(seat),
                people=sum(times for _, times in answers),
            )
        )


def hubs_voted(db: Db, poll_id: str) -> dict[str, int]:
    """As how many people each hub voted, by the id of its seat."""
    query = select(hub_ballots.c.seat_id, hub_ballots.c.people).where(
        hub_ballots.c.poll_id == poll_id
    )
    return {row.seat_id: row.people for row in db.execute(query)}


def hubs_voted_in(db: Db, session_id: str) -> dict[str, dict[str, int]]:
    """The same for each open poll of a session, by its id."""
    query = (
        select(hub_ballots.c.poll_id, hub_ballots.c.seat_id, hub_ballots.c.people)
        .join(poll, poll.c.id == hub_ballots.c.poll_id)
        .where(poll.c.session_id == session_id)
    )
    found: dict[str, dict[str, int]] = {}
    for row in db.execute(query):
        found.setdefault(row.poll_id, {})[row.seat_id] = row.people
    return found


def ballots_cast(db: Db, poll_id: str) -> list[Cast]:
    """All ballots of a poll, equal ones together."""
    together: str = db.scalar(_ALL, {"poll": poll_id}) or ""
    lines = Counter(together.split("\n")) if together else Counter()
    casts = [
        Cast(_from_json(answer), _whose(whose), times)
        for line, times in lines.items()
        for whose, _, answer in [line.partition("\t")]
    ]
    query = select(hub_ballots).where(hub_ballots.c.poll_id == poll_id)
    for row in db.execute(query):
        whose = _whose(row.whose)
        casts += [Cast(_from_json(answer), whose, n, from_hub=True) for answer, n in row.answers]
    return casts


def how_many(db: Db, poll_id: str) -> int:
    """How many ballots a poll has."""
    single = select(func.count()).where(ballot.c.poll_id == poll_id)
    of_hubs = select(func.sum(hub_ballots.c.people)).where(hub_ballots.c.poll_id == poll_id)
    return (db.scalar(single) or 0) + (db.scalar(of_hubs) or 0)


def destroy_ballots(db: Db, poll_id: str, seat_id: str | None = None) -> None:
    """Delete the rows that say which seat chose what; of all seats or of one."""
    for table in (ballot, hub_ballots):
        gone = delete(table).where(table.c.poll_id == poll_id)
        db.execute(gone if seat_id is None else gone.where(table.c.seat_id == seat_id))


def _whose_of(seat: Seat) -> str:
    return "|".join((seat.modality, seat.stakeholder_group or "", seat.regional_group or ""))


def _whose(kept: str) -> Whose:
    side, stakeholders, region = kept.split("|")
    return Whose(
        Modality(side),
        StakeholderGroup(stakeholders) if stakeholders else None,
        RegionalGroup(region) if region else None,
    )


def _to_json(cast: Ballot) -> str:
    filled: Mapping[str, Any] = {
        "options": cast.options,
        "number": cast.number,
        "words": cast.words,
        "reason": cast.reason,
    }
    given = {key: value for key, value in filled.items() if value not in ((), None, "")}
    return json.dumps(given, ensure_ascii=False, separators=(",", ":"))


def _from_json(kept: str) -> Ballot:
    given = json.loads(kept)
    return Ballot(
        options=tuple(given.get("options", ())),
        number=given.get("number"),
        words=tuple(given.get("words", ())),
        reason=given.get("reason", ""),
    )
