"""The floor page in the hand: taps in a row, refusals in view, buttons that stand still."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import FloatRect, Locator, Page, expect

from session_core.domain.people import Role
from tests.browser import BrowserWindow
from tests.journeys.steps import at_rest
from tests.servers import Server, running_server
from tests.staff import open_sample

NewWindow = Callable[..., BrowserWindow]
TAPS_MS = 450
WAITING = "[class*='st-key-signal-in-']"
ONSITE, ONLINE = Role.ONSITE_MODERATOR, Role.ONLINE_MODERATOR

SIZES: dict[str, dict[str, Any]] = {
    "phone": {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True},
    "tablet": {"viewport": {"width": 820, "height": 1180}, "is_mobile": True, "has_touch": True},
    "laptop": {"viewport": {"width": 1280, "height": 900}},
}
IN_HAND = ["phone", "tablet"]

# A press in the last row of a list that this page saw long ago, as its script would send it.
STALE_PRESS = """() => {
  const all = [...document.querySelectorAll("*")];
  const list = all.map((each) => each.shadowRoot?.querySelector(".list")).find(Boolean);
  const last = [...list.querySelectorAll("[data-place]")].at(-1);
  last.scrollIntoView();
  list.seen = 1;
  list.press("out of turn", last.dataset.place);
}"""

# A finger that comes down on the big button in the very moment in which nobody speaks any more.
PRESS_AT_ONCE = """() => {
  const all = [...document.querySelectorAll("*")];
  const card = all.map((each) => each.shadowRoot?.querySelector(".cockpit")).find(Boolean);
  new MutationObserver((_, watch) => {
    if (!card.querySelector(".now.free")) return;
    watch.disconnect();
    card.querySelector("[data-act=give]").click();
    window.pressedAtOnce = true;
  }).observe(card, { childList: true, subtree: true });
}"""


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server for all of them; a moderator whose window is closed is not gone for long."""
    folder = tmp_path_factory.mktemp("hand") / "data"
    with running_server(folder, env={"EVENFLOOR_GONE_SECONDS": "3600"}) as running:
        yield running


def floor_of(new_window: NewWindow, server: Server, role: Role, size: str = "laptop") -> Page:
    page = new_window(**SIZES[size]).context.new_page()
    open_sample(page, server, role, "Floor")
    expect(page.locator("[data-part=now]")).to_be_visible()
    at_rest(page)
    done_with_signals(page)
    return page


def done_with_signals(page: Page) -> None:
    waiting = page.locator(WAITING)
    while waiting.count():
        names = re.findall(r"st-key-\S+", waiting.first.get_attribute("class") or "")
        first = page.locator(f".{names[0]}")
        first.get_by_role("button", name="Got it").click()
        expect(first).to_have_count(0)


def tell(page: Page, label: str) -> None:
    """Signal with one tap; what was sent says so."""
    page.get_by_role("button", name=label).click()
    expect(page.get_by_text(f"{label} · not seen yet").first).to_be_attached()


def place(locator: Locator) -> FloatRect:
    box = locator.bounding_box()
    assert box
    return box


def speaking(page: Page, whether: bool) -> None:
    """Have somebody on the floor, or nobody."""
    yields = page.locator("[data-act=yield]")
    if bool(yields.count()) is not whether:
        (page.locator("[data-act=give]") if whether else yields).click()
    expect(yields).to_have_count(int(whether))
    expect(page.locator("[data-act=undo]")).to_be_enabled()


def take_back(page: Page) -> None:
    """Press undo, and wait until it would take back something else."""
    undo = page.locator("[data-act=undo]")
    said = undo.inner_text()
    undo.click()
    expect(undo).not_to_have_text(said, use_inner_text=True)
    expect(undo).to_be_enabled()


def stands_clear(one: FloatRect, other: FloatRect) -> bool:
    """Whether neither covers any of the other."""
    beside = one["x"] + one["width"] <= other["x"] or other["x"] + other["width"] <= one["x"]
    above = one["y"] + one["height"] <= other["y"] or other["y"] + other["height"] <= one["y"]
    return beside or above


def test_two_taps_on_one_spot_acknowledge_one_signal(new_window: NewWindow, ours: Server) -> None:
    onsite = floor_of(new_window, ours, ONSITE)
    online = floor_of(new_window, ours, ONLINE)
    tell(onsite, "Time call")
    waiting = online.locator(WAITING)
    expect(waiting).to_have_count(1)
    at_rest(online)
    first = place(waiting)
    tell(onsite, "Wrap up")
    expect(waiting).to_have_count(2)
    expect(waiting.first).to_contain_text("Time call")
    at_rest(online)
    assert place(waiting.first) == first
    got_it = waiting.first.get_by_role("button", name="Got it")
    expect(waiting.get_by_role("button", disabled=True)).to_have_count(0)
    box = place(got_it)
    spot = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    online.mouse.click(*spot)
    online.wait_for_timeout(TAPS_MS)
    online.mouse.click(*spot)
    expect(waiting).to_have_count(1)
    online.wait_for_timeout(1000)
    expect(waiting).to_contain_text("Wrap up")
    expect(got_it).to_be_enabled()
    online.mouse.click(*spot)
    expect(waiting).to_have_count(0)


@pytest.mark.parametrize("size", SIZES)
def test_sending_moves_no_button(new_window: NewWindow, ours: Server, size: str) -> None:
    page = floor_of(new_window, ours, ONSITE, size)
    names = ("Time call", "Wrap up", "Message, or to others", "Add in the room")
    buttons = [page.get_by_role("button", name=name) for name in names]
    buttons[0].scroll_into_view_if_needed()
    before = [place(button) for button in buttons]
    for label in ("Time call", "Sound trouble", "Your turn"):
        tell(page, label)
    assert [place(button) for button in buttons] == before


def test_a_message_of_any_length_stays_in_its_field(new_window: NewWindow, ours: Server) -> None:
    page = floor_of(new_window, ours, ONSITE)
    page.get_by_role("button", name="Message, or to others").click()
    field = page.get_by_label("In a few words")
    field.fill("x" * 10_000)
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.get_by_text("has 10,000 characters; the limit is 140")).to_be_visible()
    expect(field).to_have_value("x" * 10_000)


@pytest.mark.parametrize("size", SIZES)
def test_the_undo_says_in_words_whose_act_it_is(
    new_window: NewWindow, ours: Server, size: str
) -> None:
    online = floor_of(new_window, ours, ONLINE)
    onsite = floor_of(new_window, ours, ONSITE, size)
    speaking(online, whether=False)
    speaking(online, whether=True)
    undo = onsite.get_by_role("button", name=re.compile(r"^Undo: floor to #\d+"))
    expect(undo.get_by_text("by the online moderator")).to_be_visible()
    expect(online.get_by_text("by the online moderator")).to_have_count(0)
    take_back(online)


@pytest.mark.parametrize("size", SIZES)
def test_a_refusal_of_a_row_is_in_view_and_goes_with_the_next_change(
    new_window: NewWindow, ours: Server, size: str
) -> None:
    online = floor_of(new_window, ours, ONLINE)
    speaking(online, whether=True)
    page = floor_of(new_window, ours, ONSITE, size)
    page.evaluate(STALE_PRESS)
    refusal = page.locator(".st-key-notice-floor [role=alert]")
    expect(refusal).to_be_visible()
    expect(refusal).to_be_in_viewport(ratio=1)
    page.locator("[data-part=now]").scroll_into_view_if_needed()
    page.get_by_role("heading", name="Floor").scroll_into_view_if_needed()
    expect(refusal).to_be_in_viewport(ratio=1)
    needed = page.locator("[data-part=acts]")
    if size == "laptop":
        needed = page.locator(".cockpit")
    assert stands_clear(place(refusal), place(needed))
    speaking(online, whether=False)
    expect(refusal).to_have_count(0)
    take_back(online)
    take_back(online)


@pytest.mark.parametrize("size", IN_HAND)
def test_in_one_column_the_list_comes_after_the_card(
    new_window: NewWindow, ours: Server, size: str
) -> None:
    page = floor_of(new_window, ours, ONSITE, size)
    speaking(page, whether=False)
    card, beside = place(page.locator(".cockpit")), place(page.locator(".st-key-signals"))
    the_list = place(page.locator(".list"))
    assert card["y"] < the_list["y"] < beside["y"]
    # Nobody's lines are not kept: the big button stands directly below who has the floor.
    name = place(page.get_by_role("heading", name="Nobody has the floor"))
    assert place(page.locator("[data-act=give]"))["y"] - name["y"] - name["height"] < 30
    page.get_by_role("button", name="Add somebody").click()
    expect(page.get_by_role("textbox", name="Name")).to_be_in_viewport()


def test_buttons_that_move_hear_nothing_for_a_moment(new_window: NewWindow, ours: Server) -> None:
    page = floor_of(new_window, ours, ONSITE, "phone")
    speaking(page, whether=True)
    page.evaluate(PRESS_AT_ONCE)
    page.locator("[data-act=yield]").click()
    expect(page.get_by_text("Nobody has the floor")).to_be_visible()
    assert page.evaluate("window.pressedAtOnce")
    page.wait_for_timeout(1500)
    expect(page.get_by_text("Nobody has the floor")).to_be_visible()
    take_back(page)
    take_back(page)
