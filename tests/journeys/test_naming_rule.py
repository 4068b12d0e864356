"""A town hall with one part under the Chatham House Rule, read on the phone and in every file."""

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from session_core.domain.people import Modality
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
    words_in,
    write_line,
)
from tests.pages_to_import import real_page
from tests.servers import running_server

OPEN_NAME, HIDDEN_NAME = "Benedita of Nampula", "Daoud of Tyre"
OPEN_QUESTION = "Which channels were taken off the air, and by whom?"
HIDDEN_QUESTION = "What does a family risk that speaks to you?"
NOTE = "Families who speak to a lawyer abroad lose their work within a week."
FILES = ("docx", "xlsx", "md", "json")


def test_who_spoke_under_the_rule_is_in_no_file(new_window: NewWindow, tmp_path: Path) -> None:
    with running_server(tmp_path / "data", demo=False) as server:
        moderator = first_organiser(new_window(), server)
        make_session(moderator, real_page("000"))
        links = open_session(moderator)
        laptop = join(new_window(), links[Modality.ONSITE], OPEN_NAME)
        expect(laptop.locator("#rule")).to_contain_text("Naming is open")
        ask(laptop, OPEN_QUESTION)
        give_the_floor(moderator, OPEN_QUESTION)
        begin_the_part_under_the_rule(moderator)
        phone = join(new_window(**PHONE), links[Modality.ONLINE], HIDDEN_NAME)
        for page in (phone, laptop):
            expect(page.locator("#rule")).to_contain_text("neither your name nor your group")
        ask(phone, HIDDEN_QUESTION)
        give_the_floor(moderator, HIDDEN_QUESTION)
        note(moderator, laptop)
        compare_files(moderator, tmp_path)


def begin_the_part_under_the_rule(moderator: Page) -> None:
    """Give the second agenda item a rule of its own, and begin it."""
    moderator.get_by_role("link", name="Agenda").first.click()
    folded = moderator.get_by_text("Another rule for a part")
    expect(folded).to_be_visible()
    at_rest(moderator)
    folded.click()
    choose(moderator, re.compile(r"2\\?\. "), "Chatham House Rule")
    expect(moderator.get_by_text("Other rules for parts (1)")).to_be_visible()
    moderator.get_by_role("button", name=re.compile("Start$")).first.click()
    expect(moderator.get_by_text("neither your name nor your group").first).to_be_visible()


def give_the_floor(moderator: Page, question: str) -> None:
    """Give it to the one who waits, hear them, and go on."""
    moderator.get_by_role("link", name="Floor").first.click()
    expect(moderator.get_by_text(question).first).to_be_visible()
    give = moderator.get_by_role("button", name=re.compile("^Give the floor to"))
    expect(give).to_have_count(1)
    give.click()
    expect(moderator.locator("[data-part=asked]").get_by_text(question)).to_be_visible()
    moderator.get_by_role("button", name="Yield").click()
    expect(moderator.get_by_text("Nobody has the floor")).to_be_visible()


def note(moderator: Page, laptop: Page) -> None:
    """A note under the rule asks for nobody's name; a second look is given to one that has it."""
    moderator.get_by_role("link", name="Notes").first.click()
    expect(moderator.get_by_role("button", name="Write down")).to_be_visible()
    expect(moderator.get_by_role("combobox", name="Attribution")).to_have_count(0)
    write_line(moderator, NOTE)
    expect(laptop.get_by_text(NOTE).first).to_be_visible()


def compare_files(moderator: Page, folder: Path) -> None:
    """Every file has both questions or none, and never who asked the one under the rule."""
    moderator.get_by_role("link", name="Report").first.click()
    moderator.get_by_role("button", name="Draft from what is there").click()
    moderator.get_by_role("button", name="Adopt").first.click()
    expect(moderator.get_by_text("1 adopted").first).to_be_visible()
    words = {ending: words_in(take_home(moderator, ending, folder)) for ending in FILES}
    for ending, text in words.items():
        assert "Daoud" not in text, f"the {ending} names who spoke under the rule"
        assert "Tyre" not in text, f"the {ending} names who spoke under the rule"
    for ending in ("docx", "xlsx", "json"):
        for told in (OPEN_NAME, OPEN_QUESTION, HIDDEN_QUESTION):
            assert told in words[ending], f"the {ending} lacks {told}"
