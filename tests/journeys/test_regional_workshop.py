"""A regional workshop under the Chatham House Rule, from free prose to a series, in a browser."""

import json
import re
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from session_core.domain.people import Modality
from tests.browser import PHONE, BrowserWindow
from tests.journeys.steps import (
    NewWindow,
    ask,
    at_rest,
    choose,
    first_organiser,
    load_snapshot,
    make_session,
    open_session,
    take_home,
    write_line,
)
from tests.pages_to_import import real_page
from tests.servers import running_server

QUESTION = "Who keeps the list of those who were helped?"
PROPOSALS = {
    "Governments": "Governments should fund a regional help desk before the next election.",
    "Platforms": "Platforms should answer a trusted partner within one working day.",
    "Civil society": "Civil society should train two people in every country by June.",
}


def test_a_confidential_workshop_becomes_recommendations_and_a_series(
    new_window: NewWindow, tmp_path: Path
) -> None:
    with running_server(tmp_path / "data", demo=False) as server:
        staff, phone = new_window(), new_window(**PHONE)
        organiser = first_organiser(staff, server)
        make_session(organiser, real_page("002"), end="202310100730")
        links = open_session(organiser)
        under_chatham_house(organiser)
        participant = join_by_name(phone, links[Modality.ONLINE], "Daoud of Tyre")
        ask(participant, QUESTION)
        moderator_sees_no_name(organiser)
        note_proposals(organiser, participant)
        snapshot = adopt_and_take_home(organiser, tmp_path)
        assert "Daoud" not in snapshot.read_text(encoding="utf-8")
        organiser.get_by_role("link", name="New session").first.click()
        load_snapshot(organiser, snapshot)
        link_as_series(organiser)
        follow_up(organiser)
        copy_and_archive(organiser)
        find_in_the_lobby(organiser)


def under_chatham_house(page: Page) -> None:
    """Choose the rule of the session on the agenda page."""
    choose(page, "Naming rule of the session", "Chatham House")
    expect(page.get_by_text("neither your name nor your group is kept").first).to_be_visible()


def join_by_name(window: BrowserWindow, link: str, name: str) -> Page:
    """Join under a name of one's own, and read what is kept of it before asking."""
    page = window.open(link)
    page.get_by_label("Name").fill(name)
    page.get_by_role("button", name="Join").click()
    expect(page.locator("#rule")).to_contain_text("neither your name nor your group is kept")
    return page


def moderator_sees_no_name(page: Page) -> None:
    """The question is in the queue without who asked it."""
    page.get_by_role("link", name="Floor").first.click()
    expect(page.get_by_text(QUESTION).first).to_be_visible()
    expect(page.get_by_text("Daoud")).to_have_count(0)


def note_proposals(page: Page, participant: Page) -> None:
    """Write proposals with whom they are for; nobody can be named under this rule."""
    page.get_by_role("link", name="Notes").first.click()
    for addressee, text in PROPOSALS.items():
        choose(page, "Kind", re.compile("^proposal$"))
        expect(page.get_by_role("combobox", name="Attribution")).to_have_count(0)
        page.get_by_role("textbox", name="Addressee").first.fill(addressee)
        write_line(page, text)
        expect(participant.get_by_text(text).first).to_be_visible()


def adopt_and_take_home(page: Page, folder: Path) -> Path:
    """Draft, adopt a call, fill the third block from the notes, and download the snapshot."""
    page.get_by_role("link", name="Report").first.click()
    at_rest(page)
    page.get_by_role("button", name="Draft from what is there").click()
    adopt = page.get_by_role("button", name="Adopt")
    expect(adopt.first).to_be_visible()
    at_rest(page)  # calls are drawn after findings: only then the last one is of a call
    adopt.last.click()
    expect(page.get_by_text("Recommendations by addressee")).to_be_visible()
    begin = page.get_by_role("button", name="Start from the notes")
    expect(begin).to_have_count(1)  # while a fragment runs, the one before still stands there
    begin.click()
    expect(page.get_by_label("Text of the session report")).not_to_have_value("")
    path = take_home(page, "json", folder)
    kept = json.loads(path.read_text(encoding="utf-8"))
    assert kept["format"] == "evenfloor-session"
    return path


def link_as_series(page: Page) -> None:
    """Link both sessions, and see them as a chain."""
    page.get_by_role("link", name="Series").first.click()
    expect(page.get_by_role("button", name="Make the series")).to_be_visible()
    at_rest(page)
    page.get_by_role("textbox", name="Title of the series").fill("Help desks of the region")
    chosen = page.get_by_role("combobox", name="Sessions, in their order")
    for _ in range(2):
        chosen.click()
        page.get_by_role("option").first.click()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Make the series").click()
    expect(page.get_by_role("heading", name="Help desks of the region")).to_be_visible()


def follow_up(page: Page) -> None:
    """Make the round table that follows; it stands at the end of the chain, to be prepared."""
    page.get_by_role("button", name="Follow-up session").click()
    page.get_by_role("button", name="Make the follow-up").click()
    expect(page.get_by_role("link", name="Prepare it")).to_be_visible()
    chain = page.locator("[class*=st-key-link-]")
    expect(chain).to_have_count(3)
    expect(chain.last.get_by_text("being prepared")).to_be_visible()


def copy_and_archive(page: Page) -> None:
    """Copy a session from its card, and put the copy in the archive; it leaves the list."""
    page.get_by_role("link", name="Sessions").first.click()
    cards = session_cards(page)
    expect(cards).to_have_count(3)
    at_rest(page)
    cards.first.get_by_role("button", name="More").click()
    page.get_by_role("button", name="Copy", exact=True).click()
    expect(page.get_by_role("link", name="Prepare it")).to_be_visible()
    expect(cards).to_have_count(4)
    alone = cards.filter(has_not=page.get_by_role("link", name="Series:"))
    expect(alone).to_have_count(1)
    at_rest(page)
    alone.get_by_role("button", name="More").click()
    page.get_by_role("button", name="Archive", exact=True).click()
    expect(cards).to_have_count(3)


def find_in_the_lobby(page: Page) -> None:
    """What was archived shows when asked for; a filter by stage stays through a reload."""
    cards = session_cards(page)
    page.get_by_text("Show archived (1)").click()
    expect(cards).to_have_count(4)
    expect(page.get_by_role("button", name="Bring back from the archive")).to_have_count(1)
    choose(page, "Any stage", "Open")
    expect(page).to_have_url(re.compile("stage=open"))
    expect(cards).to_have_count(2)
    page.reload()
    expect(cards).to_have_count(2)


def session_cards(page: Page) -> Locator:
    """The cards of the lobby, one a session."""
    return page.locator("[data-testid=stLayoutWrapper] > [class*=st-key-session-]")
