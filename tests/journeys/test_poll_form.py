"""The form of a poll in a browser: what was typed outlasts a change of mind about the kind."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser import BrowserWindow
from tests.journeys.steps import at_rest, choose
from tests.journeys.test_polls import polls_page
from tests.journeys.test_polls import server as server
from tests.servers import Server


def test_what_was_typed_outlasts_another_kind(
    new_window: Callable[..., BrowserWindow], server: Server
) -> None:
    page = polls_page(new_window(), server)
    options = page.get_by_role("textbox", name="Options, one a line")
    lowest = page.get_by_role("spinbutton", name="Lowest, if any")
    options.fill("Power\nPermits")
    choose(page, "Kind", "A number")
    expect(options).to_be_hidden()
    lowest.fill("7")
    choose(page, "Kind", "Yes, no, not sure")
    expect(lowest).to_be_hidden()
    expect(options).to_be_hidden()
    choose(page, "Kind", "A number")
    expect(lowest).to_have_value("7")
    choose(page, "Kind", "One choice")
    at_rest(page)
    expect(options).to_have_value("Power\nPermits")


def test_a_refusal_goes_with_the_kind_it_was_of(
    new_window: Callable[..., BrowserWindow], server: Server
) -> None:
    page = polls_page(new_window(), server)
    refusal = page.get_by_text("A poll needs at least 2 options, one a line.")
    keep = page.get_by_role("button", name="Keep as a draft")
    page.get_by_label("Question", exact=True).fill("What first?")
    keep.click()
    expect(refusal).to_be_visible()
    choose(page, "Kind", "Pace")
    expect(refusal).to_have_count(0)
    choose(page, "Kind", "One choice")
    at_rest(page)
    expect(refusal).to_have_count(0)
    keep.click()
    expect(refusal).to_be_visible()
    page.get_by_role("button", name="From which regions").click()
    expect(refusal).to_have_count(0)
