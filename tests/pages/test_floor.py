"""The cockpit: who speaks, who is next and why, what a moderator presses."""

import pytest

from session_core.domain.floor_policy import FloorPolicy
from session_core.domain.people import Modality, Role
from session_core.domain.session import Stage, WorkshopSession
from session_core.storage import floor as floor_storage
from session_core.storage import sessions
from session_core.use_cases.floor import close_queue, give_floor_to_next, see_floor
from session_core.use_cases.house import House
from session_core.use_cases.visit import Visit
from tests.houses import new_session, sign_in_as
from tests.pages.floor_page import card, hands, pressed, the_list
from tests.pages.opening import labels, open_page
from tests.pages.opening import press as click


@pytest.fixture
def session(house: House) -> WorkshopSession:
    return new_session(house)


@pytest.fixture
def moderator(house: House, session: WorkshopSession) -> Visit:
    return sign_in_as(house, Role.ONSITE_MODERATOR, session.id)


def test_an_empty_floor_says_so(moderator: Visit) -> None:
    app = open_page("floor.py", moderator)
    told = card(app)
    assert (told["speaking"], told["next"], told["undo"]) == (None, [], None)
    assert (the_list(app)["waiting"], the_list(app)["places"]) == (0, [])


def test_the_big_button_gives_the_floor_to_who_it_names(
    moderator: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = hands(moderator, Modality.ONSITE, Modality.ONLINE)
    app = open_page("floor.py", moderator)
    assert [each["id"] for each in card(app)["next"]] == [first, second]
    pressed(app, moderator, "give", monkeypatch, on=first)
    speaking = see_floor(moderator).speaking
    assert speaking
    assert speaking.number == 1
    told = card(app)
    assert (told["speaking"]["number"], told["speaking"]["name"]) == (1, "Person 1")
    assert (told["next"][0]["id"], told["next"][0]["where"]) == (second, "online")


def test_a_press_on_an_old_page_gives_the_floor_to_nobody_else(
    moderator: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, *_ = hands(moderator, Modality.ONSITE, Modality.ONLINE, Modality.ONSITE)
    app = open_page("floor.py", moderator)
    give_floor_to_next(moderator)
    pressed(app, moderator, "give", monkeypatch, on=first)
    speaking = see_floor(moderator).speaking
    assert speaking
    assert speaking.number == 1
    assert "nothing was done" in app.warning[0].value


def test_a_yield_meant_for_one_ends_no_other(
    moderator: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, *_ = hands(moderator, Modality.ONSITE, Modality.ONLINE)
    give_floor_to_next(moderator)
    app = open_page("floor.py", moderator)
    give_floor_to_next(moderator)
    pressed(app, moderator, "yield", monkeypatch, on=first)
    speaking = see_floor(moderator).speaking
    assert speaking
    assert speaking.number == 2


def test_a_refusal_goes_with_the_next_thing_done(
    moderator: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, *_ = hands(moderator, Modality.ONSITE, Modality.ONLINE)
    app = open_page("floor.py", moderator)
    give_floor_to_next(moderator)
    pressed(app, moderator, "give", monkeypatch, on=first)
    assert app.warning
    app.session_state["refusal"] = None
    assert not app.run().warning


def test_a_refusal_is_forgotten_with_the_page(moderator: Visit) -> None:
    close_queue(moderator)
    app = click(open_page("floor.py", moderator), "Add online")
    assert app.warning
    app.switch_page("agenda.py").run()
    assert not app.switch_page("floor.py").run().warning


def test_yield_and_undo(moderator: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    (one,) = hands(moderator, Modality.ONSITE)
    app = open_page("floor.py", moderator)
    pressed(app, moderator, "give", monkeypatch, on=one)
    assert card(app)["undo"] == "floor to #1"
    pressed(app, moderator, "yield", monkeypatch, on=one)
    assert see_floor(moderator).speaking is None
    assert card(app)["undo"] == "end of #1's turn"
    pressed(app, moderator, "undo", monkeypatch)
    assert see_floor(moderator).speaking


def test_the_undo_says_whose_act_it_would_take_back(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    hands(moderator, Modality.ONSITE)
    give_floor_to_next(moderator)
    other = sign_in_as(house, Role.ONLINE_MODERATOR, session.id)
    told = card(open_page("floor.py", other))
    assert (told["undo"], told["undo_by"]) == ("floor to #1", "onsite moderator")
    told = card(open_page("floor.py", moderator))
    assert (told["undo"], told["undo_by"]) == ("floor to #1", "")


def test_the_clock_has_its_limit_from_the_session(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    with house.database.writing() as db:
        floor_storage.keep_policy(db, session.id, FloorPolicy(speaking_seconds=90))
    hands(moderator, Modality.ONSITE)
    give_floor_to_next(moderator)
    told = card(open_page("floor.py", moderator))
    speaking = see_floor(moderator).speaking
    assert speaking
    assert speaking.given_at
    assert told["limit"] == 90
    assert told["speaking"]["since"] == speaking.given_at.timestamp() * 1000


@pytest.mark.parametrize(
    ("press_on", "side"), [("room", Modality.ONSITE), ("online", Modality.ONLINE)]
)
def test_one_press_adds_a_hand(moderator: Visit, press_on: str, side: Modality) -> None:
    app = open_page("floor.py", moderator)
    click(app, "Add in the room" if press_on == "room" else "Add online")
    added = see_floor(moderator).places[0].intervention
    assert (added.modality, added.name, added.text) == (side, "", "")


def test_a_name_and_a_question_go_along_and_leave_the_fields(moderator: Visit) -> None:
    app = open_page("floor.py", moderator)
    app.text_input(key="proxy-name").set_value("Village council")
    app.text_area(key="proxy-text").set_value("Who pays?")
    click(app, "Add in the room")
    added = see_floor(moderator).places[0].intervention
    assert (added.name, added.text) == ("Village council", "Who pays?")
    assert app.text_input(key="proxy-name").value == ""
    assert app.text_area(key="proxy-text").value == ""


def test_what_was_typed_stays_when_the_queue_is_closed(moderator: Visit) -> None:
    close_queue(moderator)
    app = open_page("floor.py", moderator)
    app.text_input(key="proxy-name").set_value("Village council")
    click(app, "Add in the room")
    assert app.text_input(key="proxy-name").value == "Village council"
    assert "The moderators have closed the queue." in app.warning[0].value


def test_who_takes_notes_sees_the_list_without_its_buttons(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    hands(moderator, Modality.ONSITE)
    app = open_page("floor.py", sign_in_as(house, Role.RAPPORTEUR, session.id))
    assert the_list(app)["places"][0]["name"] == "Person 1"
    assert (card(app)["may"], the_list(app)["may"], card(app)["undo"]) == (False, False, None)
    assert "Add in the room" in labels(app)


def test_a_session_that_is_not_open_says_where_to_open_it(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    with house.database.writing() as db:
        sessions.keep_stage(db, session.id, Stage.PREPARING)
    app = open_page("floor.py", moderator)
    assert (the_list(app)["session_open"], card(app)["may"]) == (False, False)
    click(app, "Add in the room")
    assert app.warning[0].value == "The session is not open for this now."
