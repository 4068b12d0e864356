"""The witness itself: what leaves this machine, or fails in a page, is noticed."""

import re
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from playwright.sync_api import Browser, expect

from tests.browser import PHONE, BrowserWindow, open_browser_context

PAGE = b"""<!doctype html><meta name="viewport" content="width=device-width">
<p>hello</p><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">
<script>
const where = decodeURIComponent(location.search.slice(1));
if (where.startsWith("ws")) new WebSocket(where);
else if (where) fetch(where).finally(() => { document.title = "tried"; });
</script>"""


class Site(BaseHTTPRequestHandler):
    """Answers every address with the same page."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(PAGE)

    def log_message(self, format: str, *args: object) -> None:
        """Keep quiet."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    """A little site on this machine."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Site) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def try_to_fetch(browser: Browser, site: str, stranger: str) -> None:
    """Let a page fetch something from another machine."""
    with open_browser_context(browser) as window:
        unknown = "ERR_NAME_NOT_RESOLVED"
        with window.context.expect_event("console", lambda said: unknown in said.text):
            expect(window.open(f"{site}/?{stranger}")).to_have_title("tried")
        assert any(unknown in error for error in window.console_errors)


def try_to_connect(browser: Browser, site: str, stranger: str) -> None:
    """Let a page open a WebSocket to another machine."""
    with open_browser_context(browser) as window:
        page = window.context.new_page()
        with page.expect_websocket():
            page.goto(f"{site}/?{stranger}")


@pytest.mark.parametrize("stranger", ["http://example.org/pixel", "https://192.0.2.1/pixel"])
def test_a_request_to_a_stranger_fails_and_is_noticed(
    browser: Browser, site: str, stranger: str
) -> None:
    with pytest.raises(AssertionError, match=re.escape(stranger)):
        try_to_fetch(browser, site, stranger)


def test_a_socket_to_a_stranger_is_noticed(browser: Browser, site: str) -> None:
    with pytest.raises(AssertionError, match=re.escape("wss://example.org/feed")):
        try_to_connect(browser, site, "wss://example.org/feed")


def test_what_stays_at_home_is_left_alone(
    new_window: Callable[..., BrowserWindow], site: str
) -> None:
    window = new_window(**PHONE)
    page = window.open(f"{site}/?/elsewhere")
    expect(page).to_have_title("tried")
    assert f"{site}/elsewhere" in window.requests
    assert window.strangers() == []
    assert page.evaluate("innerWidth") == 360


def test_a_script_error_is_noticed(new_window: Callable[..., BrowserWindow], site: str) -> None:
    window = new_window()
    page = window.open(site)
    with window.context.expect_event("weberror"):
        page.evaluate("setTimeout(() => { throw new Error('kaput') })")
    assert any("kaput" in error for error in window.console_errors)
