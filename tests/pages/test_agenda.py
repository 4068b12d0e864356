"""The agenda page: what is current, the doors, opening and closing."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import MenuButton

from pages.parts.agenda_minutes import minutes_figure, minutes_rows
from session_core.domain.agenda import AgendaItem
from session_core.domain.agenda_templates import TOWN_HALL
from session_core.domain.people import Role
from session_core.domain.session import Stage, WorkshopSession
from session_core.storage import sessions
from session_core.use_cases.agenda import see_agenda, start_agenda_item
from session_core.use_cases.house import House
from session_core.use_cases.sessions import close_session, see_session
from session_core.use_cases.visit import Visit
from tests.houses import new_session, sign_in_as
from tests.pages.opening import checked, labels, open_page, press, words

ONLY_WHILE_IT_RUNS = (
    "−1 min",
    "+1 min",
    "+5 min",
    "End this item",
    "Start",
    "Take up again",
    "Add an item",
    "Another template",
)


@pytest.fixture
def session(house: House) -> WorkshopSession:
    return new_session(house, stage=Stage.PREPARING, join_code="F7K2QX")


@pytest.fixture
def moderator(house: House, session: WorkshopSession) -> Visit:
    return sign_in_as(house, Role.ONLINE_MODERATOR, session.id)


def current(visit: Visit) -> list[str]:
    return [item.title for item in see_agenda(visit) if item.is_current]


def test_items_begin_one_after_another(moderator: Visit) -> None:
    app = press(open_page("agenda.py", moderator), "Start")
    assert current(moderator) == ["Opening"]
    assert "**1. Opening**" in words(app)
    press(app, "Start")
    assert current(moderator) == ["Discussion"]
    assert "Take up again" in labels(app)


def test_an_item_ends_without_another(moderator: Visit) -> None:
    app = press(open_page("agenda.py", moderator), "Start")
    press(app, "End this item")
    assert current(moderator) == []


def test_the_session_opens_closes_and_opens_again(moderator: Visit) -> None:
    app = open_page("agenda.py", moderator)
    for label, stage in (
        ("Open the session", Stage.OPEN),
        ("Close the session", Stage.CLOSED),
        ("Open it again", Stage.OPEN),
    ):
        press(app, label)
        assert see_session(moderator).session.stage is stage


def test_the_doors_are_there_to_hand_out(moderator: Visit, session: WorkshopSession) -> None:
    app = open_page("agenda.py", moderator)
    links = [code.value for code in app.code]
    assert [link.rpartition("/")[2] for link in links] == ["F7K2QX?in=room", "F7K2QX?in=online"]
    assert "F7K 2QX" in words(app)
    screen = app.get("link_button")[0].proto
    assert screen.url.endswith(f"/room_screen?key={session.screen_key}")


def test_who_may_not_run_the_session_sees_it_without_buttons(
    house: House, session: WorkshopSession
) -> None:
    app = open_page("agenda.py", sign_in_as(house, Role.FACILITATOR, session.id))
    assert "1. Opening" in words(app)
    assert not {"Start", "Open the session"} & set(labels(app))


@pytest.mark.parametrize(
    ("stage", "types"),
    [
        (Stage.PREPARING, ["tertiary", "tertiary"]),
        (Stage.OPEN, ["primary", "tertiary"]),
        (Stage.CLOSED, []),
    ],
)
def test_only_an_open_session_is_run(house: House, stage: Stage, types: list[str]) -> None:
    session = new_session(house, stage=stage)
    app = open_page("agenda.py", sign_in_as(house, Role.ONLINE_MODERATOR, session.id))
    assert [each.proto.type for each in app.button if each.label == "Start"] == types


def test_a_closed_session_is_only_read_and_goes_on_when_it_is_opened_again(
    house: House,
) -> None:
    session = new_session(house)
    moderator = sign_in_as(house, Role.ONSITE_MODERATOR, session.id)
    app = press(open_page("agenda.py", moderator), "Start")
    assert {"+5 min", "End this item", "Add an item"} <= shown(app)
    press(app, "Close the session")
    assert current(moderator) == []
    assert [label for label in shown(app) if label in ONLY_WHILE_IT_RUNS] == []
    assert not [label for label in shown(app) if label.startswith(("Undo", ":material"))]
    assert "**89**" not in words(app)
    press(app, "Open it again")
    press(app, "Undo the end of “Opening”")
    assert current(moderator) == ["Opening"]


def test_an_item_that_an_older_record_left_running_can_only_be_ended(house: House) -> None:
    session = new_session(house)
    moderator = sign_in_as(house, Role.ONSITE_MODERATOR, session.id)
    start_agenda_item(moderator, see_agenda(moderator)[0].id)
    with house.database.writing() as db:
        sessions.keep_stage(db, session.id, Stage.CLOSED)
    app = open_page("agenda.py", moderator)
    assert "+5 min" not in labels(app)
    press(app, "End this item")
    assert current(moderator) == []


def test_what_another_moderator_closed_meanwhile_is_refused_in_words(house: House) -> None:
    session = new_session(house)
    one = sign_in_as(house, Role.ONSITE_MODERATOR, session.id)
    app = open_page("agenda.py", one)
    app.text_input(key="add-title").set_value("Break")
    close_session(sign_in_as(house, Role.ONLINE_MODERATOR, session.id))
    press(app, "Add")
    assert "The session is closed. Open it again" in app.warning[0].value
    press(app, "Open it again")
    assert app.text_input(key="add-title").value == "Break"


def shown(app: AppTest) -> set[str]:
    """The labels of everything there is to press."""
    menus = {each.proto.label for each in app.get("menu_button")}
    adding = {"Add an item"} if "add-title" in [field.key for field in app.text_input] else set()
    return {*labels(app), *menus, *adding}


def menus(app: AppTest, label: str) -> list[MenuButton[Any]]:
    """The menus of this label, from top to bottom."""
    found = [menu for menu in app.get("menu_button") if menu.proto.label == label]
    return [menu for menu in found if isinstance(menu, MenuButton)]


def choose(app: AppTest, row: int, word: str) -> AppTest:
    """Choose from the menu of a row that waits, counted from 0."""
    menu = menus(app, ":material/more_vert:")[row]
    (option,) = (each for each in menu.options if word in each)
    return checked(menu.click(option).run())


def allotted(visit: Visit) -> list[tuple[str, int]]:
    return [(item.title, item.allotted_minutes) for item in see_agenda(visit)]


def test_an_item_is_skipped_and_taken_in_again(moderator: Visit) -> None:
    app = choose(open_page("agenda.py", moderator), 1, "Skip")
    assert see_agenda(moderator)[1].skipped_at
    assert "skipped" in words(app)
    assert "Take up again" in labels(app)
    choose(app, 1, "Take in again")
    assert not see_agenda(moderator)[1].skipped_at


def test_minutes_are_added_from_the_menu_and_at_the_current_item(moderator: Visit) -> None:
    app = choose(open_page("agenda.py", moderator), 1, "1 minute less")
    assert allotted(moderator)[1] == ("Discussion", 79)
    press(press(app, "Start"), "+5 min")
    item = see_agenda(moderator)[0]
    assert (item.planned_minutes, item.extended_minutes) == (10, 5)
    assert "10 minutes +5" in words(app)


def test_items_change_places_and_it_is_taken_back_step_by_step(moderator: Visit) -> None:
    app = open_page("agenda.py", moderator)
    press(app, ":material/arrow_downward:")
    choose(app, 0, "5 minutes more")
    assert allotted(moderator) == [("Discussion", 85), ("Opening", 10)]
    assert "Undo +5 min of “Discussion”" in labels(app)
    press(app, "Undo")
    assert "Undo moving “Opening”" in labels(app)
    press(app, "Undo")
    assert allotted(moderator) == [("Opening", 10), ("Discussion", 80)]
    assert not [label for label in labels(app) if label.startswith("Undo")]


def test_an_item_is_renamed_and_replanned_and_what_was_typed_stays(moderator: Visit) -> None:
    app = choose(open_page("agenda.py", moderator), 0, "Rename")
    item = see_agenda(moderator)[0]
    app.text_input(key=f"retitle-{item.id}").set_value("x" * 201)
    app.number_input(key=f"replan-{item.id}").set_value(12)
    press(app, "Keep")
    assert "the limit is 200" in app.warning[0].value
    assert app.text_input(key=f"retitle-{item.id}").value == "x" * 201
    app.text_input(key=f"retitle-{item.id}").set_value("Welcome")
    press(app, "Keep")
    assert allotted(moderator)[0] == ("Welcome", 12)
    assert "Keep" not in labels(app)


def test_an_item_is_added_before_another_and_removed(moderator: Visit) -> None:
    app = open_page("agenda.py", moderator)
    app.text_input(key="add-title").set_value("Break")
    app.selectbox(key="add-before").set_value(see_agenda(moderator)[1].id)
    press(app, "Add")
    assert allotted(moderator) == [("Opening", 10), ("Break", 5), ("Discussion", 80)]
    choose(app, 1, "Remove")
    assert allotted(moderator) == [("Opening", 10), ("Discussion", 80)]


def test_an_agenda_that_is_too_long_is_made_to_fit_in_one_press(moderator: Visit) -> None:
    app = choose(open_page("agenda.py", moderator), 0, "5 minutes more")
    assert "**95** of 90 minutes planned, 5 too many" in words(app)
    press(app, "Shorten “Opening” by 5")
    # The discussion is for the floor: it gives nothing while the opening can.
    assert allotted(moderator) == [("Opening", 10), ("Discussion", 80)]
    assert "too many" not in words(app)
    assert not [label for label in labels(app) if label.startswith("Shorten")]


def test_a_shorter_agenda_is_said_quietly(moderator: Visit) -> None:
    app = choose(open_page("agenda.py", moderator), 0, "1 minute less")
    assert "**89** of 90 minutes planned, 1 free" in [each.value for each in app.caption]


def test_before_the_start_a_template_takes_its_place(moderator: Visit) -> None:
    app = open_page("agenda.py", moderator)
    checked(menus(app, "Another template")[0].click(TOWN_HALL).run())
    assert sum(minutes for _, minutes in allotted(moderator)) == 90
    assert len(allotted(moderator)) == 7
    press(app, "Start")
    assert not menus(app, "Another template")


def test_a_running_session_says_how_late_it_is(house: House) -> None:
    started = datetime.now(UTC) - timedelta(minutes=17)
    session = new_session(
        house, starts_at=started, ends_at=started + timedelta(minutes=90), stage=Stage.OPEN
    )
    moderator = sign_in_as(house, Role.ONSITE_MODERATOR, session.id)
    opening, discussion = see_agenda(moderator)
    start_agenda_item(replace(moderator, now=started + timedelta(minutes=4)), opening.id)
    app = open_page("agenda.py", moderator)
    assert "**7 minutes late**; ends at" in words(app)
    assert "if this item ends now" in words(app)
    start_agenda_item(replace(moderator, now=started + timedelta(minutes=17)), discussion.id)
    app.run()
    assert "**7 minutes late**; ends at" in words(app)
    assert "if nothing changes" in words(app)
    (table,) = app.table
    rows = table.value.to_dict("records")
    assert [row["Actual"] for row in rows] == ["13", "running"]
    assert [row["Drift"] for row in rows] == ["+3", "–"]


def test_chart_and_table_have_the_same_minutes() -> None:
    at = datetime(2030, 5, 14, 9, tzinfo=UTC)
    items = [
        AgendaItem("1", 1, "Opening <b>", 5, at, at + timedelta(minutes=7), extended_minutes=1),
        AgendaItem("2", 2, "Poll", 3, skipped_at=at),
        AgendaItem("3", 3, "Close", 3),
    ]
    figure = minutes_figure(items[:1])
    assert [list(bar.x) for bar in figure.data] == [[5], [7]]
    assert "<b>" not in figure.data[0].y[0]
    assert {bar.textangle for bar in figure.data} == {0}
    rows = [list(row.values())[1:] for row in minutes_rows(items)]
    assert rows == [["5", "+1", "7", "+2"], ["3", "–", "skipped", "−3"], ["3", "–", "–", "–"]]
