"""The other doors: the API, the help desk, the kiosk and the full view.

Sixty seats of the API have a feed open each, as a bridge's people would; requests come one after
another. The screens of the desk and the full views are Chromiums on the machine that also serves
them, so what is measured there is worse than what people meet.
"""

import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import httpx
from httpx import Response as Answer
from playwright.sync_api import Browser, Page, expect

from session_core.domain.people import Modality, Role
from session_core.use_cases.house import House
from tests.bench.bench_live import WITNESS, seen_at
from tests.bench.kiosk_turns import kiosk_turns
from tests.bench.table import Row
from tests.browser import open_browser_context, running_browser
from tests.houses import new_session
from tests.journeys.seeded import running_seeded_server
from tests.participants import Participant
from tests.servers import Server, running_server
from tests.staff import sample_account, sample_card, sign_in

SEATS, AT_A_KIOSK = 60, 20
DESKS, VIEWS, TIMES = 5, 10, 10
PAUSE_SECONDS = 1.5
CODE = "BENCH"


def run() -> list[Row]:
    """Measure one door after another, on one server."""
    with (
        tempfile.TemporaryDirectory(prefix="evenfloor-bench-") as folder,
        running_server(Path(folder) / "data", env={"EVENFLOOR_GONE_SECONDS": "3600"}) as server,
        running_browser() as browser,
    ):
        return [
            *api(server),
            *kiosk_turns(AT_A_KIOSK),
            *desk(browser, server),
            *full_view(browser),
        ]


def api(server: Server) -> list[Row]:
    """What a bridge waits for, while the seats it made listen."""
    print("  the API", file=sys.stderr)
    root = f"{server.url}/api/v1/sessions/DEMO"
    joined, asked, backed, seen, size = [], [], [], [], []
    with httpx.Client(trust_env=False, timeout=30) as client, ExitStack() as feeds:

        def send(method: str, path: str, token: str = "", **body: str) -> tuple[float, Answer]:
            """Milliseconds until the answer is there, and the answer, which must be a good one."""
            headers = {"Authorization": f"Bearer {token}"} if token else {}
            begun = time.monotonic()
            answer = client.request(method, root + path, headers=headers, json=body or None)
            took = (time.monotonic() - begun) * 1000
            answer.raise_for_status()
            return took, answer

        tokens = []
        for number in range(SEATS):
            took, answer = send("POST", "/seats", pseudonym=f"Bench {number}", modality="online")
            joined.append(took)
            tokens.append(answer.json()["token"])
        for token in tokens:
            feed = feeds.enter_context(httpx.Client(trust_env=False, timeout=None))
            headers = {"Authorization": f"Bearer {token}"}
            feeds.enter_context(feed.stream("GET", f"{server.url}/live/DEMO", headers=headers))
        for number, token in enumerate(tokens):
            words = {"text": f"Is this question {number} of a bridge?", "key": f"bench-{number:08}"}
            took, answer = send("POST", "/questions", token, **words)
            asked.append(took)
            seen.append(send("GET", "/snapshot", token)[0])
        theirs = answer.json()["number"]
        for token in tokens[:-1]:
            backed.append(send("PUT", f"/questions/{theirs}/support", token)[0])
            took, answer = send("GET", "/snapshot", token)
            seen.append(took)
            size.append(int(answer.headers.get("content-length", 0)))
    what = f"{SEATS} seats with a feed each"
    return [
        Row.of("API: a seat", joined, "ms", what),
        Row.of("API: a question's acknowledgement", asked, "ms", what),
        Row.of("API: a support's acknowledgement", backed, "ms", what),
        Row.of("API: the snapshot after a change", seen, "ms", what),
        Row.of("API: the snapshot, packed", size, "bytes", what),
    ]


def desk(browser: Browser, server: Server) -> list[Row]:
    """From "Ask for help" to its words on every screen of the desk."""
    print("  the help desk", file=sys.stderr)
    acknowledged, seen = [], []
    with ExitStack() as windows:
        pages = []
        for _ in range(DESKS):
            window = windows.enter_context(open_browser_context(browser))
            window.context.add_init_script(WITNESS)
            page = window.open(server.url)
            sign_in(page, sample_account(server, Role.DESK, Modality.ONSITE))
            sample_card(page).get_by_role("link", name="Help desk").click()
            expect(page.locator("[class*='st-key-desk-card-of-']").first).to_be_visible()
            pages.append(page)
        for turn in range(TIMES):
            mark = f"bench-desk-{turn}"
            with Participant(server.url) as someone:
                begun = time.time() * 1000
                someone.call_the_desk(f"No sound since {mark} on the stream")
                acknowledged.append(time.time() * 1000 - begun)
            seen += [seen_at(page, mark) - begun for page in pages]
            time.sleep(PAUSE_SECONDS)
    what = f"{DESKS} screens of the desk, {TIMES} requests"
    return [
        Row.of("help: request to acknowledgement", acknowledged, "ms", what),
        Row.of("help: request to each screen of the desk", seen, "ms", what),
    ]


def full_view(browser: Browser) -> list[Row]:
    """From opening the full view until all of it stands there, and from a question to each."""
    print("  the full view", file=sys.stderr)
    drawn: list[float] = []
    seen: list[float] = []
    with (
        tempfile.TemporaryDirectory(prefix="evenfloor-bench-") as folder,
        running_seeded_server(Path(folder) / "data", one_open_session) as server,
        full_views(browser, server, drawn) as pages,
        Participant(server.url, CODE) as someone,
    ):
        for turn in range(TIMES):
            mark = f"bench-view-{turn}"
            begun = time.time() * 1000
            someone.ask(f"Is this {mark} on your screen?")
            seen += [seen_at(page, mark) - begun for page in pages]
            someone.withdraw()
            time.sleep(PAUSE_SECONDS)
    return [
        Row.of("full view: opened until all of it stands there", drawn, "ms", "one by one"),
        Row.of("full view: question to each", seen, "ms", f"{VIEWS} of them, {TIMES} questions"),
    ]


def one_open_session(house: House) -> None:
    """Nobody waits there, so that what is asked stands in the first lines."""
    new_session(house, join_code=CODE)


@contextmanager
def full_views(browser: Browser, server: Server, drawn: list[float]) -> Iterator[list[Page]]:
    """Participants with a seat each; how long each waited goes into `drawn`."""
    with ExitStack() as windows:
        pages = []
        for _ in range(VIEWS):
            window = windows.enter_context(open_browser_context(browser))
            window.context.add_init_script(WITNESS)
            page = window.open(f"{server.url}/j/{CODE}?in=online")
            page.get_by_role("button", name="Join").click()
            expect(page.locator(".state.live")).to_be_visible()
            begun = time.monotonic()
            page.goto(f"{server.url}/j/{CODE}/full")
            expect(page.get_by_role("heading", name="I need help")).to_be_visible(timeout=60_000)
            drawn.append((time.monotonic() - begun) * 1000)
            pages.append(page)
        yield pages
