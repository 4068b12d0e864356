"""The documentation's pictures, taken anew by `make screenshots` into docs/img.

`python -m tests.screenshots floor polls` takes only those.
"""

import sys
import tempfile
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from PIL import Image
from playwright.sync_api import Browser, Page, expect

from tests.browser import open_browser_context, running_browser
from tests.poll_sheets import SHEETS, sheets
from tests.servers import ROOT, running_server
from tests.shot_steps import settle
from tests.shots import SHOTS, Shot
from tests.staff import sample_card

FOLDER = ROOT / "docs" / "img"
BYTES_AT_MOST = 200_000
PATIENCE_MS = 60_000
ADDRESS = "https://floor.example.org"
"""What QR codes and links show; nobody follows them here."""


def main(names: Sequence[str]) -> None:
    """Start a server with the sample workshop, take the pictures, and end it."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    expect.set_options(timeout=PATIENCE_MS)
    if not names or any(name in SHEETS for name in names):
        with running_browser() as browser:
            take_sheets(browser, names)
    if names and all(name in SHEETS for name in names):
        return
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


def take_sheets(browser: Browser, names: Sequence[str]) -> None:
    """Take and write the pictures that show many things of a kind."""
    with tempfile.TemporaryDirectory(prefix="evenfloor-") as folder:
        for name, sheet in sheets(Path(folder) / "data", browser):
            if not names or name in names:
                kept = BytesIO()
                sheet.save(kept, "PNG")
                write(name, kept.getvalue())


def write(name: str, picture: bytes) -> None:
    """Keep a picture, as small as it can be made."""
    picture = small(picture)
    assert len(picture) < BYTES_AT_MOST, f"{name}: {len(picture)} bytes"
    (FOLDER / f"{name}.png").write_bytes(picture)
    print(f"  docs/img/{name}.png  {len(picture):,} bytes", flush=True)


def take_all(browser: Browser, url: str, names: Sequence[str]) -> None:
    """Take and write the pictures that were named; every one where none was."""
    places = places_of_the_sample(browser, url)
    for shot in [shot for shot in SHOTS if not names or shot.name in names]:
        write(shot.name, take(browser, url, shot, places))


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
        locale=shot.language,
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
