"""The record of what happened, and the revisions that it moves."""

from datetime import timedelta

from session_core.domain.activity import Activity
from session_core.domain.session import Room
from session_core.storage import records
from session_core.storage.database import Database
from tests.houses import NOW


def act(number: int, room: Room = Room.FLOOR, actor: str = "seat:1") -> Activity:
    return Activity(
        act="request_floor",
        room=room,
        at=NOW + timedelta(seconds=number),
        actor=actor,
        subject=f"id{number}",
        details={"modality": "online", "number": number},
    )


def test_what_happened_comes_out_in_order(database: Database, session_id: str) -> None:
    acts = [act(2), act(1), act(3, Room.NOTES)]
    with database.writing() as db:
        records.record(db, session_id, acts)
        assert records.activities(db, session_id) == acts
        assert records.activities(db, session_id, since=NOW + timedelta(seconds=2)) == [
            acts[0],
            acts[2],
        ]
        assert records.activities(db, "another") == []


def test_a_room_moves_by_one_however_much_happens_at_once(
    database: Database, session_id: str
) -> None:
    with database.writing() as db:
        assert records.revisions(db, session_id) == dict.fromkeys(Room, 0)
        assert records.record(db, session_id, [act(1), act(2)]) == {Room.FLOOR: 1}
        moved = records.record(db, session_id, [act(3), act(4, Room.POLLS)])
        assert moved == {Room.FLOOR: 2, Room.POLLS: 1}
        assert records.revisions(db, session_id) == dict.fromkeys(Room, 0) | moved


def test_where_nothing_happened_nothing_moves(database: Database, session_id: str) -> None:
    with database.writing() as db:
        assert records.record(db, session_id, []) == {}
        assert records.revisions(db, session_id) == dict.fromkeys(Room, 0)


def test_what_happens_outside_a_session_is_recorded_without_one(database: Database) -> None:
    with database.writing() as db:
        records.record(db, None, [act(1, Room.SESSION)])
        assert records.activities(db, "another") == []


def test_who_did_it_can_be_forgotten_and_that_it_happened_stays(
    database: Database, session_id: str
) -> None:
    with database.writing() as db:
        records.record(db, session_id, [act(1), act(2, actor="seat:2"), act(3)])
        records.forget_actor(db, session_id, "seat:1")
        kept = records.activities(db, session_id)
    assert kept == [act(1, actor=""), act(2, actor="seat:2"), act(3, actor="")]
