"""The whole path for a real programme page: from the page to the filed report, in a browser."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from session_core.domain.floor import InterventionState
from session_core.domain.notes import NoteKind
from session_core.domain.people import Modality
from session_core.domain.takeaways import TakeawayState
from session_core.storage import floor, notes, polls, sessions, takeaways
from session_core.storage.database import Database
from session_core.wording import SIDES
from tests.browser import PHONE
from tests.journeys.steps import (
    NewWindow,
    ask,
    at_rest,
    choose,
    first_organiser,
    join,
    make_session,
    open_session,
    take_home,
    write_line,
)
from tests.pages_to_import import real_page
from tests.participants import Participant
from tests.servers import Server, running_server

TURNS = 5
NOTES = {
    NoteKind.POINT: "Platforms answer civil society only after the deadline of a court has passed.",
    NoteKind.AGREEMENT: "Notice periods for blocking orders must be published before they apply.",
    NoteKind.PROPOSAL: "Platforms should publish every blocking order within one working day.",
    NoteKind.DISAGREEMENT: "Whether appeals should suspend an order stayed disputed.",
}


@pytest.mark.parametrize("number", ["000", "001"])
def test_from_the_programme_page_to_the_filed_report(
    new_window: NewWindow, tmp_path: Path, number: str
) -> None:
    with running_server(tmp_path / "data", demo=False) as server:
        staff, laptop, phone = new_window(), new_window(), new_window(**PHONE)
        moderator = first_organiser(staff, server)
        make_session(moderator, real_page(number))
        links = open_session(moderator)
        online = join(laptop, links[Modality.ONLINE])
        onsite = join(phone, links[Modality.ONSITE])
        screen = staff.open(links["screen"])
        asked = ask_in_turns(moderator, online, onsite)
        heard = hear_everybody(moderator, screen)
        assert sorted(heard) == sorted(asked)
        assert all(a != b for a, b in pairwise(heard)), heard
        take_a_poll(moderator, online, onsite, screen)
        write_notes(moderator, online, screen)
        files = draft_adopt_export(moderator, tmp_path)
        compare_with_database(server, links[Modality.ONLINE], *files)


def ask_in_turns(moderator: Page, online: Page, onsite: Page) -> list[str]:
    """Five from each side; two of those in the room have no device and are entered by staff."""
    moderator.get_by_role("link", name="Floor").first.click()
    expect(moderator.get_by_role("heading", name="Floor").first).to_be_visible()
    for turn in range(1, TURNS + 1):
        if turn > TURNS - 2:
            name = moderator.get_by_label("Name").first
            name.fill(f"Hand {turn}")
            moderator.get_by_role("button", name="Add in the room").click()
            expect(moderator.get_by_text(f"Hand {turn}").first).to_be_visible()
            expect(name).to_have_value("")
        else:
            ask(onsite, f"Question {turn} from the room: what changes on Monday?")
        ask(online, f"Question {turn} from afar: who checks that it happens?")
    expect(moderator.get_by_text(f"{2 * TURNS} waiting")).to_be_visible()
    return [side for side in SIDES.values() for _ in range(TURNS)]


def hear_everybody(moderator: Page, screen: Page) -> list[str]:
    """Give the floor until nobody waits; one step is undone and done again. Gives the sides."""
    heard = []
    card = moderator.locator("[data-part=now]")
    give = moderator.get_by_role("button", name=re.compile("^Give the floor to"))
    for left in range(2 * TURNS, 0, -1):
        expect(give).to_have_count(1)  # while a fragment runs, the one before still stands there
        offered = give.inner_text()
        number = re.search(r"#\d+", offered)
        side = next(side for side in SIDES.values() if side in offered)
        assert number
        give.click()
        expect(card.get_by_text(number[0])).to_be_visible()
        if left == TURNS:
            moderator.get_by_role("button", name="Undo").click()
            expect(card.get_by_text(number[0])).to_have_count(0)
            moderator.get_by_role("button", name=f"Give the floor to {number[0]} ").click()
            expect(card.get_by_text(number[0])).to_be_visible()
        expect(card.get_by_text(side)).to_be_visible()
        expect(screen.get_by_text(number[0]).first).to_be_visible()
        heard.append(side)
    moderator.get_by_role("button", name="Yield").click()
    expect(moderator.get_by_text("Nobody has the floor")).to_be_visible()
    return heard


def take_a_poll(moderator: Page, online: Page, onsite: Page, screen: Page) -> None:
    """Write, open, vote from both sides, close, and see the result everywhere."""
    moderator.get_by_role("link", name="Polls").first.click()
    moderator.get_by_role("textbox", name="Question").fill("Should orders be published?")
    moderator.get_by_role("textbox", name="Options, one a line").fill(
        "Within a day\nWithin a week\nNever"
    )
    moderator.get_by_role("button", name="Keep as a draft").click()
    moderator.get_by_role("button", name="Open the poll").click()
    for page in (online, onsite):
        page.get_by_label("Within a day").check()
        page.get_by_role("button", name="Cast my ballot").click()
        expect(page.get_by_text("Your ballot is in").first).to_be_visible()
    vote_too(online.url, crowd=3)
    expect(moderator.get_by_text("5 ballots so far")).to_be_visible()
    moderator.get_by_role("button", name="Close and count").click()
    expect(moderator.locator(".js-plotly-plot").first).to_be_visible()
    expect(online.get_by_text("Closed. 5 ballots.")).to_be_visible()
    expect(screen.get_by_text("Should orders be published?")).to_be_visible()


def vote_too(page: str, crowd: int) -> None:
    """Let some more people vote who use no script: of fewer than five ballots nothing is shown."""
    url, _, code = page.partition("/j/")
    for _ in range(crowd):
        with Participant(url, code) as somebody:
            somebody.vote_for("Within a week")


def write_notes(moderator: Page, online: Page, screen: Page) -> None:
    """Write a note of four kinds; each is on the thin page and on the room screen at once."""
    moderator.get_by_role("link", name="Notes").first.click()
    for kind, text in NOTES.items():
        if kind is not NoteKind.POINT:
            choose(moderator, "Kind", re.compile(f"^{kind.value}$"))
        write_line(moderator, text)
        for page in (moderator, online, screen):
            expect(page.get_by_text(text).first).to_be_visible()


def draft_adopt_export(moderator: Page, folder: Path) -> tuple[Path, Path]:
    """Draft, adopt one finding and one call, and download both files."""
    moderator.get_by_role("link", name="Report").first.click()
    moderator.get_by_role("button", name="Draft from what is there").click()
    # Findings stand before calls: the first button adopts a finding, the last one a call.
    adopt = moderator.get_by_role("button", name="Adopt")
    adopt.first.click()
    expect(moderator.get_by_text("Key Takeaways · 1 adopted")).to_be_visible()
    at_rest(moderator)
    adopt.last.click()
    expect(moderator.get_by_text("Call to Action · 1 adopted")).to_be_visible()
    return take_home(moderator, "docx", folder), take_home(moderator, "xlsx", folder)


def compare_with_database(server: Server, link: str, docx: Path, xlsx: Path) -> None:
    """What the files say is what the database holds."""
    database = Database(f"sqlite:///{server.data_dir / 'evenfloor.sqlite'}")
    with database.reading() as db:
        session = sessions.session_with_join_code(db, link.partition("/j/")[2].partition("?")[0])
        assert session
        asked = floor.floor_of(db, session.id).interventions
        taken = takeaways.takeaways_of(db, session.id)
        written = notes.notes_of(db, session.id)
        poll = polls.polls_of(db, session.id)[0]
    database.close()
    assert [each.state for each in asked] == [InterventionState.HEARD] * 2 * TURNS
    adopted = [each.text for each in taken if each.state is TakeawayState.ADOPTED]
    assert len(adopted) == 2
    assert [note.text for note in written] == list(NOTES.values())
    assert poll.tally
    assert poll.tally.turnout == 5

    paragraphs = "\n".join(paragraph.text for paragraph in Document(str(docx)).paragraphs)
    assert all(text in paragraphs for text in (session.title, *adopted))
    book = load_workbook(xlsx)
    cells = {str(c.value) for sheet in book for row in sheet.iter_rows() for c in row if c.value}
    assert {session.title, *adopted, *NOTES.values(), poll.question} <= cells
    assert {each.text for each in asked if each.text} <= cells
    listed = book["Speaker list"]
    assert listed.max_row == len(asked) + 1
