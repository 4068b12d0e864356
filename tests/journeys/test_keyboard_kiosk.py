"""A kiosk by keyboard alone, as with a switch or a keyboard that somebody brought: to the end."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser import BrowserWindow
from tests.journeys.test_kiosk import LANDSCAPE, PORTRAIT, Tablets, running_kiosks
from tests.keyboard import Focus, Keyboard

NewWindow = Callable[..., BrowserWindow]
TEXT = "Who keeps the mast running when the grant ends?"
SCRIPTS = pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])


@pytest.fixture(scope="module")
def tablets(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tablets]:
    """A session with two questions and an open poll, and tablets that wait as long as usual."""
    with running_kiosks(tmp_path_factory.mktemp("keyboard-kiosk") / "data", 120) as running:
        yield running


def at_a_kiosk(page: Page) -> Keyboard:
    """A keyboard on the start screen, whose first stops are its languages."""
    keys = Keyboard(page)
    assert keys.tab().words == "English"
    return keys


def begin(keys: Keyboard) -> None:
    """Go from the start screen to where one asks."""
    keys.reach("Touch to begin", "button")
    keys.press("Enter")
    expect(keys.page.locator("#text")).to_be_visible()


def way_on(keys: Keyboard, words: str) -> Focus:
    """Go on to one of the ways at the foot: links, or buttons where words may stand unsent."""
    found = keys.reach(words)
    assert found.tag in ("a", "button"), found
    return found


@SCRIPTS
@pytest.mark.parametrize("size", [PORTRAIT, LANDSCAPE], ids=["portrait", "landscape"])
def test_somebody_begins_asks_reads_the_receipt_and_finishes(
    new_window: NewWindow, tablets: Tablets, script: bool, size: dict[str, int]
) -> None:
    page = tablets.kiosk(new_window(viewport=size, java_script_enabled=script))
    keys = at_a_kiosk(page)
    begin(keys)
    keys.reach("a question", "input")
    keys.press("ArrowDown")
    expect(page.get_by_role("radio", name="a comment")).to_be_checked()
    assert keys.tab().words == "In your words"
    keys.type(TEXT)
    assert keys.tab().words == "Ask for the floor"
    keys.press("Enter")
    mine = page.locator(".mine li")
    expect(mine).to_contain_text(TEXT)
    number = mine.locator(".number").inner_text()

    way_on(keys, "Done")
    keys.press("Enter")
    receipt = page.locator(".receipt")
    expect(receipt.locator(".number")).to_have_text(number)
    assert len(receipt.locator(".five").inner_text().split()) == 5
    keys.reach("Finish", "button")
    keys.press("Enter")
    expect(page.locator(".begin")).to_be_visible()
    begin(at_a_kiosk(page))
    expect(page.locator("#text")).to_have_value("")
    expect(page.get_by_text(TEXT)).to_have_count(0)


@SCRIPTS
def test_somebody_supports_votes_and_calls_the_desk(
    new_window: NewWindow, tablets: Tablets, script: bool
) -> None:
    page = tablets.kiosk(new_window(viewport=PORTRAIT, java_script_enabled=script))
    keys = at_a_kiosk(page)
    begin(keys)
    way_on(keys, "Support others")
    keys.press("Enter")
    expect(page.get_by_role("heading", name="Support others")).to_be_visible()
    number = keys.reach("Support #", "button").words.removeprefix("Support #")
    keys.press(" ")
    supported = page.get_by_role("button", name=f"You support #{number}", exact=True)
    expect(supported).to_have_attribute("aria-pressed", "true")

    way_on(keys, "Vote")
    keys.press("Enter")
    options = page.get_by_role("radio")
    expect(options.first).to_be_visible()
    while keys.tab().type != "radio":
        pass
    keys.press(" ")
    expect(options.first).to_be_checked()
    assert keys.tab().words == "Cast my ballot"
    keys.press("Enter")
    expect(page.get_by_text("Your ballot is in.")).to_be_visible()

    way_on(keys, "I need help")
    keys.press("Enter")
    expect(page.get_by_role("heading", name="I need help")).to_be_visible()
    keys.reach("Sound or link", "input")
    keys.press(" ")
    keys.reach("Call the desk", "button")
    keys.press("Enter")
    expect(page.get_by_text("The desk knows.")).to_be_visible()

    way_on(keys, "Done")
    keys.press("Enter")
    expect(page.get_by_text("What you did here counts.")).to_be_visible()
    keys.reach("Finish", "button")
    keys.press("Enter")
    expect(page.locator(".begin")).to_be_visible()
