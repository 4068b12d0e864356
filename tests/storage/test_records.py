"""The record of what happened, and the revisions that it moves."""

from dataclasses import replace
from datetime import timedelta

from session_core.domain.activity import Activity
from session_core.domain.floor_facts import nobody
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


def facts(intervention_id: str) -> dict[str, object]:
    return {"number": 1, "asker": f"key {intervention_id}", "regional_group": "African Group"}


def asks(intervention_id: str, actor: str = "seat:1") -> Activity:
    return Activity(
        act="request_floor",
        room=Room.FLOOR,
        at=NOW,
        actor=actor,
        subject=intervention_id,
        details={"changed": {intervention_id: facts(intervention_id)}, "order": "0"},
    )


def test_who_asked_one_thing_is_forgotten_and_of_the_others_nothing(
    database: Database, session_id: str
) -> None:
    with database.writing() as db:
        records.record(db, session_id, [asks("a1")])
        records.record(db, session_id, [asks("b2"), act(1)])
        records.forget_request(db, session_id, "a1")
        first, second, third = records.activities(db, session_id)
    told = {"number": 1, "forgotten": True, **nobody(session_id, "a1")}
    assert (first.actor, first.details) == ("", {"changed": {"a1": told}, "order": "0"})
    assert (second.actor, second.details) == ("seat:1", asks("b2").details)
    assert third.details == act(1).details


def test_groups_are_forgotten_and_the_key_stays(database: Database, session_id: str) -> None:
    both = {each: facts(each) for each in ("a1", "b2")}
    whole = replace(asks("a1"), subject="", details={"changed": both})
    with database.writing() as db:
        records.record(db, session_id, [whole])
        records.forget_who(db, session_id, {})
        records.forget_who(db, session_id, {"b2": {"asker": "key b2"}})
        (kept,) = records.activities(db, session_id)
    told = {"number": 1, "asker": "key b2", "forgotten": True}
    assert kept.details == {"changed": {"a1": both["a1"], "b2": told}}
    assert kept.actor == "seat:1"


def test_what_the_last_act_on_the_floor_said(database: Database, session_id: str) -> None:
    with database.writing() as db:
        assert records.last_on_floor(db, session_id) == {}
        records.record(db, session_id, [asks("a1")])
        records.record(db, session_id, [act(2, Room.NOTES)])
        assert records.last_on_floor(db, session_id) == asks("a1").details
        assert records.last_on_floor(db, "another") == {}
        records.record(db, session_id, [act(3)])
        assert records.last_on_floor(db, session_id) == act(3).details
        assert records.how_many(db, session_id, Room.FLOOR) == 2


def test_the_latest_of_staff_come_out_oldest_first(database: Database, session_id: str) -> None:
    by_staff = [act(number, actor="account:1") for number in range(4)]
    with database.writing() as db:
        for each in (*by_staff[:2], act(9), act(8, Room.NOTES, "account:1"), *by_staff[2:]):
            records.record(db, session_id, [each])
        latest = records.staff_acts(db, session_id, Room.FLOOR, 3)
    assert [each.at for each in latest] == [each.at for each in by_staff[1:]]
    assert [each.revision for each in latest] == [2, 4, 5]
