"""Storage is tested on both databases that it promises to work with."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from session_core.storage.database import Database
from session_core.use_cases.house import House
from tests.houses import build_test_house, new_session
from tests.postgres import Postgres


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Give the address of an empty database, once on SQLite and once on PostgreSQL."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'evenfloor.sqlite'}"
    server: Postgres = request.getfixturevalue("postgres")
    return server.new_database()


@pytest.fixture
def house(tmp_path: Path, database_url: str) -> Iterator[House]:
    """Open a house on that database, its tables made by the migrations."""
    opened = build_test_house(tmp_path, database_url)
    yield opened
    opened.close()


@pytest.fixture
def database(house: House) -> Database:
    """Give that house's database."""
    return house.database


@pytest.fixture
def session_id(house: House) -> str:
    """Put an open session into it and give its id."""
    return new_session(house).id
