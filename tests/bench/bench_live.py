"""From a question on its way to the server to its words on every screen, in real Chromium.

Fifty thin pages and twenty cockpits, each in a browser of its own with a feed of its own, on the
machine that also runs the server: what is measured here is worse than what people meet. So the
cockpits are measured a second time without browsers: until the words arrive at twenty of them.
"""

import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path

import httpx
from playwright.sync_api import Browser, Page, expect

from session_core.domain.people import Role
from tests.bench.table import Row
from tests.bench.wire_cockpits import arrived_at, wire_cockpits
from tests.browser import open_browser_context, running_browser
from tests.participants import Participant
from tests.servers import Server, running_server
from tests.staff import open_sample

THIN_PAGES, COCKPITS = 50, 20
QUESTIONS, PAUSE_SECONDS = 10, 2
DOORS = {"thin": "thin pages", "cockpit": "cockpits", "line": "cockpits without browsers"}
IDLE_SECONDS = 60

WITNESS = """
window.seenAt = {};
const witness = new MutationObserver((changes) => {
  for (const { addedNodes, target } of changes) {
    const text = [...addedNodes].map((n) => n.textContent).join(" ") + " " +
      (target.nodeType === 3 ? target.data : "");
    for (const [mark] of text.matchAll(/bench-\\w+-\\d+/g)) window.seenAt[mark] ??= Date.now();
  }
});
const watch = (root) =>
  witness.observe(root, { childList: true, subtree: true, characterData: true });
const { attachShadow } = Element.prototype; // a component draws behind a root of its own
Element.prototype.attachShadow = function (how) {
  const root = attachShadow.call(this, how);
  watch(root);
  return root;
};
addEventListener("DOMContentLoaded", () => watch(document.body));
"""


def run() -> list[Row]:
    """Measure both doors, and what a page nobody touches costs."""
    with (
        tempfile.TemporaryDirectory(prefix="evenfloor-bench-") as folder,
        running_server(Path(folder) / "data") as server,
        running_browser() as browser,
    ):
        with thin_pages(browser, server) as pages:
            rows = measure(server, [partial(seen_at, page) for page in pages], "thin")
        with cockpits(browser, server) as pages:
            rows += measure(server, [partial(seen_at, page) for page in pages], "cockpit")
            rows.append(idle(server, pages))
            address, cookies = pages[0].url, pages[0].context.cookies()
        cookie = "; ".join(f"{each['name']}={each['value']}" for each in cookies)
        with wire_cockpits(COCKPITS, address, cookie) as lines:
            rows += measure(server, [partial(arrived_at, line) for line in lines], "line")
        return rows


@contextmanager
def thin_pages(browser: Browser, server: Server) -> Iterator[list[Page]]:
    """Fifty participants, each with a seat."""
    with ExitStack() as windows:
        pages = []
        for _ in range(THIN_PAGES):
            window = windows.enter_context(open_browser_context(browser))
            window.context.add_init_script(WITNESS)
            page = window.open(f"{server.url}/j/DEMO?in=online")
            page.get_by_role("button", name="Join").click()
            expect(page.locator(".state.live")).to_be_visible()
            pages.append(page)
        yield pages


@contextmanager
def cockpits(browser: Browser, server: Server) -> Iterator[list[Page]]:
    """Twenty moderators, signed in with one cookie."""
    with ExitStack() as windows:
        first = windows.enter_context(open_browser_context(browser)).context
        page = first.new_page()
        open_sample(page, server, Role.ONSITE_MODERATOR, "Floor")
        page.wait_for_function("document.cookie.includes('evenfloor=')")
        address, signed_in = page.url, first.storage_state()
        pages = []
        for number in range(COCKPITS):
            print(f"  cockpit {number + 1} of {COCKPITS}", file=sys.stderr)
            window = windows.enter_context(open_browser_context(browser, storage_state=signed_in))
            window.context.add_init_script(WITNESS)
            page = window.open(address)
            expect(page.get_by_text(re.compile(r"\d+ waiting")).first).to_be_visible()
            pages.append(page)
        rest(server, pages[0])
        yield pages


def measure(server: Server, eyes: list[Callable[[str], float]], door: str) -> list[Row]:
    """Ask some questions one after another, and read off everywhere when each was seen."""
    acknowledged, seen, last = [], [], []
    with Participant(server.url) as someone:
        for number in range(QUESTIONS):
            mark = f"bench-{door}-{number}"
            begun = time.time() * 1000
            someone.ask(f"Is this {mark} on your screen?")
            acknowledged.append(time.time() * 1000 - begun)
            times = [seen_at(mark) for seen_at in eyes]
            seen += [at - begun for at in times]
            last.append(max(times) - begun)
            someone.withdraw()  # a long list would show only its beginning
            time.sleep(PAUSE_SECONDS)
    what = f"{len(eyes)} {DOORS[door]}, {QUESTIONS} questions"
    return [
        Row.of(f"{door}: question to acknowledgement", acknowledged, "ms", what),
        Row.of(f"{door}: question to each screen", seen, "ms", what),
        Row.of(f"{door}: question to the last screen", last, "ms", what),
    ]


def seen_at(page: Page, mark: str) -> float:
    """When the page first showed the mark, in milliseconds; waits for it."""
    return float(page.wait_for_function("mark => window.seenAt[mark]", arg=mark).json_value())


def idle(server: Server, pages: list[Page]) -> Row:
    """Count script runs while nobody touches anything."""
    before = script_runs(server)
    pages[0].wait_for_timeout(IDLE_SECONDS * 1000)
    runs = script_runs(server) - before
    what = f"{len(pages)} cockpits open and untouched"
    return Row.of(f"script runs in {IDLE_SECONDS} idle seconds", [runs], "runs", what)


def rest(server: Server, page: Page) -> None:
    """Wait until the cockpits have drawn themselves: three seconds without a script run."""
    runs = -1
    while runs != (runs := script_runs(server)):
        page.wait_for_timeout(3_000)


def script_runs(server: Server) -> int:
    """How many Streamlit scripts the server ran so far."""
    answer = httpx.get(f"{server.url}/live/health", trust_env=False)
    found: int = answer.json()["script_runs"]
    return found
