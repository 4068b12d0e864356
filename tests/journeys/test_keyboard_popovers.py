"""What a popover opens is reached at once by keyboard, and left to where one was."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from session_core.domain.people import Role
from tests.browser import BrowserWindow
from tests.journeys.steps import at_rest
from tests.keyboard import Keyboard
from tests.servers import Server
from tests.staff import expect_sign_in, open_sample, sample_account

OPENED = "[data-testid=stPopoverBody]"


@pytest.mark.parametrize("opens", ["Enter", "Space"])
def test_a_popover_is_walked_into_out_of_and_used(
    new_window: Callable[..., BrowserWindow], server: Server, opens: str
) -> None:
    page = new_window().context.new_page()
    open_sample(page, server, Role.ONSITE_MODERATOR, "Agenda")
    at_rest(page)
    keys, name = Keyboard(page), sample_account(server, Role.ONSITE_MODERATOR).name
    body = page.locator(OPENED)

    page.get_by_role("button", name=name).focus()
    keys.press(opens)
    expect(body.locator(":focus")).to_have_count(1)
    assert keys.here().words == "Language"
    keys.press("Escape")
    expect(body).to_have_count(0)
    assert keys.here().words.startswith(name)

    # Within the page as well as in the sidebar; and what stands there can be pressed.
    keys.reach("Add an item", "button")
    keys.press(opens)
    expect(body.locator("input:focus")).to_have_count(1)
    keys.press("Escape")
    assert keys.here().words.endswith("Add an item")
    page.get_by_role("button", name=name).focus()
    keys.press(opens)
    expect(body.locator(":focus")).to_have_count(1)
    assert keys.tab().words.endswith("Sign out")
    keys.press("Enter")
    expect_sign_in(page)


def test_who_opens_it_with_the_mouse_keeps_the_focus_where_it_is(
    new_window: Callable[..., BrowserWindow], server: Server
) -> None:
    page = new_window().context.new_page()
    open_sample(page, server, Role.ONSITE_MODERATOR, "Agenda")
    at_rest(page)
    page.get_by_role("button", name="Add an item").click()
    expect(page.locator(OPENED).locator("input").first).to_be_visible()
    expect(page.locator(OPENED).locator(":focus")).to_have_count(0)
