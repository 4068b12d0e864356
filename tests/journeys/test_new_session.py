"""One session after another: what was saved is told once, then the page begins anew."""

from pathlib import Path

from playwright.sync_api import expect

from tests.journeys.steps import NewWindow, first_organiser, make_session
from tests.pages_to_import import real_page
from tests.servers import running_server

LONGER_THAN_A_DOUBLE_PRESS_MS = 3_500


def test_whoever_comes_anew_begins_anew(new_window: NewWindow, tmp_path: Path) -> None:
    with running_server(tmp_path / "data", demo=False) as server:
        page = first_organiser(new_window(), server)
        make_session(page, real_page("000"))
        field, saved = (
            page.get_by_label("Text of the programme page"),
            page.get_by_text("is saved."),
        )
        link = page.get_by_test_id("stSidebar").get_by_role("link", name="New session")
        page.wait_for_timeout(LONGER_THAN_A_DOUBLE_PRESS_MS)
        expect(saved).to_be_visible()
        link.click()
        expect(field).to_have_value("")
        expect(saved).to_have_count(0)
