"""`python -m session_core report` and `load`: a session out as a file, and in again."""

import json
import os
from io import BytesIO
from pathlib import Path

import docx
import pytest

from session_core.__main__ import main
from session_core.commands.command_line import read_bytes
from session_core.settings import read_settings
from session_core.storage.sessions import any_session
from session_core.use_cases.house import House, build_house
from tests.commands.test_import import run
from tests.houses import new_account, new_session


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    """A house in a new data folder that the environment names, closed for the commands."""
    monkeypatch.setenv("EVENFLOOR_DATA", str(tmp_path / "data"))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    opened = build_house(read_settings())
    new_session(opened, id="0123456789abcdef", join_code="BCDFGH", title="Carried over")
    new_account(opened, "alma", may_organise=True)
    new_account(opened, "nora")
    return opened


@pytest.fixture
def elsewhere(house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    """Another house, which the environment names from now on."""
    monkeypatch.setenv("EVENFLOOR_DATA", str(tmp_path / "elsewhere"))
    opened = build_house(read_settings())
    new_account(opened, "alma", may_organise=True)
    new_account(opened, "nora")
    return opened


def said(capfd: pytest.CaptureFixture[str]) -> tuple[str, str]:
    captured = capfd.readouterr()
    return captured.out, captured.err


@pytest.mark.usefixtures("house")
@pytest.mark.parametrize("session", ["0123456789abcdef", "BCDFGH", "bcd fgh"])
def test_a_session_is_named_by_id_or_join_code(
    session: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert main(["report", session, "--to", "md"]) == 0
    out, err = said(capfd)
    assert out.startswith("# Carried over\n")
    assert err == ""


@pytest.mark.usefixtures("house")
def test_in_a_terminal_of_another_locale_it_is_utf_8_all_the_same() -> None:
    done = run("report", "BCDFGH", "--to", "json")
    assert done.returncode == 0
    assert json.loads(done.stdout)["session"]["title"] == "Carried over"


@pytest.mark.usefixtures("house")
def test_a_document_goes_into_a_file_and_replaces_none(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "report.docx"
    command = ["report", "BCDFGH", "--to", "docx", "-o", str(file)]
    assert main(command) == 0
    assert docx.Document(BytesIO(file.read_bytes())).paragraphs
    file.write_bytes(b"mine")
    assert main(command) == 2
    assert said(capfd) == ("", f"{file} is there already; --force replaces it.\n")
    assert file.read_bytes() == b"mine"
    assert main([*command, "--force"]) == 0
    assert file.read_bytes().startswith(b"PK")


@pytest.mark.usefixtures("house")
@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["NOBODY", "--to", "md"], "There is no session with the id or join code 'NOBODY'."),
        (["BCDFGH", "--to", "xlsx"], "xlsx is not for the terminal: name a file with -o FILE."),
        (["BCDFGH", "--to", "docx", "-o", "-"], "docx is not for the terminal: name a file"),
        (["BCDFGH", "--to", "md", "-o", "/no/such/folder/x.md"], "/no/such/folder/x.md cannot be"),
    ],
)
def test_what_cannot_be_written_is_one_sentence(
    arguments: list[str], sentence: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert main(["report", *arguments]) == 2
    out, err = said(capfd)
    assert out == ""
    assert err.startswith(sentence)
    assert err.count("\n") == 1


def test_no_file_is_made_for_a_session_that_is_not_there(house: House, tmp_path: Path) -> None:
    file = tmp_path / "none.json"
    assert main(["report", "NOBODY", "--to", "json", "-o", str(file)]) == 2
    assert not file.exists()


def written(house: House, file: Path) -> Path:
    before = os.environ["EVENFLOOR_DATA"]
    os.environ["EVENFLOOR_DATA"] = str(house.settings.data)
    try:
        assert main(["report", "BCDFGH", "--to", "json", "-o", str(file)]) == 0
    finally:
        os.environ["EVENFLOOR_DATA"] = before
    return file


def without_moment(snapshot: str) -> dict[str, object]:
    data: dict[str, object] = json.loads(snapshot)
    data.pop("made_at")
    return data


def test_out_of_one_database_and_into_another(
    house: House, elsewhere: House, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    file = written(house, tmp_path / "session.json")
    assert main(["load", str(file), "--organiser", "alma"]) == 0
    out, err = said(capfd)
    assert out.startswith("Loaded session 0123456789abcdef into the database in ")
    assert "Participants join at /j/" in out
    assert err == ""
    assert main(["report", "0123456789abcdef", "--to", "json"]) == 0
    assert without_moment(said(capfd)[0]) == without_moment(file.read_text("utf-8"))


@pytest.mark.parametrize(
    ("organiser", "data", "sentence"),
    [
        ("alma", b"", "The file is empty."),
        ("alma", b'{"format": "evenfloor-', "This file is not whole JSON"),
        ("alma", b"{}", "This is not a snapshot of a session."),
        ("alma", b'{"format":"evenfloor-session","version":9}', "This snapshot is of version 9;"),
        ("alma", b" " * 20_000_001, "A snapshot has 20,000,000 bytes at most"),
        ("nobody", None, "Nobody has this username."),
        ("nora", None, "The account 'nora' may not create sessions."),
    ],
)
def test_what_is_not_loaded_is_one_sentence_and_leaves_nothing(
    house: House,
    elsewhere: House,
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
    organiser: str,
    data: bytes | None,
    sentence: str,
) -> None:
    file = tmp_path / "session.json"
    if data is None:
        written(house, file)
    else:
        file.write_bytes(data)
    assert main(["load", str(file), "--organiser", organiser]) == 2
    out, err = said(capfd)
    assert out == ""
    assert err.startswith(sentence)
    assert err.count("\n") == 1
    with elsewhere.database.reading() as db:
        assert not any_session(db)


@pytest.mark.usefixtures("house")
def test_a_file_of_200_mb_is_never_read_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "long.json"
    with file.open("wb") as long:
        long.truncate(200_000_000)
    lengths: list[int] = []

    def noted(file: str, limit: int) -> bytes:
        data = read_bytes(file, limit)
        lengths.append(len(data))
        return data

    monkeypatch.setattr("session_core.commands.load.read_bytes", noted)
    monkeypatch.setattr("session_core.commands.load.in_house", None)  # no database is opened
    assert main(["load", str(file), "--organiser", "alma"]) == 2
    assert lengths == [20_000_001]
    assert "this file has more" in said(capfd)[1]


@pytest.mark.usefixtures("house")
def test_a_file_that_cannot_be_read_is_named(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["load", "/no/such/file.json", "--organiser", "alma"]) == 2
    assert said(capfd)[1].startswith("/no/such/file.json cannot be read: ")
