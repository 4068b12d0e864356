"""The thin page is drawn anew while somebody reads and presses: neither is lost."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, Route, expect

from session_core.use_cases.house import House
from tests.browser import PHONE, BrowserWindow
from tests.houses import new_session
from tests.journeys.seeded import running_seeded_server
from tests.journeys.thin_steps import press_ask, seated, text_of_its_own
from tests.servers import Server

CODES = ("LATE", "PRESS")


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server which the tests of this file share, with a session for each."""

    def seed(house: House) -> None:
        for code in CODES:
            new_session(house, join_code=code)

    with running_seeded_server(tmp_path_factory.mktemp("redraws") / "data", seed) as running:
        yield running


def test_an_answer_that_comes_late_is_not_put_over_newer_news(
    new_window: Callable[..., BrowserWindow], house: Server
) -> None:
    page = seated(new_window(**PHONE), house.url, "LATE")
    other = seated(new_window(**PHONE), house.url, "LATE")
    expect(page.locator("#state")).to_have_text("Live")
    held: list[Route] = []
    page.route(re.compile(r"/j/LATE\?"), lambda route: held.append(route))
    with page.expect_request(re.compile(r"/j/LATE\?")):
        page.get_by_role("link", name="Refresh").click()
    for _ in range(200):
        if held:
            break
        page.wait_for_timeout(50)
    old = held[0].fetch()
    text = text_of_its_own("Does the newer stay?")
    other.get_by_label("In your words").fill(text)
    press_ask(other)
    speakers = page.locator("[data-part=floor]")
    expect(speakers).to_contain_text(text)
    held[0].fulfill(response=old)
    page.unroute_all()
    page.wait_for_timeout(500)
    expect(speakers).to_contain_text(text)
    page.wait_for_timeout(1500)
    expect(speakers).to_contain_text(text)


def test_a_press_is_not_lost_when_news_come_before_the_finger_is_up(
    new_window: Callable[..., BrowserWindow], house: Server
) -> None:
    page = seated(new_window(), house.url, "PRESS")
    other = seated(new_window(**PHONE), house.url, "PRESS")
    speakers = page.locator("[data-part=floor]")
    first, second = text_of_its_own("Shall I be supported?"), text_of_its_own("Is this news?")
    ask(other, first)
    expect(speakers).to_contain_text(first)
    support = page.locator("#supports button").first
    support.hover()
    page.mouse.down()
    ask(other, second)
    page.wait_for_timeout(1500)  # both hear of it in the same moment
    expect(speakers).not_to_contain_text(second)
    page.mouse.up()
    expect(support).to_have_attribute("aria-pressed", "true")
    expect(speakers).to_contain_text(second)
    expect(support).to_have_attribute("aria-pressed", "true")


def ask(page: Page, text: str) -> None:
    """Ask, and wait until it stands in the list of who asked."""
    page.get_by_label("In your words").fill(text)
    press_ask(page)
    expect(page.locator("[data-part=floor]")).to_contain_text(text)
