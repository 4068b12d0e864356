"""The floor page where it is hard: quick presses, a server started anew, a role that is taken."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from session_core.domain.people import Role
from tests.browser import BrowserWindow
from tests.journeys.steps import at_rest
from tests.participants import Participant
from tests.servers import Server
from tests.staff import open_sample, sample_account

NewWindow = Callable[..., BrowserWindow]
LONG_MS = 40_000


def floor_of(window: BrowserWindow, server: Server, role: Role = Role.ONSITE_MODERATOR) -> Page:
    page = window.context.new_page()
    open_sample(page, server, role, "Floor")
    return page


def waiting(page: Page, name: str) -> None:
    """Exactly one with this name waits."""
    expect(page.locator("[data-place]").filter(has_text=name)).to_have_count(1)


def test_two_quick_presses_enter_somebody_once(new_window: NewWindow, server: Server) -> None:
    page = floor_of(new_window(), server)
    name = page.get_by_role("textbox", name="Name")
    name.fill("Ana Twice")
    page.get_by_role("button", name="Add in the room").dblclick()
    waiting(page, "Ana Twice")
    # The second press empties the field once more: what is typed before that would go with it.
    expect(name).to_have_value("")
    at_rest(page)
    name.fill("Bo Once")
    page.get_by_role("button", name="Add in the room").click()
    waiting(page, "Bo Once")
    waiting(page, "Ana Twice")


def test_after_a_restart_what_stands_in_the_fields_is_what_is_sent(
    new_window: NewWindow, server: Server
) -> None:
    page = floor_of(new_window(), server)
    name = page.get_by_role("textbox", name="Name")
    name.fill("Half Typed")
    server.stop()
    expect(page.locator("html")).to_have_attribute("data-feed", "lost", timeout=LONG_MS)
    server.start()
    expect(page.locator("html")).to_have_attribute("data-feed", "live", timeout=LONG_MS)
    expect(name).to_have_value("Half Typed")
    page.get_by_role("button", name="Add in the room").click()
    waiting(page, "Half Typed")


def test_a_refusal_goes_with_the_next_thing_that_is_done(
    new_window: NewWindow, server: Server
) -> None:
    page = floor_of(new_window(), server)
    page.get_by_role("button", name="Close the queue").click()
    expect(page.get_by_role("button", name="Open the queue again")).to_be_visible()
    page.get_by_role("textbox", name="Name").fill("Cy Late")
    page.get_by_role("button", name="Add online").click()
    refusal = page.get_by_text("have closed the queue")
    expect(refusal).to_be_visible()
    page.get_by_role("button", name="Open the queue again").click()
    expect(refusal).to_have_count(0)
    expect(page.get_by_role("textbox", name="Name")).to_have_value("Cy Late")


def test_who_loses_the_role_sees_nothing_more(new_window: NewWindow, server: Server) -> None:
    page = floor_of(new_window(), server, Role.ONLINE_MODERATOR)
    organiser = floor_of(new_window(), server, Role.ORGANISER)
    organiser.get_by_role("link", name="People").click()
    expect(organiser.get_by_text("Invite a colleague")).to_be_visible()
    at_rest(organiser)  # before all rows are there, the last that fits may be another
    lost = sample_account(server, Role.ONLINE_MODERATOR)
    staff = organiser.get_by_test_id("stMain").locator("[data-testid=stLayoutWrapper]")
    row = staff.filter(has_text=lost.name).filter(has=organiser.get_by_text("Remove a role")).last
    row.get_by_role("button", name="Remove a role").click()
    organiser.get_by_role("button", name=f"Remove the role of {lost.role}").click()
    expect(page.get_by_role("button", name="Sign in", exact=True)).to_be_visible()
    with Participant(server.url) as someone:
        someone.ask("Is this for staff only?")
    expect(page.get_by_text("Has the floor")).to_have_count(0)


def test_keys_act_and_are_silent_while_somebody_types(
    new_window: NewWindow, server: Server
) -> None:
    page = floor_of(new_window(), server)
    now, give = page.locator("[data-part=now]"), page.locator("[data-act=give]")
    was = now.get_by_role("heading").inner_text()
    whom = re.search(r"#\d+", give.inner_text())
    assert whom
    page.get_by_role("textbox", name="Name").press_sequentially("nyu?")
    expect(now.get_by_role("heading")).to_have_text(was)
    expect(page.locator(".sheet:popover-open")).to_have_count(0)
    page.get_by_role("heading", name="Floor").click()
    page.keyboard.press("n")
    expect(now.get_by_text(whom[0])).to_be_visible()
    expect(page.locator("[data-act=yield]")).to_be_enabled()
    page.keyboard.press("y")
    expect(page.get_by_text("Nobody has the floor")).to_be_visible()
    undo = page.get_by_role("button", name=re.compile("^Undo: end of #"))
    expect(undo).to_be_enabled()
    page.keyboard.press("u")
    expect(now.get_by_text(whom[0])).to_be_visible()
    page.keyboard.press("?")
    expect(page.get_by_text("take the last act back")).to_be_visible()
    page.keyboard.press("a")
    expect(page.get_by_role("textbox", name="Name")).to_be_focused()


def test_a_double_tap_gives_the_floor_once(new_window: NewWindow, server: Server) -> None:
    page = floor_of(new_window(), server)
    give, now = page.locator("[data-act=give]"), page.locator("[data-part=now]")
    whom = re.search(r"#\d+", give.inner_text())
    assert whom
    give.dblclick()
    expect(now.get_by_text(whom[0])).to_be_visible()
    expect(give).to_be_enabled()
    expect(now.get_by_text(whom[0])).to_be_visible()


def test_a_row_has_its_own_menu_by_keyboard(new_window: NewWindow, server: Server) -> None:
    page = floor_of(new_window(), server)
    with Participant(server.url) as someone:
        someone.ask("<b>Is this bold?</b> <img src=x onerror=alert(1)>")
    row = page.locator("[data-place]").filter(has_text="Is this bold?")
    expect(row.get_by_text("<b>Is this bold?</b> <img src=x onerror=alert(1)>")).to_be_visible()
    assert row.locator("b, img").count() == 0
    more = row.get_by_label(re.compile("^More for number"))
    more.focus()
    page.keyboard.press("Enter")
    claim = row.get_by_role("button", name="I am reading this")
    expect(claim).to_be_visible()
    page.keyboard.press("Escape")
    expect(claim).not_to_be_visible()
    expect(more).to_be_focused()
    more.click()
    claim.click()
    expect(row.get_by_text("you are reading it")).to_be_visible()
    row.get_by_label(re.compile("^More for number")).click()
    row.get_by_role("button", name="Take off the list at their own wish").click()
    expect(row).to_have_count(0)
