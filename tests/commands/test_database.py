"""`python -m session_core demo` and `migrate`: the database that the settings name."""

from pathlib import Path

import pytest

from session_core.__main__ import main
from session_core.storage.database import Database
from session_core.storage.sessions import any_session


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A new data folder, named in the environment."""
    monkeypatch.setenv("EVENFLOOR_DATA", str(tmp_path / "data"))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    return tmp_path / "data"


def has_session(data: Path) -> bool:
    database = Database(f"sqlite:///{data / 'evenfloor.sqlite'}")
    with database.reading() as db:
        found = any_session(db)
    database.close()
    return found


def test_demo_loads_once_and_says_who_can_sign_in(
    data: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert main(["demo"]) == 0
    said = capfd.readouterr().out
    assert "/j/DEMO" in said
    for role in ("organiser", "onsite moderator", "online moderator", "rapporteur"):
        assert f"  {role} " in said
    assert has_session(data)

    assert main(["demo"]) == 1
    refused = capfd.readouterr()
    assert refused.out == ""
    assert refused.err.startswith("Nothing was loaded: ")


def test_migrate_makes_the_tables_and_nothing_else(
    data: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    for _ in range(2):
        assert main(["migrate"]) == 0
        assert capfd.readouterr().out == f"Up to date: the database in {data}.\n"
    assert not has_session(data)


@pytest.mark.usefixtures("data")
@pytest.mark.parametrize(
    "url",
    [
        "postgresql+psycopg://somebody:open-sesame@127.0.0.1:1/nowhere",
        "no such thing as open-sesame",
        "sqlite:////no/such/open-sesame/folder/file.sqlite",
        "wishful+thinking://open-sesame",
    ],
    ids=["nobody there", "no address", "no folder", "no driver"],
)
def test_a_database_that_cannot_be_used_gets_one_sentence(
    url: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", url)
    assert main(["migrate"]) == 1
    said = capfd.readouterr()
    assert said.out == ""
    assert said.err.startswith("The database cannot be used: ")
    assert said.err.count("\n") == 1
    assert "open-sesame" not in said.err
