"""`python -m session_core replay`: does the record agree with the order that people had?"""

import json
from pathlib import Path

import pytest
from sqlalchemy import update

from session_core.__main__ import main
from session_core.domain.people import Role
from session_core.settings import read_settings
from session_core.storage.tables import activity
from session_core.use_cases.asking import request_floor
from session_core.use_cases.floor import give_floor_to_next
from session_core.use_cases.house import House, build_house
from tests.houses import new_session, seat_in, sign_in_as


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    """A house that the environment names, with a session in which three asked and one speaks."""
    monkeypatch.setenv("EVENFLOOR_DATA", str(tmp_path / "data"))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    opened = build_house(read_settings())
    session = new_session(opened, id="0123456789abcdef", join_code="BCDFGH", title="Told again")
    new_session(opened, join_code="QUIETT", title="Silent")
    for _ in range(3):
        request_floor(seat_in(opened, session.id), "Why?")
    give_floor_to_next(sign_in_as(opened, Role.ONSITE_MODERATOR, session.id))
    return opened


@pytest.mark.usefixtures("house")
@pytest.mark.parametrize("session", ["0123456789abcdef", "bcd fgh"])
def test_a_record_that_agrees_is_said_to(session: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["replay", session]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0] == "Told again"
    assert [line.split(maxsplit=1) for line in said[2:]] == [
        ["4", "moments checked"],
        ["4", "agrees"],
        ["0", "cannot be told any more: somebody was forgotten"],
        ["0", "no order was recorded"],
        ["0", "disagrees"],
    ]


def test_a_forged_record_is_told_and_ends_with_1(
    house: House, capsys: pytest.CaptureFixture[str]
) -> None:
    with house.database.writing() as db:
        forged = {"changed": {}, "order": "0" * 16, "waiting": 2}
        same = activity.c.act == "give_floor_to_next"
        db.execute(update(activity).where(same).values(details=forged))
    assert main(["replay", "BCDFGH"]) == 1
    assert "floor given in turn: another order follows from the record" in capsys.readouterr().out
    assert main(["replay", "BCDFGH", "--json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert found["verdicts"]["disagrees"] == 1
    assert found["disagreeing"][0]["act"] == "give_floor_to_next"


def test_a_record_without_orders_is_said_to_be_one(
    house: House, capsys: pytest.CaptureFixture[str]
) -> None:
    with house.database.writing() as db:
        db.execute(update(activity).values(details={}))
    assert main(["replay", "BCDFGH"]) == 0
    said = capsys.readouterr().out
    assert "     4  no order was recorded" in said
    assert "Without an order: from an older Evenfloor, or loaded from a snapshot." in said


@pytest.mark.usefixtures("house")
def test_where_nothing_happened_that_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["replay", "QUIETT"]) == 0
    assert "Nothing happened on this floor yet." in capsys.readouterr().out


@pytest.mark.usefixtures("house")
def test_an_unknown_session_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["replay", "NOCODE"]) == 2
    assert capsys.readouterr().out == ""


@pytest.mark.usefixtures("house")
def test_the_ledger_goes_into_a_file_and_replaces_none(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "ledger.csv"
    assert main(["replay", "BCDFGH", "--csv", str(file)]) == 0
    assert len(file.read_text("utf-8").splitlines()) == 5
    file.write_text("mine")
    assert main(["replay", "BCDFGH", "--csv", str(file)]) == 2
    assert file.read_text() == "mine"
    assert main(["replay", "BCDFGH", "--csv", str(file), "--force"]) == 0
    assert main(["replay", "BCDFGH", "--csv", str(tmp_path / "no" / "where.csv")]) == 2
    assert "cannot be written" in capsys.readouterr().err
