"""Journeys happen in a real browser, against the real server."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests.browser import PATIENCE_MS, BrowserWindow, open_browser_context, running_browser
from tests.servers import Server, running_server

expect.set_options(timeout=PATIENCE_MS)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One Chromium for the tests of a file; people in them get windows of their own."""
    with running_browser() as chromium:
        yield chromium


@pytest.fixture
def new_window(browser: Browser) -> Iterator[Callable[..., BrowserWindow]]:
    """Call it for each person: `new_window()`, `new_window(**PHONE)`; all close with the test."""
    with ExitStack() as windows:

        def open_window(**options: Any) -> BrowserWindow:
            return windows.enter_context(open_browser_context(browser, **options))

        yield open_window


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """A server over a new data folder, with the sample workshop loaded."""
    with running_server(tmp_path / "data") as running:
        yield running
