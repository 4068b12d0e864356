"""What axe finds on every screen, as the table in docs/accessibility.md.

`python -m tests.axe_report` looks at all of them anew and writes it.
"""

import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.axe_look import COLOURS, IMPACTS, SHAPES, Finding, look, ours, row
from tests.browser import PATIENCE_MS, open_browser_context, running_browser
from tests.every_screen import (
    BELOW,
    FIRST_START,
    LAPTOP,
    PHONE,
    SCREENS,
    Screens,
    openers,
    unfold,
    wait_for,
)
from tests.servers import ROOT, running_server
from tests.shot_steps import join, settle

DOCUMENT = ROOT / "docs" / "accessibility.md"
HEAD = f"| Screen | {' | '.join(IMPACTS)} | Rules |\n|---|{'---|' * len(IMPACTS)}---|"
THIN = (
    "Join code, on a phone",
    "Door of a session, on a phone",
    "Session, on a phone",
    *(f"`/j/CODE{below}`" for below in BELOW),
)
"""What the pages of participants are called in the table."""
_TABLE = re.compile(re.escape(HEAD) + r"\n((?:\|.*\n)+)")


def look_all_ways(page: Page) -> list[Finding]:
    """Look at a screen with all unfolded, and what buttons open; in the dark; on a phone."""
    unfold(page)
    found = look(page)
    for opener in openers(page):
        page.locator(opener).first.click()
        expect(page.get_by_test_id("stPopoverBody")).to_be_visible()
        found += look(page)
        page.keyboard.press("Escape")
        expect(page.get_by_test_id("stPopoverBody")).to_have_count(0)
    page.emulate_media(color_scheme="dark")
    settle(page)
    found += look(page, COLOURS)
    page.emulate_media(color_scheme="light")
    page.set_viewport_size(PHONE)
    settle(page)
    return found + look(page, SHAPES)


@contextmanager
def first_start(browser: Browser, folder: Path) -> Iterator[Page]:
    """The very first page of a server without data."""
    with (
        running_server(folder, demo=False) as server,
        open_browser_context(browser, viewport=LAPTOP) as window,
    ):
        page = window.open(server.url)
        wait_for(page, FIRST_START)
        yield page


def thin_pages(browser: Browser, url: str) -> Iterator[tuple[str, list[Finding]]]:
    """What participants see on a phone: each page's name, and what axe finds there."""
    # Our content policy lets nobody put a script into the page; only here it is lifted.
    with open_browser_context(browser, viewport=PHONE, bypass_csp=True) as window:
        page = window.open(f"{url}/j")
        yield THIN[0], look(page)
        page.goto(f"{url}/j/DEMO")
        yield THIN[1], look(page)
        join(page)
        expect(page.locator("#mine")).to_be_visible()
        page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
        yield THIN[2], look(page)
        for name, below in zip(THIN[3:], BELOW, strict=True):
            page.goto(f"{url}/j/DEMO{below}")
            yield name, look(page)


def written_rows() -> dict[str, str]:
    """The rows of the table in the document, by screen."""
    table = _TABLE.search(DOCUMENT.read_text("utf-8"))
    assert table, "no table of what axe found"
    return {line.split("|")[1].strip(): line for line in table[1].splitlines()}


def main() -> None:
    """Look at every screen, write the table, and print what is ours to mend."""
    expect.set_options(timeout=PATIENCE_MS)
    rows: list[str] = []
    with (
        tempfile.TemporaryDirectory(prefix="evenfloor-") as folder,
        running_browser() as browser,
    ):
        with first_start(browser, Path(folder) / "empty") as page:
            rows.append(_told(FIRST_START.name, look_all_ways(page)))
        with running_server(Path(folder) / "data") as server:
            rows += [_told(*each) for each in thin_pages(browser, server.url)]
            screens = Screens(browser, server.url)
            for screen in SCREENS:
                with screens.open(screen) as page:
                    rows.append(_told(screen.name, look_all_ways(page)))
    text = DOCUMENT.read_text("utf-8")
    table = "\n".join([HEAD, *rows, ""])
    DOCUMENT.write_text(_TABLE.sub(lambda _: table, text), "utf-8")


def _told(name: str, found: list[Finding]) -> str:
    told = row(name, found)
    print(told, *ours(found), sep="\n  ", flush=True)
    return told


if __name__ == "__main__":
    main()
