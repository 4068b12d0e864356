"""Somebody without a device, entered on the floor page: a hub, a language, twice never."""

import pytest

from pages.parts import typed
from session_core.domain.floor import Source
from session_core.domain.languages import Language
from session_core.domain.people import Role
from session_core.storage import floor
from session_core.use_cases.house import House
from tests.houses import new_session, sign_in_as
from tests.pages.opening import open_page, press


@pytest.mark.parametrize(("people", "source"), [(1, Source.PROXY), (12, Source.HUB)])
def test_a_hub_and_a_language_can_be_told(house: House, people: int, source: Source) -> None:
    session = new_session(house)
    moderator = sign_in_as(house, Role.ONLINE_MODERATOR, session.id)
    app = open_page("floor.py", moderator)
    app.text_input(key="proxy-name").set_value("Library of Nadi")
    app.selectbox(key="proxy-language").set_value(Language.FRENCH)
    app.number_input(key="proxy-people").set_value(people)
    press(app, "Add online")
    with house.database.reading() as db:
        (one,) = floor.floor_of(db, session.id).interventions
    assert (one.name, one.language, one.people) == ("Library of Nadi", "fr", people)
    assert one.source is source
    assert one.entered_by
    assert app.number_input(key="proxy-people").value == 1
    assert app.selectbox(key="proxy-language").value is None


@pytest.mark.parametrize("brought", ["Ana", ""])
def test_a_second_press_enters_nobody(
    house: House, brought: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It brings the name again, or a form that is empty by then."""
    monkeypatch.setattr(typed, "SECOND_PRESS", 60)  # the machine may be slow
    session = new_session(house)
    app = open_page("floor.py", sign_in_as(house, Role.ONSITE_MODERATOR, session.id))
    app.text_input(key="proxy-name").set_value("Ana")
    press(app, "Add in the room")
    app.text_input(key="proxy-name").set_value(brought)
    press(app, "Add in the room")
    assert app.text_input(key="proxy-name").value == ""
    assert names(house, session.id) == ["Ana"]
    app.text_input(key="proxy-name").set_value("Bo")
    press(app, "Add in the room")
    assert names(house, session.id) == ["Ana", "Bo"]


def test_two_hands_one_after_the_other_are_two(house: House) -> None:
    session = new_session(house)
    app = open_page("floor.py", sign_in_as(house, Role.ONSITE_MODERATOR, session.id))
    press(press(app, "Add in the room"), "Add in the room")
    assert names(house, session.id) == ["", ""]


@pytest.mark.parametrize(
    ("field", "length", "told"),
    [
        ("name", 500, "The name has 500 characters; the limit is 200."),
        ("text", 1001, "The question has 1,001 characters; the limit is 1,000."),
    ],
)
def test_what_is_too_long_is_named(house: House, field: str, length: int, told: str) -> None:
    session = new_session(house)
    app = open_page("floor.py", sign_in_as(house, Role.ONSITE_MODERATOR, session.id))
    into = app.text_input if field == "name" else app.text_area
    into(key=f"proxy-{field}").set_value("x" * length)
    press(app, "Add in the room")
    assert app.warning[0].value.startswith(told)
    assert into(key=f"proxy-{field}").value == "x" * length


def names(house: House, session_id: str) -> list[str]:
    with house.database.reading() as db:
        return [one.name for one in floor.floor_of(db, session_id).interventions]
