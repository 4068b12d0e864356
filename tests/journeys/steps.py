"""Steps that journeys share: staff, a session from a programme page, both sides, files."""

import html
import re
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import httpx
from playwright.sync_api import Locator, Page, TimeoutError, expect

from session_core.domain.people import Modality, Role
from session_core.use_cases.demo_accounts import DemoAccount
from tests.browser import BrowserWindow
from tests.servers import Server
from tests.staff import sign_in

NewWindow = Callable[..., BrowserWindow]
Words = str | re.Pattern[str]
TRIES, TRY_MS = 10, 5_000


def first_organiser(window: BrowserWindow, server: Server, presses: int = 1) -> Page:
    """Make the first account with the code from the terminal."""
    code = re.search(r"one-time code there: (\S+)", server.log_text())
    assert code, server.log_text()
    page = window.open(server.url)
    page.get_by_label("One-time code").fill(code[1])
    page.get_by_label("Your name").fill("Rosa Imani")
    page.get_by_label("Username", exact=True).fill("rosa")
    page.get_by_label("Password", exact=True).fill("nine calm herons")
    page.get_by_role("button", name="Make the first organiser").click(click_count=presses)
    expect(page.get_by_role("heading", name="Sessions")).to_be_visible()
    return page


def make_session(page: Page, text: str, end: str = "") -> None:
    """Paste the programme page, give the times it lacks, and save."""
    page.get_by_role("link", name="New session").first.click()
    page.get_by_label("Text of the programme page").fill(text)
    page.get_by_role("button", name="Read the page").click()
    expect(page.get_by_label("Title")).to_have_value(re.compile(r"\w{4}"))
    save = page.get_by_role("button", name="Save the session")
    expect(save).to_be_visible()
    at_rest(page)
    if page.get_by_text("Please give start and end").count():
        fill_moment(page, "Start (UTC)", "202310100600")
    if end:
        fill_moment(page, "End (UTC)", end)
    expect(save).to_be_enabled()
    save.click()
    expect(page.get_by_text("is saved.")).to_be_visible()


def fill_moment(page: Page, label: str, digits: str) -> None:
    """Type year, month, day, hour and minute into a field that goes on by itself."""
    at_rest(page)
    page.get_by_role("spinbutton", name=f"year, {label}").click()
    page.keyboard.type(digits, delay=30)
    page.get_by_role("heading", name="New session").click()


def open_session(page: Page) -> dict[str, str]:
    """Open the session on the agenda page, and read its links off the page."""
    page.get_by_role("link", name="Agenda").first.click()
    page.get_by_role("button", name="Open the session").click()
    expect(page.get_by_role("button", name="Close the session")).to_be_visible()
    page.get_by_role("button", name=re.compile("^Start")).first.click()
    screen = page.get_by_role("link", name="Open the room screen")
    expect(screen).to_be_visible()  # it stands below the links, and is drawn after them
    links = page.locator("code").all_inner_texts()
    return {
        Modality.ONSITE: next(link for link in links if link.endswith("in=room")),
        Modality.ONLINE: next(link for link in links if link.endswith("in=online")),
        "screen": screen.get_attribute("href") or "",
    }


def invite(organiser: Page, window: BrowserWindow, name: str, role: Role, room: str) -> Page:
    """Make a colleague's account on the page of people, and sign in as them in a room's page."""
    at_rest(organiser)
    organiser.get_by_role("link", name="People").first.click()
    expect(organiser.get_by_role("heading", name="People")).to_be_visible()
    at_rest(organiser)
    form = organiser.get_by_test_id("stForm").filter(has_text="Invite a colleague")
    username = name.split()[0].lower()
    form.get_by_label("Name", exact=True).fill(name)
    form.get_by_label("Username", exact=True).fill(username)
    choose(form, "Role", role.capitalize())
    form.get_by_role("button", name="Make the account").click()
    shown = organiser.get_by_text(f"The password of {username}")
    expect(shown).to_be_visible()
    password = organiser.locator("code").first.inner_text()
    organiser.get_by_role("button", name="Put it away").click()
    expect(shown).to_have_count(0)
    page = window.open(organiser.url.replace("/people", room))
    sign_in(page, DemoAccount(username, name, role, password))
    return page


def choose(where: Page | Locator, label: Words, option: Words) -> None:
    """Choose an option of a select box by its words.

    A list that opens while the page redraws itself is shut again, so it may need a second click.
    """
    page = where if isinstance(where, Page) else where.page
    box = where.get_by_role("combobox", name=label, exact=True)
    wanted = page.get_by_role("option", name=option).first
    for _ in range(TRIES):
        at_rest(page)
        box.click()
        with suppress(TimeoutError):
            wanted.click(timeout=TRY_MS)
            return
    raise AssertionError(f"no option {option} under {label}")


def at_rest(page: Page) -> None:
    """Wait until no script of the page runs."""
    app = page.get_by_test_id("stApp")
    expect(app).to_have_attribute("data-test-script-state", "notRunning")


def write_line(page: Page, text: str) -> None:
    """Write one line of notes and send it with Enter, which no form hears before it is drawn."""
    note = page.get_by_role("textbox", name="Note", exact=True)
    expect(note).to_be_visible()
    at_rest(page)
    note.fill(text)
    expect(page.get_by_text("Press Enter to submit form")).to_be_visible()
    note.press("Enter")
    expect(note).to_have_value("")


def wait_for_cookie(page: Page) -> None:
    """Wait until the browser keeps who signed in here: also another address knows them then."""
    page.wait_for_function("document.cookie.includes('evenfloor=')")


def script_runs(server: Server) -> int:
    """How many Streamlit scripts the server ran so far."""
    answer = httpx.get(f"{server.url}/live/health", trust_env=False)
    found: int = answer.json()["script_runs"]
    return found


def wait_for_rest(page: Page, busy: Callable[[], object]) -> None:
    """Wait until nothing has moved for three seconds: the pages have drawn themselves."""
    for _ in range(20):
        before = busy()
        page.wait_for_timeout(3_000)
        if busy() == before:
            return
    raise AssertionError("the pages never come to rest")


def join(window: BrowserWindow, link: str, name: str = "") -> Page:
    """Follow one of the two links and take a seat; the link says which side."""
    page = window.open(link)
    if name:
        page.get_by_label("Name to use here").fill(name)
    page.get_by_role("button", name="Join").click()
    expect(page.get_by_role("heading", name="My questions")).to_be_visible()
    return page


def ask(page: Page, text: str) -> None:
    """Ask on the thin page, and see the question among one's own."""
    page.get_by_label("In your words").fill(text)
    page.get_by_role("button", name="Ask for the floor").click()
    expect(page.locator("#mine").get_by_text(text)).to_be_visible()


def take_home(page: Page, ending: str, folder: Path) -> Path:
    """Follow the link to one kind of file on the report page, and keep what comes."""
    with page.expect_download() as download:
        page.get_by_role("link", name=f"({ending.upper()})").click()
    path = folder / f"report.{ending}"
    download.value.save_as(path)
    return path


def load_snapshot(page: Page, snapshot: Path) -> None:
    """Load a snapshot on the page for new sessions."""
    page.get_by_role("link", name="New session").first.click()
    folded = page.get_by_text("Load a snapshot")
    expect(folded).to_be_visible()
    at_rest(page)
    folded.click()
    page.locator("input[type=file]").last.set_input_files(snapshot)
    page.get_by_role("button", name="Load the session").click()
    expect(page.get_by_text("is saved.")).to_be_visible()


def words_in(path: Path) -> str:
    """All text of a file; of a document or a workbook that of every part of it, without marks."""
    if not zipfile.is_zipfile(path):
        return path.read_text(encoding="utf-8")
    with zipfile.ZipFile(path) as parts:
        texts = [parts.read(name).decode() for name in parts.namelist() if name.endswith("ml")]
    return html.unescape(re.sub(r"<[^>]*>", "", "\n".join(texts)))
