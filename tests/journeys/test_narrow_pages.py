"""On a phone and a tablet: what is needed is in sight, what is pressed as large as a finger."""

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from session_core.domain.people import Role
from tests.browser import BrowserWindow
from tests.journeys.steps import at_rest, wait_for_cookie
from tests.participants import Participant
from tests.servers import Server
from tests.staff import sample_account, sample_card, sign_in

NewWindow = Callable[..., BrowserWindow]
PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "has_touch": True}
TABLET: dict[str, Any] = {"viewport": {"width": 820, "height": 1180}, "has_touch": True}
NARROW = pytest.mark.parametrize("size", [PHONE, TABLET], ids=["phone", "tablet"])
FINGER = 44
"""CSS pixels, what WCAG 2.2 asks of targets in its success criterion 2.5.5."""
_TOO_SMALL = """([what, least]) => [...document.querySelectorAll(what)]
  .map((each) => [each.textContent, each.getBoundingClientRect()])
  .filter(([, box]) => box.width && (box.width < least || box.height < least))
  .map(([words, box]) => `${words}: ${box.width} x ${box.height}`)"""


def open_room(window: BrowserWindow, server: Server, room: str) -> Page:
    """A room of the sample as its onsite moderator sees it; on a phone no sidebar leads there."""
    page = window.context.new_page()
    page.goto(server.url)
    sign_in(page, sample_account(server, Role.ONSITE_MODERATOR))
    floor = sample_card(page).get_by_role("link", name="Floor").get_attribute("href") or ""
    wait_for_cookie(page)
    page.goto(f"{server.url}/{floor.lstrip('/').replace('floor', room.lower())}")
    expect(page.get_by_role("heading", name=room).first).to_be_visible()
    at_rest(page)
    return page


def top(page: Page, what: str) -> float:
    box = page.locator(what).first.bounding_box()
    assert box
    return box["y"]


@NARROW
def test_what_a_setting_does_and_saving_it_stay_in_sight(
    new_window: NewWindow, server: Server, size: dict[str, Any]
) -> None:
    page = open_room(new_window(**size), server, "Order")
    page.get_by_role("radio", name="By support").click()
    effect, save = page.get_by_text("would change"), page.get_by_role("button", name="Save the")
    for field in ("Speakers of one side in a row", "Seconds for one speaker"):
        page.get_by_role("spinbutton", name=field).scroll_into_view_if_needed()
        expect(effect).to_be_in_viewport()
        expect(save).to_be_in_viewport()
    page.get_by_role("link", name="The settings").click()
    expect(page.get_by_text("Begin with")).to_be_in_viewport()
    page.get_by_role("link", name="The list, now and then").click()
    expect(page.get_by_role("columnheader", name="Then")).to_be_in_viewport()
    expect(save).to_be_in_viewport()


@NARROW
def test_what_is_typed_for_others_comes_before_the_questions(
    new_window: NewWindow, server: Server, size: dict[str, Any]
) -> None:
    page = open_room(new_window(**size), server, "Questions")
    for way in ("Paste the chat of the call", "Enter paper cards"):
        expect(page.get_by_text(way)).to_be_in_viewport()
    assert top(page, ".st-key-card-entry") < top(page, ".st-key-question-filters")


@NARROW
def test_what_is_pressed_is_as_large_as_a_finger(
    new_window: NewWindow, server: Server, size: dict[str, Any]
) -> None:
    page = open_room(new_window(**size), server, "Questions")
    small = (
        "[class*=st-key-question-tick-] label, [class*=st-key-question-more-] button, "
        "[role=radio], .st-key-question-filters [data-testid=stTextInputRootElement]"
    )
    expect(page.locator("[class*=st-key-question-tick-] label").first).to_be_visible()
    assert page.evaluate(_TOO_SMALL, [small, FINGER]) == []


def test_a_question_from_right_to_left_begins_at_the_right(
    new_window: NewWindow, server: Server
) -> None:
    with Participant(server.url) as someone:
        someone.ask("من يدفع؟")
    page = open_room(new_window(**PHONE), server, "Questions")
    words = page.locator("p", has_text="من يدفع؟")
    expect(words).to_be_visible()
    # The line stands at the right of its paragraph.
    edges = words.evaluate(
        """(block) => {
          const walk = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
          const range = document.createRange();
          while (walk.nextNode()) if (walk.currentNode.data.includes("من")) break;
          range.selectNodeContents(walk.currentNode);
          return [range.getBoundingClientRect().right, block.getBoundingClientRect().right];
        }"""
    )
    assert edges[0] == pytest.approx(edges[1], abs=2)


@NARROW
def test_the_settings_of_the_equity_page_leave_no_hole(
    new_window: NewWindow, server: Server, size: dict[str, Any]
) -> None:
    page = open_room(new_window(**size), server, "Equity")
    boxes = page.locator(".st-key-equity-settings > *").evaluate_all(
        "all => all.map((each) => each.getBoundingClientRect()).map((box) => [box.top, box.bottom])"
    )
    assert len(boxes) == 3
    gaps = [below[0] - above[1] for above, below in pairwise(boxes)]
    assert max(gaps) < 24
