"""The naming rule on staff pages: shown where people work, set on the agenda page."""

from session_core.domain.people import Role
from session_core.domain.session import NamingRule
from session_core.use_cases.agenda import see_agenda, start_agenda_item
from session_core.use_cases.house import House
from session_core.use_cases.naming import set_item_naming_rule
from session_core.use_cases.sessions import see_session
from session_core.wording import KEPT_UNDER, RULE_NAMES
from tests.houses import new_session, sign_in_as, visit_as
from tests.pages.opening import open_page, words

CHATHAM, CLOSED = NamingRule.CHATHAM_HOUSE, NamingRule.CLOSED


def test_a_moderator_sets_the_sessions_rule_and_reads_what_it_means(house: House) -> None:
    moderator = sign_in_as(house, Role.ONSITE_MODERATOR, new_session(house).id)
    app = open_page("agenda.py", moderator)
    assert KEPT_UNDER[NamingRule.OPEN] in words(app)
    app.selectbox(key="naming-session").set_value(CHATHAM).run()
    assert see_session(moderator).session.naming_rule is CHATHAM
    assert KEPT_UNDER[CHATHAM] in words(app)


def test_a_part_gets_a_rule_of_its_own_and_loses_it_again(house: House) -> None:
    moderator = sign_in_as(house, Role.ONLINE_MODERATOR, new_session(house).id)
    opening, discussion = see_agenda(moderator)
    app = open_page("agenda.py", moderator)
    field = f"naming-{discussion.id}"
    app.selectbox(key=field).set_value(CLOSED).run()
    assert [item.naming_rule for item in see_agenda(moderator)] == [None, CLOSED]
    assert [each.label for each in app.expander if "rules" in each.label] == [
        "Other rules for parts (1)"
    ]
    app.selectbox(key=field).set_value("").run()
    assert [item.naming_rule for item in see_agenda(moderator)] == [None, None]
    assert app.selectbox(key=f"naming-{opening.id}").value == ""


def test_a_page_shows_what_another_moderator_chose(house: House) -> None:
    session = new_session(house)
    moderator = sign_in_as(house, Role.ONLINE_MODERATOR, session.id)
    other = sign_in_as(house, Role.ORGANISER, session.id)
    app = open_page("agenda.py", moderator)
    opening = see_agenda(moderator)[0]
    set_item_naming_rule(other, opening.id, CLOSED)
    app.run()
    assert app.selectbox(key=f"naming-{opening.id}-1").value is CLOSED


def test_who_may_not_set_it_reads_it(house: House) -> None:
    session = new_session(house, naming_rule=CLOSED)
    app = open_page("agenda.py", sign_in_as(house, Role.DESK, session.id))
    assert KEPT_UNDER[CLOSED] in words(app)
    assert not [box for box in app.selectbox if (box.key or "").startswith("naming")]


def test_floor_and_room_screen_show_the_rule_in_force(house: House) -> None:
    session = new_session(house)
    moderator = sign_in_as(house, Role.ONSITE_MODERATOR, session.id)
    opening = see_agenda(moderator)[0]
    set_item_naming_rule(moderator, opening.id, CHATHAM)
    screen = visit_as(house, Role.ROOM_SCREEN, session)
    for page, visit in (("floor.py", moderator), ("room_screen.py", screen)):
        assert RULE_NAMES[NamingRule.OPEN] in words(open_page(page, visit))
    start_agenda_item(moderator, opening.id)
    for page, visit in (("floor.py", moderator), ("room_screen.py", screen)):
        assert RULE_NAMES[CHATHAM] in words(open_page(page, visit))
