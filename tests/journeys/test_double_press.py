"""A second press while the first is being done keeps nothing twice, and hides nothing."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from session_core.domain.people import Role
from session_core.use_cases.demo_accounts import DemoAccount
from tests.browser import BrowserWindow
from tests.journeys.steps import at_rest, first_organiser, wait_for_cookie
from tests.servers import Server, running_server
from tests.staff import open_sample, sample_account, sign_in

NewWindow = Callable[..., BrowserWindow]
GAPS = [0, 150]  # milliseconds


def press_twice(button: Locator, gap: int) -> None:
    """Press with the mouse, and press what is there a moment later, without waiting for it."""
    two_presses(button, gap)
    at_rest(button.page)


def two_presses(button: Locator, gap: int) -> None:
    """The same, and what comes of it need not have come yet."""
    page = button.page
    at_rest(page)
    button.scroll_into_view_if_needed()
    box = button.bounding_box()
    assert box
    for wait in (gap, 500):
        page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        page.wait_for_timeout(wait)


def how_many(server: Server, table: str) -> int:
    """The rows of a table."""
    with sqlite3.connect(server.data_dir / "evenfloor.sqlite") as database:
        found: int = database.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
    return found


def test_the_first_organiser_is_signed_in(new_window: NewWindow, tmp_path: Path) -> None:
    with running_server(tmp_path / "data", demo=False) as server:
        page = first_organiser(new_window(), server, presses=2)
        at_rest(page)
        wait_for_cookie(page)
        page.reload()
        expect(page.get_by_role("heading", name="Sessions")).to_be_visible()


@pytest.mark.parametrize("gap", GAPS)
def test_the_password_of_a_colleague_is_shown(
    new_window: NewWindow, server: Server, gap: int
) -> None:
    page = new_window().context.new_page()
    open_sample(page, server, Role.ORGANISER, "Floor")
    page.get_by_role("link", name="People").first.click()
    expect(page.get_by_role("heading", name="People")).to_be_visible()
    form = page.get_by_test_id("stForm").filter(has_text="Invite a colleague")
    at_rest(page)
    form.get_by_label("Name", exact=True).fill("Yara Nunes")
    form.get_by_label("Username", exact=True).fill("yara")
    press_twice(form.get_by_role("button", name="Make the account"), gap)
    expect(page.get_by_text("The password of yara")).to_be_visible()
    expect(page.get_by_text("has this username already")).to_have_count(0)
    expect(form.get_by_label("Username", exact=True)).to_have_value("")
    password = page.locator("code").first.inner_text()
    invited = DemoAccount("yara", "Yara Nunes", Role.FACILITATOR, password)
    sign_in(new_window().open(server.url), invited)


@pytest.mark.parametrize("gap", GAPS)
def test_a_note_and_a_poll_are_kept_once(new_window: NewWindow, server: Server, gap: int) -> None:
    page = new_window().context.new_page()
    open_sample(page, server, Role.ORGANISER, "Notes")
    notes, polls = how_many(server, "note"), how_many(server, "poll")
    field = page.get_by_role("textbox", name="Note", exact=True)
    field.fill("Masts need fuel for three days.")
    press_twice(page.get_by_role("button", name="Write down"), gap)
    expect(field).to_have_value("")
    at_rest(page)
    field.fill("Boats carry it when roads are gone.")
    field.press("Enter")
    field.press("Enter")
    expect(field).to_have_value("")
    at_rest(page)
    assert how_many(server, "note") == notes + 2
    page.get_by_role("link", name="Polls").first.click()
    question = page.get_by_role("textbox", name="Question")
    question.fill("Who pays for fuel?")
    page.get_by_role("textbox", name="Options").fill("States\nOperators")
    press_twice(page.get_by_role("button", name="Keep as a draft"), gap)
    expect(question).to_have_value("")
    assert how_many(server, "poll") == polls + 1


@pytest.mark.parametrize("gap", GAPS)
def test_cards_are_entered_once_and_leave_the_field(
    new_window: NewWindow, server: Server, gap: int
) -> None:
    page = new_window().context.new_page()
    open_sample(page, server, Role.ORGANISER, "Floor")
    page.get_by_role("link", name="Questions").first.click()
    before = how_many(server, "intervention")
    unfold_cards(page)
    field, enter = (
        page.get_by_role("textbox", name="One card a line"),
        page.get_by_role("button", name="Enter all"),
    )
    field.fill("Who pays for fuel?\nWho keeps the list?")
    press_twice(enter, gap)
    expect(page.get_by_text("2 cards entered.")).to_be_visible()
    expect(page.get_by_text("There is no card yet.")).to_have_count(0)
    expect(field).to_have_value("")
    assert how_many(server, "intervention") == before + 2
    page.wait_for_timeout(2500)
    field.fill("And who checks it?")
    press_twice(enter, gap)
    expect(page.get_by_text("1 card entered.")).to_be_visible()
    expect(field).to_have_value("")
    assert how_many(server, "intervention") == before + 3
    page.reload()
    unfold_cards(page)
    field.fill("Who pays after that?\nFor how long?")
    press_twice(enter, gap)
    expect(page.get_by_text("2 cards entered.")).to_be_visible()
    assert how_many(server, "intervention") == before + 5


def unfold_cards(page: Page) -> None:
    folded = page.get_by_text("Enter paper cards")
    expect(folded).to_be_visible()
    at_rest(page)
    folded.click()


@pytest.mark.parametrize("gap", GAPS)
def test_somebody_without_a_device_is_added_once(
    new_window: NewWindow, server: Server, gap: int
) -> None:
    page = new_window().context.new_page()
    open_sample(page, server, Role.ONSITE_MODERATOR, "Floor")
    before = how_many(server, "intervention")
    form = page.get_by_test_id("stForm").filter(has_text="without a device")
    name = form.get_by_role("textbox", name="Name")
    name.fill("Ana Twice")
    press_twice(form.get_by_role("button", name="Add in the room"), gap)
    expect(name).to_have_value("")
    assert how_many(server, "intervention") == before + 1


def test_who_changes_the_password_stays_signed_in(new_window: NewWindow, server: Server) -> None:
    account, other = sample_account(server, Role.RAPPORTEUR), "seven tall herons"
    page = new_window().open(server.url)
    sign_in(page, account)
    change(page, account, account.password, other)
    page.reload()
    expect(page.get_by_role("heading", name="Sessions")).to_be_visible()
    change(page, account, other, account.password)


def change(page: Page, account: DemoAccount, now: str, new: str) -> None:
    at_rest(page)
    wait_for_cookie(page)
    before = page.evaluate("document.cookie")
    page.get_by_role("button", name=account.name).click()
    page.get_by_label("Password now").fill(now)
    page.get_by_label("New password", exact=True).fill(new)
    two_presses(page.get_by_role("button", name="Change password"), 0)
    # It stands there for four seconds only.
    expect(page.get_by_text("Your password is changed.")).to_be_visible()
    at_rest(page)
    page.wait_for_function("before => document.cookie !== before", arg=before)
