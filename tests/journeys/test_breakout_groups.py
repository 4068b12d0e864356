"""A break-out workshop with its groups: sent off, noting, called back, and filed, in a browser."""

import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from session_core.domain.people import Modality, Role
from tests.browser import PHONE
from tests.journeys.steps import (
    NewWindow,
    choose,
    first_organiser,
    invite,
    join,
    make_session,
    open_session,
    take_home,
    words_in,
    write_line,
)
from tests.pages_to_import import real_page
from tests.participants import Participant
from tests.servers import running_server

PLAIN_PHONE = {
    **PHONE,
    "viewport": {"width": 390, "height": 844},
    "java_script_enabled": False,
}
CALL = "https://call.example.org/one"
POINT = "Notices to platforms arrive in the night before an election."
PROPOSAL = "Platforms should name one person who answers at that hour."
CROWD = 4


def test_the_groups_of_a_workshop_come_home(new_window: NewWindow, tmp_path: Path) -> None:
    with running_server(tmp_path / "data", demo=False) as server:
        moderator = first_organiser(new_window(), server)
        make_session(moderator, real_page("001"))
        links = open_session(moderator)
        facilitator = invite(moderator, new_window(), "Femi Adio", Role.FACILITATOR, "/breakouts")
        rapporteur = invite(moderator, new_window(), "Yara Nunes", Role.RAPPORTEUR, "/notes")
        make_the_groups(moderator)
        phone = join(new_window(**PLAIN_PHONE), links[Modality.ONLINE], "Calm Tern")
        laptop = join(new_window(), links[Modality.ONSITE], "Bright Auk")
        with crowd(links):
            place_everybody(moderator, phone)
            send_off(moderator, phone, laptop)
            note_in_groups(facilitator, moderator, rapporteur, phone)
            call_back(moderator, phone, laptop)
        in_the_files(rapporteur, tmp_path)


@contextmanager
def crowd(links: dict[str, str]) -> Iterator[None]:
    """Some more people on both sides, without a browser."""
    url, _, code = links[Modality.ONLINE].partition("/j/")
    with ExitStack() as seats:
        for number in range(CROWD):
            side = list(Modality)[number % 2]
            seats.enter_context(Participant(url, code.partition("?")[0], side))
        yield


def make_the_groups(moderator: Page) -> None:
    """One for each policy question; the first gets a call's link and its facilitator."""
    moderator.get_by_role("link", name="Breakout groups").first.click()
    moderator.get_by_role("button", name="Make the groups").click()
    cards = group_cards(moderator)
    expect(cards).to_have_count(3)
    for number, words in enumerate(("civil society balance", "tech companies adopt", "repressive")):
        expect(cards.nth(number)).to_contain_text(words)
    moderator.locator("[class*=st-key-change-] button").first.click()
    moderator.get_by_label("Place", exact=True).fill(f"The window, and {CALL}")
    choose(moderator, "Facilitator", re.compile("Femi Adio"))
    save = moderator.get_by_role("button", name="Save", exact=True)
    save.click()
    expect(save).to_have_count(0)  # what was chosen stands in the form as well
    expect(cards.first).to_contain_text("Femi Adio")


def place_everybody(moderator: Page, phone: Page) -> None:
    """One by hand, one without a device by name, all others by lot; before, there are topics."""
    expect(moderator.get_by_text(f"{2 + CROWD} in no group")).to_be_visible()
    moderator.get_by_text("Move somebody").click()
    moving = moderator.get_by_test_id("stForm").filter(has=moderator.get_by_text("Who"))
    choose(moving, "Who", re.compile("^Calm Tern, online"))
    choose(moving, "Group", re.compile("^Group 1"))
    moving.get_by_role("button", name="Move").click()
    expect(group_cards(moderator).first).to_contain_text("Calm Tern")
    moderator.get_by_text("Add somebody without a device").click()
    adding = moderator.get_by_test_id("stForm").filter(has=moderator.get_by_label("Name"))
    adding.get_by_label("Name").fill("Woman in row two")
    choose(adding, "Group", re.compile("^Group 2"))
    adding.get_by_role("button", name="Add").click()
    expect(group_cards(moderator).nth(1)).to_contain_text("Woman in row two")
    moderator.get_by_role("button", name="Place them at random").click()
    expect(moderator.get_by_text("Everybody sits in a group.")).to_be_visible()
    look_again(phone)
    expect(phone.locator("#groups")).to_contain_text("They have not begun yet.")
    expect(phone.locator("#groups")).not_to_contain_text("Your group")


def send_off(moderator: Page, phone: Page, laptop: Page) -> None:
    """Begin: the laptop hears of it by itself, the phone without script with its next look."""
    moderator.get_by_role("button", name="Send everybody to their groups").click()
    expect(moderator.get_by_text("at work", exact=False).first).to_be_visible()
    expect(laptop.locator("#group")).to_contain_text(re.compile(r"Your group: [123]"))
    look_again(phone)
    expect(phone.locator("#group")).to_contain_text("Your group: 1")
    link = phone.locator("#group").get_by_role("link")
    expect(link).to_have_attribute("href", CALL)
    box = link.bounding_box()
    assert box
    assert box["x"] + box["width"] <= 390


def note_in_groups(facilitator: Page, moderator: Page, rapporteur: Page, phone: Page) -> None:
    """A facilitator notes for their own group, a moderator for another; both stand at home."""
    rapporteur.evaluate("window.neverReloaded = true")
    mine = group_cards(facilitator).first
    expect(mine).to_contain_text("your group")
    write_line(facilitator, POINT)
    expect(mine).to_contain_text(POINT)
    choose(moderator, "Group", re.compile("^Group 2"))
    choose(moderator, "Kind", "proposal")
    write_line(moderator, PROPOSAL)
    for text, group in ((POINT, "Group 1"), (PROPOSAL, "Group 2")):
        line = rapporteur.get_by_test_id("stMarkdown").filter(has_text=text)
        expect(line).to_contain_text(group)
    assert rapporteur.evaluate("window.neverReloaded")
    look_again(phone)
    expect(phone.locator("#group")).to_contain_text(POINT)
    expect(phone.locator("#group")).not_to_contain_text(PROPOSAL)


def call_back(moderator: Page, phone: Page, laptop: Page) -> None:
    """Call everybody back; both sides are told."""
    moderator.get_by_role("button", name="Call everybody back").click()
    back = "Everybody is back in plenary."
    expect(moderator.get_by_text(back)).to_be_visible()
    expect(laptop.locator("#groups")).to_contain_text(back)
    look_again(phone)
    expect(phone.locator("#groups")).to_contain_text(back)
    expect(phone.locator("#group")).not_to_contain_text("Your group")


def in_the_files(rapporteur: Page, folder: Path) -> None:
    """Document and workbook have both notes with their groups, and nobody who sat there."""
    rapporteur.get_by_role("link", name="Report").first.click()
    for ending in ("docx", "xlsx"):
        words = words_in(take_home(rapporteur, ending, folder))
        for text in (POINT, PROPOSAL, "Group 1: How can civil society", "Group 2: What"):
            assert text in words, f"{text} is not in the {ending}"
        for person in ("Calm Tern", "Bright Auk", "Woman in row two"):
            assert person not in words, f"{person} is in the {ending}"


def group_cards(page: Page) -> Locator:
    """The cards of the groups, in their order."""
    return page.locator(".st-key-side-list [data-testid=stLayoutWrapper] > [class*=st-key-group-]")


def look_again(phone: Page) -> None:
    """Follow the page's own link to a fresh look, as somebody without script does."""
    phone.get_by_role("link", name="Refresh").click()
