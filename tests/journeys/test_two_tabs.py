"""One person, two tabs: each keeps what is typed in it, and both know when the seat is given up."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from session_core.use_cases.house import House
from tests.browser import PHONE, BrowserWindow
from tests.houses import new_session
from tests.journeys.seeded import running_seeded_server
from tests.servers import Server

NewWindow = Callable[..., BrowserWindow]
CODE = "TWOTAB"
HERE, THERE = "Who pays for the first mast?", "Who pays for the second one?"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """An open session."""

    def seed(house: House) -> None:
        new_session(house, join_code=CODE)

    with running_seeded_server(tmp_path_factory.mktemp("tabs") / "data", seed) as running:
        yield running


@pytest.fixture
def tabs(new_window: NewWindow, house: Server) -> tuple[Page, Page]:
    """Two tabs of one browser with one seat."""
    window = new_window(**PHONE)
    first = window.open(f"{house.url}/j/{CODE}?in=online")
    first.get_by_role("button", name="Join").click()
    expect(first.get_by_role("heading", name="My questions")).to_be_visible()
    second = window.open(f"{house.url}/j/{CODE}")
    for page in (first, second):
        expect(page.locator(".state.live")).to_be_visible()
    return first, second


def test_each_tab_keeps_what_is_typed_in_it(tabs: tuple[Page, Page]) -> None:
    first, second = tabs
    first.get_by_label("In your words").fill(HERE)
    second.get_by_label("In your words").fill(THERE)
    for page, text in ((first, HERE), (second, THERE)):
        page.reload()
        expect(page.get_by_label("In your words")).to_have_value(text)
    first.get_by_role("button", name="Ask for the floor").click()
    expect(first.get_by_text("Sent. You are in the queue.")).to_be_visible()
    second.reload()
    expect(second.get_by_label("In your words")).to_have_value(THERE)
    expect(second.locator("#mine li").filter(has_text=HERE)).to_have_count(1)


def test_a_seat_given_up_in_one_tab_is_gone_in_the_other(tabs: tuple[Page, Page]) -> None:
    first, second = tabs
    second.get_by_label("In your words").fill(THERE)
    first.locator("summary", has_text="Leave and forget me").click()
    first.get_by_role("button", name="Leave and forget me").click()
    expect(first.get_by_text("You have left.")).to_be_visible()
    # What stands typed there is theirs to copy; nothing can be sent from there any more.
    expect(second.get_by_text("You have no seat here any more").first).to_be_visible()
    expect(second.get_by_label("In your words")).to_have_value(THERE)
    expect(second.get_by_role("button", name="Ask for the floor")).to_be_disabled()
    second.reload()
    expect(second.get_by_role("button", name="Join")).to_be_visible()
