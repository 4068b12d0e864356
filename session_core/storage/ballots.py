"""Ballots, for as long as their poll is open; closing it counts and destroys them."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache

from sqlalchemy import bindparam, delete, func, select
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
# in no answer: the ids of options have no line break, and in JSON one is escaped.
_ALL = select(func.aggregate_strings(ballot.c.whose + ballot.c.answer, "\n")).where(
    ballot.c.poll_id == bindparam("poll")
)

# Three letters tell the groups of a seat; they stand in the database, and so never change.
_SIDES = {Modality.ONSITE: "r", Modality.ONLINE: "o"}
_STAKEHOLDERS: Mapping[StakeholderGroup | None, str] = {
    None: "-",
    StakeholderGroup.CIVIL_SOCIETY: "c",
    StakeholderGroup.GOVERNMENT: "g",
    StakeholderGroup.INTERGOVERNMENTAL: "i",
    StakeholderGroup.PRIVATE_SECTOR: "p",
    StakeholderGroup.TECHNICAL_COMMUNITY: "t",
}
_REGIONS: Mapping[RegionalGroup | None, str] = {
    None: "-",
    RegionalGroup.AFRICA: "a",
    RegionalGroup.ASIA_PACIFIC: "s",
    RegionalGroup.EASTERN_EUROPE: "e",
    RegionalGroup.GRULAC: "l",
    RegionalGroup.WEOG: "w",
    RegionalGroup.INTERGOVERNMENTAL: "i",
}
_SIDE_OF = {letter: side for side, letter in _SIDES.items()}
_STAKEHOLDERS_OF = {letter: group for group, letter in _STAKEHOLDERS.items()}
_REGION_OF = {letter: group for group, letter in _REGIONS.items()}


def keep_ballot(db: Db, poll_id: str, seat: Seat, cast: Ballot) -> None:
    """One seat, one ballot: a second one replaces the first."""
    one = {
        "poll_id": poll_id,
        "seat_id": seat.id,
        "answer": _as_text(cast),
        "whose": _whose_of(seat),
    }
    db.execute(_ONE_BALLOT[db.dialect.name], one)


def ballots_of_seat(db: Db, seat_id: str) -> dict[str, Ballot]:
    """The ballot of a seat in each open poll."""
    rows = db.execute(_OF_SEAT, {"seat": seat_id})
    return {row.poll_id: _from_text(row.answer) for row in rows}


def keep_hub_ballots(db: Db, poll_id: str, seat: Seat, casts: Iterable[tuple[Ballot, int]]) -> None:
    """The ballots of a remote room instead of those it had, and of one that its seat cast."""
    destroy_ballots(db, poll_id, seat.id)
    answers = [[_as_text(cast), times] for cast, times in casts if times]
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
    read, whose = cache(_from_text), cache(_whose)  # there are few of each, and many pairs
    casts = [Cast(read(line[3:]), whose(line[:3]), times) for line, times in lines.items()]
    query = select(hub_ballots).where(hub_ballots.c.poll_id == poll_id)
    for row in db.execute(query):
        casts += [
            Cast(read(answer), whose(row.whose), times, from_hub=True)
            for answer, times in row.answers
        ]
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
    return (
        _SIDES[seat.modality]
        + _STAKEHOLDERS[seat.stakeholder_group]
        + _REGIONS[seat.regional_group]
    )


def _whose(kept: str) -> Whose:
    return Whose(_SIDE_OF[kept[0]], _STAKEHOLDERS_OF[kept[1]], _REGION_OF[kept[2]])


def _as_text(cast: Ballot) -> str:
    """Short for what most ballots are, since counting reads them all: `1,3`, `=42.5`, or JSON."""
    if cast == Ballot(cast.options):
        return ",".join(cast.options)
    if cast == Ballot(number=cast.number):
        return f"={cast.number!r}"
    return json.dumps(cast._asdict(), ensure_ascii=False, separators=(",", ":"))


def _from_text(kept: str) -> Ballot:
    if kept.startswith("{"):
        named = json.loads(kept)
        return Ballot(
            **named | {"options": tuple(named["options"]), "words": tuple(named["words"])}
        )
    if kept.startswith("="):
        return Ballot(number=float(kept[1:]))
    return Ballot(tuple(kept.split(",")))
