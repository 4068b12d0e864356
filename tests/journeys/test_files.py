"""Files are taken home while others work: whole, without a script, and the page stays as it is."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import httpx
import pytest
from playwright.sync_api import Locator, Page, expect

from session_core.domain.people import Role
from tests.browser import PHONE
from tests.journeys.steps import NewWindow, at_rest, take_home, words_in
from tests.servers import Server, running_server
from tests.staff import open_sample, sample_account, sign_in

FILES = ("docx", "xlsx", "md", "json")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server for the whole file; each journey has windows of its own."""
    with running_server(tmp_path_factory.mktemp("files") / "data") as running:
        yield running


def script_runs(server: Server) -> int:
    """How often any page was run."""
    answer = httpx.get(f"{server.url}/live/health", trust_env=False)
    runs: int = answer.json()["script_runs"]
    return runs


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
    page.wait_for_timeout(2_000)
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
    page.get_by_text("Ledger: what was done on the floor").click()
    link = link_to(page, "Ledger (CSV)")
    link.focus()
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert download.value.suggested_filename == "DEMO-ledger.csv"
    download.value.save_as(tmp_path / "ledger.csv")
    assert words_in(tmp_path / "ledger.csv").count("\n") > 10
