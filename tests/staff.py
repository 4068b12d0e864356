"""Staff in a browser: signing in on the real page, as a person does."""

import json

from playwright.sync_api import Locator, Page, expect

from session_core.domain.people import Modality, Role
from session_core.imports.sample_workshop import read_sample
from session_core.use_cases.demo import SAMPLE
from session_core.use_cases.demo_accounts import DemoAccount
from tests.servers import Server


def sample_account(server: Server, role: Role, side: Modality | None = None) -> DemoAccount:
    """The sample account with this role, and the password that this server made for it.

    Only at the desk there is one for each side.
    """
    kept = (server.data_dir / "secrets" / "demo-accounts.json").read_text("utf-8")
    row = next(r for r in json.loads(kept) if (r["role"], r["side"]) == (role, side))
    return DemoAccount(row["username"], row["name"], role, row["password"], side)


def sign_in(page: Page, account: DemoAccount) -> None:
    """Fill in the sign-in form and wait until the frame shows who is here."""
    page.get_by_role("textbox", name="Username").fill(account.username)
    page.get_by_role("textbox", name="Password").fill(account.password)
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect_signed_in(page, account)


def expect_signed_in(page: Page, account: DemoAccount) -> None:
    """Wait until the frame shows this account; on a phone its sidebar is closed."""
    expect(page.get_by_test_id("stSidebar").get_by_text(account.name)).to_be_attached()
    expect(page.get_by_role("button", name="Sign in", exact=True)).not_to_be_attached()


def expect_sign_in(page: Page) -> None:
    """Wait until the page asks who is here."""
    expect(page.get_by_role("button", name="Sign in", exact=True)).to_be_visible()
    expect(page.get_by_test_id("stSidebar")).not_to_be_visible()


def sign_out(page: Page, account: DemoAccount) -> None:
    """Sign out from the foot of the sidebar."""
    page.get_by_role("button", name=account.name).click()
    page.get_by_role("button", name="Sign out").click()
    expect_sign_in(page)


def open_sample(page: Page, server: Server, role: Role, room: str) -> None:
    """Sign in with a sample account, and go over the lobby to one room of the sample workshop.

    That is the one with the join code DEMO, which is half-run.
    """
    page.goto(server.url)
    sign_in(page, sample_account(server, role))
    sample_card(page).get_by_role("link", name=room).click()
    expect(page.get_by_role("heading", name=room).first).to_be_visible()


def sample_card(page: Page) -> Locator:
    """The half-run sample among the sessions of the lobby."""
    title = page.get_by_role("heading", name=read_sample(SAMPLE.read_text("utf-8")).session.title)
    return page.locator("[class*='st-key-session-']").filter(has=title)
