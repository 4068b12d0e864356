"""axe finds nothing against WCAG 2.2 AA on participants' pages, in both themes and directions."""

from collections.abc import Callable, Iterator, Mapping

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from session_core.language import names
from tests.axe_look import COLOURS, EVERYTHING
from tests.axe_thin import SESSION, ThinPages, running_thin_pages
from tests.browser import PHONE, BrowserWindow

NewWindow = Callable[..., BrowserWindow]
IN_ALL = ("en", "ar", "zh")
"""One language of each direction and kind of script sees all pages."""


@pytest.fixture(scope="module")
def thin_pages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ThinPages]:
    """One server for all languages."""
    with running_thin_pages(tmp_path_factory.mktemp("axe") / "data") as running:
        yield running


@pytest.mark.parametrize("language", IN_ALL)
def test_nothing_is_found_on_the_pages_of_participants(
    new_window: NewWindow, thin_pages: ThinPages, language: str
) -> None:
    for page, _ in walk(new_window, thin_pages, language):
        check(page)
        page.emulate_media(color_scheme="dark")
        check(page, COLOURS)
        page.emulate_media(color_scheme="light")


@pytest.mark.parametrize("language", sorted(set(names()) - set(IN_ALL)))
def test_nothing_is_found_up_to_the_session_in_other_languages(
    new_window: NewWindow, thin_pages: ThinPages, language: str
) -> None:
    for page, name in walk(new_window, thin_pages, language):
        check(page)
        if name == SESSION:
            return
    raise AssertionError("the walk does not come by the session")


def walk(new_window: NewWindow, thin_pages: ThinPages, language: str) -> Iterator[tuple[Page, str]]:
    """All pages on a phone of this language, and what they are called."""
    # Our content policy lets nobody put a script into the page; only here it is lifted.
    window = new_window(**PHONE, locale=language, bypass_csp=True)
    page = window.context.new_page()
    for name in thin_pages.walk(page):
        assert page.locator("html").get_attribute("lang") == language
        yield page, name


def check(page: Page, asked: Mapping[str, object] = EVERYTHING) -> None:
    """Look at what is on screen with axe, from the top, where its bar hides nothing."""
    page.evaluate("scrollTo(0, 0)")
    found = Axe().run(page, options=dict(asked)).response["violations"]
    told = [
        (each["id"], [(node["html"][:120], node["failureSummary"]) for node in each["nodes"]])
        for each in found
    ]
    assert told == [], page.url
