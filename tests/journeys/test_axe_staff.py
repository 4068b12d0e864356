"""axe finds nothing of ours on any staff screen: unfolded, in both themes and directions."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.axe_look import STREAMLIT, Finding, ours, row
from tests.axe_report import ANOTHER, first_start, look_all_ways, written_rows
from tests.axe_thin import NAMES
from tests.every_screen import FIRST_START, SCREENS, Screens
from tests.servers import running_server
from tests.shots import Shot

Found = dict[str, list[Finding]]


@pytest.fixture(scope="module")
def screens(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Screens]:
    """One server with the samples for all screens."""
    with (
        running_server(tmp_path_factory.mktemp("axe-staff") / "data") as server,
        closing(Screens(browser, server.url)) as shown,
    ):
        yield shown


@pytest.fixture(scope="module")
def found() -> Found:
    """What was found on each screen so far."""
    return {}


@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.name)
def test_nothing_of_ours_is_found(screens: Screens, found: Found, screen: Shot) -> None:
    page = screens.show(screen)
    assert page.locator("html").get_attribute("lang") == "en"
    check_head(page)
    found[screen.name] = look_all_ways(page)
    assert page.locator("html").get_attribute("lang") == ANOTHER
    check_head(page)
    assert ours(found[screen.name]) == []
    left = {each.rule for each in found[screen.name] if each.allowed}
    assert {each.rule for each in STREAMLIT if each.screen == screen.name} <= left


def check_head(page: Page) -> None:
    assert page.locator("h1").count() == 1
    assert page.title().endswith("Evenfloor")
    assert page.locator("img:not([alt])").count() == 0


def test_nothing_is_found_where_nobody_has_signed_in_yet(
    browser: Browser, found: Found, tmp_path: Path
) -> None:
    with first_start(browser, tmp_path / "empty") as page:
        found[FIRST_START.name] = look_all_ways(page)
    assert ours(found[FIRST_START.name]) == []


def test_the_report_is_as_it_was_written(found: Found) -> None:
    # That nothing is found on participants' pages is tried where all their languages are.
    told = {name: row(name, every) for name, every in found.items()}
    told |= {name: row(name, []) for name in NAMES}
    assert told.items() <= written_rows().items()
