"""The full view in a real browser: from the door to leaving, live, in a language from the right."""

from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from session_core.domain.people import Modality, Role
from session_core.domain.session import Entry
from session_core.language import gettext, speaking
from session_core.use_cases.house import House
from tests.browser import PHONE, BrowserWindow
from tests.houses import new_account, new_session, visit_of
from tests.journeys.seeded import running_seeded_server
from tests.journeys.steps import at_rest
from tests.participants import Participant
from tests.servers import Server
from tests.web.visitor import poll_in

NewWindow = Callable[..., BrowserWindow]
CODE, GATED = "FULLV2", "GATED2"
QUESTION = "Who keeps the mast running when the grant ends?"
SESSIONS: dict[str, str] = {}
USERNAME, SECRET = "kenji", "correct horse battery"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A session with an open poll, one whose door is watched, and a moderator of both."""

    def seed(house: House) -> None:
        account = new_account(house, USERNAME, password=SECRET)
        for code, entry in ((CODE, Entry.OPEN), (GATED, Entry.APPROVAL)):
            session = new_session(house, join_code=code, entry=entry)
            SESSIONS[code] = session.id
            moderator = visit_of(house, account, session.id, [Role.ONSITE_MODERATOR])
            if code == CODE:
                poll_in(moderator, "Should it be free?")

    with running_seeded_server(tmp_path_factory.mktemp("full") / "data", seed) as running:
        yield running


def come(window: BrowserWindow, house: Server, code: str = CODE) -> Page:
    """Go to the full view without a seat, take one on the thin page, and be led back."""
    page = window.open(f"{house.url}/participant?code={code}")
    page.get_by_role("link", name="Join", exact=True).click()
    page.get_by_role("radio", name="online").check()
    page.get_by_role("button", name="Join").click()
    page.wait_for_url("**/participant?code=*")
    return page


def ask(page: Page, text: str) -> None:
    page.get_by_label("In your words").first.fill(text)
    page.get_by_role("button", name="Ask for the floor").click()
    expect(page.get_by_text("Sent. You are in the queue.")).to_be_visible()
    expect(mine(page).filter(has_text=text)).to_be_visible()


def mine(page: Page) -> Locator:
    return page.locator("[class*='st-key-mine-']")


def staff_at(window: BrowserWindow, house: Server, room: str, code: str = CODE) -> Page:
    """A page of a session as its moderator sees it."""
    page = window.open(f"{house.url}/{room}?session={SESSIONS[code]}")
    page.get_by_role("textbox", name="Username").fill(USERNAME)
    page.get_by_role("textbox", name="Password").fill(SECRET)
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_role("heading", name=room.capitalize()).first).to_be_visible()
    at_rest(page)
    return page


def test_a_first_visit_straight_there_shows_the_door_and_nothing_of_staff(
    new_window: NewWindow, house: Server
) -> None:
    """Also when nobody has run the frame yet, so that Streamlit knows of no page."""
    house.restart()
    page = new_window().open(f"{house.url}/participant?code={CODE}")
    expect(page.get_by_role("link", name="Join", exact=True)).to_be_visible()
    expect(page.get_by_role("heading", name="Fair floors")).to_be_visible()
    expect(page.get_by_test_id("stSidebar")).not_to_be_visible()
    expect(page.get_by_role("button", name="Sign in", exact=True)).not_to_be_attached()
    assert urlsplit(page.url).path == "/participant"
    page.goto(f"{house.url}/participant")
    expect(page.get_by_role("heading", name="Join a session")).to_be_visible()
    page.get_by_label("Join code").fill("no such")
    page.get_by_role("button", name="Go in").click()
    expect(page.get_by_text("No session has this code.")).to_be_visible()
    expect(page.get_by_label("Join code")).to_have_value("no such")


def test_a_visit_from_the_door_to_leaving(new_window: NewWindow, house: Server) -> None:
    window = new_window()
    page = come(window, house)
    cookies = {each["name"]: each for each in window.context.cookies()}
    assert cookies[f"seat-{CODE}"]["httpOnly"]
    ask(page, QUESTION)
    expect(mine(page)).to_contain_text("You are")
    with Participant(house.url, CODE, Modality.ONSITE) as someone:
        someone.ask("Who repairs it?")
        place = page.locator("[class*='st-key-place-']").filter(has_text="Who repairs it?")
        place.get_by_role("button", name="Support #").click()
        expect(place).to_contain_text("One supports it")
        at_rest(page)
        page.get_by_role("radio", name="Yes").check(force=True)
        page.get_by_role("button", name="Cast my ballot").click()
        expect(page.get_by_text("Your ballot is in.")).to_be_visible()
        someone.withdraw()
        expect(place).to_have_count(0)
    give_and_see_live(new_window, house, page)
    page.locator("summary", has_text="Leave and forget me").click()
    page.get_by_role("button", name="Leave and forget me").click()
    expect(page.get_by_text("You have left.")).to_be_visible()
    assert not [each for each in window.context.cookies() if each["name"].startswith("seat")]
    page.goto(f"{house.url}/participant?code={CODE}")
    expect(page.get_by_role("link", name="Join", exact=True)).to_be_visible()


def give_and_see_live(new_window: NewWindow, house: Server, page: Page) -> None:
    """A moderator gives the floor, and the asker's page says so without being touched."""
    cockpit = staff_at(new_window(), house, "floor")
    cockpit.get_by_role("button", name="Give the floor").first.click()
    expect(mine(page)).to_contain_text("You have the floor.")
    expect(page.get_by_text("has the floor").first).to_be_visible()


def test_what_is_typed_survives_reload_refusal_and_a_lost_server(
    new_window: NewWindow, house: Server
) -> None:
    page = come(new_window(**PHONE), house)
    field = page.get_by_label("In your words").first
    field.fill("x" * 2100)
    page.get_by_role("button", name="Ask for the floor").click()
    expect(page.get_by_text("the limit is 1,000")).to_be_visible()
    expect(field).to_have_value("x" * 2100)
    field.fill(QUESTION)
    page.reload()
    expect(field).to_have_value(QUESTION)
    house.stop()
    page.get_by_role("button", name="Ask for the floor").click()
    expect(page.get_by_text("Not sent yet.")).to_be_visible()
    expect(field).to_have_value(QUESTION)
    house.start()
    expect(page.get_by_text("Sent. You are in the queue.")).to_be_visible(timeout=60_000)
    expect(mine(page)).to_have_count(1, timeout=30_000)
    expect(mine(page)).to_contain_text(QUESTION)
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert wide <= 0


def test_help_is_asked_and_taken_back(new_window: NewWindow, house: Server) -> None:
    page = come(new_window(), house)
    # Not the last such field of the page: before this form is drawn, that is another one.
    help_form = page.get_by_test_id("stExpander").filter(has_text="Ask for help")
    help_form.get_by_text("Ask for help").first.click()
    help_form.get_by_label("In your words").fill("No sound")
    help_form.get_by_role("button", name="Ask for help").click()
    request = page.locator("[class*='st-key-help-']").filter(has_text="No sound").first
    expect(request).to_contain_text("You are next.")
    page.get_by_role("button", name="Take it back").click()
    page.get_by_role("button", name="Yes, take it back").click()
    expect(page.get_by_text("No sound")).to_have_count(0)


def test_who_waits_at_the_door_comes_in_by_themselves(new_window: NewWindow, house: Server) -> None:
    page = come(new_window(), house, GATED)
    expect(page.get_by_role("heading", name="You are at the door")).to_be_visible()
    door = staff_at(new_window(), house, "door", GATED)
    door.get_by_role("button", name="Admit").first.click()
    expect(page.get_by_role("heading", name="My questions")).to_be_visible()


def test_arabic_stands_from_right_to_left_also_after_live_news(
    new_window: NewWindow, house: Server
) -> None:
    def ar(message: str) -> str:
        with speaking("ar"):
            return gettext(message)

    window = new_window(**PHONE, locale="ar")
    page = window.open(f"{house.url}/j/{CODE}/full")
    page.locator("input[name=modality][value=online]").check()
    page.locator("#join button").click()
    heading = page.get_by_role("heading", name=ar("Speakers"))
    expect(heading).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", "ar")
    assert heading.evaluate("(line) => getComputedStyle(line).direction") == "rtl"
    with Participant(house.url, CODE) as someone:
        someone.ask("Is it heard in Arabic too?")
        place = page.locator("[class*='st-key-place-']").filter(has_text="Is it heard")
        expect(place.get_by_role("button", name=ar("Support #"))).to_be_visible()
        someone.withdraw()
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert wide <= 0
