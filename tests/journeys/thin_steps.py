"""What people do on the thin page, whatever the line does."""

from playwright.sync_api import Page, expect

from session_core.domain.codes import new_id
from tests.browser import BrowserWindow


def text_of_its_own(words: str) -> str:
    """A question that nobody else has asked."""
    return f"{words} {new_id()}"


def take_seat(page: Page, url: str, code: str) -> Page:
    page.goto(f"{url}/j/{code}?in=online")
    page.get_by_role("button", name="Join").click()
    expect(page.get_by_role("heading", name="My questions")).to_be_visible()
    return page


def seated(window: BrowserWindow, url: str, code: str) -> Page:
    """Somebody with script whose page listens."""
    page = take_seat(window.context.new_page(), url, code)
    expect(page.locator(".state.live")).to_be_visible()
    return page


def press_ask(page: Page) -> None:
    page.get_by_role("button", name="Ask for the floor").click()
