"""Behind a mirror with another host name, or below a path: everything works, nothing leads out."""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from session_core.domain.people import Role
from session_core.use_cases.house import House
from tests import chromium
from tests.browser import FLAGS, PATIENCE_MS, PHONE, BrowserWindow
from tests.houses import new_session, sign_in_as
from tests.journeys.seeded import running_seeded_server
from tests.mirror import INNER_HOST, Mirror, running_mirror
from tests.participants import Participant
from tests.servers import Server
from tests.web.visitor import poll_in

RENAMED = "evenfloorabcdefgh234567.onion.test"
NO_SHARED_WORKER = "delete window.SharedWorker"
CODE = "MIRROR"
_ABSOLUTE = re.compile(r"""(?:href|src|action|formaction|content|data-page)=["']?(https?:|/)""")


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A session with an open poll."""

    def seed(house: House) -> None:
        session = new_session(house, join_code=CODE)
        poll_in(sign_in_as(house, Role.ONSITE_MODERATOR, session.id))

    folder = tmp_path_factory.mktemp("renamed") / "data"
    with running_seeded_server(folder, seed) as running:
        yield running


@pytest.fixture(scope="module")
def outside(browser: Browser) -> Iterator[Browser]:
    """A browser that finds the renamed host on this machine, and nothing else anywhere."""
    *others, rules = FLAGS
    renamed = rules.replace("=MAP *", f"=MAP {RENAMED} 127.0.0.1, MAP *")
    assert renamed != rules
    chromium_outside = browser.browser_type.launch(
        executable_path=chromium.find(), args=[*others, renamed]
    )
    yield chromium_outside
    chromium_outside.close()


@pytest.fixture
def windows(outside: Browser) -> Iterator[list[BrowserContext]]:
    opened: list[BrowserContext] = []
    yield opened
    for each in opened:
        each.close()


@pytest.mark.parametrize("shared_worker", [True, False], ids=["worker", "no worker"])
@pytest.mark.parametrize("prefix", ["", "/mirror/of"], ids=["host", "path"])
@pytest.mark.parametrize("script", [False, True], ids=["no script", "script"])
def test_a_visit_through_a_mirror(
    house: Server,
    outside: Browser,
    windows: list[BrowserContext],
    script: bool,
    prefix: str,
    shared_worker: bool,
) -> None:
    if not script and not shared_worker:
        return  # a page without script has no worker in either
    options: dict[str, Any] = {**PHONE, "java_script_enabled": script}
    context = outside.new_context(**options)
    windows.append(context)
    context.set_default_timeout(PATIENCE_MS)
    if not shared_worker:
        context.add_init_script(NO_SHARED_WORKER)
    window = BrowserWindow(context)
    window.watch()
    with running_mirror(house.port, prefix) as mirror:
        visit(window, house, mirror, script=script)
        home = f"http://{RENAMED}:{mirror.port}{prefix}/"
        asked = [url for url in window.requests if urlsplit(url).scheme not in {"data", "blob"}]
        assert len(asked) > 5
        assert [url for url in asked if not url.startswith(home)] == []
        assert mirror.astray == []
        assert [each for each in mirror.locations if each.startswith(("/", "http"))] == []
        assert len(mirror.pages) > 5
        for page in mirror.pages:
            for name in (INNER_HOST, RENAMED, "127.0.0.1", "localhost", str(house.port)):
                assert name not in page
            assert _ABSOLUTE.findall(page) == []
        assert window.console_errors == []


def visit(window: BrowserWindow, house: Server, mirror: Mirror, *, script: bool) -> None:
    """Join, ask, support, vote, hear somebody else, read, leave."""
    page = window.open(f"http://{RENAMED}:{mirror.port}{mirror.prefix}/j")
    page.get_by_label("Join code").fill(CODE.lower())
    page.get_by_role("button", name="Go in").click()
    page.get_by_role("radio", name="online").check()
    page.get_by_role("button", name="Join").click()
    expect(page.get_by_role("heading", name="My questions")).to_be_visible()
    [seat] = window.context.cookies()
    assert (seat.get("domain"), seat.get("httpOnly")) == (RENAMED, True)
    assert seat.get("path") == f"{mirror.prefix}/j/{CODE}"

    question = f"Is this asked through a mirror at {mirror.port}?"
    page.get_by_label("In your words").fill(question)
    page.get_by_role("button", name="Ask for the floor").click()
    expect(page.get_by_text("Sent. You are in the queue.").first).to_be_visible()
    expect(page.locator("#mine li").filter(has_text=question)).to_have_count(1)
    polls = page.locator("#polls")
    polls.get_by_role("radio").first.check()
    polls.get_by_role("button", name="Cast my ballot").click()
    expect(polls.get_by_text("Your ballot is in.")).to_be_visible()

    other = f"Is this heard behind the mirror at {mirror.port}?"
    if script:
        expect(page.locator(".state.live")).to_be_visible()
    with Participant(house.url, CODE) as someone:
        someone.ask(other)
        if not script:
            page.get_by_role("link", name="Refresh").click()
        heard = page.locator("#floor li").filter(has_text=other)
        expect(heard).to_be_visible()
        # The button turns at once; what is withdrawn before the answer cannot be supported.
        with page.expect_response(re.compile(r"/support(\?|$)")):
            heard.get_by_role("button", name=re.compile("^Support #")).click()
        supported = page.locator("#floor").get_by_role("button", name=re.compile("^You support #"))
        expect(supported).to_be_visible()
        someone.withdraw()
        if script:
            expect(heard).to_have_count(0)  # else that would be drawn under the next press

    for link in ("What became of the questions", "Change, delete, read in full"):
        page.get_by_role("link", name=link).first.click()
        page.get_by_role("link", name=re.compile("to the session", re.I)).click()
        expect(page.get_by_role("heading", name="My questions")).to_be_visible()
    page.locator("summary", has_text="Leave and forget me").click()
    page.get_by_role("button", name="Leave and forget me").click()
    expect(page.get_by_text("You have left.")).to_be_visible()
    assert window.context.cookies() == []


def test_a_seat_moves_behind_a_mirror_below_a_path(
    house: Server, outside: Browser, windows: list[BrowserContext]
) -> None:
    options: dict[str, Any] = {**PHONE, "java_script_enabled": False}
    phone, laptop = outside.new_context(**options), outside.new_context(**options)
    windows += [phone, laptop]
    with running_mirror(house.port, "/mirror/of") as mirror:
        home = f"http://{RENAMED}:{mirror.port}{mirror.prefix}/j/{CODE}"
        before = BrowserWindow(phone).open(home)
        before.get_by_role("button", name="Join").click()
        before.locator("summary", has_text="another device").click()
        before.get_by_role("button", name=re.compile("link")).click()
        link = before.locator("ol + p + p a, ol + p a").first.get_attribute("href") or ""
        after = BrowserWindow(laptop).open(urljoin(before.url, link))
        after.get_by_role("button", name="Take the seat").click()
        expect(after.get_by_role("heading", name="My questions")).to_be_visible()
        assert [seat.get("path") for seat in laptop.cookies()] == [f"{mirror.prefix}/j/{CODE}"]
        before.goto(home)
        expect(before.get_by_text("no seat here any more")).to_be_visible()
        assert mirror.astray == []
