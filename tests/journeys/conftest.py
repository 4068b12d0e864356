"""Journeys happen in a real browser, against the real server."""

from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Error, Page, expect

from tests.browser import PATIENCE_MS, BrowserWindow, open_browser_context, running_browser
from tests.servers import Server, running_server

expect.set_options(timeout=PATIENCE_MS)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One Chromium for the tests of a file; people in them get windows of their own."""
    with running_browser() as chromium:
        yield chromium


_WINDOWS = pytest.StashKey[list[BrowserWindow]]()


@pytest.fixture
def new_window(
    browser: Browser, request: pytest.FixtureRequest
) -> Iterator[Callable[..., BrowserWindow]]:
    """Call it for each person: `new_window()`, `new_window(**PHONE)`; all close with the test."""
    opened = request.node.stash.setdefault(_WINDOWS, [])
    with ExitStack() as windows:

        def open_window(**options: Any) -> BrowserWindow:
            window = windows.enter_context(open_browser_context(browser, **options))
            opened.append(window)
            return window

        yield open_window


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Where a journey fails, say what stood on the screens, and in the log: it may never again."""
    report = yield
    if report.when == "call" and report.failed:
        for window in item.stash.get(_WINDOWS, []):
            report.sections += [("a screen at that moment", _told(p)) for p in window.context.pages]
        given: dict[str, object] = getattr(item, "funcargs", {})
        servers = [each for each in given.values() if isinstance(each, Server)]
        report.sections += [("what the server said", each.log_text()[-4_000:]) for each in servers]
    return report


def _told(page: Page) -> str:
    words = "could not be read"
    with suppress(Error):
        words = page.locator("body").inner_text(timeout=2_000)[:4_000]
    return f"{page.url.partition('?')[0]}\n{words}"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """A server over a new data folder, with the sample workshop loaded."""
    with running_server(tmp_path / "data") as running:
        yield running
