"""What is done on a page before its picture is taken."""

from itertools import cycle
from urllib.parse import urljoin, urlsplit

from playwright.sync_api import Page, expect

from tests.servers import ROOT

PROGRAMME_PAGE = ROOT / "tests" / "imports" / "pages" / "workshop_lost_labels.txt"
NAMES = cycle(("Quiet Heron", "Bold Plover", "Plain Wagtail", "Late Curlew"))


def paste_a_programme_page(page: Page) -> None:
    """Go on to the review of a session that was read from a page."""
    page.get_by_label("Text of the programme page").fill(PROGRAMME_PAGE.read_text("utf-8"))
    page.get_by_role("button", name="Read the page").click()


def draft(page: Page) -> None:
    """Let the report draft itself, and open what its first sentence rests on."""
    page.get_by_role("button", name="Draft from what is there").click()
    expect(page.get_by_text("Rests on")).to_have_count(4)
    settle(page)
    page.get_by_text("Rests on").first.click()
    expect(page.get_by_text("Note 10")).to_be_visible()


def join(page: Page) -> None:
    """Take a seat online on the thin page."""
    page.get_by_role("radio", name="online").check()
    page.get_by_label("Name to use here").fill(next(NAMES))
    page.get_by_role("button", name="Join").click()


def ask(page: Page) -> None:
    """Take a seat, ask something, and look at its receipt."""
    join(page)
    page.get_by_label("In your words").fill("Who keeps the mast running when the grant ends?")
    page.get_by_role("button", name="Ask for the floor").click()
    page.locator("#mine summary").first.click()
    page.locator("#mine").evaluate("mine => mine.closest('section').scrollIntoView()")


def ask_in_any_language(page: Page) -> None:
    """The same on a page in any language."""
    page.locator("input[name=modality][value=online]").check()
    page.locator("#pseudonym").fill(next(NAMES))
    page.locator("#join button").click()
    page.locator("#text").fill("Who keeps the mast running when the grant ends?")
    page.locator("#send").click()
    expect(page.locator("#mine li")).to_have_count(1)
    page.evaluate("scrollTo(0, 0)")


def read_ones_own(page: Page) -> None:
    """Ask on a page in any language, and look at where the question stands."""
    ask_in_any_language(page)
    page.locator("#mine").evaluate("mine => mine.closest('section').scrollIntoView()")


def take_part(page: Page) -> None:
    """From the full view to the door, back with a seat, and ask something."""
    page.get_by_role("link", name="Join", exact=True).click()
    join(page)
    page.get_by_label("In your words").first.fill("Who keeps the mast running next year?")
    page.get_by_role("button", name="Ask for the floor").click()
    expect(page.locator("[class*='st-key-mine-']")).to_have_count(1)
    page.get_by_test_id("stMain").evaluate("main => main.scrollTo(0, 0)")


def try_rounds(page: Page) -> None:
    """Look at what rounds of three would do to the list."""
    settle(page)
    page.get_by_role("button", name="Rounds of three").or_(
        page.get_by_role("radio", name="Rounds of three")
    ).first.click()


def join_a_group(page: Page) -> None:
    """Take a seat while the groups are at work, and so be placed in one of them."""
    join(page)
    page.locator("#groups").evaluate("groups => groups.scrollIntoView()")


def send_off(page: Page) -> None:
    """Let the groups begin, if they have not yet, and note something in the first."""
    begin = page.get_by_role("button", name="Send everybody to their groups")
    end = page.get_by_role("button", name="Call everybody back")
    expect(begin.or_(end)).to_be_visible()
    settle(page)
    if begin.count():
        begin.click()
        expect(end).to_be_visible()
        note = page.get_by_role("textbox", name="Note", exact=True)
        note.fill("One sealed battery box for each school roof would do more than a new mast.")
        note.press("Enter")
        expect(note).to_have_value("")


def choose_a_rule(page: Page) -> None:
    """Open the list of naming rules."""
    settle(page)
    page.get_by_role("combobox", name="Naming rule of the session").click()


def open_a_request(page: Page) -> None:
    """Open a request for help that was answered, beside the list of those that wait."""
    settle(page)
    answered = page.locator("[class*='st-key-desk-card-of-']").filter(has_text="Vaimaru")
    answered.get_by_role("button", name="Open").click()
    expect(page.locator(".st-key-desk-panel")).to_be_visible()
    page.evaluate("document.querySelector('.stMain').scrollTo(0, 0)")


def translate_one(page: Page) -> None:
    """Lay the French question on the desk where questions are translated."""
    settle(page)
    row = page.locator("[class*='st-key-question-']").filter(has_text="Martin-pêcheur")
    menu = row.locator("[class*='st-key-question-more-'] button").filter(visible=True)
    menu.last.click()
    page.get_by_text("Translate, or say its language").click()
    expect(page.locator(".st-key-translation-form")).to_be_visible()


def planned_and_actual(page: Page) -> None:
    """Scroll to the minutes that were planned and those it took."""
    settle(page)
    page.get_by_text("Planned and actual").scroll_into_view_if_needed()


def make_a_kiosk(page: Page) -> None:
    """Open a kiosk on the page of the door, and make this browser its tablet."""
    page.get_by_label("Name of the tablet").fill("Tablet by the door")
    page.get_by_role("button", name="Open a kiosk").click()
    address = page.locator("code").filter(has_text="/kiosk/")
    below = urlsplit(address.inner_text()).path
    page.goto(urljoin(page.url, below))
    page.get_by_role("button", name="Make this tablet the kiosk").click()


def ask_at_a_kiosk(page: Page) -> None:
    """Begin at a kiosk, ask, and look at the receipt."""
    make_a_kiosk(page)
    page.get_by_role("button", name="Touch to begin").click()
    page.get_by_label("In your words").fill("Who keeps the mast running when the grant ends?")
    page.get_by_role("button", name="Ask for the floor").click()
    page.get_by_role("button", name="Done").click()
    # Where nothing moves for a picture, the countdown is over and the warning stands there.
    page.locator(".warning, .clock").evaluate_all("all => all.forEach((each) => each.remove())")


def settle(page: Page) -> None:
    """Wait for the end of Streamlit's run, if it is a page of Streamlit's, and for the letters."""
    if page.get_by_test_id("stApp").count():
        expect(page.get_by_test_id("stApp")).to_have_attribute(
            "data-test-script-state", "notRunning"
        )
        expect(page.locator("[data-stale=true], [data-testid=stSkeleton]")).to_have_count(0)
    size = page.viewport_size or {"width": 0}
    page.mouse.move(size["width"] - 2, 2)  # away from everything that answers to it
    expect(page.get_by_role("tooltip")).to_have_count(0)
    page.evaluate("document.fonts.ready.then(() => true)")
