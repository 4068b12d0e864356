"""The documentation's pictures, taken anew by `make screenshots` into docs/img.

`python -m tests.screenshots floor polls` takes only those.
"""

import re
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import cycle
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from PIL import Image
from playwright.sync_api import Browser, Page, expect

from tests.browser import open_browser_context, running_browser
from tests.servers import ROOT, running_server
from tests.staff import sample_card

FOLDER = ROOT / "docs" / "img"
PROGRAMME_PAGE = ROOT / "tests" / "imports" / "pages" / "workshop_lost_labels.txt"
BYTES_AT_MOST = 200_000
PATIENCE_MS = 60_000
NAMES = cycle(("Quiet Heron", "Bold Plover", "Plain Wagtail", "Late Curlew"))
ADDRESS = "https://floor.example.org"
"""What QR codes and links show; nobody follows them here."""
LAPTOP, TALL, PHONE, HALL = (1366, 768), (1366, 1000), (390, 844), (1920, 1080)

Prepare = Callable[[Page], None]


@dataclass(frozen=True)
class Shot:
    """One picture: who sees which page, how large, and what must be on it before it is taken."""

    name: str
    path: str
    shows: str
    account: str = ""
    size: tuple[int, int] = TALL
    dark: bool = False
    prepare: Prepare | None = None


def paste_a_programme_page(page: Page) -> None:
    """Go on to the review of a session that was read from a page."""
    page.get_by_label("Text of the programme page").fill(PROGRAMME_PAGE.read_text("utf-8"))
    page.get_by_role("button", name="Read the page").click()


def draft(page: Page) -> None:
    """Let the report draft itself, and open what its first sentence rests on."""
    page.get_by_role("button", name="Draft from what is there").click()
    expect(page.get_by_text("Rests on")).to_have_count(4)
    settle(page)
    page.get_by_text("Rests on").first.click()
    expect(page.get_by_text("Note 10")).to_be_visible()


def join(page: Page) -> None:
    """Take a seat online on the thin page."""
    page.get_by_role("radio", name="online").check()
    page.get_by_label("Name to use here").fill(next(NAMES))
    page.get_by_role("button", name="Join").click()


def join_a_group(page: Page) -> None:
    """Take a seat while the groups are at work, and so be placed in one of them."""
    join(page)
    page.locator("#groups").evaluate("groups => groups.scrollIntoView()")


def send_off(page: Page) -> None:
    """Let the groups begin, if they have not yet, and note something in the first."""
    begin = page.get_by_role("button", name="Send everybody to their groups")
    expect(page.get_by_text(re.compile("wait to begin|at work")).first).to_be_visible()
    if begin.count():
        begin.click()
        note = page.get_by_role("textbox", name="Note", exact=True)
        note.fill("One sealed battery box for each school roof would do more than a new mast.")
        note.press("Enter")
        expect(note).to_have_value("")


def choose_a_rule(page: Page) -> None:
    """Open the list of naming rules."""
    settle(page)
    page.get_by_role("combobox", name="Naming rule of the session").click()


def planned_and_actual(page: Page) -> None:
    """Scroll to the minutes that were planned and those it took."""
    settle(page)
    page.get_by_text("Planned and actual").scroll_into_view_if_needed()


SHOTS = (
    Shot("sign-in", "/", "Sample accounts"),
    Shot("lobby", "/", "First 72 hours", "amina", size=LAPTOP),
    Shot("new-session", "/new_session", "Policy", "amina", prepare=paste_a_programme_page),
    Shot("agenda", "/agenda?session={session}", "Join code", "kenji"),
    Shot("floor", "/floor?session={session}", "Amber Ibis", "kenji"),
    Shot("floor-dark", "/floor?session={session}", "Amber Ibis", "kenji", dark=True),
    Shot("polls", "/polls?session={session}", "ballots so far", "lucia"),
    Shot("notes", "/notes?session={session}", "salary between two", "tomas"),
    Shot("report", "/report?session={session}", "standing emergency", "tomas", prepare=draft),
    Shot("room-screen", "/room_screen?key={screen}", "Amber Ibis", size=HALL),
    Shot("thin-door-phone", "/j/DEMO", "How this room works", size=PHONE),
    Shot("thin-phone", "/j/DEMO", "Speakers", size=PHONE, prepare=join),
    Shot("thin-phone-dark", "/j/DEMO", "Speakers", size=PHONE, dark=True, prepare=join),
    Shot("thin-laptop", "/j/DEMO", "Speakers", size=LAPTOP, prepare=join),
    Shot("series", "/series", "No card, no voice", "amina"),
    Shot("series-phone", "/series", "No card, no voice", "amina", size=PHONE),
    Shot("naming", "/agenda?session={session}", "Affiliation only", "kenji", prepare=choose_a_rule),
    Shot(
        "agenda-minutes",
        "/agenda?session={session}",
        "Planned and actual",
        "kenji",
        prepare=planned_and_actual,
    ),
    Shot("agenda-phone", "/agenda?session={session}", "Join code", "kenji", size=PHONE),
    Shot(
        "new-session-phone",
        "/new_session",
        "Policy",
        "amina",
        size=PHONE,
        prepare=paste_a_programme_page,
    ),
    Shot("notes-phone", "/notes?session={session}", "salary between two", "tomas", size=PHONE),
    # From here on the groups are at work.
    Shot("breakouts", "/breakouts?session={session}", "left", "kenji", prepare=send_off),
    Shot(
        "breakouts-phone",
        "/breakouts?session={session}",
        "left",
        "kenji",
        size=PHONE,
        prepare=send_off,
    ),
    Shot("room-screen-groups", "/room_screen?key={screen}", "Breakout groups", size=HALL),
    Shot("thin-group-phone", "/j/DEMO", "Your group", size=PHONE, prepare=join_a_group),
)


def main(names: Sequence[str]) -> None:
    """Start a server with the sample workshop, take the pictures, and end it."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    expect.set_options(timeout=PATIENCE_MS)
    with (
        tempfile.TemporaryDirectory(prefix="evenfloor-") as folder,
        running_server(Path(folder) / "data", env={"EVENFLOOR_PUBLIC_URL": ADDRESS}) as server,
        running_browser() as browser,
    ):
        try:
            take_all(browser, server.url, names)
        except Exception:
            print(server.log_text()[-5000:])
            raise


def take_all(browser: Browser, url: str, names: Sequence[str]) -> None:
    """Take and write the pictures that were named; every one where none was."""
    places = places_of_the_sample(browser, url)
    for shot in [shot for shot in SHOTS if not names or shot.name in names]:
        picture = small(take(browser, url, shot, places))
        assert len(picture) < BYTES_AT_MOST, f"{shot.name}: {len(picture)} bytes"
        (FOLDER / f"{shot.name}.png").write_bytes(picture)
        print(f"  docs/img/{shot.name}.png  {len(picture):,} bytes", flush=True)


def places_of_the_sample(browser: Browser, url: str) -> dict[str, str]:
    """Find the session's id and its screen's key, as the organiser does: by following links."""
    with open_browser_context(browser) as window:
        window.context.set_default_timeout(PATIENCE_MS)
        page = window.open(url)
        sign_in(page, "amina")
        link = sample_card(page).get_by_role("link", name="Agenda")
        session = query(link.get_attribute("href"), "session")
        link.click()
        screen = page.get_by_role("link", name="Open the room screen")
        return {"session": session, "screen": query(screen.get_attribute("href"), "key")}


def take(browser: Browser, url: str, shot: Shot, places: dict[str, str]) -> bytes:
    """Open a browser of its own for one picture, and take it once nothing moves any more."""
    width, height = shot.size
    with open_browser_context(
        browser,
        viewport={"width": width, "height": height},
        color_scheme="dark" if shot.dark else "light",
        locale="en-GB",
    ) as window:
        window.context.set_default_timeout(PATIENCE_MS)
        page = window.open(url + shot.path.format(**places))
        if shot.account:
            sign_in(page, shot.account)
        if shot.prepare:
            shot.prepare(page)
        expect(page.get_by_text(shot.shows).filter(visible=True).first).to_be_visible()
        settle(page)
        return page.screenshot(animations="disabled")


def sign_in(page: Page, username: str) -> None:
    """Sign in as a sample account, with the button that this machine is shown."""
    page.locator(f".st-key-sample_{username} button").click()
    expect(page.get_by_text("Sample accounts")).to_be_hidden()


def settle(page: Page) -> None:
    """Wait for the end of Streamlit's run, if it is a page of Streamlit's, and for the letters."""
    if page.get_by_test_id("stApp").count():
        expect(page.get_by_test_id("stApp")).to_have_attribute(
            "data-test-script-state", "notRunning"
        )
        expect(page.locator("[data-stale=true], [data-testid=stSkeleton]")).to_have_count(0)
    size = page.viewport_size or {"width": 0}
    page.mouse.move(size["width"] - 2, 2)  # away from everything that answers to it
    expect(page.get_by_role("tooltip")).to_have_count(0)
    page.evaluate("document.fonts.ready.then(() => true)")


def query(address: str | None, name: str) -> str:
    """Give one value of an address's query."""
    return parse_qs(urlsplit(address or "").query)[name][0]


def small(picture: bytes) -> bytes:
    """The same picture in at most 256 colours, as small as PNG can make it."""
    image = Image.open(BytesIO(picture)).convert("RGB")
    out = BytesIO()
    image.quantize(256, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()


if __name__ == "__main__":
    main(sys.argv[1:])
