"""A participant's whole visit at 320 px, with script and without: all fits, all is large enough."""

import re
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser import BrowserWindow
from tests.journeys.seeded import running_seeded_server
from tests.servers import Server
from tests.web.full_session import full_session

NewWindow = Callable[..., BrowserWindow]

WIDTH = 320
FINGER = 44
"""CSS pixels; WCAG 2.2 asks it of targets in its success criterion 2.5.5."""
NARROW: dict[str, Any] = {"viewport": {"width": WIDTH, "height": 640}, "has_touch": True}

_WIDTH_OF_PAGE = "document.documentElement.scrollWidth"
# A link in running text is as high as its line, as the same criterion lets it be.
_TOO_LOW = """(least) => {
  const inText = (a) => a.tagName === "A" && getComputedStyle(a).display === "inline";
  const pressed = "a[href], button, summary, select, textarea, label:has(input), " +
    "input:not([type=hidden], [type=radio], [type=checkbox])";
  return [...document.querySelectorAll(pressed)]
    .filter((each) => each.checkVisibility({ visibilityProperty: true }) && !inText(each))
    .map((each) => [each.innerText || each.name, each.getBoundingClientRect().height])
    .filter(([, height]) => height && height < least - 0.5)
    .map(([words, height]) => `${words}: ${height}`);
}"""
# What is folded to four lines has its own way to the whole; nothing else may hide its words.
_CUT_OFF = """(width) => [...document.querySelectorAll("body *")]
  .filter((each) => each.checkVisibility() && !each.closest(".skip, svg, script"))
  .filter((each) => [...each.childNodes].some((n) => n.nodeType === 3 && n.data.trim()))
  .filter((each) => {
    const box = each.getBoundingClientRect(), style = getComputedStyle(each);
    const wide = each.scrollWidth > each.clientWidth + 1 && style.display !== "inline";
    return box.left < -0.5 || box.right > width + 0.5 || wide;
  })
  .map((each) => each.tagName + ": " + each.innerText.slice(0, 80))"""


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A session on its busiest day."""
    folder = tmp_path_factory.mktemp("thin-page") / "data"
    with running_seeded_server(folder, full_session) as running:
        yield running


class Visit:
    """One person's page; every stop on the way is measured and photographed."""

    def __init__(self, page: Page, pictures: Path) -> None:
        self.page, self._pictures, self._numbers = page, pictures, count(1)

    def stop(self, name: str) -> None:
        """Nothing to scroll sideways, nothing too low for a finger, no word out of sight."""
        path = self._pictures / f"{next(self._numbers):02}-{name}.png"
        self.page.screenshot(path=path, full_page=True)
        assert self.page.evaluate(_WIDTH_OF_PAGE) <= WIDTH, name
        assert self.page.evaluate(_TOO_LOW, FINGER) == [], name
        assert self.page.evaluate(_CUT_OFF, WIDTH) == [], name

    def press(self, name: str | re.Pattern[str]) -> None:
        self.page.get_by_role("button", name=name).first.click()

    def beyond(self, link: str | re.Pattern[str], name: str, sight: str) -> None:
        """Follow a link, see what is there, and come back by the page's own link."""
        self.page.get_by_role("link", name=link).first.click()
        expect(self.page.get_by_text(sight).first).to_be_visible()
        self.stop(name)
        self.page.get_by_role("link", name=re.compile("to the session", re.I)).click()
        expect(self.page.get_by_role("heading", name="My questions")).to_be_visible()


@pytest.mark.parametrize("script", [False, True], ids=["no script", "script"])
def test_a_whole_visit_at_320_pixels(
    new_window: NewWindow, full: Server, tmp_path: Path, script: bool
) -> None:
    window = new_window(**NARROW, java_script_enabled=script)
    here = Visit(window.open(f"{full.url}/j"), tmp_path)
    page = here.page
    here.stop("code")
    page.get_by_label("Join code").fill("full")
    here.press("Go in")

    join = page.get_by_role("button", name="Join")
    expect(join).to_be_visible()
    here.stop("door")
    see_the_rules_first(page)
    page.get_by_text("We are a hub").click()
    page.get_by_text("The rules in full").click()
    here.stop("door-unfolded")
    page.get_by_role("radio", name="online").check()
    join.click()

    expect(page.get_by_role("heading", name="My questions")).to_be_visible()
    here.stop("session")
    question = f"Who mends the mast after a storm, {'with' if script else 'without'} script?"
    page.get_by_label("In your words").fill(question)
    here.press("Ask for the floor")
    expect(page.get_by_text("Sent. You are in the queue.").first).to_be_visible()
    mine = page.locator("#mine li").filter(has_text=question)
    expect(mine.get_by_text(re.compile(r"You are \d+(st|nd|rd|th)"))).to_be_visible()
    mine.get_by_text("Receipt", exact=True).click()
    expect(mine.locator(".big")).to_have_text(re.compile(r"^([a-z]+ ){4}[a-z]+$"))
    mine.get_by_text("Withdraw", exact=True).click()
    here.stop("asked")

    floor = page.locator("#floor")
    own = re.sub(r"^#(\d+).*", r"\1", mine.locator(".soft").first.inner_text(), flags=re.DOTALL)
    expect(floor.locator("li").filter(has_text=f"#{own} question")).to_be_visible()
    expect(floor.get_by_role("button", name=f"Support #{own}", exact=True)).to_have_count(0)
    support = floor.get_by_role("button", name=re.compile(r"^Support #\d")).first
    number = re.sub(r"\D", "", support.inner_text())
    support.click()
    expect(floor.get_by_role("button", name=f"You support #{number}", exact=True)).to_be_visible()
    polls = page.locator("#polls")
    for place, each in enumerate(polls.get_by_role("combobox").all(), start=1):
        each.select_option(str(place))
    polls.get_by_role("button", name="Cast my ballot").click()
    expect(polls.get_by_text("Your ballot is in.")).to_be_visible()
    group = page.locator("#group")
    expect(group.get_by_text(re.compile(r"Your group: \d"))).to_be_visible()
    expect(group.get_by_role("link", name="https://meet.example/")).to_be_visible()
    for folded in page.locator("summary").all():
        if not folded.locator("..").get_attribute("open") and folded.is_visible():
            folded.evaluate("(each) => { each.parentNode.open = true; }")
    here.stop("all-unfolded")

    here.beyond(re.compile(r"^All \d+ notes"), "notes", "All notes")
    here.beyond(re.compile("after them$"), "speakers", "All speakers")
    here.beyond("What became of the questions", "outcomes", "Every number that was given")
    here.beyond("Change, delete, read in full", "question", question)
    here.beyond("Find a question by its receipt", "receipt", "Five words")

    leave = page.get_by_role("button", name="Leave and forget me")
    if not leave.is_visible():
        page.locator("summary", has_text="Leave and forget me").click()
    leave.click()
    expect(page.get_by_text("You have left.")).to_be_visible()
    here.stop("left")
    assert window.context.cookies() == []
    assert page.evaluate("localStorage.length") == 0
    page.goto(f"{full.url}/j/FULL")
    expect(page.get_by_role("button", name="Join")).to_be_visible()
    assert window.console_errors == []


def see_the_rules_first(page: Page) -> None:
    """The rules are open to read, and stand above what is pressed to join."""
    join = page.get_by_role("button", name="Join").bounding_box()
    assert join
    for rule in ("Turns:", "Polls are secret:", "No account,"):
        said = page.locator(".rules", has_text=rule).first
        expect(said).to_be_visible()
        box = said.bounding_box()
        assert box
        assert box["y"] + box["height"] < join["y"]
