"""One tablet, several people, in a real browser: each leaves nothing that the next could find."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Page, Route, expect

from session_core.domain.people import Modality, Role
from session_core.use_cases.asking import request_floor
from session_core.use_cases.kiosks import open_kiosk
from tests.browser import BrowserWindow
from tests.houses import build_test_house, new_session, seat_in, sign_in_as
from tests.journeys.test_axe import check
from tests.servers import Server, running_server
from tests.web.visitor import poll_in

NewWindow = Callable[..., BrowserWindow]
CODE = "KIOSKS"
PORTRAIT, LANDSCAPE = {"width": 768, "height": 1024}, {"width": 1024, "height": 768}
IDLE_SECONDS = 8
"""Of the server of these tests; the warning comes after half of it."""


class Tablets:
    """A server, and an address for each tablet that a test makes a kiosk."""

    def __init__(self, server: Server, secrets: list[str]) -> None:
        self.server, self._secrets = server, secrets
        self.home = f"{server.url}/j/{CODE}/kiosk"

    def kiosk(self, window: BrowserWindow) -> Page:
        """A tablet that has taken its address, on its start screen."""
        page = window.open(f"{self.home}/{self._secrets.pop()}")
        page.locator("form button").click()
        expect(page.locator(".begin")).to_be_visible()
        return page


@pytest.fixture(scope="module")
def tablets(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tablets]:
    """A session with two questions and an open poll, and tablets that wait as long as usual."""
    with running_kiosks(tmp_path_factory.mktemp("kiosk") / "data", 120) as running:
        yield running


@pytest.fixture(scope="module")
def hasty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tablets]:
    """The same with tablets that wait for seconds only."""
    with running_kiosks(tmp_path_factory.mktemp("hasty") / "data", IDLE_SECONDS) as running:
        yield running


@contextmanager
def running_kiosks(folder: Path, seconds: int) -> Iterator[Tablets]:
    """Let a server run whose kiosks wait so long."""
    folder.mkdir()
    house = build_test_house(folder)
    session = new_session(house, join_code=CODE)
    moderator = sign_in_as(house, Role.ONSITE_MODERATOR, session.id)
    poll_in(moderator)
    for side in Modality:
        request_floor(seat_in(house, session.id, side), f"Who repairs the mast {side}?")
    secrets = [open_kiosk(moderator, f"Tablet {n}") for n in range(16)]
    house.close()
    env = {
        "EVENFLOOR_KIOSK_SECONDS": str(seconds),
        "EVENFLOOR_PUBLIC_URL": "https://floor.example.org",
    }
    with running_server(folder, demo=False, env=env) as server:
        yield Tablets(server, secrets)


def ask(page: Page, text: str) -> str:
    """Begin, ask, and give the five words of the receipt."""
    page.locator(".begin").click()
    page.locator("#text").fill(text)
    page.locator("#ask button.touch").click()
    expect(page.locator(".mine .number")).to_be_visible()
    page.locator("nav .done").click()
    words = page.locator(".five").inner_text()
    assert len(words.split()) == 5
    return words


def finish(page: Page) -> None:
    """Press Finish, and be back on the start screen."""
    page.locator("main form.row button").first.click()
    expect(page.locator(".begin")).to_be_visible()


def kept_in(page: Page) -> str:
    """What the browser keeps for these pages, beside cookies."""
    return str(
        page.evaluate(
            """async () => JSON.stringify([
                {...localStorage}, {...sessionStorage}, await indexedDB.databases(),
                await caches.keys(), (await navigator.serviceWorker.getRegistrations()).length,
                document.cookie, history.state, window.name])"""
        )
    )


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_the_second_finds_nothing_of_the_first(
    new_window: NewWindow, tablets: Tablets, script: bool
) -> None:
    window = new_window(viewport=PORTRAIT, java_script_enabled=script)
    page = tablets.kiosk(window)
    text = "My neighbour must not read this."
    words = ask(page, text)
    finish(page)
    assert [each["name"] for each in window.context.cookies()] == ["kiosk"]
    page.locator(".begin").click()
    expect(page.locator("#text")).to_have_value("")
    seen = page.content()
    page.locator("nav .done").click()
    seen += page.content()
    finish(page)
    # Back through all that this browser has, then forward again.
    for go in [page.go_back] * 9 + [page.go_forward] * 9:
        go()
        page.wait_for_load_state()
        seen += page.content()
    page.reload()
    seen += page.content()
    for secret in (text, words):
        assert secret not in seen
    if script:
        assert kept_in(page) == '[{},{},[],[],0,"",null,""]'
    # Others can want it asked too: it has kept its place.
    page.goto(tablets.home)
    page.locator(".begin").click()
    page.locator("nav [value=support]").click()
    expect(page.get_by_text(text).first).to_be_visible()


def test_a_page_the_browser_kept_to_go_back_to_shows_nothing(
    new_window: NewWindow, tablets: Tablets
) -> None:
    """As if no header had kept it from being kept: what was on it is wiped as it is left."""
    page = tablets.kiosk(new_window(viewport=PORTRAIT))
    ask(page, "Kept to go back to?")
    shown = page.evaluate(
        "() => { dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));"
        " return document.body.textContent }"
    )
    assert shown == ""


def test_only_the_slip_is_printed(new_window: NewWindow, tablets: Tablets) -> None:
    page = tablets.kiosk(new_window(viewport=PORTRAIT))
    words = ask(page, "What is on paper?")
    expect(page.get_by_role("button", name="Print")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.get_by_text(words)).to_be_visible()
    expect(page.get_by_text(f"https://floor.example.org/j/{CODE}/receipt")).to_be_visible()
    expect(page.get_by_role("img", name="QR code of the address")).to_be_visible()
    expect(page.get_by_text("Fair floors")).to_be_visible()
    for gone in ("nav", "footer", "form"):
        expect(page.locator(gone).first).to_be_hidden()
    on_paper = page.locator("body").inner_text()
    assert "Finish" not in on_paper
    assert "What is on paper?" not in on_paper
    page.emulate_media(media="screen")
    page.evaluate("window.print = () => { document.title = 'printed' }")
    page.get_by_role("button", name="Print").click()
    expect(page).to_have_title("printed")


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_who_walks_away_is_gone_after_a_while(
    new_window: NewWindow, hasty: Tablets, script: bool
) -> None:
    window = new_window(viewport=LANDSCAPE, java_script_enabled=script)
    page = hasty.kiosk(window)
    words = ask(page, "I forget to finish.")
    warning = page.locator(".warning")
    expect(warning).to_be_hidden()
    expect(warning).to_be_visible()
    expect(page.locator(".begin")).to_be_visible()
    assert words not in page.content()
    assert [each["name"] for each in window.context.cookies()] == ["kiosk"]
    page.go_back()
    page.wait_for_load_state()
    assert words not in page.content()


def test_half_a_question_is_dropped_and_the_warning_says_so_in_time(
    new_window: NewWindow, hasty: Tablets
) -> None:
    page = hasty.kiosk(new_window(viewport=LANDSCAPE))
    page.locator(".begin").click()
    expect(page.get_by_text("What is written but not sent is then deleted.")).to_be_visible()
    page.locator("#text").fill("I am half")
    expect(page.locator("#soon")).to_have_text("This closes soon. Touch the screen to stay.")
    expect(page.locator(".warning")).to_be_visible()
    page.get_by_role("button", name="I am still here").click()
    expect(page.locator(".warning")).to_be_hidden()
    expect(page.locator("#text")).to_have_value("I am half")
    expect(page.locator("#soon")).to_have_text("")
    expect(page.locator(".begin")).to_be_visible()
    page.locator(".begin").click()
    expect(page.locator("#text")).to_have_value("")


def test_more_time_without_script_keeps_what_is_written(
    new_window: NewWindow, hasty: Tablets
) -> None:
    page = hasty.kiosk(new_window(viewport=PORTRAIT, java_script_enabled=False))
    page.locator(".begin").click()
    page.locator("#text").fill("I write slowly")
    # The countdown of a page that is written on is five times as long where nobody sees typing.
    page.wait_for_timeout(IDLE_SECONDS * 1000)
    expect(page.locator("#text")).to_have_value("I write slowly")
    stay = page.get_by_role("button", name="I am still here")
    expect(stay).to_be_visible(timeout=IDLE_SECONDS * 5000)
    stay.click()
    expect(page.locator("#text")).to_have_value("I write slowly")
    expect(stay).to_be_hidden()


def test_without_a_line_the_screen_is_empty_all_the_same(
    new_window: NewWindow, hasty: Tablets
) -> None:
    window = new_window(viewport=PORTRAIT)
    page = hasty.kiosk(window)
    words = ask(page, "Who reads this without a line?")
    window.context.set_offline(True)
    expect(page.get_by_text(words)).to_have_count(0)
    window.context.set_offline(False)
    expect(page.locator(".begin")).to_be_visible()


def test_where_the_server_fails_the_screen_stays_empty_until_one_is_done(
    new_window: NewWindow, hasty: Tablets
) -> None:
    window = new_window(viewport=PORTRAIT)
    page = hasty.kiosk(window)
    words = ask(page, "Who reads this while the server starts anew?")
    failed: list[str] = []

    def fail(route: Route) -> None:
        failed.append(route.request.url)
        route.fulfill(status=502, body="Bad Gateway")

    page.route("**/kiosk/finish*", fail)
    with page.expect_response("**/kiosk/finish*"):
        expect(page.get_by_text(words)).to_have_count(0)
    page.wait_for_timeout(500)
    assert failed
    assert page.locator("body").inner_text() == ""
    page.unroute("**/kiosk/finish*")
    expect(page.locator(".begin")).to_be_visible()
    page.go_back()
    expect(page.get_by_text(words)).to_have_count(0)


def test_all_that_is_touched_is_large_enough(new_window: NewWindow, tablets: Tablets) -> None:
    for size in (PORTRAIT, LANDSCAPE, {"width": 320, "height": 568}):
        page = tablets.kiosk(new_window(viewport=size))
        for screen in screens(page, tablets):
            small = page.evaluate(
                """() => [...document.querySelectorAll("a, button, select, summary, label")]
                .filter((each) => each.checkVisibility({ visibilityProperty: true }))
                .filter((each) => !each.matches("label:not(:has(input))"))
                .map((each) => [each.textContent, each.getBoundingClientRect().height])
                .filter(([, height]) => height < 48)"""
            )
            assert small == [], screen
            assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, screen


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing(
    new_window: NewWindow, tablets: Tablets, theme: Literal["light", "dark"], language: str
) -> None:
    window = new_window(viewport=PORTRAIT, color_scheme=theme, locale=language, bypass_csp=True)
    page = tablets.kiosk(window)
    assert page.locator("html").get_attribute("lang") == language
    for _ in screens(page, tablets):
        check(page)


def screens(page: Page, tablets: Tablets) -> Iterator[str]:
    """Every screen of a kiosk, for one person."""
    yield "start"
    page.locator(".begin").click()
    expect(page.locator("#text")).to_be_visible()
    yield "ask"
    page.locator("#text").fill("Who pays?")
    page.locator("nav .done").click()
    expect(page.locator(".unsent button").first).to_be_visible()
    yield "not sent"
    page.locator(".unsent button").first.click()
    expect(page.locator(".mine .number")).to_be_visible()
    yield "sent"
    for below in ("support", "vote", "help", "done"):
        page.goto(f"{tablets.home}/{below}")
        yield below
    finish(page)
