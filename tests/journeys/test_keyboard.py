"""Keyboard alone is enough: a participant's visit, asking for help, and a moderator's acts."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from session_core.domain.people import Role
from tests.browser import BrowserWindow
from tests.keyboard import Keyboard
from tests.servers import Server, running_server
from tests.staff import open_sample

NewWindow = Callable[..., BrowserWindow]
TROUBLE = "My face is on the big screen and I did not agree."


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with the samples."""
    with running_server(tmp_path_factory.mktemp("keyboard") / "data") as running:
        yield running


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_a_participant_joins_asks_votes_reads_and_leaves(
    new_window: NewWindow, house: Server, script: bool
) -> None:
    page = new_window(java_script_enabled=script).open(f"{house.url}/j")
    keys = Keyboard(page)
    keys.reach("Join code")
    keys.type("demo")
    keys.press("Enter")
    expect(page.get_by_role("button", name="Join")).to_be_visible()

    # A group of choices is one stop, at the one that is chosen.
    keys.reach("I would rather not say", "input")
    keys.press("ArrowUp")
    expect(page.get_by_role("radio", name="online")).to_be_checked()
    keys.reach("Join", "button")
    keys.press("Enter")
    expect(page.get_by_role("heading", name="My questions")).to_be_visible()

    assert keys.tab().words == "Skip to asking"
    keys.press("Enter")
    assert keys.tab().words == "How this room works"
    keys.reach("In your words")
    keys.type("Who mends the mast after a storm?")
    assert keys.tab().words == "Ask for the floor"
    keys.press("Enter")
    mine = page.locator("#mine li")
    expect(mine).to_have_count(1)
    if script:
        assert keys.here().words == "Ask for the floor"

    keys.reach("Support #", "button")
    number = re.sub(r"\D", "", keys.here().words)
    keys.press(" ")
    expect(page.get_by_role("button", name=f"You support #{number}", exact=True)).to_be_visible()
    if script:
        assert keys.here().words == f"You support #{number}"
        assert keys.here().pressed == "true"

    polls = page.locator("#polls")
    option = keys.tab()
    while option.type != "radio" or not polls.locator(f"[id='{option.id}']").count():
        option = keys.tab()
    keys.press(" ")
    keys.press("ArrowDown")
    expect(polls.get_by_role("radio").nth(1)).to_be_checked()
    assert keys.tab().words == "Cast my ballot"
    keys.press("Enter")
    expect(polls.get_by_text("Your ballot is in.")).to_be_visible()

    reach_a_link_of(keys, "#notes-all")
    keys.press("Enter")
    expect(page.get_by_role("heading", name="All notes")).to_be_visible()
    keys.reach("Back to the session")
    keys.press("Enter")
    expect(page.get_by_role("heading", name="My questions")).to_be_visible()

    keys.reach("Leave and forget me", "summary")
    keys.press("Enter")
    assert keys.tab().words == "Leave and forget me"
    keys.press("Enter")
    expect(page.get_by_text("You have left.")).to_be_visible()


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_a_participant_asks_for_help_writes_again_and_takes_it_back(
    new_window: NewWindow, house: Server, script: bool
) -> None:
    page = new_window(java_script_enabled=script).open(f"{house.url}/j/DEMO")
    keys = Keyboard(page)
    keys.reach("Join", "button")
    keys.press("Enter")
    expect(page.get_by_role("heading", name="My questions")).to_be_visible()
    keys.reach("I need help", "a")
    keys.press("Enter")
    expect(page.get_by_role("heading", name="Ask the desk")).to_be_visible()

    keys.reach("Sound or link", "input")
    keys.press("ArrowDown")
    keys.press("ArrowDown")
    expect(page.get_by_role("radio", name="Safety or conduct")).to_be_checked()
    assert keys.tab().words == "Can wait"
    keys.press("ArrowUp")
    expect(page.get_by_role("radio", name="Urgent")).to_be_checked()
    assert keys.tab().words == "In your words"
    keys.type(TROUBLE)
    assert keys.tab().words == "Ask for help"
    keys.press("Enter")
    mine = page.locator("#mine li")
    expect(mine.locator(".words")).to_have_text(TROUBLE)
    expect(mine).to_contain_text("Safety or conduct · Urgent")
    if script:
        # The field is emptied first: what was sent stands above it, and the keyboard where it was.
        expect(page.locator("#text")).to_have_value("")
        assert keys.here().words == "Ask for help"
        keys.tab("Shift+Tab")
        while keys.here().words != "Write to the desk":
            keys.tab("Shift+Tab")
    else:
        keys.reach("Write to the desk", "textarea")
    keys.type("It is the camera on the left.")
    assert keys.tab().words == "Send"
    keys.press("Enter")
    expect(mine.locator(".words")).to_have_text([TROUBLE, "It is the camera on the left."])
    if script:
        assert keys.here().words == "Send"

    keys.reach("Take it back", "summary")
    keys.press("Enter")
    assert keys.tab().words == "Yes, take it back"
    keys.press("Enter")
    expect(mine).to_have_count(0)
    if script:
        assert keys.here().words == "In your words"
        assert keys.here().shown


def test_the_order_of_the_page_is_the_order_of_the_keyboard(
    new_window: NewWindow, house: Server
) -> None:
    page = new_window().open(f"{house.url}/j/DEMO")
    page.get_by_role("button", name="Join").click()
    expect(page.get_by_role("heading", name="My questions")).to_be_visible()
    assert page.locator("[tabindex]:not([tabindex='-1']), [tabindex='0']").count() == 0
    keys, before = Keyboard(page), -1.0
    stops: list[str] = []
    while (found := keys.tab()).words != "Skip to asking" or not stops:
        stops.append(found.words)
        # The bar at the top of the screen goes along, and so does what is beside each other.
        if found.words not in ("Skip to asking", "Ask", "Speakers", "Polls", "Notes"):
            assert found.down >= before - 60, (found, stops)
            before = found.down
        if page.evaluate("document.activeElement === [...document.querySelectorAll('a')].at(-1)"):
            break
    assert len(stops) > 15


def test_a_moderator_gives_takes_back_ends_and_strikes(
    new_window: NewWindow, house: Server
) -> None:
    page = new_window(viewport={"width": 1280, "height": 900}).context.new_page()
    open_sample(page, house, Role.ONSITE_MODERATOR, "Floor")
    keys, now = Keyboard(page), page.locator("[data-part=now] h2")
    expect(now).to_be_visible()
    settled(page)
    was = now.inner_text()

    first = keys.reach("Give the floor to", "button")
    assert first.keep == "give"
    keys.press("Enter")
    expect(now).not_to_have_text(was)
    given = now.inner_text()
    settled(page)
    assert keys.here().keep == "give"

    assert keys.tab().keep == "yield"
    assert keys.tab().keep == "undo"
    keys.press("Enter")
    expect(now).to_have_text(was)
    settled(page)
    assert keys.here().keep in ("undo", "give")

    if keys.here().keep == "undo":
        keys.tab("Shift+Tab")
    else:
        keys.tab()
    assert keys.here().keep == "yield"
    keys.press(" ")
    expect(now).to_have_text("Nobody has the floor")
    settled(page)
    assert keys.here().keep == "give"
    assert given != was

    struck = keys.reach("More for number", "summary")
    keys.press("Enter")
    choices = [keys.tab().words for _ in range(3)]
    assert choices[2].startswith("Not there when called")
    keys.press("Enter")
    expect(page.locator(f"[data-place='{struck.place}']")).to_have_count(0)
    settled(page)
    assert keys.here().keep == "more"
    assert keys.here().place != struck.place


def test_an_open_menu_stays_with_who_reads_it(new_window: NewWindow, house: Server) -> None:
    page = new_window(viewport={"width": 1280, "height": 900}).context.new_page()
    open_sample(page, house, Role.ONSITE_MODERATOR, "Floor")
    expect(page.locator("[data-part=now] h2")).to_be_visible()
    settled(page)
    keys = Keyboard(page)
    place = keys.reach("More for number", "summary").place
    keys.press("Enter")
    choice = keys.tab()
    # Whatever comes meanwhile: the row is drawn anew, with other words.
    page.evaluate(
        """(id) => {
          const host = [...document.querySelectorAll("*")]
            .find((each) => each.shadowRoot?.querySelector(".list"));
          const list = host.shadowRoot.querySelector("[data-list=places]");
          list.drawn.get(id).as = "";
        }""",
        place,
    )
    with page.context.new_page() as other:
        other.goto(f"{house.url}/j/DEMO")
        other.get_by_role("button", name="Join").click()
        other.get_by_role("button", name=re.compile("^Support #")).first.click()
        expect(other.get_by_role("button", name=re.compile("^You support #"))).to_be_visible()
        page.wait_for_timeout(2000)
    assert keys.here().words == choice.words


def settled(page: Page) -> None:
    """Wait until what was pressed is drawn, and a button may be pressed again."""
    expect(page.locator("[data-act][aria-disabled=true]")).to_have_count(0)
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")


def reach_a_link_of(keys: Keyboard, selector: str) -> None:
    """Go on by Tab until this one link has the focus."""
    wanted = selector.lstrip("#")
    while keys.tab().id != wanted:
        pass
