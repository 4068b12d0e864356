"""“I need help” with script: the answer is there at once, and what stands typed stays.

The server runs in this process, so that the desk can act without a page of its own.
"""

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Page, expect

from session_core.domain.people import Role
from session_core.domain.session import WorkshopSession
from session_core.use_cases.desk import answer_help, claim_help, close_help, see_desk
from session_core.use_cases.house import House, close_house, open_house
from session_core.use_cases.visit import Visit
from session_core.web.doors import OwnDoors
from session_core.web.thin_door import thin_door
from tests.browser import PHONE, BrowserWindow
from tests.houses import lay_ground, new_session, sign_in_as
from tests.servers import free_port

AT_ONCE_MS = 3_000
"""Ten times what it takes, and still what somebody who waits would call at once."""


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    monkeypatch.setenv("EVENFLOOR_DATA", str(tmp_path))
    close_house()
    lay_ground(tmp_path)
    yield open_house()
    close_house()


@pytest.fixture
def address(house: House) -> Iterator[str]:
    """The thin door over that house, as phones reach it."""
    port = free_port()
    doors = OwnDoors(thin_door)
    server = uvicorn.Server(uvicorn.Config(doors, port=port, log_level="error", lifespan="off"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = server.force_exit = True
    thread.join()


@pytest.fixture
def session(house: House) -> WorkshopSession:
    return new_session(house)


@pytest.fixture
def desk(house: House, session: WorkshopSession) -> Visit:
    return sign_in_as(house, Role.DESK, session.id)


def join(window: BrowserWindow, address: str, session: WorkshopSession) -> Page:
    page = window.open(f"{address}/j/{session.join_code}")
    page.get_by_role("button", name="Join").click()
    expect(page.get_by_role("heading", name="My questions")).to_be_visible()
    return page


def ask(page: Page, words: str) -> None:
    page.get_by_role("link", name="I need help").first.click()
    page.get_by_role("radio", name="Urgent").check()
    page.get_by_label("In your words").fill(words)
    page.get_by_role("button", name="Ask for help").click()
    expect(page.get_by_text("You are next.")).to_be_visible()


def test_the_answer_is_there_at_once_and_what_stands_typed_stays(
    address: str,
    session: WorkshopSession,
    desk: Visit,
    new_window: Callable[..., BrowserWindow],
) -> None:
    window = new_window(**PHONE)
    page = join(window, address, session)
    ask(page, "I hear nothing")
    (request,) = see_desk(desk).open
    expect(page.get_by_label("In your words")).to_have_value("")
    expect(page.locator("#state")).to_have_text("Live")

    box = page.get_by_label("Write to the desk")
    box.fill("Also no capt")
    claim_help(desk, request.id)
    expect(page.get_by_text("Somebody at the desk has it.")).to_be_visible(timeout=AT_ONCE_MS)
    answer_help(desk, request.id, "Try the <b>second</b> link")
    expect(page.get_by_text("Try the <b>second</b> link")).to_be_visible(timeout=AT_ONCE_MS)
    expect(page.get_by_role("status").filter(has_text="The desk wrote to you.")).to_be_visible()
    expect(box).to_have_value("Also no capt")
    expect(box).to_be_focused()

    box.press_sequentially("ions")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_text("Also no captions")).to_be_visible()
    expect(box).to_have_value("")
    (again,) = see_desk(desk).open
    assert [line.text for line in again.lines] == ["Try the <b>second</b> link", "Also no captions"]

    close_help(desk, request.id)
    expect(page.get_by_text("The desk closed it.")).to_be_visible(timeout=AT_ONCE_MS)
    expect(page.get_by_text("Write again")).to_be_visible()
    page.get_by_text("Take it back", exact=True).click()
    page.get_by_role("button", name="Yes, take it back").click()
    expect(page.get_by_text("I hear nothing")).to_have_count(0)
    assert window.console_errors == []
    assert window.strangers() == []


def test_on_the_sessions_page_one_hears_of_it_and_nobody_else_does(
    address: str,
    session: WorkshopSession,
    desk: Visit,
    new_window: Callable[..., BrowserWindow],
) -> None:
    asker, other = new_window(), new_window()
    page, next_to_them = (join(each, address, session) for each in (asker, other))
    ask(page, "No link works")
    page.get_by_role("link", name="Back to the session").click()
    for each in (page, next_to_them):
        expect(each.locator("#state")).to_contain_text("Live")
    asked_for = len(other.requests)
    (request,) = see_desk(desk).open
    answer_help(desk, request.id, "This one does")
    link = page.get_by_role("link", name="The desk answered you.")
    expect(link).to_be_visible(timeout=AT_ONCE_MS)
    next_to_them.wait_for_timeout(500)
    assert len(other.requests) == asked_for, "their page asked for nothing"
    expect(next_to_them.get_by_text("The desk answered you.")).to_have_count(0)
    link.click()
    expect(page.get_by_text("This one does")).to_be_visible()
    page.get_by_role("link", name="Back to the session").click()
    expect(page.get_by_role("heading", name="My questions")).to_be_visible()
    expect(page.get_by_text("The desk answered you.")).to_have_count(0)
    assert asker.console_errors == []


def test_on_a_broken_line_it_is_sent_as_soon_as_it_is_back(
    address: str,
    session: WorkshopSession,
    desk: Visit,
    new_window: Callable[..., BrowserWindow],
) -> None:
    window = new_window()
    page = join(window, address, session)
    page.get_by_role("link", name="I need help").first.click()
    page.get_by_label("In your words").fill("No sound")
    window.context.set_offline(True)
    page.get_by_role("button", name="Ask for help").click()
    expect(page.get_by_text("Not sent yet. It goes as soon as the line is back.")).to_be_visible()
    assert see_desk(desk).open == ()
    window.context.set_offline(False)
    expect(page.get_by_text("You are next.")).to_be_visible()
    (request,) = see_desk(desk).open
    assert request.text == "No sound"
