"""Loading the samples: all or nothing, once, and only where nothing else is."""

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import func, select

from session_core.domain.floor_refusals import OutOfDate
from session_core.domain.notes import NoteKind
from session_core.imports.sample_workshop import read_sample
from session_core.storage.tables import account, seat, workshop_session
from session_core.use_cases import demo
from session_core.use_cases.house import House
from tests.houses import NOW, build_test_house, new_account, new_session
from tests.postgres import Postgres

ALL = 1 + len(demo.OTHERS)

pytestmark = pytest.mark.thorough


def rows(house: House) -> tuple[int, int]:
    """Count sessions and accounts."""
    with house.database.reading() as db:
        tables = (workshop_session, account)
        sessions, people = (db.scalar(select(func.count()).select_from(t)) for t in tables)
    return sessions or 0, people or 0


def test_loading_twice_is_loading_once(house: House) -> None:
    assert demo.load_demo(house, NOW) is not None
    before = rows(house)
    assert demo.load_demo(house, NOW) is None
    assert rows(house) == before == (ALL, 6)


def test_a_house_with_an_account_is_left_alone(house: House) -> None:
    new_account(house)
    assert demo.load_demo(house, NOW) is None
    assert rows(house) == (0, 1)


def test_a_house_with_a_session_is_left_alone(house: House) -> None:
    new_session(house)
    assert demo.load_demo(house, NOW) is None
    assert rows(house) == (1, 0)


def test_an_unfair_story_is_refused_and_leaves_nothing(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sample = json.loads(demo.SAMPLE.read_text("utf-8"))
    first, second = sample["interventions"][:2]
    first["given"], second["given"] = second["given"], first["given"]
    first["yielded"], second["yielded"] = second["yielded"], first["yielded"]
    unfair = tmp_path / "unfair.json"
    unfair.write_text(json.dumps(sample), "utf-8")
    with monkeypatch.context() as patched:
        patched.setattr(demo, "SAMPLE", unfair)
        with pytest.raises(OutOfDate):
            demo.load_demo(house, NOW)
    assert rows(house) == (0, 0)
    assert demo.load_demo(house, NOW) is not None


@pytest.mark.postgresql
def test_of_two_processes_that_start_at_once_one_loads_it(
    postgres: Postgres, tmp_path: Path
) -> None:
    url = postgres.new_database()
    houses = [build_test_house(tmp_path, url), build_test_house(tmp_path, url)]
    with ThreadPoolExecutor(2) as pool:
        loaded = list(pool.map(lambda one: demo.load_demo(one, NOW), houses))
    assert sum(each is not None for each in loaded) == 1
    assert rows(houses[0]) == (ALL, 6)
    for one in houses:
        one.close()


def test_no_two_people_of_a_sample_have_one_name(house: House) -> None:
    assert demo.load_demo(house, NOW) is not None
    with house.database.reading() as db:
        names = db.execute(select(seat.c.session_id, seat.c.pseudonym)).all()
    assert len(names) > 100
    assert len(set(names)) == len(names)


def test_every_proposal_of_a_sample_says_whom_it_is_for() -> None:
    samples = [read_sample(path.read_text("utf-8")) for path in (demo.SAMPLE, *demo.OTHERS)]
    proposals = [n for each in samples for n in each.notes if n.kind is NoteKind.PROPOSAL]
    assert proposals
    assert all(note.addressee for note in proposals)
