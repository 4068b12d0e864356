"""A question asked in Arabic, translated by a moderator: both read it, side by side."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Locator, Page, expect

from session_core.domain.languages import Language
from session_core.domain.people import Modality, Role
from session_core.language import gettext, speaking
from session_core.storage import roles
from session_core.use_cases.asking import request_floor
from session_core.use_cases.demo_accounts import DemoAccount
from session_core.use_cases.floor import give_floor_to_next
from session_core.use_cases.house import House
from session_core.use_cases.seats import join_session
from session_core.use_cases.translations import add_translation
from tests.browser import PHONE, BrowserWindow
from tests.houses import PASSWORD, new_account, new_session, stranger, visit_of
from tests.journeys.seeded import running_seeded_server
from tests.journeys.steps import at_rest, wait_for_cookie
from tests.servers import Server
from tests.staff import sample_account, sample_card, sign_in

NewWindow = Callable[..., BrowserWindow]
LAPTOP = {"viewport": {"width": 1280, "height": 900}}
HALL = {"viewport": {"width": 1920, "height": 1080}}
QUESTION = "من يصلح البرج بعد العاصفة، ومن يدفع الثمن؟"
ENGLISH = "Who repairs the tower after the storm, and who pays for it?"
READER = "Huda, interpreter"


def ar(message: str) -> str:
    """A message as Arabic says it."""
    with speaking("ar"):
        return gettext(message)


def test_both_are_read_side_by_side(new_window: NewWindow, server: Server) -> None:
    asker = ask_in_arabic(new_window(**PHONE, locale="ar"), server)
    laptop = new_window(**LAPTOP)
    floor, screen = addresses(laptop, server)
    translate(laptop, floor)
    gives = laptop.open(floor)
    give_out_of_turn(gives)
    card = gives.locator(".cockpit .asked")
    both_stand(card, ".text")
    assert side_by_side(card, ".wording")
    phone = laptop.open(floor)
    phone.set_viewport_size({"width": 390, "height": 844})
    both_stand(phone.locator(".cockpit .asked"), ".text")
    at_rest(phone)
    assert not side_by_side(phone.locator(".cockpit .asked"), ".wording")
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    with_room = new_window(**HALL).open(screen)
    both_stand(with_room.locator(".ef-floor"), ".ef-question")
    assert side_by_side(with_room.locator(".ef-floor"), ".ef-wording")
    asker.reload()
    asker.get_by_role("link", name=ar("Change, delete, read in full")).first.click()
    expect(asker.locator("p.words")).to_have_text([QUESTION, ENGLISH])
    expect(asker.locator("p.words").nth(1)).to_have_attribute("lang", "en")
    expect(asker.locator("p.words").nth(1)).to_have_attribute("dir", "ltr")


def ask_in_arabic(window: BrowserWindow, server: Server) -> Page:
    page = window.open(f"{server.url}/j/DEMO")
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    page.get_by_role("radio", name=ar("online")).check()
    page.get_by_role("button", name=ar("Join")).click()
    page.get_by_label(ar("In your words")).fill(QUESTION)
    page.get_by_role("button", name=ar("Ask for the floor")).click()
    expect(page.locator("#mine li").filter(has_text=QUESTION)).to_have_count(1)
    return page


def addresses(window: BrowserWindow, server: Server) -> tuple[str, str]:
    """Sign in as the sample's onsite moderator: where its floor page and its room screen are."""
    page = window.open(server.url)
    sign_in(page, sample_account(server, Role.ONSITE_MODERATOR))
    floor = sample_card(page).get_by_role("link", name="Floor").get_attribute("href") or ""
    wait_for_cookie(page)
    sample_card(page).get_by_role("link", name="Agenda").click()
    screen = page.get_by_role("link", name="Open the room screen").get_attribute("href") or ""
    return f"{server.url}/{floor.lstrip('/')}", f"{server.url}/{screen.rpartition('/')[2]}"


def translate(window: BrowserWindow, floor: str) -> None:
    page = window.open(floor.replace("/floor", "/questions"))
    asked = page.locator(".ef-question").filter(has_text=QUESTION)
    expect(asked).to_have_attribute("lang", "ar")
    expect(asked).to_have_attribute("dir", "rtl")
    at_rest(page)
    menu = '[class*="st-key-question-more-"] button'
    rows = page.locator(".stVerticalBlock, .stHorizontalBlock").filter(has=asked)
    # Drawn twice, for a tooltip; one of them can be seen.
    rows.filter(has=page.locator(menu)).last.locator(menu).filter(visible=True).click()
    page.get_by_text("Translate, or say its language").click()
    desk = page.locator(".st-key-translation-form")
    desk.get_by_role("textbox", name="In English").fill(ENGLISH)
    desk.get_by_role("textbox", name="Read aloud by").fill(READER)
    desk.get_by_role("button", name="Add the translation").click()
    expect(desk).to_have_count(0)
    shown = page.locator(".ef-wordings").filter(has_text=QUESTION)
    both_stand(shown, ".ef-question")


def give_out_of_turn(page: Page) -> None:
    row = page.locator(".place").filter(has_text=QUESTION)
    both_stand(row, ".text")
    row.locator("summary").click()
    row.get_by_text("Give the floor now, out of turn").click()
    expect(page.locator(".cockpit .now")).to_contain_text("#22")


def both_stand(where: Locator, text: str) -> None:
    """Original and translation, each in its language and direction, with time and reader."""
    for words, tag, runs in ((QUESTION, "ar", "rtl"), (ENGLISH, "en", "ltr")):
        one = where.locator(text).filter(has_text=words)
        expect(one).to_be_visible()
        expect(one).to_have_attribute("lang", tag)
        expect(one).to_have_attribute("dir", runs)
        assert one.evaluate("(each) => getComputedStyle(each).direction") == runs
    expect(where.get_by_text(re.compile(r"about \d+ s to read aloud"))).to_have_count(2)
    expect(where).to_contain_text(f"read aloud by {READER}")


def side_by_side(where: Locator, one: str) -> bool:
    """Whether the second of two stands beside the first and not below it."""
    boxes = [each.bounding_box() for each in where.locator(one).all()]
    first, second = (box for box in boxes if box)
    return abs(first["y"] - second["y"]) < 2 and second["x"] >= first["x"] + first["width"]


MIXED = "ICANN و IETF و W3C: من يدفع (100 USD) لـ «Fiber@Home»؟ " * 9
LONG = "https://example.org/" + "w" * 600
STAFF = DemoAccount("mara", "Mara", Role.ONSITE_MODERATOR, PASSWORD)
# Whatever of a text stands beyond the screen's edges, also inside a component.
_BEYOND = """(width) => {
  const all = (root, what) => [...root.querySelectorAll(what)];
  const roots = [document, ...all(document, "*").map((each) => each.shadowRoot).filter(Boolean)];
  const texts = roots.flatMap((root) => all(root, ".ef-wording *, .wording *"));
  if (!texts.length) return ["nothing there"];
  return texts.map((each) => [each.className, each.getBoundingClientRect()])
    .filter(([, box]) => box.width && (box.left < -1 || box.right > width + 1))
    .map(([name]) => name);
}"""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, str]]:
    """A session where whoever speaks and who waits has both directions in one line."""
    ids: list[str] = []

    def seed(house: House) -> None:
        session, account = new_session(house), new_account(house, STAFF.username)
        ids.append(session.id)
        with house.database.writing() as db:
            roles.give_role(db, session.id, account.id, STAFF.role)
        moderator = visit_of(house, account, session.id)
        for n in range(3):
            secret = join_session(stranger(house, session.id), Modality.ONLINE, "Ω" * 40)
            asker = replace(stranger(house, session.id), seat_secret=secret)
            asked = request_floor(asker, (MIXED, LONG)[n % 2][:900], page_language="ar")
            add_translation(moderator, asked, Language.RUSSIAN, (LONG, MIXED)[n % 2], "W" * 200)
        give_floor_to_next(moderator)

    folder = tmp_path_factory.mktemp("hostile") / "data"
    with running_seeded_server(folder, seed) as running:
        yield running, ids[0]


@pytest.mark.parametrize("room", ["floor", "questions"])
@pytest.mark.parametrize("width", [320, 1280])
def test_mixed_directions_and_words_longer_than_the_screen_stay_in_it(
    new_window: NewWindow, hostile: tuple[Server, str], room: str, width: int
) -> None:
    server, session_id = hostile
    page = new_window(viewport={"width": width, "height": 844}).open(server.url)
    sign_in(page, STAFF)
    wait_for_cookie(page)
    page.goto(f"{server.url}/{room}?session={session_id}")
    expect(page.get_by_text("read aloud by").first).to_be_attached()
    expect(page.get_by_text("ICANN").first).to_be_attached()
    at_rest(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(_BEYOND, width) == []
