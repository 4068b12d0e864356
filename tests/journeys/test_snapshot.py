"""A lived session leaves one server as a snapshot, and is the same on another."""

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from session_core.domain.people import Role
from tests.journeys.steps import NewWindow, first_organiser, load_snapshot, take_home
from tests.servers import running_server
from tests.staff import open_sample


def test_a_session_is_the_same_on_another_server(new_window: NewWindow, tmp_path: Path) -> None:
    with running_server(tmp_path / "lived") as server:
        page = new_window().context.new_page()
        open_sample(page, server, Role.ORGANISER, "Agenda")
        live_a_little(page)
        first = take_from_report(page, tmp_path)
    with running_server(tmp_path / "empty", demo=False) as server:
        page = first_organiser(new_window(), server)
        load_snapshot(page, tmp_path / "report.json")
        second = take_from_report(page, tmp_path)
    assert all(first[kind] for kind in ("people", "agenda", "interventions", "polls", "notes"))
    assert first["takeaways"]
    assert [group["opened_at"] is not None for group in first["groups"]] == [True] * 3
    assert second == first


def live_a_little(page: Page) -> None:
    """Send the sample's groups off and call them back, and draft the report."""
    page.get_by_role("link", name="Breakout groups").first.click()
    page.get_by_role("button", name="Send everybody to their groups").click()
    page.get_by_role("button", name="Call everybody back").click()
    expect(page.get_by_text("Everybody is back in plenary.")).to_be_visible()
    page.get_by_role("link", name="Report").first.click()
    page.get_by_role("button", name="Draft from what is there").click()
    page.get_by_role("button", name="Adopt").first.click()
    expect(page.get_by_text("1 adopted").first).to_be_visible()


def take_from_report(page: Page, folder: Path) -> dict[str, Any]:
    """The snapshot from the report page, without the moment it was made at."""
    page.get_by_role("link", name="Report").first.click()
    expect(page.get_by_role("heading", name="Report").first).to_be_visible()
    kept: dict[str, Any] = json.loads(take_home(page, "json", folder).read_text("utf-8"))
    del kept["made_at"]
    return kept
