"""The help desk by keyboard alone: signing in, claiming, answering, handing over, closing."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from session_core.domain.people import Modality, Role
from tests.browser import BrowserWindow
from tests.journeys.steps import at_rest
from tests.keyboard import Keyboard
from tests.servers import Server, running_server
from tests.staff import expect_signed_in, sample_account, sample_card

NewWindow = Callable[..., BrowserWindow]
ANSWER = "The window is in front again, and stays there."
ZOOMED = {"width": 640, "height": 800}
"""A laptop at 200 %: the open request takes the place of the list."""


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with the samples; who closed a window is not gone for long: that runs pages."""
    folder = tmp_path_factory.mktemp("keyboard-desk") / "data"
    with running_server(folder, env={"EVENFLOOR_GONE_SECONDS": "3600"}) as running:
        yield running


def at_the_desk(window: BrowserWindow, house: Server) -> Keyboard:
    """Sign in, go over the lobby to the help desk of the sample, and touch no mouse."""
    page = window.open(house.url)
    keys, account = Keyboard(page), sample_account(house, Role.DESK, Modality.ONLINE)
    drawn(page)
    assert keys.tab().words == "Skip to main content"
    keys.press("Enter")
    main = keys.here()
    assert (main.tag, main.shown) == ("main", True)
    keys.reach("Username", "input")
    keys.type(account.username)
    assert keys.tab().words == "Password"
    keys.type(account.password)
    keys.reach("Sign in", "button")
    go(keys)
    expect_signed_in(page, account)
    link = sample_card(page).get_by_role("link", name="Help desk")
    expect(link).to_be_visible()
    while not has_focus(link):
        keys.tab()
    go(keys)
    expect(page.get_by_role("heading", name="Help desk").first).to_be_visible()
    expect(page.get_by_role("button", name="Claim").first).to_be_visible()
    return keys


def go(keys: Keyboard) -> None:
    """Press Enter on what leads to another page, and wait until that is drawn."""
    before = keys.page.evaluate("evenfloorRanAt")
    keys.press("Enter")
    drawn(keys.page, before)


def drawn(page: Page, before: float = 0) -> None:
    """Wait until all of a page stands there, with its style and its fields, and nothing runs.

    Before that, what has the focus may be drawn anew, as it is when a field's own script comes.
    """
    page.wait_for_function("before => (globalThis.evenfloorRanAt ?? 0) > before", arg=before)
    expect(page.get_by_test_id("stSkeleton")).to_have_count(0)
    at_rest(page)


def panel(page: Page) -> Locator:
    """The request that is open."""
    return page.locator(".st-key-desk-panel")


def head(page: Page) -> Locator:
    """What it is about and how it stands: there the keyboard is after a press that changed it."""
    return page.locator(".st-key-desk-told h2")


def has_focus(wanted: Locator) -> bool:
    return bool(wanted.evaluate("(one) => one === document.activeElement"))


def claim_the_first(keys: Keyboard) -> str:
    """Claim the first request that waits, and give its number; then one is at its head."""
    keys.reach("Claim", "button")
    keys.press("Enter")
    expect(panel(keys.page)).to_contain_text("You have it since")
    is_at_its_head(keys)
    found = re.search(r"#(\d+)", keys.here().words)
    assert found, keys.here()
    return found[1]


def is_at_its_head(keys: Keyboard) -> None:
    """The keyboard is at the head of the open request, seen there, and stays once all is drawn."""
    expect(head(keys.page)).to_be_focused()
    at_rest(keys.page)
    here = keys.here()
    assert (here.tag, here.shown, here.covered) == ("h2", True, False), here


def test_a_request_is_claimed_answered_and_handed_over(
    new_window: NewWindow, house: Server
) -> None:
    keys = at_the_desk(new_window(), house)
    page = keys.page
    number = claim_the_first(keys)

    keys.reach("Answer", "textarea")
    keys.type(ANSWER)
    assert keys.tab().words == "Send the answer"
    at_rest(page)
    keys.press("Enter")
    field = panel(page).get_by_role("textbox", name="Answer")
    expect(field).to_have_value("")
    expect(page.locator(".st-key-desk-told")).to_contain_text(ANSWER)
    is_at_its_head(keys)

    # The three tasks are one stop, and arrows go from one to the next.
    assert keys.reach("Answer", "button").type == "button"
    keys.press("ArrowRight")
    assert keys.here().words == "Hand over"
    keys.press(" ")
    to = panel(page).get_by_role("combobox", name="To")
    expect(to).to_be_visible()
    at_rest(page)
    assert keys.here().words == "Hand over"
    assert keys.tab().words == "To"
    keys.type("Selam")
    expect(page.get_by_role("option")).to_have_count(1)
    keys.press("ArrowDown")
    keys.press("Enter")
    expect(to).to_have_value("Selam Bekele")
    at_rest(page)
    assert keys.tab().words == "Hand it over"
    keys.press("Enter")
    expect(panel(page)).to_contain_text("Selam Bekele has it since")
    is_at_its_head(keys)

    assert keys.tab("Shift+Tab").words == "Back to the list"
    keys.press("Enter")
    expect(panel(page)).to_have_count(0)
    card = page.locator("[class*='st-key-desk-card-of-']").filter(has_text=f"#{number} ")
    expect(card.get_by_role("button", name="Open")).to_be_focused()


def test_a_request_is_marked_and_closed(new_window: NewWindow, house: Server) -> None:
    keys = at_the_desk(new_window(), house)
    page = keys.page
    claim_the_first(keys)

    keys.reach("Asked ahead", "input")
    for mark, badge in (("Asked ahead", "asked ahead"), ("Touches the room", "touches the room")):
        assert keys.reach(mark, "input").shown
        keys.press(" ")
        expect(head(page)).to_contain_text(badge)
        at_rest(page)
        assert keys.here().words == mark

    while keys.here().words != "Close":
        keys.tab("Shift+Tab")
    keys.press("Enter")
    expect(panel(page)).to_contain_text("closed by Jonas Ekwall")
    is_at_its_head(keys)
    keys.reach("Open again", "button")
    keys.press("Enter")
    expect(panel(page).get_by_role("button", name="Close")).to_be_visible()
    is_at_its_head(keys)


def test_zoomed_one_goes_into_a_request_and_back(new_window: NewWindow, house: Server) -> None:
    keys = at_the_desk(new_window(viewport=ZOOMED), house)
    page = keys.page
    # Each button that has help stands there twice, for a narrow page and a wide one.
    first = page.locator("[class*='st-key-desk-card-of-'] button:visible").filter(has_text="Open")
    keys.reach("Open", "button")
    assert has_focus(first.first)
    keys.press("Enter")
    expect(panel(page)).to_be_visible()
    expect(first).to_have_count(0)
    is_at_its_head(keys)
    assert keys.tab("Shift+Tab").words == "Back to the list"
    keys.press("Enter")
    expect(panel(page)).to_have_count(0)
    expect(first.first).to_be_focused()
    at_rest(page)
    assert keys.here().shown
