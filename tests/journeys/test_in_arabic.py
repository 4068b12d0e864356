"""A visit in Arabic, from right to left: with script and without, and what others do arrives."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from session_core.domain.people import Role
from session_core.language import gettext, speaking
from session_core.use_cases.house import House
from tests.browser import PHONE, BrowserWindow
from tests.houses import new_session, sign_in_as
from tests.journeys.seeded import running_seeded_server
from tests.participants import Participant
from tests.servers import Server
from tests.web.visitor import poll_in

NewWindow = Callable[..., BrowserWindow]
CODE = "ARABIC"
QUESTION = "من يصلح البرج بعد العاصفة IGF 2026؟"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A session with an open poll."""

    def seed(house: House) -> None:
        session = new_session(house, join_code=CODE)
        poll_in(sign_in_as(house, Role.ONSITE_MODERATOR, session.id))

    with running_seeded_server(tmp_path_factory.mktemp("arabic") / "data", seed) as running:
        yield running


def ar(message: str) -> str:
    """A message as Arabic says it."""
    with speaking("ar"):
        return gettext(message)


@pytest.mark.parametrize("script", [False, True], ids=["no script", "script"])
def test_a_visit_from_right_to_left(new_window: NewWindow, house: Server, script: bool) -> None:
    window = new_window(**PHONE, locale="ar", java_script_enabled=script)
    page = window.open(f"{house.url}/j/{CODE}")
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    page.get_by_role("radio", name=ar("online")).check()
    page.get_by_role("button", name=ar("Join")).click()
    expect(page.get_by_role("heading", name=ar("My questions"))).to_be_visible()
    page.get_by_label(ar("In your words")).fill(QUESTION)
    page.get_by_role("button", name=ar("Ask for the floor")).click()
    expect(page.get_by_text(ar("Sent. You are in the queue.")).first).to_be_visible()
    expect(page.locator("#mine li").filter(has_text=QUESTION)).to_have_count(1)
    assert is_at_the_right(page, "#ask h2")
    with Participant(house.url, CODE) as someone:
        someone.ask("Who pays for it?")
        if not script:
            page.get_by_role("link", name=ar("Refresh")).click()
        heard = page.locator("#floor li").filter(has_text="Who pays for it?")
        expect(heard).to_be_visible()
        # A section that came over the feed is in the reader's language too.
        expect(page.locator("#floor")).to_contain_text(ar("What became of the questions"))
        someone.withdraw()
    no_wider_than_the_screen(page)
    page.get_by_role("link", name="English").click()
    expect(page.get_by_role("heading", name="My questions")).to_be_visible()
    expect(page.locator("html")).to_have_attribute("dir", "ltr")
    expect(page.locator("#mine li").filter(has_text=QUESTION)).to_have_count(1)


def is_at_the_right(page: Page, selector: str) -> bool:
    """Whether a line begins at the right edge of its place."""
    begins: bool = page.locator(selector).evaluate(
        "(line) => getComputedStyle(line).direction === 'rtl' "
        "&& ['start', 'right'].includes(getComputedStyle(line).textAlign)"
    )
    return begins


def no_wider_than_the_screen(page: Page) -> None:
    """Nothing stands out at either side."""
    wide = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    assert wide <= 0
