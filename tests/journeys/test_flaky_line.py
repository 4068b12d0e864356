"""A line that breaks: nothing typed is lost, nothing sent is doubled, and the page says so."""

import os
import re
import signal
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, Request, Route, expect

from session_core.use_cases.house import House
from tests import chromium
from tests.browser import FLAGS, PATIENCE_MS, PHONE, BrowserWindow
from tests.houses import new_session
from tests.journeys.seeded import running_seeded_server
from tests.journeys.thin_steps import press_ask, seated, take_seat, text_of_its_own
from tests.participants import Participant
from tests.proxy import Proxy, running_proxy
from tests.servers import Server

NewWindow = Callable[..., BrowserWindow]

NOT_YET = "Not sent yet."
SENT = "Sent. You are in the queue."
BACK_MS = 40_000
"""The longest wait of a page before it tries again, and some more."""
WRITTEN_DOWN_MS = 12_000
"""Chromium writes a page's storage to disk five seconds after the last change."""
NO_SHARED_WORKER = "delete window.SharedWorker"


CODES = [f"LINE{number}" for number in range(20)]


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server which the tests of this file share."""

    def seed(house: House) -> None:
        for code in CODES:
            new_session(house, join_code=code)

    with running_seeded_server(tmp_path_factory.mktemp("flaky") / "data", seed) as running:
        yield running


@pytest.fixture(scope="module")
def _codes() -> Iterator[str]:
    return iter(CODES)


@pytest.fixture
def code(_codes: Iterator[str]) -> str:
    """The join code of an open session in which nobody has asked yet."""
    return next(_codes)


@pytest.fixture
def proxy(house: Server) -> Iterator[Proxy]:
    """What stands between browser and server."""
    with running_proxy(house.port) as between:
        yield between


def times_asked(server: Server, text: str) -> int:
    """How often a question stands in the database."""
    with sqlite3.connect(server.data_dir / "evenfloor.sqlite") as database:
        found: int = database.execute(
            "SELECT count(*) FROM intervention WHERE text = ?", (text,)
        ).fetchone()[0]
    return found


def expect_sent(page: Page, server: Server, text: str) -> None:
    """Acknowledged, out of the field, among one's own, and in the database once."""
    expect(page.locator("#asks").get_by_text(SENT)).to_be_visible(timeout=BACK_MS)
    expect(page.get_by_label("In your words")).to_have_value("")
    expect(page.locator("#mine li").filter(has_text=text)).to_have_count(1)
    assert times_asked(server, text) == 1


# A draft that is not sent.


def test_a_draft_survives_a_reload_and_a_lost_line(
    new_window: NewWindow, house: Server, code: str
) -> None:
    window, text = new_window(**PHONE), text_of_its_own("Half typed?")
    page = seated(window, house.url, code)
    page.get_by_label("In your words").fill(text)
    page.get_by_role("radio", name="a comment").check()
    page.reload()
    expect(page.get_by_label("In your words")).to_have_value(text)
    expect(page.get_by_role("radio", name="a comment")).to_be_checked()
    window.context.set_offline(True)
    page.get_by_label("In your words").press_sequentially(" And more.")
    page.close()
    window.context.set_offline(False)
    again = window.open(f"{house.url}/j/{code}")
    field = again.get_by_label("In your words")
    expect(field).to_have_value(re.compile("And more"))
    assert sorted(field.input_value().split()) == sorted(f"{text} And more.".split())
    assert times_asked(house, text) == 0


def test_a_draft_survives_a_crash_of_the_tab_and_of_the_browser(
    browser: Browser, house: Server, code: str, tmp_path: Path
) -> None:
    profile, text = tmp_path / "profile", text_of_its_own("Before the crash?")
    with suppress(Error):
        person = new_browser(browser, profile)
        take_seat(person.new_page(), house.url, code)
        person.close()  # as on the day before: the seat is written down
    person = new_browser(browser, profile)
    page = person.new_page()
    page.goto(f"{house.url}/j/{code}")
    page.get_by_label("In your words").fill(text)
    with suppress(Error):
        page.goto("chrome://crash", timeout=2_000)
    page = person.new_page()
    page.goto(f"{house.url}/j/{code}")
    expect(page.get_by_label("In your words")).to_have_value(text)
    page.wait_for_timeout(WRITTEN_DOWN_MS)
    kill_browser(profile)
    with suppress(Error):
        person.close()
    person = new_browser(browser, profile)
    try:
        page = person.new_page()
        page.goto(f"{house.url}/j/{code}")
        expect(page.get_by_label("In your words")).to_have_value(text)
        press_ask(page)
        expect_sent(page, house, text)
    finally:
        person.close()


def new_browser(browser: Browser, profile: Path) -> BrowserContext:
    """A browser that keeps what it knows in a folder."""
    person = browser.browser_type.launch_persistent_context(
        profile, executable_path=chromium.find(), args=FLAGS
    )
    person.set_default_timeout(PATIENCE_MS)
    return person


def kill_browser(profile: Path) -> None:
    """End the processes that work on this profile at once, as an empty battery would."""
    killed = 0
    for each in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(OSError):
            if f"--user-data-dir={profile}" in each.read_text(errors="replace"):
                os.kill(int(each.parent.name), signal.SIGKILL)
                killed += 1
    assert killed, "no browser works on this profile"


# A question that is on its way.


def test_what_is_sent_offline_waits_and_goes_with_the_line(
    new_window: NewWindow, house: Server, code: str
) -> None:
    window, text = new_window(**PHONE), text_of_its_own("Sent in a tunnel?")
    page = seated(window, house.url, code)
    page.get_by_label("In your words").fill(text)
    window.context.set_offline(True)
    press_ask(page)
    expect(page.get_by_text(NOT_YET)).to_be_visible()
    expect(page.get_by_role("button", name="Stop, let me change it")).to_be_visible()
    expect(page.get_by_text(SENT)).to_have_count(0)
    assert times_asked(house, text) == 0
    window.context.set_offline(False)
    expect_sent(page, house, text)


def test_what_waits_is_sent_by_the_page_that_comes_after_it(
    new_window: NewWindow, house: Server, code: str
) -> None:
    window, text = new_window(**PHONE), text_of_its_own("Closed before it went?")
    page = seated(window, house.url, code)
    window.context.set_offline(True)
    page.get_by_label("In your words").fill(text)
    press_ask(page)
    expect(page.get_by_text(NOT_YET)).to_be_visible()
    page.close()
    window.context.set_offline(False)
    expect_sent(window.open(f"{house.url}/j/{code}"), house, text)


def test_a_502_while_asking_is_tried_again(
    new_window: NewWindow, house: Server, code: str, proxy: Proxy
) -> None:
    page, text = (
        seated(new_window(**PHONE), proxy.url, code),
        text_of_its_own("Through a bad gateway?"),
    )
    proxy.break_down()
    page.get_by_label("In your words").fill(text)
    press_ask(page)
    expect(page.get_by_text(NOT_YET)).to_be_visible()
    expect(page.locator(".state.lost")).to_be_visible()
    assert times_asked(house, text) == 0
    proxy.mend()
    expect_sent(page, house, text)


def test_an_acknowledgement_that_is_lost_twice_doubles_nothing(
    new_window: NewWindow, house: Server, code: str
) -> None:
    page, text = seated(new_window(**PHONE), house.url, code), text_of_its_own("Did this arrive?")
    lost: list[int] = []

    def lose(route: Route) -> None:
        lost.append(route.fetch().status)
        route.abort("connectionreset")

    page.route("**/ask?*", lose, times=2)
    page.get_by_label("In your words").fill(text)
    press_ask(page)
    expect(page.get_by_text(NOT_YET)).to_be_visible()
    expect_sent(page, house, text)
    assert lost == [200, 200]


# A page that listens.


def test_the_feed_goes_on_from_the_last_revision_it_saw(
    new_window: NewWindow, house: Server, code: str, proxy: Proxy
) -> None:
    window = new_window(**PHONE)
    window.context.add_init_script(NO_SHARED_WORKER)  # its requests are not seen from here
    asked: list[Request] = []
    window.context.on("request", lambda request: asked.append(request))
    page, texts = seated(window, proxy.url, code), [text_of_its_own("Heard?") for _ in range(3)]
    with Participant(house.url, code) as someone:
        someone.ask(texts[0])
        expect(page.locator("#floor").get_by_text(texts[0])).to_have_count(1)
        shown = revision_of_floor(house, code)
        proxy.break_down()
        expect(page.locator(".state.lost")).to_be_visible()
        before = len(asked)
        someone.ask(texts[1])
    proxy.mend()
    expect(page.locator(".state.live")).to_be_visible(timeout=BACK_MS)
    expect(page.locator("#floor").get_by_text(texts[1])).to_have_count(1)
    with Participant(house.url, code) as someone:
        someone.ask(texts[2])
    for text in texts:
        expect(page.locator("#floor").get_by_text(text)).to_have_count(1)
    since = [each for each in asked[before:] if "/live?" in each.url]
    assert since
    for each in since:
        assert re.search(rf"seen=\S*floor\.{shown}(\D|$)", each.url), each.url
    assert [each.url for each in asked[before:] if each.is_navigation_request()] == []


def revision_of_floor(server: Server, code: str) -> int:
    """The number of the floor's last change, in this session."""
    with sqlite3.connect(server.data_dir / "evenfloor.sqlite") as database:
        found: int = database.execute(
            "SELECT revision FROM room_revision JOIN workshop_session ON id = session_id "
            "WHERE join_code = ? AND room_revision.room = 'floor'",
            (code,),
        ).fetchone()[0]
    return found


@pytest.mark.parametrize("script", [False, True], ids=["no script", "script"])
def test_the_page_is_refreshed_by_hand(
    new_window: NewWindow, house: Server, code: str, script: bool
) -> None:
    window, text = new_window(**PHONE, java_script_enabled=script), text_of_its_own("By hand?")
    window.context.add_init_script(NO_SHARED_WORKER)
    window.context.route("**/live?*", lambda route: route.abort())
    page = take_seat(window.context.new_page(), house.url, code)
    with Participant(house.url, code) as someone:
        someone.ask(text)
    expect(page.locator("#floor").get_by_text(text)).to_have_count(0)
    draft = text_of_its_own("Typed meanwhile?")
    if script:
        expect(page.locator(".state.lost")).to_be_visible()
        page.get_by_label("In your words").fill(draft)
    page.get_by_role("link", name="Refresh").click()
    expect(page.locator("#floor").get_by_text(text)).to_have_count(1)
    if script:
        expect(page.get_by_label("In your words")).to_have_value(draft)


# Without script.


def test_without_script_a_refused_post_gives_the_text_back(
    new_window: NewWindow, house: Server, code: str
) -> None:
    page = take_seat(
        new_window(**PHONE, java_script_enabled=False).context.new_page(), house.url, code
    )
    text = f"{text_of_its_own('Too long?')} " + "x" * 1000
    page.get_by_label("In your words").fill(text)
    press_ask(page)
    expect(page.get_by_text("the limit is 1,000")).to_be_visible()
    expect(page.get_by_label("In your words")).to_have_value(text)
    short = text[:60]
    page.get_by_label("In your words").fill(short)
    press_ask(page)
    expect(page.get_by_text(SENT).first).to_be_visible()
    assert times_asked(house, short) == 1


def test_without_script_a_bad_gateway_is_reloaded_and_doubles_nothing(
    new_window: NewWindow, house: Server, code: str, proxy: Proxy
) -> None:
    page = take_seat(
        new_window(**PHONE, java_script_enabled=False).context.new_page(), proxy.url, code
    )
    text = text_of_its_own("Sent by a plain form?")
    page.get_by_label("In your words").fill(text)
    proxy.break_down()
    press_ask(page)
    expect(page.get_by_text("Bad Gateway")).to_be_visible()
    proxy.mend()
    page.go_back()
    expect(page.get_by_label("In your words")).to_have_value(text)
    press_ask(page)
    expect(page.get_by_text(SENT).first).to_be_visible()
    assert times_asked(house, text) == 1


def test_without_script_a_lost_answer_is_reloaded_and_doubles_nothing(
    new_window: NewWindow, house: Server, code: str
) -> None:
    window = new_window(**PHONE, java_script_enabled=False)
    page, text = take_seat(window.context.new_page(), house.url, code), text_of_its_own("Reloaded?")

    def lose(route: Route) -> None:
        assert route.fetch(max_redirects=0).status == 303
        route.fulfill(status=502, body="Bad Gateway", content_type="text/plain")

    page.route("**/ask", lose, times=1)
    page.get_by_label("In your words").fill(text)
    press_ask(page)
    expect(page.get_by_text("Bad Gateway")).to_be_visible()
    page.reload()
    expect(page.get_by_text(SENT).first).to_be_visible()
    expect(page.locator("#mine li").filter(has_text=text)).to_have_count(1)
    assert times_asked(house, text) == 1
