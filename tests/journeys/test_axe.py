"""axe finds nothing against WCAG 2.2 AA on participants' pages, in both themes and directions."""

import re
from collections.abc import Callable, Iterator
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from session_core.domain.notes import NoteKind
from session_core.domain.people import Modality, Role
from session_core.use_cases.asking import request_floor
from session_core.use_cases.house import House
from session_core.use_cases.notes import write_note
from tests.browser import PHONE, BrowserWindow
from tests.every_screen import BELOW
from tests.houses import new_session, seat_in, sign_in_as
from tests.journeys.seeded import running_seeded_server
from tests.servers import Server
from tests.web.visitor import poll_in

NewWindow = Callable[..., BrowserWindow]
CODE = "AXEAXE"
RULES = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    }
}


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A session with questions, a note and an open poll."""

    def seed(house: House) -> None:
        session = new_session(house, join_code=CODE)
        moderator = sign_in_as(house, Role.ONSITE_MODERATOR, session.id)
        poll_in(moderator)
        for side in Modality:
            request_floor(seat_in(house, session.id, side), "Who repairs the mast after a storm?")
        write_note(moderator, "Costs are shared.", NoteKind.AGREEMENT)

    with running_seeded_server(tmp_path_factory.mktemp("axe") / "data", seed) as running:
        yield running


@pytest.mark.parametrize("language", ["en", "ar", "zh"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_nothing_is_found_on_the_pages_of_participants(
    new_window: NewWindow, house: Server, theme: Literal["light", "dark"], language: str
) -> None:
    # Our content policy lets nobody put a script into the page; only here it is lifted.
    window = new_window(**PHONE, color_scheme=theme, locale=language, bypass_csp=True)
    page = window.open(f"{house.url}/j")
    check(page)
    page.goto(f"{house.url}/j/{CODE}?in=online")
    assert page.locator("html").get_attribute("lang") == language
    check(page)
    page.locator("#join button").click()
    expect(page.locator("#mine")).to_be_visible()
    page.locator("#text").fill("Who pays?")
    page.locator("#send").click()
    expect(page.locator("#mine li")).to_have_count(1)
    unfold(page)
    check(page)
    page.locator("#mine a.more").first.click()
    expect(page).to_have_url(re.compile("/question/"))
    page.wait_for_load_state()
    check(page)
    page.goto(f"{house.url}/j/{CODE}/help")
    page.get_by_role("textbox").fill("I hear nothing.")
    page.locator("form[action$=help] button").click()
    expect(page.locator("#mine li")).to_have_count(1)
    unfold(page)
    check(page)
    page.goto(f"{house.url}/j/NOSUCHCODE")
    check(page)
    for below in BELOW:
        page.goto(f"{house.url}/j/{CODE}{below}")
        check(page)


def unfold(page: Page) -> None:
    """Open all that is folded, in one go: the feed may draw it anew under a click."""
    page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")


def check(page: Page) -> None:
    """Look at what is on screen with axe, from the top, where its bar hides nothing."""
    page.evaluate("scrollTo(0, 0)")
    found = Axe().run(page, options=RULES).response["violations"]
    told = [(each["id"], [node["html"][:120] for node in each["nodes"]]) for each in found]
    assert told == [], page.url
