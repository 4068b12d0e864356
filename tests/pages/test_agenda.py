"""The agenda page: what is current, the doors, opening and closing."""

import pytest

from session_core.domain.people import Role
from session_core.domain.session import Stage, WorkshopSession
from session_core.use_cases.agenda import see_agenda
from session_core.use_cases.house import House
from session_core.use_cases.sessions import see_session
from session_core.use_cases.visit import Visit
from tests.houses import new_session, sign_in_as
from tests.pages.opening import labels, open_page, press, words


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
