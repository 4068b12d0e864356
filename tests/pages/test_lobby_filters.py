"""The lobby with many sessions: filters in the address, a window, the archive, copies."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from session_core.domain.people import Account, Role
from session_core.domain.session import SessionType, Stage, WorkshopSession
from session_core.use_cases.archive import archive_session
from session_core.use_cases.house import House
from session_core.use_cases.lobby import see_lobby
from session_core.use_cases.people import see_people
from session_core.use_cases.series import create_series
from session_core.use_cases.sessions import see_session
from session_core.use_cases.visit import Visit
from tests.houses import new_account, new_session, visit_of
from tests.pages.opening import checked, labels, open_page, press, words

TODAY = datetime.now(UTC).replace(second=0, microsecond=0)


@pytest.fixture
def amina(house: House) -> Account:
    return new_account(house, "amina", may_organise=True)


def add(house: House, account: Account, number: int, **changes: object) -> WorkshopSession:
    """A session that the account organises, as many days from now as its number says."""
    starts = TODAY + timedelta(days=number)
    given = {"title": f"Session {number}", "number": number, "stage": Stage.PREPARING} | changes
    role = given.pop("role", Role.ORGANISER)
    session = new_session(house, starts_at=starts, ends_at=starts + timedelta(hours=1), **given)
    assert isinstance(role, Role)
    visit_of(house, account, session.id, [role])
    return session


def titles(app: AppTest) -> list[str]:
    return [element.value.replace("\\", "") for element in (*app.header, *app.subheader)]


def parts(app: AppTest) -> list[str]:
    return [e.value.removeprefix("## ") for e in app.markdown if e.value.startswith("## ")]


def filters(app: AppTest) -> list[str]:
    fields = [*app.text_input, *app.selectbox, *app.toggle]
    return [each.label for each in fields if (each.key or "").startswith("lobby-")]


def test_a_handful_of_sessions_needs_no_filters(house: House, amina: Account) -> None:
    for number in range(1, 4):
        add(house, amina, number)
    app = open_page("lobby.py", visit_of(house, amina))
    assert not filters(app)
    add(house, amina, 4)
    app = open_page("lobby.py", visit_of(house, amina))
    assert filters(app) == ["Search", "Any stage", "Any role", "Any year"]


def test_they_stand_in_three_parts(house: House, amina: Account) -> None:
    add(house, amina, -9, stage=Stage.CLOSED)
    add(house, amina, -2, stage=Stage.CLOSED)
    add(house, amina, 8)
    add(house, amina, 3)
    add(house, amina, 5, stage=Stage.OPEN)
    app = open_page("lobby.py", visit_of(house, amina))
    assert parts(app) == ["Open now", "Next to start", "Past"]
    assert titles(app) == [f"Session {number}" for number in (5, 3, 8, -2, -9)]


def test_filters_leave_in_what_is_meant_and_stand_in_the_address(
    house: House, amina: Account
) -> None:
    linked = [add(house, amina, number, year=2029 + number % 2).id for number in range(1, 5)]
    add(house, amina, 5)
    add(house, amina, 6, role=Role.DESK, stage=Stage.OPEN)
    made = create_series(visit_of(house, amina), "Round tables", linked[:2])
    visit = visit_of(house, amina)
    app = open_page("lobby.py", visit)
    for name, value, found in (
        ("stage", Stage.OPEN, ["Session 6"]),
        ("role", Role.DESK, ["Session 6"]),
        ("year", 2030, ["Session 1", "Session 3"]),
        ("series_id", made, ["Session 1", "Session 2"]),
    ):
        app = checked(app.selectbox(key=f"lobby-{name}").set_value(value).run())
        assert titles(app) == found
        assert app.query_params[name] == str(value)
        # A reload: a new session of Streamlit's, with nothing but the address.
        assert titles(open_page("lobby.py", visit, **{name: str(value)})) == found
        app = checked(app.selectbox(key=f"lobby-{name}").set_value(None).run())
        assert name not in app.query_params
        assert len(titles(app)) == 6


def test_words_are_looked_for_and_stand_in_the_address(house: House, amina: Account) -> None:
    for number in range(1, 6):
        add(house, amina, number)
    add(house, amina, 6, title="Last mile", room="Hall B", type=SessionType.TOWN_HALL)
    visit = visit_of(house, amina)
    app = open_page("lobby.py", visit)
    app = checked(app.text_input(key="lobby-words").set_value("town hall b").run())
    assert titles(app) == ["Last mile"]
    assert app.query_params["words"] == "town hall b"
    again = open_page("lobby.py", visit, words="town hall b")
    assert titles(again) == ["Last mile"]
    assert again.text_input(key="lobby-words").value == "town hall b"
    app = checked(app.text_input(key="lobby-words").set_value("").run())
    assert "words" not in app.query_params
    assert len(titles(app)) == 6


def test_an_address_that_makes_no_sense_leaves_all_in(house: House, amina: Account) -> None:
    add(house, amina, 1)
    app = open_page(
        "lobby.py", visit_of(house, amina), stage="ajar", role="king", year="MMXXX", archived="x"
    )
    assert titles(app) == ["Session 1"]


def test_where_nothing_fits_it_says_what_to_do(house: House, amina: Account) -> None:
    add(house, amina, 1)
    app = open_page("lobby.py", visit_of(house, amina), words="<b>nothing", series_id="none")
    assert titles(app) == []
    assert "None of your sessions fits" in words(app)
    app = press(app, "Show all sessions")
    assert titles(app) == ["Session 1"]
    assert "words" not in app.query_params


def test_hundreds_of_sessions_are_shown_by_the_dozen(house: House, amina: Account) -> None:
    for number in range(1, 31):
        add(house, amina, number)
    app = open_page("lobby.py", visit_of(house, amina))
    assert titles(app) == [f"Session {number}" for number in range(1, 13)]
    app = press(app, "Show more (18 left)")
    assert len(titles(app)) == 24
    app = press(app, "Show more (6 left)")
    assert len(titles(app)) == 30
    assert not [label for label in labels(app) if label.startswith("Show more")]
    app = checked(app.text_input(key="lobby-words").set_value("session").run())
    assert len(titles(app)) == 12


def put_away(house: House, account: Account, number: int) -> Visit:
    session = add(house, account, number, stage=Stage.CLOSED)
    visit = visit_of(house, account)
    archive_session(visit.to(session.id))
    return visit


def test_the_archive_is_hidden_until_asked_for(house: House, amina: Account) -> None:
    visit = put_away(house, amina, -3)
    app = open_page("lobby.py", visit)
    assert titles(app) == []
    assert "All your sessions are archived" in words(app)
    app = checked(app.toggle(key="lobby-archived").set_value(True).run())
    assert titles(app) == ["Session -3"]
    assert "archived" in words(app)
    assert app.query_params["archived"] == "1"
    app = press(app, "Bring back")
    assert labels(app).count("Archive") == 1
    assert see_lobby(visit).archived == 0


def test_an_organiser_archives_from_the_card(house: House, amina: Account) -> None:
    add(house, amina, -3, stage=Stage.CLOSED)
    app = press(open_page("lobby.py", visit_of(house, amina)), "Archive")
    assert titles(app) == []
    assert app.toggle[0].label == "Show archived (1)"


def test_an_open_session_says_why_it_is_not_archived(house: House, amina: Account) -> None:
    add(house, amina, 0, stage=Stage.OPEN)
    app = press(open_page("lobby.py", visit_of(house, amina)), "Archive")
    assert "Close it on its agenda page" in words(app)
    assert titles(app) == ["Session 0"]


def test_a_copy_is_asked_for_its_start_and_then_led_to(house: House, amina: Account) -> None:
    session = add(house, amina, 1)
    visit_of(house, new_account(house, "bruno"), session.id, [Role.DESK])
    visit = visit_of(house, amina)
    app = open_page("lobby.py", visit)
    field = app.datetime_input(key=f"copy-{session.id}-starts")
    assert field.value == (session.starts_at + timedelta(days=7)).replace(tzinfo=None)
    field.set_value(datetime(2031, 2, 3, 14, 30))
    app.checkbox(key=f"copy-{session.id}-staff").check()
    app = press(app, "Copy")
    assert "Session 1 is copied" in words(app).replace("*", "")
    assert "Monday 3 February 2031, 14:30–15:30 UTC" in words(app)
    (copy,) = [e.session for e in see_lobby(visit).sessions if e.session.id != session.id]
    assert len(see_people(visit.to(copy.id))) == 2
    assert see_session(visit.to(copy.id)).session.stage is Stage.PREPARING


@pytest.mark.parametrize("year", [1999, 2999])
def test_a_strange_year_is_refused_and_stays(house: House, amina: Account, year: int) -> None:
    typed = datetime(year, 2, 3, 14, 30)
    session = add(house, amina, 1)
    visit = visit_of(house, amina)
    app = open_page("lobby.py", visit)
    app.datetime_input(key=f"copy-{session.id}-starts").set_value(typed)
    app = press(app, "Copy")
    assert "between 2006 and 2100" in words(app)
    assert app.datetime_input(key=f"copy-{session.id}-starts").value == typed
    assert see_lobby(visit).total == 1


def test_the_menu_is_for_those_who_may(house: House, amina: Account) -> None:
    add(house, amina, 1, role=Role.ONSITE_MODERATOR)
    app = open_page("lobby.py", visit_of(house, amina))
    assert not {"Copy", "Archive"} & set(labels(app))
    guest = new_account(house)
    add(house, guest, 2)
    app = open_page("lobby.py", visit_of(house, guest))
    assert "Archive" in labels(app)
    assert "Copy" not in labels(app)


def test_what_people_wrote_is_no_markup(house: House, amina: Account) -> None:
    loud = "**Loud** ![x](http://evil.example) :red[x]"
    session = add(house, amina, 1, title=loud, room=loud, stage=Stage.CLOSED)
    visit = visit_of(house, amina)
    create_series(visit, loud, [session.id])
    app = open_page("lobby.py", visit)
    drawn = [e.value for e in (*app.markdown, *app.header)]
    drawn += [link.proto.label for link in app.get("page_link")]
    assert len([each for each in drawn if "Loud" in each]) == 3
    assert not [each for each in drawn if "**Loud" in each or "![x" in each]
    assert replace(session, title=loud) == session
