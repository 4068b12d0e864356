"""The full view by keyboard alone: joining, asking, supporting, voting, leaving."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser import BrowserWindow
from tests.journeys.steps import at_rest
from tests.keyboard import Keyboard
from tests.servers import Server, running_server

NewWindow = Callable[..., BrowserWindow]
QUESTION = "Who keeps the mast running when the grant ends?"
HAS_FOCUS = "(one) => one === document.activeElement"
TROUBLE = "The captions are a minute late."
MORE = "Now they stand still."


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with the samples; who closed a window is not gone for long: that runs pages."""
    folder = tmp_path_factory.mktemp("keyboard-full") / "data"
    with running_server(folder, env={"EVENFLOOR_GONE_SECONDS": "3600"}) as running:
        yield running


def drawn(page: Page) -> None:
    """Wait until all of the page stands there, with its style and its fields, and nothing runs.

    Before that, what has the focus may be drawn anew, as it is when a field's own script comes.
    """
    expect(page.get_by_role("combobox", name="Language")).to_be_visible()
    expect(page.get_by_test_id("stSkeleton")).to_have_count(0)
    at_rest(page)


def come(window: BrowserWindow, house: Server) -> Keyboard:
    """Go to the full view without a seat, take one on the thin page, and be led back."""
    page = window.open(f"{house.url}/participant?code=DEMO")
    keys = Keyboard(page)
    expect(page.get_by_role("link", name="Join", exact=True)).to_be_visible()
    drawn(page)
    skip(keys)
    keys.reach("Join", "a")
    keys.press("Enter")
    expect(page.get_by_role("button", name="Join")).to_be_visible()
    keys.reach("Join", "button")
    keys.press("Enter")
    page.wait_for_url("**/participant?code=*")
    expect(page.get_by_role("button", name="Cast my ballot")).to_be_visible()
    drawn(page)
    return keys


def skip(keys: Keyboard) -> None:
    """The first stop skips to the page itself, which shows that the keyboard is there."""
    assert keys.tab().words == "Skip to main content"
    keys.press("Enter")
    main = keys.here()
    assert (main.tag, main.shown) == ("main", True)


def stays(keys: Keyboard, words: str) -> None:
    """Once all is drawn anew, what was pressed has the focus still, and shows it."""
    at_rest(keys.page)
    here = keys.here()
    assert (here.words, here.shown) == (words, True), here


def test_a_visit_from_the_door_to_leaving(new_window: NewWindow, house: Server) -> None:
    keys = come(new_window(), house)
    page = keys.page
    skip(keys)
    keys.reach("Polls", "a")
    keys.reach("a question", "input")
    keys.press("ArrowDown")
    expect(page.get_by_role("radio", name="a comment")).to_be_checked()
    assert keys.tab().words == "In your words"
    keys.type(QUESTION)
    assert keys.tab().words == "Ask for the floor"
    keys.press("Enter")
    expect(page.get_by_text("Sent. You are in the queue.")).to_be_visible()
    expect(page.locator("[class*='st-key-mine-']")).to_contain_text(QUESTION)
    stays(keys, "Ask for the floor")

    number = keys.reach("Support #", "button").words.removeprefix("Support #")
    keys.press(" ")
    expect(page.get_by_role("button", name=f"You support #{number}", exact=True)).to_be_visible()
    stays(keys, f"You support #{number}")

    polls = page.locator("[class*='st-key-poll-']").first
    while not polls.get_by_role("radio").first.evaluate(HAS_FOCUS):
        keys.tab()
    keys.press(" ")
    keys.press("ArrowDown")
    expect(polls.get_by_role("radio").nth(1)).to_be_checked()
    assert keys.tab().words == "Cast my ballot"
    keys.press("Enter")
    expect(polls.get_by_text("Your ballot is in.")).to_be_visible()
    stays(keys, "Cast my ballot")

    keys.reach("Leave and forget me", "summary")
    keys.press("Enter")
    keys.reach("Leave and forget me", "button")
    keys.press("Enter")
    expect(page.get_by_text("You have left.")).to_be_visible()


def test_help_is_asked_and_more_is_written(new_window: NewWindow, house: Server) -> None:
    keys = come(new_window(), house)
    page = keys.page
    skip(keys)
    keys.reach("Ask for help", "summary")
    keys.press("Enter")
    keys.reach("Sound or link", "input")
    keys.press("ArrowDown")
    expect(page.get_by_role("radio", name="Captions or accessibility")).to_be_checked()
    keys.reach("In your words", "textarea")
    keys.type(TROUBLE)
    assert keys.tab().words == "Ask for help"
    keys.press("Enter")
    expect(page.get_by_text("Sent. The desk has it.")).to_be_visible()
    mine = page.locator(".st-key-participant-requests")
    expect(mine.locator(".ef-words")).to_have_text(TROUBLE)
    stays(keys, "Ask for help")

    while keys.here().words != "Write to the desk":
        keys.tab("Shift+Tab")
    keys.type(MORE)
    assert keys.tab().words == "Send"
    keys.press("Enter")
    expect(mine.locator(".ef-words")).to_have_text([TROUBLE, MORE])
    stays(keys, "Send")
