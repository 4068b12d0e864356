"""Staff at their browsers: signing in with the sample accounts."""

import json

from playwright.sync_api import Page, expect

from tests.browser import BrowserWindow
from tests.servers import Server


def password_of(server: Server, username: str) -> str:
    """The sample account's password, as the terminal and the sign-in page show it."""
    kept = json.loads((server.data_dir / "secrets" / "demo-accounts.json").read_text())
    found: str = next(row["password"] for row in kept if row["username"] == username)
    return found


def sign_in(window: BrowserWindow, server: Server, username: str, path: str = "/") -> Page:
    """Open an address and sign in; where one was led to."""
    page = window.open(server.url + path)
    page.get_by_label("Username").fill(username)
    page.get_by_label("Password", exact=True).fill(password_of(server, username))
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_label("Username")).to_have_count(0)
    return page


def open_sample(window: BrowserWindow, server: Server, username: str, room: str) -> Page:
    """Sign in and go to one room of the sample workshop, over the lobby as people do."""
    page = sign_in(window, server, username)
    page.get_by_role("link", name=room).last.click()
    expect(page.get_by_role("heading", name=room).first).to_be_visible()
    return page
