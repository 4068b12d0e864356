"""Transactions: all or nothing, of one moment, and in UTC."""

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import text

from session_core.domain.floor_refusals import FloorTaken
from session_core.domain.people import Modality, Role
from session_core.domain.refusals import NotAllowed
from session_core.domain.session import Room, Stage
from session_core.storage import accounts, polls, records, sessions
from session_core.storage.database import Database
from session_core.storage.utc import UtcDateTime
from session_core.use_cases.asking import request_floor
from session_core.use_cases.house import House
from session_core.use_cases.sessions import close_session
from tests.houses import seat_in, sign_in_as

IN_TOKYO = timezone(timedelta(hours=9))


def stage(database: Database, session_id: str) -> Stage:
    with database.reading() as db:
        kept = sessions.session_with_id(db, session_id)
    assert kept is not None
    return kept.stage


def test_what_was_raised_leaves_nothing_behind(database: Database, session_id: str) -> None:
    def close_then_fail() -> None:
        with database.writing(session_id) as db:
            sessions.keep_stage(db, session_id, Stage.CLOSED)
            raise FloorTaken

    with pytest.raises(FloorTaken):
        close_then_fail()
    assert stage(database, session_id) is Stage.OPEN


def test_a_refusal_at_the_last_step_leaves_no_trace(
    house: House, session_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    moderator = sign_in_as(house, Role.ONSITE_MODERATOR, session_id)

    def taken(*_: object) -> None:
        raise FloorTaken

    monkeypatch.setattr(records, "record", taken)
    with pytest.raises(FloorTaken):
        close_session(moderator)
    assert stage(house.database, session_id) is Stage.OPEN


def test_who_may_not_moves_nothing(house: House, session_id: str) -> None:
    with pytest.raises(NotAllowed):
        request_floor(sign_in_as(house, Role.ORGANISER, session_id), "May I?")
    with house.database.reading() as db:
        assert set(records.revisions(db, session_id).values()) == {0}


def test_a_reader_sees_one_moment(house: House, session_id: str) -> None:
    seat = seat_in(house, session_id, Modality.ONLINE)
    with house.database.reading() as db:
        before = records.revisions(db, session_id)
        request_floor(seat, "While somebody reads")
        assert records.revisions(db, session_id) == before
    with house.database.reading() as db:
        assert records.revisions(db, session_id)[Room.FLOOR] == 1


@pytest.mark.parametrize("made_up", ["\0", "id\0", "\ud800", "x" * 5000, "' OR 1=1 --", "%s", ""])
def test_a_made_up_key_is_found_nowhere(database: Database, session_id: str, made_up: str) -> None:
    with database.writing(made_up) as db:
        assert sessions.session_with_id(db, made_up) is None
        assert sessions.session_with_screen_key(db, made_up) is None
        assert polls.poll_with_id(db, session_id, made_up) is None
        assert accounts.account_named(db, made_up) is None


def test_times_come_back_aware_and_in_utc(database: Database) -> None:
    clock = UtcDateTime()
    noon_in_tokyo = datetime(2030, 5, 14, 12, 0, 0, 123456, tzinfo=IN_TOKYO)
    with database.writing() as db:
        kept = clock.process_bind_param(noon_in_tokyo, db.dialect)
        back = clock.process_result_value(kept, db.dialect)
    assert back == noon_in_tokyo
    assert back is not None
    assert back.tzinfo is UTC


def test_a_time_without_zone_is_a_mistake(database: Database) -> None:
    with database.reading() as db, pytest.raises(ValueError, match="aware"):
        UtcDateTime().process_bind_param(datetime(2030, 5, 14), db.dialect)


def test_a_database_that_forgets_is_refused() -> None:
    for url in ("sqlite://", "sqlite:///:memory:"):
        with pytest.raises(ValueError, match="must survive"):
            Database(url)


def test_the_embedded_database_survives_a_power_cut_and_overwrites_what_is_deleted(
    tmp_path: Path,
) -> None:
    database = Database(f"sqlite:///{tmp_path / 'evenfloor.sqlite'}")
    promised = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1}
    with database.reading() as db:
        kept = {name: db.scalar(text(f"PRAGMA {name}")) for name in promised}
    database.close()
    assert kept == promised
