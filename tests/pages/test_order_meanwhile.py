"""The order page while another moderator saves: what was chosen stays, what was not follows."""

from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from session_core.domain.floor_policy import EVENFLOOR, PRESETS
from session_core.domain.people import Role
from session_core.domain.session import WorkshopSession
from session_core.use_cases.floor_policy import see_floor_policy, set_floor_policy
from session_core.use_cases.floor_undo import undo_floor_act
from session_core.use_cases.house import House
from session_core.use_cases.visit import Visit
from tests.houses import new_session, sign_in_as
from tests.pages.opening import checked, open_page, press, words
from tests.pages.order_page import choose, field


@pytest.fixture
def session(house: House) -> WorkshopSession:
    return new_session(house)


@pytest.fixture
def moderator(house: House, session: WorkshopSession) -> Visit:
    return sign_in_as(house, Role.ONSITE_MODERATOR, session.id)


@pytest.fixture
def other(house: House, session: WorkshopSession) -> Visit:
    return sign_in_as(house, Role.ONLINE_MODERATOR, session.id)


def test_another_moderators_save_keeps_what_was_changed_here(
    moderator: Visit, other: Visit
) -> None:
    app = choose(open_page("order.py", moderator), "toggle", "support", False)
    set_floor_policy(other, replace(EVENFLOOR, round_size=3), EVENFLOOR)
    app = checked(app.run())
    shown = words(app)
    assert "The online moderator saved meanwhile: Speakers of one side in a row: 3." in shown
    assert "What you chose here stays in the fields" in shown
    assert field(app, "number_input", "round_size").value == 3
    assert field(app, "toggle", "support").value is False
    press(app, "Save the order")
    assert see_floor_policy(moderator) == replace(EVENFLOOR, round_size=3, support=False)


def test_a_chosen_preset_is_a_choice_of_all_its_fields(moderator: Visit, other: Visit) -> None:
    app = choose(open_page("order.py", moderator), "button_group", "preset", "By support")
    set_floor_policy(other, replace(PRESETS["First come"], speaking_seconds=60), EVENFLOOR)
    app = checked(app.run())
    shown = words(app)
    said = "The online moderator saved meanwhile: “First come” · Seconds for one speaker: 60."
    assert f"{said} Your choice, “By support”, stays in the fields: save or discard it." in shown
    assert field(app, "button_group", "preset").value == "By support"
    press(app, "Save the order")
    assert see_floor_policy(moderator) == replace(PRESETS["By support"], speaking_seconds=60)


def test_who_only_tried_a_preset_and_went_back_follows_the_others(
    moderator: Visit, other: Visit
) -> None:
    app = choose(open_page("order.py", moderator), "button_group", "preset", "By support")
    app = choose(app, "button_group", "preset", "Even floor")
    set_floor_policy(other, PRESETS["First come"], EVENFLOOR)
    app = checked(app.run())
    assert field(app, "button_group", "preset").value == "First come"
    assert "These settings are in force" in words(app)
    assert "stays in the fields" not in words(app)


def test_a_discarded_preset_is_no_choice_any_more(moderator: Visit, other: Visit) -> None:
    app = choose(open_page("order.py", moderator), "button_group", "preset", "By support")
    app = choose(press(app, "Discard my changes"), "number_input", "safe_places", 3)
    set_floor_policy(other, PRESETS["First come"], EVENFLOOR)
    app = checked(app.run())
    assert field(app, "toggle", "support").value is False
    assert field(app, "number_input", "safe_places").value == 3


def test_an_undo_is_told_as_one(moderator: Visit, other: Visit) -> None:
    set_floor_policy(other, replace(EVENFLOOR, round_size=3), EVENFLOOR)
    app = choose(open_page("order.py", moderator), "toggle", "support", False)
    undo_floor_act(other)
    said = "took a change back. Now in force: Speakers of one side in a row: 1."
    assert f"The online moderator {said}" in words(checked(app.run()))
    assert f"You {said}" in words(undone_by_oneself(moderator))


def undone_by_oneself(moderator: Visit) -> AppTest:
    """The page of whom took back on another page what they had set."""
    set_floor_policy(moderator, replace(EVENFLOOR, round_size=3), EVENFLOOR)
    app = open_page("order.py", moderator)
    undo_floor_act(moderator)
    return checked(app.run())


def test_a_field_that_cannot_be_read_stays_as_typed_when_another_saves(
    moderator: Visit, other: Visit
) -> None:
    app = choose(open_page("order.py", moderator), "number_input", "safe_places", 3.7)
    set_floor_policy(other, replace(EVENFLOOR, safe_places=4), EVENFLOOR)
    app = checked(app.run())
    assert field(app, "number_input", "safe_places").value == 3.7
    app = press(app, "Discard my changes")
    assert field(app, "number_input", "safe_places").value == 4


def test_a_stale_save_is_refused_and_the_next_one_saves(moderator: Visit, other: Visit) -> None:
    app = choose(open_page("order.py", moderator), "toggle", "support", False)
    set_floor_policy(other, replace(EVENFLOOR, regional_balance=False), EVENFLOOR)
    app = press(app, "Save the order")
    assert "“Even out regional groups: no”. Nothing was saved." in words(app)
    assert see_floor_policy(moderator).support
    assert field(app, "toggle", "support").value is False
    press(app, "Save the order")
    assert see_floor_policy(moderator) == replace(EVENFLOOR, support=False, regional_balance=False)
