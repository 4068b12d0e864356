"""A real Chromium for tests, and a witness of what its pages ask for and complain about."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright

from tests import chromium

HOME = {"127.0.0.1", "localhost"}
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Whatever a page or the browser itself asks of strangers fails here, unsent.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]
PATIENCE_MS = 20_000
PHONE = {"viewport": {"width": 360, "height": 640}, "is_mobile": True, "has_touch": True}


@dataclass
class BrowserWindow:
    """One browser of one person: cookies of its own, and all that its pages did."""

    context: BrowserContext
    requests: list[str] = field(default_factory=list)
    console_errors: list[str] = field(default_factory=list)

    def open(self, url: str) -> Page:
        """Open a tab at an address."""
        page = self.context.new_page()
        page.goto(url)
        return page

    def strangers(self) -> list[str]:
        """Give every address asked for that is not on this machine."""
        return [url for url in self.requests if not is_home(url)]

    def watch(self) -> None:
        """Note requests, sockets, console errors and script errors of every tab from now on."""
        self.context.on("request", lambda request: self.requests.append(request.url))
        self.context.on("page", self._watch_page)
        self.context.on("console", self._note_console)
        self.context.on("weberror", lambda error: self.console_errors.append(str(error.error)))

    def _watch_page(self, page: Page) -> None:
        page.on("websocket", lambda socket: self.requests.append(socket.url))

    def _note_console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.console_errors.append(f"{message.text} ({message.location['url']})")


@contextmanager
def running_browser() -> Iterator[Browser]:
    """Start a headless Chromium and end it.

    Keep the block to one test file: while it is open, asyncio takes its thread for a running loop.
    """
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=FLAGS)
        yield browser
        browser.close()


@contextmanager
def open_browser_context(browser: Browser, **options: Any) -> Iterator[BrowserWindow]:
    """Open a browser of its own (no shared cookies) and close it.

    Options are those of Playwright's `new_context`; `**PHONE` makes a small touch screen.
    Raises AssertionError at the end if any page asked anything of another machine. Requests of
    shared workers are not seen here; the browser's flags keep them from leaving all the same.
    """
    context = browser.new_context(**options)
    context.set_default_timeout(PATIENCE_MS)
    window = BrowserWindow(context)
    window.watch()
    try:
        yield window
    finally:
        context.close()
    assert not window.strangers(), f"asked of other machines: {window.strangers()}"


def is_home(url: str) -> bool:
    """Say whether an address stays on this machine; data: and blob: never leave the page."""
    parts = urlsplit(url)
    return parts.scheme in {"data", "blob"} or parts.hostname in HOME
