"""Steps that journeys share: an organiser, a session from a programme page, two sides that join."""

import re

from playwright.sync_api import Page, expect

from session_core.domain.people import Modality
from tests.browser import BrowserWindow
from tests.servers import Server


def first_organiser(window: BrowserWindow, server: Server) -> Page:
    """Make the first account with the code from the terminal."""
    code = re.search(r"one-time code there: (\S+)", server.log_text())
    assert code, server.log_text()
    page = window.open(server.url)
    page.get_by_label("One-time code").fill(code[1])
    page.get_by_label("Your name").fill("Rosa Imani")
    page.get_by_label("Username", exact=True).fill("rosa")
    page.get_by_label("Password", exact=True).fill("nine calm herons")
    page.get_by_role("button", name="Make the first organiser").click()
    expect(page.get_by_role("heading", name="Sessions")).to_be_visible()
    return page


def make_session(page: Page, text: str, end: str = "") -> None:
    """Paste the programme page, give the times it lacks, and save."""
    page.get_by_role("link", name="New session").first.click()
    page.get_by_label("Text of the programme page").fill(text)
    page.get_by_role("button", name="Read the page").click()
    expect(page.get_by_label("Title")).to_have_value(re.compile(r"\w{4}"))
    if page.get_by_text("Please give start and end").count():
        fill_moment(page, "Start (UTC)", "202310100600")
    if end:
        fill_moment(page, "End (UTC)", end)
    save = page.get_by_role("button", name="Save the session")
    expect(save).to_be_enabled()
    save.click()
    expect(page.get_by_text("is saved.")).to_be_visible()


def fill_moment(page: Page, label: str, digits: str) -> None:
    """Type year, month, day, hour and minute into a field that goes on by itself."""
    page.get_by_role("spinbutton", name=f"year, {label}").click()
    page.keyboard.type(digits, delay=30)
    page.get_by_role("heading", name="New session").click()


def open_session(page: Page) -> dict[str, str]:
    """Open the session on the agenda page, and read its links off the page."""
    page.get_by_role("link", name="Agenda").first.click()
    page.get_by_role("button", name="Open the session").click()
    expect(page.get_by_role("button", name="Close the session")).to_be_visible()
    page.get_by_role("button", name=re.compile("^Start")).first.click()
    links = page.locator("code").all_inner_texts()
    return {
        Modality.ONSITE: next(link for link in links if link.endswith("in=room")),
        Modality.ONLINE: next(link for link in links if link.endswith("in=online")),
        "screen": page.get_by_role("link", name="Open the room screen").get_attribute("href") or "",
    }


def join(window: BrowserWindow, link: str) -> Page:
    """Follow one of the two links and take a seat; the link says which side."""
    page = window.open(link)
    page.get_by_role("button", name="Join").click()
    expect(page.get_by_role("heading", name="My questions")).to_be_visible()
    return page


def ask(page: Page, text: str) -> None:
    """Ask on the thin page, and see the question among one's own."""
    page.get_by_label("In your words").fill(text)
    page.get_by_role("button", name="Ask for the floor").click()
    expect(page.locator("#mine").get_by_text(text)).to_be_visible()
