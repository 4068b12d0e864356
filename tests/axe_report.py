"""What axe finds on every screen, as the table in docs/accessibility.md.

`python -m tests.axe_report` looks at all of them anew and writes it.
"""

import re
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.axe_look import COLOURS, EVERYTHING, IMPACTS, SHAPES, Finding, look, ours, row
from tests.axe_thin import running_thin_pages
from tests.browser import PATIENCE_MS, open_browser_context, running_browser
from tests.every_screen import (
    FIRST_START,
    LAPTOP,
    PHONE,
    SCREENS,
    Screens,
    openers,
    turn_to,
    unfold,
    wait_for,
)
from tests.servers import ROOT, running_server

DOCUMENT = ROOT / "docs" / "accessibility.md"
HEAD = f"| Screen | {' | '.join(IMPACTS)} | Rules |\n|---|{'---|' * len(IMPACTS)}---|"
ANOTHER = "ar"
"""The language in which all is looked at once more, since it runs the other way."""
_TABLE = re.compile(re.escape(HEAD) + r"\n((?:\|.*\n)+)")


def look_all_ways(page: Page) -> list[Finding]:
    """Look at a screen on a laptop; in the dark; in another language; and that on a phone."""
    found = _with_all_open(page, EVERYTHING)
    page.emulate_media(color_scheme="dark")
    found += look(page, COLOURS)
    page.emulate_media(color_scheme="light")
    page.set_viewport_size(PHONE)
    found += look(page, SHAPES)
    page.set_viewport_size(LAPTOP)
    turn_to(page, ANOTHER)
    return found + _with_all_open(page, SHAPES)


def _with_all_open(page: Page, asked: Mapping[str, object]) -> list[Finding]:
    unfold(page)
    found = look(page, asked)
    for opener in openers(page):
        page.locator(opener).first.click()
        expect(page.get_by_test_id("stPopoverBody")).to_be_visible()
        found += look(page, asked)
        page.keyboard.press("Escape")
        expect(page.get_by_test_id("stPopoverBody")).to_have_count(0)
    return found


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


def thin_pages(browser: Browser, folder: Path) -> Iterator[tuple[str, list[Finding]]]:
    """What participants see on a phone: each page's name, and what axe finds there."""
    # Our content policy lets nobody put a script into the page; only here it is lifted.
    with (
        running_thin_pages(folder) as pages,
        open_browser_context(browser, viewport=PHONE, bypass_csp=True) as window,
    ):
        page = window.context.new_page()
        for name in pages.walk(page):
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
        rows += [_told(*each) for each in thin_pages(browser, Path(folder) / "thin")]
        with (
            running_server(Path(folder) / "data") as server,
            closing(Screens(browser, server.url)) as screens,
        ):
            rows += [_told(each.name, look_all_ways(screens.show(each))) for each in SCREENS]
    text = DOCUMENT.read_text("utf-8")
    table = "\n".join([HEAD, *rows, ""])
    DOCUMENT.write_text(_TABLE.sub(lambda _: table, text), "utf-8")


def _told(name: str, found: list[Finding]) -> str:
    told = row(name, found)
    print(told, *ours(found), sep="\n  ", flush=True)
    return told


if __name__ == "__main__":
    main()
