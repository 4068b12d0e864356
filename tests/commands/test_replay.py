"""`python -m session_core replay`: does the record agree with the order that people had?"""

import json
from pathlib import Path

import pytest
from sqlalchemy import ColumnElement, delete, update

from session_core.__main__ import main
from session_core.domain.people import Modality, Role
from session_core.domain.session import NamingRule
from session_core.settings import read_settings
from session_core.storage.tables import activity
from session_core.use_cases.asking import request_floor
from session_core.use_cases.floor import give_floor_to, give_floor_to_next, yield_floor
from session_core.use_cases.house import House, build_house
from session_core.use_cases.naming import set_naming_rule
from session_core.use_cases.seats import leave_session
from session_core.use_cases.support import support_question
from session_core.use_cases.visit import Visit
from tests.houses import NOW, new_session, seat_in, sign_in_as


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
    assert said[7:] == ["", "4 rows bear the right seal."]
    assert [line.split(maxsplit=1) for line in said[2:7]] == [
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


@pytest.fixture
def story(house: House) -> list[Visit]:
    """A session in which support, a yield and an override followed; the visitors."""
    session = "0123456789abcdef"
    moderator = sign_in_as(house, Role.ONLINE_MODERATOR, session)
    seats = [seat_in(house, session, Modality.ONLINE) for _ in range(3)]
    asked = [request_floor(seat, "How?") for seat in seats]
    support_question(seats[0], asked[2])
    yield_floor(moderator)
    give_floor_to(moderator, asked[2])
    return [moderator, *seats]


def is_act(name: str) -> ColumnElement[bool]:
    return activity.c.act == name


@pytest.mark.usefixtures("story")
def test_an_override_told_as_one_in_turn_is_found(
    house: House, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["replay", "BCDFGH"]) == 0
    with house.database.writing() as db:
        other = update(activity).where(is_act("give_floor_to"))
        db.execute(other.values(act="give_floor_to_next"))
    capsys.readouterr()
    assert main(["replay", "BCDFGH"]) == 1
    assert "Row 10 was changed, or one before it is missing." in capsys.readouterr().out


@pytest.mark.usefixtures("story")
def test_a_row_taken_out_is_found(
    house: House, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with house.database.writing() as db:
        db.execute(delete(activity).where(is_act("support_question")))
    file = tmp_path / "ledger.csv"
    assert main(["replay", "BCDFGH", "--json", "--csv", str(file)]) == 1
    found = json.loads(capsys.readouterr().out)
    assert found["seals"]["changed"] == [8]
    assert "disagrees: this row was changed" in file.read_text("utf-8").splitlines()[8]


@pytest.mark.usefixtures("story")
def test_another_time_is_found(house: House, capsys: pytest.CaptureFixture[str]) -> None:
    with house.database.writing() as db:
        db.execute(update(activity).where(is_act("yield_floor")).values(at=NOW.replace(hour=1)))
    assert main(["replay", "BCDFGH"]) == 1
    assert "Row 9 was changed" in capsys.readouterr().out


@pytest.mark.usefixtures("story")
def test_rows_missing_at_the_end_are_found(
    house: House, capsys: pytest.CaptureFixture[str]
) -> None:
    with house.database.writing() as db:
        db.execute(delete(activity).where(is_act("give_floor_to")))
    assert main(["replay", "BCDFGH"]) == 1
    assert "Rows are missing at the end of the record." in capsys.readouterr().out


@pytest.mark.usefixtures("story")
def test_without_the_key_seals_are_said_not_to_be_checked(
    house: House, capsys: pytest.CaptureFixture[str]
) -> None:
    (house.settings.secrets / "cookie-key").unlink()
    assert main(["replay", "BCDFGH"]) == 0
    assert "The seals could not be checked" in capsys.readouterr().out
    assert not (house.settings.secrets / "cookie-key").exists()


def test_forgetting_keeps_what_was_found_before_and_the_seals(
    house: House, story: list[Visit], capsys: pytest.CaptureFixture[str]
) -> None:
    moderator, *seats = story
    set_naming_rule(moderator, NamingRule.CHATHAM_HOUSE)
    leave_session(seats[1])
    assert main(["replay", "BCDFGH", "--json"]) == 0
    first = json.loads(capsys.readouterr().out)
    assert first["last_checked"]["checked"] == first["last_checked"]["agreed"] == 10
    assert first["seals"]["right"] == first["moments"] == 11
    give_floor_to_next(moderator)
    leave_session(seats[2])
    assert main(["replay", "BCDFGH", "--json"]) == 0
    second = json.loads(capsys.readouterr().out)
    assert second["last_checked"]["checked"] == second["last_checked"]["agreed"] == 12
    assert second["seals"]["right"] == second["moments"] == 13


def test_what_disagreed_before_somebody_was_forgotten_is_still_told(
    house: House, story: list[Visit], capsys: pytest.CaptureFixture[str]
) -> None:
    with house.database.writing() as db:
        db.execute(
            update(activity)
            .where(is_act("support_question"))
            .values(details={"order": "0" * 16, "waiting": 1})
        )
    leave_session(story[2])
    assert main(["replay", "BCDFGH"]) == 1
    said = capsys.readouterr().out
    assert "agreed when they were last checked, at 09:00 UTC." in said
    assert "8 of 10 agreed" in said
