"""Every screen of the staff's side, as somebody with content on it sees it."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, ViewportSize, expect

from session_core.language import names
from tests.browser import BrowserWindow, open_browser_context
from tests.screenshots import places_of_the_sample, sign_in
from tests.servers import ROOT
from tests.shot_steps import (
    draft,
    open_a_request,
    paste_a_programme_page,
    send_off,
    settle,
    take_part,
)
from tests.shots import Shot

LAPTOP = ViewportSize(width=1280, height=800)
PHONE = ViewportSize(width=390, height=844)

SCREENS = (
    Shot("Sign-in", "/", "Sample accounts"),
    Shot("Sessions", "/", "First 72 hours", "amina"),
    Shot("New session", "/new_session", "Text of the programme page", "amina"),
    Shot("Review", "/new_session", "Policy", "amina", prepare=paste_a_programme_page),
    Shot("Series", "/series", "No card, no voice", "amina"),
    Shot("Agenda", "/agenda?session={session}", "Join code", "kenji"),
    Shot("Floor", "/floor?session={session}", "Amber Ibis", "kenji"),
    Shot("Questions", "/questions?session={session}", "waiting", "lucia"),
    Shot("Order", "/order?session={session}", "waiting", "amina"),
    Shot("Equity", "/equity?session={session}", "Waiting", "kenji"),
    Shot("Polls", "/polls?session={session}", "ballots so far", "lucia"),
    Shot("Notes", "/notes?session={session}", "salary between two", "tomas"),
    Shot("Report", "/report?session={session}", "emergency", "tomas", prepare=draft),
    Shot("People", "/people?session={session}", "Invite a colleague", "amina"),
    Shot("Help desk", "/desk?session={session}", "not read it", "jonas", prepare=open_a_request),
    Shot("Door", "/door?session={session}", "Code of conduct", "amina"),
    Shot("Room screen", "/room_screen?key={screen}", "Amber Ibis"),
    Shot("Full view", "/participant?code=DEMO", "My questions", prepare=take_part),
    # From here on the groups are at work.
    Shot("Breakout groups", "/breakouts?session={session}", "left", "kenji", prepare=send_off),
    Shot("Room screen, groups", "/room_screen?key={screen}", "Breakout groups"),
)
CHOICE_OF_LANGUAGE = "st-key-evenfloor_language_choice"
"""What CSS finds the choice of a language by, on every page that has one."""

FIRST_START = Shot("First start", "/", "One-time code")
"""What a server shows to whom nobody has signed in before."""

BELOW = (
    *("/rules", "/handbook", "/receipt", "/questions", "/questions/mine"),
    *("/notes", "/floor", "/read-back", "/help"),
)
"""What participants find below the page of their session."""


def page_of(screen: Shot) -> str:
    """The file below `pages/` that a screen shows; the sign-in is the frame's own."""
    path = urlsplit(screen.path).path.strip("/")
    if not path:
        return "lobby.py" if screen.account else "frame.py"
    return f"{path}.py"


def pages_there() -> set[str]:
    """Every file below `pages/` that is a page."""
    return {path.name for path in Path(ROOT, "pages").glob("*.py")}


class Screens:
    """Opens any screen of a server with the samples; each account signs in once."""

    def __init__(self, browser: Browser, url: str) -> None:
        self._browser, self._url = browser, url
        self._places = places_of_the_sample(browser, url)
        self._signed_in: dict[str, Any] = {}
        self._tabs: dict[str, Page] = {}
        self._windows = ExitStack()

    def close(self) -> None:
        """Close the windows in which screens were shown."""
        self._windows.close()

    def show(self, screen: Shot) -> Page:
        """A screen in the one tab of its account, which loads nothing again that it has."""
        page = self._tabs.get(screen.account)
        if page:
            page.set_viewport_size(LAPTOP)
            page.emulate_media(color_scheme="light")
            page.goto(self._address(screen))
            return self._drawn(page, screen)
        window = self._windows.enter_context(self._window(screen))
        page = self._tabs[screen.account] = window.open(self._address(screen))
        return self._drawn(page, screen)

    def _window(self, screen: Shot, **options: Any) -> AbstractContextManager[BrowserWindow]:
        options = {"viewport": LAPTOP} | options
        if screen.account in self._signed_in:
            options["storage_state"] = self._signed_in[screen.account]
        return open_browser_context(self._browser, **options)

    def _address(self, screen: Shot) -> str:
        return self._url + screen.path.format(**self._places)

    @contextmanager
    def open(self, screen: Shot, **options: Any) -> Iterator[Page]:
        """A screen in a window of its own, drawn to its end."""
        with self._window(screen, **options) as window:
            yield self._drawn(window.open(self._address(screen)), screen)

    def _drawn(self, page: Page, screen: Shot) -> Page:
        if screen.account and screen.account not in self._signed_in:
            sign_in(page, screen.account)
            # Only who has the cookie is known on the next page too.
            page.wait_for_function("document.cookie.includes('evenfloor=')")
            self._signed_in[screen.account] = page.context.storage_state()
        if screen.prepare:
            screen.prepare(page)
        wait_for(page, screen)
        return page


def wait_for(page: Page, screen: Shot) -> None:
    """Wait until a screen shows what it is known by, and nothing moves any more."""
    expect(page.get_by_text(screen.shows).filter(visible=True).first).to_be_visible()
    settle(page)


def unfold(page: Page) -> None:
    """Open all that is folded in the page itself."""
    for folded in page.locator("[data-testid=stExpander] details:not([open]) > summary").all():
        if folded.is_visible():
            folded.click()
    settle(page)


def openers(page: Page) -> list[str]:
    """Which buttons open something over the page, one of each kind: what CSS finds them by."""
    found: list[str] = page.locator("[data-testid=stPopover]").evaluate_all(
        """(all) => {
          const kinds = new Map();
          for (const each of all) {
            const words = each.innerText.trim();
            if (each.checkVisibility() && !kinds.has(words)) kinds.set(words, each);
          }
          return [...kinds.values()].map((each, at) => {
            each.dataset.opener = at;
            return `[data-opener="${at}"] button`;
          });
        }"""
    )
    return found


def turn_to(page: Page, tag: str) -> None:
    """Choose a language as people do, so that what is open on the page stays so."""
    account = page.get_by_test_id("stSidebarUserContent").get_by_test_id("stPopover")
    behind, box = account.get_by_role("button"), page.locator(f"[class*='{CHOICE_OF_LANGUAGE}']")
    if behind.count():
        behind.click()
    if behind.count() or box.count():
        box.get_by_role("combobox").click()
        page.get_by_role("option", name=names()[tag], exact=True).click()
    else:
        page.goto(f"{page.url}&lang={tag}")  # the room screen, where nobody chooses
    expect(page.locator("html")).to_have_attribute("lang", tag)
    page.keyboard.press("Escape")
    expect(page.get_by_test_id("stPopoverBody")).to_have_count(0)
    settle(page)
