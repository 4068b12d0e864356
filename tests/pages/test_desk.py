"""The help desk's page: who sees what, in which order, and what it came to."""

import pytest

from pages.parts.desk_words import NOT_YOURS, NOTHING_FOR_MODERATORS
from session_core.domain.people import Modality, Role
from session_core.domain.session import WorkshopSession
from session_core.use_cases.desk import (
    answer_help,
    claim_help,
    close_help,
    hand_over_help,
    write_to_desk,
)
from session_core.use_cases.house import House
from session_core.use_cases.visit import Visit
from tests.houses import new_account, new_session, seat_in, sign_in_as, visit_of
from tests.pages.desk_page import CAN_WAIT, PAGE, SAFETY, ask, cards, choose, first
from tests.pages.opening import checked, labels, open_page, press, words

MARKUP = "![x](http://evil.example/a.png) **b**"


@pytest.fixture
def session(house: House) -> WorkshopSession:
    return new_session(house)


@pytest.fixture
def ada(house: House, session: WorkshopSession) -> Visit:
    """At the desk in the room."""
    return visit_of(house, new_account(house, "ada"), session.id, [Role.DESK])


@pytest.fixture
def bo(house: House, session: WorkshopSession) -> Visit:
    """At the desk online."""
    return visit_of(house, new_account(house, "bo"), session.id, [Role.DESK])


@pytest.fixture
def asker(house: House, session: WorkshopSession) -> Visit:
    return seat_in(house, session.id, Modality.ONLINE)


def test_what_is_urgent_stands_first_and_what_waits_before_what_is_answered(
    ada: Visit, asker: Visit
) -> None:
    answered = ask(asker, "one")
    answer_help(ada, answered, "Look at your page")
    ask(asker, "two", urgency=CAN_WAIT, minute=1)
    ask(asker, "three", minute=2)
    ask(asker, "four", SAFETY, minute=3)
    app = open_page(PAGE, ada)
    assert cards(app) == ["4", "3", "2", "1"]
    assert "3 requests wait" in words(app)
    assert "2 urgent" in words(app)


def test_a_card_says_what_is_needed_where_and_by_whom(ada: Visit, asker: Visit) -> None:
    ask(asker)
    shown = words(open_page(PAGE, ada))
    for told in ("#1 Sound or link", "Urgent", "online", "waiting", "No sound", "Quiet Heron"):
        assert told in shown


def test_how_long_it_waits_counts_in_the_browser(ada: Visit, asker: Visit) -> None:
    ask(asker)
    app = open_page(PAGE, ada)
    clocks = [each for each in app.get("bidi_component") if "Request 1 waits" in str(each.proto)]
    assert len(clocks) == 1
    answer_help(ada, first(ada).id, "Try the other link")
    assert not [
        each for each in checked(app.run()).get("bidi_component")
        if "Request 1 waits" in str(each.proto)
    ]  # fmt: skip


def test_claiming_opens_it_and_the_other_reads_who_has_it(
    ada: Visit, bo: Visit, asker: Visit
) -> None:
    ask(asker)
    app = press(open_page(PAGE, ada), "Claim")
    assert first(ada).is_mine
    assert "You have it since" in words(app)
    assert "Send the answer" in labels(app)
    other = open_page(PAGE, bo)
    assert "Ada has it since" in words(other)
    assert "Claim" not in labels(other)


def test_a_press_that_comes_too_late_says_so_and_takes_nothing(
    ada: Visit, bo: Visit, asker: Visit
) -> None:
    ask(asker)
    app = open_page(PAGE, ada)
    claim_help(bo, first(bo).id)
    app = press(app, "Claim")
    assert "is with somebody else by now" in app.warning[0].value
    assert first(bo).is_mine
    # What became of it stands beside: who has it, and that it can be taken over.
    assert "Bo has it since" in words(app)
    press(app, "Take it over")
    assert first(ada).is_mine


def test_the_lists_and_the_sides_stand_in_the_address(
    house: House, session: WorkshopSession, ada: Visit, bo: Visit, asker: Visit
) -> None:
    mine = ask(asker, "one")
    ask(seat_in(house, session.id, Modality.ONSITE), "two", minute=1)
    handed = ask(asker, "three", minute=2)
    hand_over_help(bo, handed, Modality.ONSITE)
    claim_help(ada, mine)
    app = open_page(PAGE, ada)
    assert cards(app) == ["1", "2", "3"]
    app = choose(app, "desk-show", "mine")
    assert cards(app) == ["1"]
    assert "mine" in app.query_params["show"]
    assert cards(open_page(PAGE, ada, show="waiting")) == ["2", "3"]
    # What was handed to the desk in the room stands there, wherever its asker sits.
    assert cards(open_page(PAGE, ada, side="onsite")) == ["2", "3"]
    assert cards(open_page(PAGE, ada, show="over")) == []
    assert cards(open_page(PAGE, ada, show="nonsense", side="up")) == ["1", "2", "3"]


def test_what_is_closed_stands_among_what_is_over(ada: Visit, asker: Visit) -> None:
    close_help(ada, ask(asker))
    assert cards(open_page(PAGE, ada, show="over")) == ["1"]
    app = press(open_page(PAGE, ada, show="over"), "Open")
    assert "Open again" in labels(app)
    assert not {"Claim", "Close", "Send the answer"} & set(labels(app))


def test_nobodys_text_is_markup(ada: Visit, asker: Visit) -> None:
    request = ask(asker, MARKUP)
    answer_help(ada, request, MARKUP)
    write_to_desk(asker, request, MARKUP)
    app = press(open_page(PAGE, ada), "Open")
    drawn = "\n".join(element.value for element in app.markdown)
    assert drawn.count("evil") == 4
    assert "![" not in drawn
    assert "**b**" not in drawn


@pytest.mark.parametrize("role", [Role.RAPPORTEUR, Role.FACILITATOR])
def test_others_read_that_it_is_the_desks(
    house: House, session: WorkshopSession, asker: Visit, role: Role
) -> None:
    ask(asker, "My ministry films me", SAFETY)
    app = open_page(PAGE, sign_in_as(house, role, session.id))
    assert NOT_YOURS in words(app)
    assert "ministry" not in words(app)
    assert not {"Claim", "Open"} & set(labels(app))


def test_a_moderator_sees_only_what_touches_the_room(
    house: House, session: WorkshopSession, asker: Visit
) -> None:
    ask(asker, "My ministry films me", SAFETY)
    app = open_page(PAGE, sign_in_as(house, Role.ONLINE_MODERATOR, session.id))
    assert NOTHING_FOR_MODERATORS in words(app)
    assert cards(app) == []
    assert not {"Claim", "Open"} & set(labels(app))


def test_before_anybody_asked_it_says_so(ada: Visit) -> None:
    app = open_page(PAGE, ada)
    assert "Nobody needs help now" in words(app)
    assert "Nobody has asked for help yet" in words(app)
    assert not app.get("plotly_chart")


def test_each_chart_has_its_table(ada: Visit, asker: Visit) -> None:
    ask(asker)
    app = open_page(PAGE, ada)
    assert len(app.get("plotly_chart")) == len(app.table) == 6
    kinds = app.table[0].value
    assert list(kinds["Requests"]) == ["1", "0", "0"]
    groups = next(table.value for table in app.table if "Regional group" in table.value)
    assert set(groups["Requests"]) == {"not shown"}
    assert "fewer than 5 asked" in words(app)


def test_others_read_no_small_count_at_all(
    house: House, session: WorkshopSession, asker: Visit
) -> None:
    ask(asker)
    app = open_page(PAGE, sign_in_as(house, Role.RAPPORTEUR, session.id))
    assert "Fewer than 5 requests so far" in words(app)
    assert {cell for table in app.table for cell in table.value["Requests"]} == {"not shown"}


def test_a_window_of_a_long_list_and_more(
    house: House, session: WorkshopSession, ada: Visit
) -> None:
    for number in range(28):
        ask(seat_in(house, session.id), f"row {number}", minute=number)
    app = open_page(PAGE, ada)
    assert len(cards(app)) == 25
    assert len(cards(press(app, "Show more (3 left)"))) == 28


def test_the_lobby_the_room_screen_and_the_floor_say_nothing_of_it(
    house: House, session: WorkshopSession, ada: Visit, asker: Visit
) -> None:
    ask(asker, "My ministry films me", SAFETY)
    organiser = sign_in_as(house, Role.ORGANISER, session.id)
    for page in ("lobby.py", "room_screen.py", "floor.py", "questions.py", "people.py"):
        shown = words(open_page(page, organiser))
        assert "ministry" not in shown
        assert "Safety or conduct" not in shown
