"""The embedded database on disk: for its owner only, and without what was destroyed."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from session_core.domain.codes import hashed
from session_core.domain.people import Modality, Seat
from session_core.settings import read_settings
from session_core.storage import seats
from session_core.storage.database import Database
from session_core.storage.emptiness import is_empty
from session_core.use_cases.house import House, build_house
from tests.houses import NOW, build_test_house, new_session

NAME = "Zdenka Forgotten"


@pytest.fixture
def database_url(tmp_path: Path) -> str:
    """Give the address of a file, for this is about files."""
    return f"sqlite:///{tmp_path / 'evenfloor.sqlite'}"


def on_disk(folder: Path) -> bytes:
    """Every byte of the database: the file, its journal and its index."""
    return b"".join(file.read_bytes() for file in sorted(folder.glob("evenfloor.sqlite*")))


def take_seat(database: Database, session_id: str) -> None:
    with database.writing() as db:
        seat = Seat("seat-to-forget", session_id, NAME, Modality.ONLINE)
        seats.add_seat(db, seat, hashed("secret"), NOW)


def forget_seat(database: Database) -> None:
    with database.writing() as db:
        seats.forget_seat(db, "seat-to-forget")


@contextmanager
def somebody_reads(database: Database) -> Iterator[None]:
    with database.reading() as db:
        assert not is_empty(db)
        yield


def test_a_deleted_row_is_in_no_file_once_the_journal_is_forgotten(
    database: Database, session_id: str, tmp_path: Path
) -> None:
    take_seat(database, session_id)
    forget_seat(database)
    assert NAME.encode() in on_disk(tmp_path)  # else this would prove nothing
    database.forget_journal()
    assert NAME.encode() not in on_disk(tmp_path)
    assert session_id.encode() in on_disk(tmp_path)


def test_where_somebody_reads_on_the_next_write_forgets(
    database: Database, session_id: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("session_core.storage.database._PATIENCE_WITH_READERS_MS", 10)
    take_seat(database, session_id)
    with somebody_reads(database):
        forget_seat(database)
        database.forget_journal()
        assert NAME.encode() in on_disk(tmp_path)
    with database.writing():
        pass
    assert NAME.encode() not in on_disk(tmp_path)


def test_what_a_killed_process_left_in_the_journal_goes_at_the_next_start(
    database: Database, session_id: str, tmp_path: Path
) -> None:
    take_seat(database, session_id)
    forget_seat(database)
    assert NAME.encode() in on_disk(tmp_path)
    build_test_house(tmp_path).close()  # a second process: the first never closed its files
    assert NAME.encode() not in on_disk(tmp_path)


def test_forgetting_never_fails_an_act(
    database: Database, session_id: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> None:
        raise sqlite3.OperationalError("disk I/O error")

    take_seat(database, session_id)
    forget_seat(database)
    with monkeypatch.context() as disk:
        disk.setattr(database.engine, "raw_connection", broken)
        database.forget_journal()
    with database.writing():
        pass
    assert NAME.encode() not in on_disk(tmp_path)


@pytest.mark.parametrize("name", ["why?", "no#1", "100%", "%41", "a b", "стол"])
def test_any_folder_can_hold_the_data_and_only_its_owner_reads_it(
    tmp_path: Path, name: str
) -> None:
    data = tmp_path / name / "data"
    house: House = build_house(read_settings({"EVENFLOOR_DATA": str(data)}))
    new_session(house)
    modes = {file.name: oct(file.stat().st_mode & 0o777) for file in [data, *data.iterdir()]}
    house.close()
    files = {f"evenfloor.sqlite{end}": "0o600" for end in ("", "-wal", "-shm")}
    assert modes == files | {"data": "0o700"}
    assert [each.name for each in tmp_path.iterdir()] == [name]


def test_a_folder_that_was_there_keeps_its_mode(tmp_path: Path) -> None:
    tmp_path.chmod(0o750)
    build_test_house(tmp_path).close()
    assert oct(tmp_path.stat().st_mode & 0o777) == "0o750"
