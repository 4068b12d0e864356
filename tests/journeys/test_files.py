"""Files are taken home while others work: whole, without a script, and the page stays as it is."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from session_core.domain.people import Role
from tests.browser import PHONE
from tests.journeys.steps import (
    NewWindow,
    at_rest,
    script_runs,
    take_home,
    wait_for_cookie,
    wait_for_rest,
    words_in,
)
from tests.servers import Server, running_server
from tests.staff import open_sample, sample_account, sign_in

FILES = ("docx", "xlsx", "md", "json")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server for the whole file; who closed a window is not gone for long: that runs pages."""
    folder = tmp_path_factory.mktemp("files") / "data"
    with running_server(folder, env={"EVENFLOOR_GONE_SECONDS": "3600"}) as running:
        yield running


def link_to(page: Page, words: str) -> Locator:
    """The link to a file, on a page that has come to rest."""
    link = page.get_by_role("link", name=words)
    expect(link).to_be_visible()
    at_rest(page)
    return link


def test_a_file_stays_at_its_address_whoever_runs_a_script(
    new_window: NewWindow, server: Server
) -> None:
    """Streamlit drops a file of its own at the second script run of anybody."""
    page = new_window().context.new_page()
    open_sample(page, server, Role.RAPPORTEUR, "Report")
    address = urljoin(page.url, link_to(page, "(JSON)").get_attribute("href"))
    other = new_window().open(f"{server.url}/notes?{urlsplit(page.url).query}")
    sign_in(other, sample_account(server, Role.ONLINE_MODERATOR))
    wait_for_cookie(other)
    for _ in range(3):
        other.reload()
        expect(other.get_by_role("heading", name="Notes").first).to_be_visible()
        at_rest(other)
        answer = page.request.get(address)
        assert answer.status == 200
        assert answer.json()["format"] == "evenfloor-session"
    assert other.request.get(address).status == 200
    assert new_window().context.request.get(address).status == 403


def test_a_file_comes_with_no_run_of_a_script_and_no_other_page(
    new_window: NewWindow, server: Server, tmp_path: Path
) -> None:
    window = new_window()
    page = window.context.new_page()
    open_sample(page, server, Role.RAPPORTEUR, "Report")
    link_to(page, "(DOCX)")
    wait_for_rest(page, lambda: script_runs(server))
    opened: list[Page] = []
    window.context.on("page", lambda other: opened.append(other))
    runs, address = script_runs(server), page.url
    for ending in FILES:
        assert words_in(take_home(page, ending, tmp_path))
    assert (page.url, opened) == (address, [])
    assert script_runs(server) == runs


@pytest.mark.parametrize("size", [{}, PHONE], ids=["laptop", "phone"])
def test_the_ledger_is_taken_home_with_the_keyboard(
    new_window: NewWindow, server: Server, tmp_path: Path, size: dict[str, object]
) -> None:
    page = new_window(**size).context.new_page()
    open_sample(page, server, Role.ONSITE_MODERATOR, "Agenda")
    page.goto(page.url.replace("/agenda", "/order"))
    ledger = page.get_by_text("Ledger: what was done on the floor")
    expect(ledger).to_be_visible()
    at_rest(page)
    ledger.click()
    link = link_to(page, "Ledger (CSV)")
    link.focus()
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert download.value.suggested_filename == "DEMO-ledger.csv"
    download.value.save_as(tmp_path / "ledger.csv")
    assert words_in(tmp_path / "ledger.csv").count("\n") > 10
