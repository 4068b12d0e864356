"""The cockpit: who speaks, who is next and why, what a moderator presses."""

import pytest
import streamlit as st

from pages.parts.floor_parts import OUT_OF_TURN, choose_from_menu
from session_core.domain.people import Modality, Role
from session_core.domain.session import Stage, WorkshopSession
from session_core.storage import sessions
from session_core.use_cases.asking import enter_for_someone
from session_core.use_cases.floor import close_queue, give_floor_to_next, see_floor
from session_core.use_cases.house import House
from session_core.use_cases.visit import Visit
from tests.houses import new_session, sign_in_as
from tests.pages.opening import labels, open_page, press, words


@pytest.fixture
def session(house: House) -> WorkshopSession:
    return new_session(house)


@pytest.fixture
def moderator(house: House, session: WorkshopSession) -> Visit:
    return sign_in_as(house, Role.ONSITE_MODERATOR, session.id)


def hands(visit: Visit, *sides: Modality) -> list[str]:
    return [
        enter_for_someone(visit, side, text=f"Question {n}", name=f"Person {n}")
        for n, side in enumerate(sides, start=1)
    ]


def test_an_empty_floor_says_what_to_do(moderator: Visit) -> None:
    app = open_page("floor.py", moderator)
    assert "Nobody has the floor" in words(app)
    assert "Add a hand from the room" in words(app)
    assert not any(label.startswith("Give the floor") for label in labels(app))


def test_the_big_button_gives_the_floor_to_who_it_names(moderator: Visit) -> None:
    hands(moderator, Modality.ONSITE, Modality.ONLINE)
    app = open_page("floor.py", moderator)
    assert "Give the floor to \\#1 Person 1 · in the room" in labels(app)
    press(app, "Give the floor")
    speaking = see_floor(moderator).speaking
    assert speaking
    assert speaking.number == 1
    assert app.subheader[0].value == "\\#1 Person 1"
    assert "Give the floor to \\#2 Person 2 · online" in labels(app)


def test_a_press_on_an_old_page_gives_the_floor_to_nobody_else(moderator: Visit) -> None:
    hands(moderator, Modality.ONSITE, Modality.ONLINE, Modality.ONSITE)
    app = open_page("floor.py", moderator)
    give_floor_to_next(moderator)
    press(app, "Give the floor")
    speaking = see_floor(moderator).speaking
    assert speaking
    assert speaking.number == 1
    assert app.warning[0].value == (
        "The list has changed: number 2 is first now. Nothing was done."
    )


def test_a_refusal_goes_with_the_next_thing_done(moderator: Visit) -> None:
    hands(moderator, Modality.ONSITE, Modality.ONLINE)
    app = open_page("floor.py", moderator)
    give_floor_to_next(moderator)
    press(app, "Give the floor")
    assert app.warning
    press(app, "Yield")
    assert not app.warning


def test_a_refusal_is_forgotten_with_the_page(moderator: Visit) -> None:
    app = press(press(open_page("floor.py", moderator), "Close the queue"), "Add online")
    assert app.warning
    app.switch_page("agenda.py").run()
    assert not app.switch_page("floor.py").run().warning


def test_yield_and_undo(moderator: Visit) -> None:
    hands(moderator, Modality.ONSITE)
    app = press(open_page("floor.py", moderator), "Give the floor")
    press(app, "Yield")
    assert see_floor(moderator).speaking is None
    press(app, "Undo")
    assert see_floor(moderator).speaking


def test_every_place_says_why_in_full(moderator: Visit) -> None:
    hands(moderator, *[Modality.ONSITE, Modality.ONLINE] * 2)
    shown = words(open_page("floor.py", moderator))
    assert shown.count("announced, place is safe") == 2
    assert "the room is next after online; first time speaking" in shown


def test_a_long_question_is_cut_and_read_in_full_in_the_help(moderator: Visit) -> None:
    text = "Who keeps the lamp burning? " * 32
    for _ in range(2):
        enter_for_someone(moderator, Modality.ONLINE, text=text)
    give_floor_to_next(moderator)
    enter_for_someone(moderator, Modality.ONLINE, text="Short?")
    app = open_page("floor.py", moderator)
    asked = [each for each in app.markdown if "lamp" in each.value]
    assert [each.value.count("lamp") < 12 for each in asked] == [True, True]
    assert [each.proto.help.count("lamp") for each in asked] == [32, 32]
    assert [each.proto.help for each in app.markdown if "Short" in each.value] == [""]


def test_every_row_has_its_menu(moderator: Visit) -> None:
    hands(moderator, *[Modality.ONSITE] * 3)
    app = open_page("floor.py", moderator)
    menus = [list(menu.proto.options) for menu in app.get("menu_button")]
    assert menus == [list(OUT_OF_TURN)] * 3


@pytest.mark.parametrize("choice", OUT_OF_TURN)
def test_the_menu_acts_on_its_own_row(
    moderator: Visit, monkeypatch: pytest.MonkeyPatch, choice: str
) -> None:
    first, second, third = hands(moderator, *[Modality.ONSITE] * 3)
    # Streamlit's test runner presses no menu button, so its callback is called as it would be.
    monkeypatch.setattr(st, "session_state", {f"more-{second}": choice})
    choose_from_menu(moderator, second)
    floor = see_floor(moderator)
    assert [place.intervention.id for place in floor.places] == [first, third]
    assert (floor.speaking is not None) is ("Give the floor" in choice)


@pytest.mark.parametrize(
    ("press_on", "side"), [("room", Modality.ONSITE), ("online", Modality.ONLINE)]
)
def test_one_press_adds_a_hand(moderator: Visit, press_on: str, side: Modality) -> None:
    app = open_page("floor.py", moderator)
    press(app, "Add in the room" if press_on == "room" else "Add online")
    added = see_floor(moderator).places[0].intervention
    assert (added.modality, added.name, added.text) == (side, "", "")


def test_a_name_and_a_question_go_along_and_leave_the_fields(moderator: Visit) -> None:
    app = open_page("floor.py", moderator)
    app.text_input(key="proxy-name").set_value("Village council")
    app.text_area(key="proxy-text").set_value("Who pays?")
    press(app, "Add in the room")
    added = see_floor(moderator).places[0].intervention
    assert (added.name, added.text) == ("Village council", "Who pays?")
    assert app.text_input(key="proxy-name").value == ""
    assert app.text_area(key="proxy-text").value == ""


def test_what_was_typed_stays_when_the_queue_is_closed(moderator: Visit) -> None:
    close_queue(moderator)
    app = open_page("floor.py", moderator)
    app.text_input(key="proxy-name").set_value("Village council")
    press(app, "Add in the room")
    assert app.text_input(key="proxy-name").value == "Village council"
    assert "The moderators have closed the queue." in app.warning[0].value


def test_the_queue_closes_and_opens(moderator: Visit) -> None:
    app = press(open_page("floor.py", moderator), "Close the queue")
    assert not see_floor(moderator).queue_open
    press(app, "Open the queue again")
    assert see_floor(moderator).queue_open


def test_a_long_list_begins_with_its_first_places(moderator: Visit) -> None:
    hands(moderator, *[Modality.ONSITE] * 30)
    app = open_page("floor.py", moderator)
    assert len(app.get("menu_button")) == 25
    press(app, "Show all 30")
    assert len(app.get("menu_button")) == 30


def test_who_takes_notes_sees_the_list_without_its_buttons(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    hands(moderator, Modality.ONSITE)
    app = open_page("floor.py", sign_in_as(house, Role.RAPPORTEUR, session.id))
    assert "#1 Person 1" in words(app)
    offered = " ".join(labels(app))
    assert not any(word in offered for word in ("Give the floor", "Yield", "Undo", "queue"))
    assert not app.get("menu_button")
    assert "Add in the room" in labels(app)


def test_a_session_that_is_not_open_says_where_to_open_it(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    with house.database.writing() as db:
        sessions.keep_stage(db, session.id, Stage.PREPARING)
    app = open_page("floor.py", moderator)
    assert "the session is not open" in app.info[0].value
    press(app, "Add in the room")
    assert app.warning[0].value == "The session is not open for this now."


def test_what_people_write_is_no_markup(moderator: Visit) -> None:
    enter_for_someone(
        moderator, Modality.ONLINE, text="![x](http://evil.example/a.png)", name="**b**"
    )
    app = open_page("floor.py", moderator)
    drawn = "\n".join([element.value for element in app.markdown] + labels(app))
    assert "![" not in drawn
    assert "**b**" not in drawn
    assert "http:\\/" not in drawn
