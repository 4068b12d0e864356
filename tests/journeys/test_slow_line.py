"""At 50 kbit/s and 800 ms a round trip: read in under three seconds, and asked in under three.

Chrome throttles the line and its own clock measures. The browser has no shared worker, as on
phones, so that the live feed shares the page's narrow line.
"""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser import PHONE, BrowserWindow
from tests.journeys.seeded import running_seeded_server
from tests.servers import Server
from tests.web.full_session import full_session

NewWindow = Callable[..., BrowserWindow]

BYTES_A_SECOND = 50_000 / 8
ROUND_TRIP_MS = 800
PROMISE_MS = 3_000

NO_SHARED_WORKER = "delete window.SharedWorker"
_PAINTED = "() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime"
_SINCE_NAVIGATION = "performance.now()"
_SEEN = "(words) => document.body?.innerText.includes(words) && performance.now()"
_BYTES = "performance.getEntriesByType('navigation')[0].transferSize"
# From the press to the sentence, by the page's own clock.
_WATCH_SENDING = """() => {
  const line = document.querySelector("#asks .said");
  document.querySelector("#send").addEventListener("click", () => {
    window.pressed = performance.now();
  }, { capture: true });
  new MutationObserver(() => {
    if (line.textContent.startsWith("Sent.")) window.acknowledged ||= performance.now();
  }).observe(line, { childList: true });
}"""


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A session on its busiest day."""
    folder = tmp_path_factory.mktemp("slow-line") / "data"
    with running_seeded_server(folder, full_session) as running:
        yield running


def phone(window: BrowserWindow) -> Page:
    window.context.add_init_script(NO_SHARED_WORKER)
    return window.context.new_page()


def narrow(page: Page) -> None:
    """From here on the line is as slow as promised for."""
    line = page.context.new_cdp_session(page)
    line.send("Network.enable")
    line.send(
        "Network.emulateNetworkConditions",
        {
            "offline": False,
            "latency": ROUND_TRIP_MS,
            "downloadThroughput": BYTES_A_SECOND,
            "uploadThroughput": BYTES_A_SECOND,
        },
    )


def join(page: Page, server: Server) -> None:
    page.goto(f"{server.url}/j/FULL?in=online")
    page.get_by_role("button", name="Join").click()
    expect(page.get_by_role("heading", name="My questions")).to_be_visible()


def first_view_ms(page: Page, url: str, sight: str) -> float:
    """When what stands at the top can be read: painted, and its words there."""
    page.goto(url, wait_until="commit")
    there = there_ms(page, sight)
    page.wait_for_load_state("load")
    loaded: float = page.evaluate(_SINCE_NAVIGATION)
    painted = asked(page, _PAINTED)  # what is painted is told a moment later
    weight = page.evaluate(_BYTES)
    print(f"\n{sight!r}: painted {painted:.0f} ms, there {there:.0f}, whole {loaded:.0f}", end="")
    print(f", {weight} bytes")
    return max(painted, there)


def there_ms(page: Page, words: str) -> float:
    """When these words came into the page, since the way to it began."""
    return asked(page, _SEEN, words)


def asked(page: Page, script: str, words: str = "") -> float:
    """The first number that a script in the page gives.

    Asked again and again from here: the page's policy lets nobody put a script into it.
    """
    for _ in range(1_000):
        if at := page.evaluate(script, words):
            return float(at)
        page.wait_for_timeout(10)
    raise AssertionError(f"{words!r} never came: {script}")


scripts = pytest.mark.parametrize("script", [False, True], ids=["no script", "script"])


@scripts
def test_door_and_session_are_read_in_time(
    new_window: NewWindow, full: Server, script: bool
) -> None:
    page = phone(new_window(**PHONE, java_script_enabled=script))
    narrow(page)
    door = first_view_ms(page, f"{full.url}/j/FULL", "How this room works")
    assert door < PROMISE_MS
    page.get_by_role("radio", name="online").check()
    page.get_by_role("button", name="Join").click()
    expect(page.get_by_role("button", name="Ask for the floor")).to_be_visible()
    assert first_view_ms(page, f"{full.url}/j/FULL", "Ask for the floor") < PROMISE_MS


def test_a_question_is_acknowledged_in_time(new_window: NewWindow, full: Server) -> None:
    page = phone(new_window(**PHONE))
    join(page, full)
    expect(page.locator(".state.live")).to_be_visible()
    narrow(page)
    page.evaluate(_WATCH_SENDING)
    for number in range(3):
        page.evaluate("window.acknowledged = 0")
        page.get_by_label("In your words").fill(f"Is this heard over a thin line? {number}")
        page.get_by_role("button", name="Ask for the floor").click()
        expect(page.locator("#asks").get_by_text("Sent. You are in the queue.")).to_be_visible()
        took = page.evaluate("window.acknowledged - window.pressed")
        print(f"\nquestion {number}, with script: {took:.0f} ms")
        assert 0 < took < PROMISE_MS


def test_without_script_the_answer_to_a_question_is_there_in_time(
    new_window: NewWindow, full: Server
) -> None:
    """The page's clock begins with the press: a form leads to its answer over one redirect."""
    page = phone(new_window(**PHONE, java_script_enabled=False))
    join(page, full)
    narrow(page)
    page.get_by_label("In your words").fill("Is this heard without script?")
    page.get_by_role("button", name="Ask for the floor").click(no_wait_after=True)
    page.wait_for_url(re.compile("sent=1"), wait_until="commit")
    took = there_ms(page, "Sent. You are in the queue.")
    page.wait_for_load_state("load")
    whole: float = page.evaluate(_SINCE_NAVIGATION)
    print(f"\nquestion without script: {took:.0f} ms, the whole page {whole:.0f} ms")
    assert took < PROMISE_MS
