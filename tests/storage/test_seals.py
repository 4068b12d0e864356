"""Seals hold over what comes back from the database, and over what is forgotten in it."""

from dataclasses import replace
from datetime import timedelta, timezone

from session_core.domain.activity import Activity
from session_core.domain.floor import InterventionState
from session_core.domain.seals import SEAL, Seals, check_seals, seal, seal_of
from session_core.domain.session import Room
from session_core.storage import records
from session_core.storage.database import Database
from tests.houses import NOW

KEY = "a key"


def sealed(session_id: str, number: int, before: str) -> Activity:
    asker = {"asker": "key", "regional_group": "African Group"}
    facts = {"number": number, "state": InterventionState.WAITING, **asker}
    row = Activity(
        act="request_floor",
        room=Room.FLOOR,
        at=(NOW + timedelta(microseconds=number)).astimezone(timezone(timedelta(hours=2))),
        subject=f"id{number}",
        details={"changed": {f"id{number}": facts}, "order": "0", "asked": (f"id{number}",)},
    )
    told = seal(KEY, before, session_id, row)
    return replace(row, details={**row.details, SEAL: told})


def test_seals_hold_over_what_is_kept_and_what_is_forgotten(
    database: Database, session_id: str
) -> None:
    with database.writing() as db:
        before = ""
        for number in (1, 2, 3):
            row = sealed(session_id, number, before)
            before = seal_of(row.details)
            records.record(db, session_id, [row])
        assert seal_of(records.last_on_floor(db, session_id)) == before
        assert check_seals(records.activities(db, session_id), session_id, KEY) == Seals(right=3)
        records.forget_request(db, session_id, "id2")
        acts = records.activities(db, session_id)
        assert acts[1].details != sealed(session_id, 2, "").details
        assert check_seals(acts, session_id, KEY, revision=3) == Seals(right=3)
    assert check_seals(acts[1:], session_id, KEY).changed == (1,)
    assert check_seals([acts[0], acts[2]], session_id, KEY, revision=3).changed == (2,)
    assert check_seals(acts[:2], session_id, KEY, revision=3).is_cut_off
    assert check_seals(acts, "another", KEY).changed == (1, 2, 3)
    assert check_seals(acts, session_id, "another", since=1).changed == (2, 3)
