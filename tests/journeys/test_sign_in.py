"""Signing in with a real browser: deep links, reloads, second tabs, and cookies that are dead."""

import re
import sqlite3
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from session_core.domain.people import Role
from tests.browser import PHONE, BrowserWindow
from tests.journeys.steps import at_rest
from tests.servers import Server, running_server
from tests.staff import expect_sign_in, expect_signed_in, sample_account, sign_in, sign_out

NewWindow = Callable[..., BrowserWindow]
OTHER = "a quite different one"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server for the whole file; each journey has windows of its own."""
    with running_server(tmp_path_factory.mktemp("sign-in") / "data") as running:
        yield running


@pytest.fixture(scope="module")
def session_id(server: Server) -> str:
    """The sample workshop's id."""
    with sqlite3.connect(server.data_dir / "evenfloor.sqlite") as database:
        query = "SELECT id FROM workshop_session WHERE join_code = 'DEMO'"
        found: tuple[str] = database.execute(query).fetchone()
    return found[0]


def heading(page: Page, name: str) -> Locator:
    """The heading of a page behind the sign-in."""
    return page.get_by_role("heading", level=1, name=re.compile(rf"(^| ){name}$"))


def cookie_of(window: BrowserWindow) -> str | None:
    """What this browser keeps to stay signed in."""
    values = [cookie["value"] for cookie in window.context.cookies()]
    names = [cookie["name"] for cookie in window.context.cookies()]
    return dict(zip(names, values, strict=True)).get("evenfloor")


def wait_for_cookie(window: BrowserWindow, page: Page, *, there: bool = True) -> None:
    """Wait until the page's script has set the cookie, or taken it away."""
    page.wait_for_function(
        "there => document.cookie.split('; ').some(c => c.startsWith('evenfloor=')) === there",
        arg=there,
    )
    assert (cookie_of(window) is not None) == there


def test_a_first_visit_to_a_deep_link_is_led_to_sign_in(
    server: Server, new_window: NewWindow, session_id: str
) -> None:
    """Also when nobody has run the frame yet, so that Streamlit knows of no page."""
    server.restart()
    window, amina = new_window(), sample_account(server, Role.ORGANISER)
    page = window.open(f"{server.url}/floor?session={session_id}")
    expect_sign_in(page)
    expect(heading(page, "Floor")).not_to_be_attached()
    sign_in(page, amina)
    expect(heading(page, "Floor")).to_be_visible()
    wait_for_cookie(window, page)
    for _ in range(2):
        address = urlsplit(page.url)
        assert (address.path, address.query) == ("/floor", f"session={session_id}")
        page.reload()
        expect_signed_in(page, amina)
        expect(heading(page, "Floor")).to_be_visible()
    second = window.open(f"{server.url}/agenda?session={session_id}")
    expect(heading(second, "Agenda")).to_be_visible()


def test_every_page_asks_a_stranger_to_sign_in(server: Server, new_window: NewWindow) -> None:
    page = new_window().context.new_page()
    for name in ("", "new_session", "agenda", "polls", "notes", "report", "people", "room_screen"):
        page.goto(f"{server.url}/{name}")
        expect_sign_in(page)
        assert urlsplit(page.url).path == f"/{name}"


def test_the_session_stays_in_the_address_from_page_to_page(
    server: Server, new_window: NewWindow, session_id: str
) -> None:
    window = new_window()
    page = window.open(f"{server.url}/agenda?session={session_id}")
    sign_in(page, sample_account(server, Role.ONSITE_MODERATOR))
    wait_for_cookie(window, page)
    page.get_by_test_id("stSidebarNav").get_by_role("link", name="People").click()
    expect(heading(page, "People")).to_be_visible()
    page.wait_for_url(f"**/people?session={session_id}")
    page.reload()
    expect(heading(page, "People")).to_be_visible()


def test_a_wrong_password_on_a_phone_keeps_the_username(
    server: Server, new_window: NewWindow
) -> None:
    page = new_window(**PHONE).open(server.url)
    username = page.get_by_role("textbox", name="Username")
    password = page.get_by_role("textbox", name="Password")
    username.fill("nobody-here")
    password.fill("wrong wrong wrong")
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_text("Username and password do not go together.")).to_be_visible()
    expect(username).to_have_value("nobody-here")
    expect(password).to_have_value("")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_signing_out_in_one_tab_signs_out_the_other(
    server: Server, new_window: NewWindow, session_id: str
) -> None:
    window, kenji = new_window(), sample_account(server, Role.ONSITE_MODERATOR)
    one = window.open(f"{server.url}/people?session={session_id}")
    sign_in(one, kenji)
    wait_for_cookie(window, one)
    other = window.open(f"{server.url}/people?session={session_id}")
    expect_signed_in(other, kenji)
    sign_out(other, kenji)
    wait_for_cookie(window, other, there=False)
    one.get_by_test_id("stSidebarNav").get_by_role("link", name="Agenda").click()
    expect_sign_in(one)


def copied(window: BrowserWindow, new_window: NewWindow, server: Server) -> Page:
    """Somebody else's browser with a copy of this one's cookie, on the lobby."""
    thief = new_window()
    thief.context.add_cookies(
        [{"name": "evenfloor", "value": cookie_of(window) or "", "url": server.url}]
    )
    return thief.open(server.url)


def change_password(page: Page, whose: str, old: str, new: str) -> None:
    at_rest(page)
    page.get_by_role("button", name=whose).click()
    page.get_by_role("textbox", name="Password now").fill(old)
    page.get_by_role("textbox", name="New password").fill(new)
    page.get_by_role("button", name="Change password").click()
    expect(page.get_by_text("Your password is changed.")).to_be_visible()


def test_a_copied_cookie_is_dead_after_sign_out(server: Server, new_window: NewWindow) -> None:
    window, lucia = new_window(), sample_account(server, Role.ONLINE_MODERATOR)
    page = window.open(server.url)
    sign_in(page, lucia)
    wait_for_cookie(window, page)
    thief = copied(window, new_window, server)
    expect_signed_in(thief, lucia)
    sign_out(page, lucia)
    thief.reload()
    expect_sign_in(thief)


def test_a_copied_cookie_is_dead_after_a_new_password(
    server: Server, new_window: NewWindow
) -> None:
    window, lucia = new_window(), sample_account(server, Role.ONLINE_MODERATOR)
    page = window.open(server.url)
    sign_in(page, lucia)
    wait_for_cookie(window, page)
    before = cookie_of(window)
    thief = copied(window, new_window, server)
    expect_signed_in(thief, lucia)
    change_password(page, lucia.name, lucia.password, OTHER)
    page.wait_for_function("before => !document.cookie.includes(before)", arg=before)
    thief.reload()
    expect_sign_in(thief)
    page.reload()
    expect_signed_in(page, lucia)
    change_password(page, lucia.name, OTHER, lucia.password)


def test_a_copied_cookie_is_dead_after_a_lost_role(
    server: Server, new_window: NewWindow, session_id: str
) -> None:
    amina, tomas = (sample_account(server, role) for role in (Role.ORGANISER, Role.RAPPORTEUR))
    window = new_window()
    page = window.open(f"{server.url}/notes?session={session_id}")
    sign_in(page, tomas)
    wait_for_cookie(window, page)
    thief = copied(window, new_window, server)
    expect_signed_in(thief, tomas)
    people = new_window().open(f"{server.url}/people?session={session_id}")
    sign_in(people, amina)
    expect(people.get_by_text("Invite a colleague")).to_be_visible()
    at_rest(people)  # before all rows are there, the last one may be another's
    people.get_by_test_id("stMain").get_by_role("button", name="Remove a role").last.click()
    people.get_by_role("button", name="Remove the role of rapporteur").click()
    expect(people.get_by_test_id("stMain").get_by_text(tomas.name)).not_to_be_attached()
    for browser in (thief, page):
        browser.reload()
        expect_sign_in(browser)
