"""Everyone sees it at once: one feed, no polling, and it comes back by itself."""

import itertools
import re
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest
from playwright.sync_api import Page, expect

from session_core.domain.people import Role
from session_core.domain.session import Room
from tests.browser import PHONE, BrowserWindow
from tests.journeys.steps import at_rest, script_runs, wait_for_rest
from tests.participants import Participant
from tests.proxy import running_proxy
from tests.servers import Server, running_server
from tests.staff import open_sample

NewWindow = Callable[..., BrowserWindow]

COUNT_TIMERS = """
window.timers = new Set();
const { setInterval: begin, clearInterval: end } = window;
window.setInterval = (...args) => { const id = begin(...args); timers.add(id); return id; };
window.clearInterval = (id) => { timers.delete(id); end(id); };
"""

# What Streamlit sends at once goes a second later, the turns of pulses take two, and it is told
# when a pulse has taken its turn.
SLOW_SENDING = """() => {
    const later = window.setTimeout;
    const slow = { 0: 1000, 20: 2000 };
    window.setTimeout = (act, delay = 0, ...args) => {
        window.pulsed ||= delay === 20;
        return later(act, slow[delay] ?? delay, ...args);
    };
}"""


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that the tests which leave it running share."""
    with running_server(tmp_path_factory.mktemp("live") / "data") as running:
        yield running


def test_a_question_from_a_phone_is_on_every_screen(new_window: NewWindow, house: Server) -> None:
    moderator = cockpit(new_window(), house)
    someone_else = join(new_window(), house.url)
    asking = join(new_window(**PHONE), house.url)
    asking.get_by_label("In your words").fill("Who pays for the batteries?")
    asking.get_by_role("button", name="Ask for the floor").click()
    for page in (moderator, someone_else, asking):
        expect(page.get_by_text("Who pays for the batteries?").first).to_be_visible()


def test_a_moderators_act_is_on_every_phone(new_window: NewWindow, house: Server) -> None:
    moderator = cockpit(new_window(), house)
    phone = join(new_window(**PHONE), house.url)
    give = moderator.get_by_role("button", name=re.compile("^Give the floor to"))
    number = re.search(r"#(\d+)", give.inner_text())
    assert number
    give.click()
    floor = phone.locator("[data-part=floor]")
    expect(floor.get_by_text(f"{number[0]} has the floor", exact=True)).to_be_visible()


def test_a_page_nobody_touches_runs_no_script_and_asks_nothing(
    new_window: NewWindow, house: Server
) -> None:
    window = new_window()
    pages = [cockpit(window, house), join(window, house.url)]
    session = urlsplit(pages[0].url).query
    for room in ("/polls", "/notes", "/report", "/agenda"):
        pages.append(window.open(f"{house.url}{room}?{session}"))
    for page in pages:
        # Fonts are fetched as the first words in them are drawn, late on a busy machine.
        expect(page.get_by_role("heading", level=1).first).to_be_visible()
        page.evaluate("document.fonts.ready.then(() => null)")
    wait_for_rest(pages[0], lambda: (script_runs(house), len(window.requests)))
    runs, asked = script_runs(house), len(window.requests)
    pages[0].wait_for_timeout(8_000)
    assert script_runs(house) == runs
    assert window.requests[asked:] == []


def test_the_parts_of_one_page_do_not_push_each_other_out(
    new_window: NewWindow, house: Server
) -> None:
    """Streamlit runs one fragment for all that changes in one moment, and warns of the others."""
    warnings: list[str] = []
    window = new_window()
    page = cockpit(window, house)
    window.context.on("console", lambda said: warnings.append(said.text))
    session = urlsplit(page.url).query
    agenda = window.open(f"{house.url}/agenda?{session}")
    other = cockpit(new_window(), house)
    other.goto(f"{house.url}/agenda?{session}")
    for minutes in (1, 2):
        other.get_by_role("button", name="+1 min", exact=True).click()
        for page in (agenda, other):
            expect(page.get_by_text(f"25 minutes +{minutes}").first).to_be_visible()
        at_rest(other)
    assert [said for said in warnings if "fragmentIds" in said] == []


def test_a_press_that_is_sent_along_with_a_pulse_is_drawn(
    new_window: NewWindow, house: Server
) -> None:
    page = new_window().context.new_page()
    open_sample(page, house, Role.ORGANISER, "Agenda")
    page.get_by_role("link", name="People").first.click()
    form = page.get_by_test_id("stForm").filter(has_text="Invite a colleague")
    expect(form).to_be_visible()
    at_rest(page)
    form.get_by_label("Name", exact=True).fill("Femi Adio")
    form.get_by_label("Username", exact=True).fill("femi")
    form.get_by_role("button", name="Make the account").click()
    shown = page.get_by_text("The password of femi")
    expect(shown).to_be_visible()
    wait_for_rest(page, lambda: script_runs(house))
    page.evaluate(SLOW_SENDING)
    with Participant(house.url):
        page.wait_for_function("window.pulsed")
        page.get_by_role("button", name="Put it away").evaluate("button => button.click()")
        expect(shown).to_have_count(0)


def test_a_cockpit_open_for_hours_keeps_no_old_timers(new_window: NewWindow, house: Server) -> None:
    window = new_window()
    window.context.add_init_script(COUNT_TIMERS)
    page = cockpit(window, house)
    sizes = []
    with Participant(house.url) as someone:
        for number in range(4):
            someone.ask(f"Is this drawn anew? {number}")
            expect(page.get_by_text(f"Is this drawn anew? {number}").first).to_be_visible()
            someone.withdraw()
            expect(page.get_by_text(f"Is this drawn anew? {number}")).to_have_count(0)
            at_rest(page)
            sizes.append(page.evaluate("timers.size"))
    assert sizes[0], "the clocks of the page do not tick"
    assert sizes == sizes[:1] * 4


def test_eight_tabs_of_one_browser_load_and_follow(new_window: NewWindow, house: Server) -> None:
    window = new_window()
    tabs = [cockpit(window, house)]
    tabs += [window.open(tabs[0].url) for _ in range(4)]
    tabs += [join(window, house.url)] + [window.open(house.url + "/j/DEMO") for _ in range(2)]
    for tab in tabs:
        expect(tab.get_by_text("waiting").first).to_be_visible()
    with Participant(house.url) as someone:
        someone.ask("Is this on all eight tabs?")
    for tab in tabs:
        expect(tab.get_by_text("Is this on all eight tabs?").first).to_be_visible()


def test_the_feed_comes_back_after_a_restart(new_window: NewWindow, tmp_path: Path) -> None:
    with running_server(tmp_path / "data") as server:
        moderator = cockpit(new_window(), server)
        phone = join(new_window(**PHONE), server.url)
        server.restart()
        with Participant(server.url) as someone:
            someone.ask("Are you all back?")
        for page in (moderator, phone):
            expect(page.get_by_text("Are you all back?").first).to_be_visible(timeout=40_000)


def test_the_feed_comes_back_after_a_502(new_window: NewWindow, tmp_path: Path) -> None:
    # Where others have asked before, the end of the list is no longer on the first view.
    with running_server(tmp_path / "data") as server, running_proxy(server.port) as proxy:
        phone = join(new_window(**PHONE), proxy.url)
        expect(phone.locator(".state.live")).to_be_visible()
        proxy.break_down()
        expect(phone.locator(".state.lost")).to_be_visible()
        until(lambda: proxy.refused >= 2)
        with Participant(server.url) as someone:
            someone.ask("Asked while the proxy was down")
        proxy.mend()
        expect(phone.get_by_text("Asked while the proxy was down")).to_be_visible(timeout=40_000)


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_the_server_ends_within_three_seconds_with_feeds_open(
    new_window: NewWindow, tmp_path: Path, how: signal.Signals
) -> None:
    with running_server(tmp_path / "data") as server:
        cockpit(new_window(), server)
        with Participant(server.url) as someone, someone.feed():
            assert server.stop(how) < 3


def test_a_stranger_hears_nothing_of_ballots_and_seats(house: Server) -> None:
    with Participant(house.url), httpx.Client(base_url=house.url, trust_env=False) as stranger:
        with stranger.stream("GET", "/live/DEMO") as feed:
            first = "".join(itertools.takewhile(bool, feed.iter_lines()))
        assert Room.FLOOR in first
        assert Room.PEOPLE not in first
        assert Room.BALLOTS not in first
        assert stranger.get("/live/DEMO/staff").status_code == 403


def cockpit(window: BrowserWindow, server: Server) -> Page:
    """A moderator's cockpit of the sample workshop."""
    page = window.context.new_page()
    open_sample(page, server, Role.ONSITE_MODERATOR, "Floor")
    return page


def join(window: BrowserWindow, url: str) -> Page:
    """Take a seat in the sample workshop over the link for online people."""
    page = window.open(f"{url}/j/DEMO?in=online")
    page.get_by_role("button", name="Join").click()
    expect(page.get_by_role("heading", name="My questions")).to_be_visible()
    return page


def until(true: Callable[[], bool]) -> None:
    """Wait until something is true, for half a minute at most."""
    deadline = time.monotonic() + 30
    while not true():
        assert time.monotonic() < deadline, "it never came true"
        time.sleep(0.05)
