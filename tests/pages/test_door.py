"""The door page: what staff set for those who come, and who may."""

import pytest
from streamlit.testing.v1 import AppTest

from session_core.domain.door import Links
from session_core.domain.people import Role
from session_core.domain.session import AtDoor, WorkshopSession
from session_core.use_cases.door import (
    DoorSettings,
    see_door_settings,
    set_asked_at_door,
    set_conduct,
    set_links,
)
from session_core.use_cases.house import House
from session_core.use_cases.visit import Visit
from tests.houses import new_session, sign_in_as
from tests.pages.opening import open_page, press, words

CALL = "https://call.example.org/a"


@pytest.fixture
def session(house: House) -> WorkshopSession:
    return new_session(house)


@pytest.fixture
def organiser(house: House, session: WorkshopSession) -> Visit:
    return sign_in_as(house, Role.ORGANISER, session.id)


def open_door(visit: Visit) -> AppTest:
    return open_page("door.py", visit)


def field(app: AppTest, label: str) -> str:
    """What stands in a field."""
    (found,) = [each for each in (*app.text_input, *app.text_area) if each.label == label]
    return str(found.value)


def fill(app: AppTest, label: str, text: str) -> None:
    (found,) = [each for each in (*app.text_input, *app.text_area) if each.label == label]
    found.set_value(text)


def test_a_moderator_sets_the_links(house: House, session: WorkshopSession) -> None:
    moderator = sign_in_as(house, Role.ONLINE_MODERATOR, session.id)
    app = open_door(moderator)
    fill(app, "The call", f" {CALL} ")
    fill(app, "Stream", "https://stream.example.org/a")
    press(app, "Save the links")
    assert see_door_settings(moderator).links == Links(CALL, "", "https://stream.example.org/a")
    assert field(app, "The call") == CALL
    assert not app.warning


def test_a_refused_link_stays_in_its_field(organiser: Visit) -> None:
    app = open_door(organiser)
    fill(app, "The call", "call.example.org/a")
    press(app, "Save the links")
    assert app.warning[0].value == (
        "The link of the call must begin with https:// or http://. Nothing was saved."
    )
    assert field(app, "The call") == "call.example.org/a"
    assert see_door_settings(organiser).links == Links()
    fill(app, "The call", CALL)
    press(app, "Save the links")
    assert see_door_settings(organiser).links == Links(CALL)
    assert not app.warning


def test_what_another_changed_meanwhile_is_not_put_back(
    house: House, session: WorkshopSession, organiser: Visit
) -> None:
    app = open_door(organiser)
    set_links(sign_in_as(house, Role.ONSITE_MODERATOR, session.id), call=CALL)
    fill(app, "Captions", "https://captions.example.org/a")
    press(app, "Save the links")
    expected = Links(CALL, "https://captions.example.org/a")
    assert see_door_settings(organiser).links == expected
    assert field(app, "The call") == CALL


def test_the_organiser_chooses_what_is_asked(organiser: Visit) -> None:
    app = open_door(organiser)
    (region,) = [each for each in app.checkbox if each.label == "Region"]
    region.check().run()
    assert see_door_settings(organiser).asked == (AtDoor.REGIONAL_GROUP,)
    (region,) = [each for each in app.checkbox if each.label == "Region"]
    assert region.value
    region.uncheck().run()
    assert see_door_settings(organiser).asked == ()


def test_a_code_of_conduct_is_kept_and_one_too_long_stays(organiser: Visit) -> None:
    app = open_door(organiser)
    fill(app, "Your own code of conduct", "x" * 10_001)
    press(app, "Save the code of conduct")
    assert "The code of conduct has 10,001 characters" in app.warning[0].value
    assert field(app, "Your own code of conduct") == "x" * 10_001
    fill(app, "Your own code of conduct", "Be kind.")
    press(app, "Save the code of conduct")
    assert see_door_settings(organiser).conduct == "Be kind."
    assert field(app, "Your own code of conduct") == "Be kind."


def test_moderators_see_what_is_asked_and_do_not_choose_it(
    house: House, session: WorkshopSession, organiser: Visit
) -> None:
    set_asked_at_door(organiser, AtDoor.LANGUAGE)
    app = open_door(sign_in_as(house, Role.ONSITE_MODERATOR, session.id))
    assert all(each.disabled for each in app.checkbox)
    assert [each.label for each in app.checkbox if each.value] == ["Language"]
    assert "The organisers of the session choose this." in words(app)


@pytest.mark.parametrize("role", [Role.RAPPORTEUR, Role.FACILITATOR, Role.DESK])
def test_other_staff_read_it_as_text(
    house: House, session: WorkshopSession, organiser: Visit, role: Role
) -> None:
    set_links(organiser, call=f"{CALL}?**b**")
    set_conduct(organiser, "Be ![kind](https://other.example/x.png).")
    app = open_door(sign_in_as(house, role, session.id))
    offered = {each.label for each in (*app.text_input, *app.text_area, *app.button)}
    assert offered.isdisjoint(
        {"The call", "Captions", "Save the links", "Your own code of conduct"}
    )
    written = words(app)
    assert f"{CALL}?**b**" in written
    assert "Be ![kind](https://other.example/x.png)." in written
    (raw,) = [each.value for each in app.markdown if "kind" in each.value]
    assert "\\!\\[kind\\]" in raw


def test_how_people_come_in_stands_beside_it(session: WorkshopSession, organiser: Visit) -> None:
    app = open_door(organiser)
    assert "Join code" in words(app)
    assert [each.value for each in app.code if session.join_code in each.value]
    assert see_door_settings(organiser) == DoorSettings(Links(), "", ())
