"""What another moderator set is not set back by a browser that has yet to hear of it."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from session_core.domain.floor_policy import EVENFLOOR
from session_core.domain.people import Role
from session_core.domain.session import AtDoor, Entry, NamingRule, WorkshopSession
from session_core.use_cases.agenda import see_agenda
from session_core.use_cases.desk import mark_touches_room
from session_core.use_cases.door import set_asked_at_door
from session_core.use_cases.entry import see_entry, set_entry
from session_core.use_cases.floor_policy import see_floor_policy, set_floor_policy
from session_core.use_cases.house import House
from session_core.use_cases.naming import set_item_naming_rule, set_naming_rule
from session_core.use_cases.sessions import see_session
from session_core.use_cases.visit import Visit
from tests.houses import new_session, seat_in, sign_in_as
from tests.pages.desk_page import ask, first
from tests.pages.opening import checked, open_page

QUIET = replace(EVENFLOOR, silence_minutes=0, equity_on_screen=True)
CLOSED = NamingRule.CLOSED

Case = tuple[str, Callable[[Visit], object], Callable[[Visit], object]]
CASES: dict[str, Case] = {
    "naming rule": (
        "agenda.py",
        lambda visit: set_naming_rule(visit, CLOSED),
        lambda visit: see_session(visit).session.naming_rule,
    ),
    "naming rule of a part": (
        "agenda.py",
        lambda visit: set_item_naming_rule(visit, see_agenda(visit)[0].id, CLOSED),
        lambda visit: see_agenda(visit)[0].naming_rule,
    ),
    "settings of the equity page": (
        "equity.py",
        lambda visit: set_floor_policy(visit, QUIET, EVENFLOOR),
        see_floor_policy,
    ),
    "who comes in": (
        "door.py",
        lambda visit: set_entry(visit, Entry.APPROVAL),
        lambda visit: see_entry(visit).entry,
    ),
    "asked at the door": (
        "door.py",
        lambda visit: set_asked_at_door(visit, AtDoor.LANGUAGE, is_asked=True),
        lambda visit: see_session(visit).session.asked_at_door,
    ),
}


@pytest.fixture
def session(house: House) -> WorkshopSession:
    return new_session(house)


@pytest.fixture
def organiser(house: House, session: WorkshopSession) -> Visit:
    return sign_in_as(house, Role.ORGANISER, session.id)


def press_before_hearing(app: AppTest) -> AppTest:
    """The page is drawn anew, and a press that was made before comes with all the old values."""
    old = app._tree.get_widget_states()
    for each in [each for each in old.widgets if each.WhichOneof("value") == "trigger_value"]:
        old.widgets.remove(each)  # a button has no value but in the moment of its press
    checked(app.run())
    return checked(app._run(old))


@pytest.mark.parametrize("case", CASES)
def test_what_another_set_stays(organiser: Visit, case: str) -> None:
    page, change, seen = CASES[case]
    before = seen(organiser)
    app = open_page(page, organiser)
    change(organiser)
    theirs = seen(organiser)
    assert theirs != before
    press_before_hearing(app)
    assert seen(organiser) == theirs


def test_a_mark_of_the_desk_stays(house: House, session: WorkshopSession) -> None:
    ask(seat_in(house, session.id))
    desk = sign_in_as(house, Role.DESK, session.id)
    app = open_page("desk.py", desk)
    checked(app.button(key=f"desk-open-{first(desk).id}").click().run())
    assert not app.toggle(key=f"desk-mark-room-{first(desk).id}").value
    mark_touches_room(desk, first(desk).id)
    press_before_hearing(app)
    assert first(desk).touches_room
    assert app.toggle(key=f"desk-mark-room-{first(desk).id}-1").value


def test_one_s_own_choices_are_made_in_the_same_field(organiser: Visit) -> None:
    """To and fro as quickly as one likes; and after another's, in the field that shows theirs."""
    app = open_page("agenda.py", organiser)
    for rule in (CLOSED, NamingRule.OPEN, CLOSED):
        checked(app.selectbox(key="naming-session").set_value(rule).run())
        assert see_session(organiser).session.naming_rule is rule
    set_naming_rule(organiser, NamingRule.CHATHAM_HOUSE)
    checked(app.run())
    field = app.selectbox(key="naming-session-1")
    assert field.value is NamingRule.CHATHAM_HOUSE
    checked(field.set_value(NamingRule.OPEN).run())
    assert see_session(organiser).session.naming_rule is NamingRule.OPEN
