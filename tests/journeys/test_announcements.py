"""With 200 changes a minute a screen reader is told little, politely, and what matters."""

import re
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from itertools import cycle, islice
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from session_core.domain.people import Modality, Role
from tests.browser import BrowserWindow
from tests.journeys.steps import at_rest
from tests.participants import Participant
from tests.servers import Server, running_server
from tests.staff import open_sample, sample_account, sample_card, sign_in

NewWindow = Callable[..., BrowserWindow]
CHANGES, PEOPLE = 200, 20
THIN, STAFF = 9, 5
"""The fewest seconds between two things that a participants' page, or a staff page, says."""
A_MINUTE = 60
BACK_MS = 40_000
"""The longest wait of a page before it tries again, and some more."""

# All that a screen reader would say by itself, also of components: what it is, how, and when.
_LISTEN = """() => {
  const live =
    "[aria-live]:not([aria-live=off]), [role=status], [role=alert], [role=log], output";
  window.announced = [];
  const heard = new WeakSet();
  const regionOf = (node) => {
    for (let at = node; at; at = at.parentElement ?? at.getRootNode().host)
      if (at.nodeType === 1 && at.matches(live)) return at;
  };
  const note = (region) => {
    const words = region.textContent.trim().replace(/\\s+/g, " ");
    const usual = region.role === "alert" ? "assertive" : "polite";
    const how = region.getAttribute("aria-live") ?? usual;
    if (words) announced.push({ words, how, size: region.querySelectorAll("*").length });
  };
  const observe = (root) => {
    if (heard.has(root)) return;
    heard.add(root);
    new MutationObserver((records) => {
      const told = new Set();
      for (const { target, addedNodes } of records) {
        const region = regionOf(target);
        if (region) told.add(region);
        for (const node of addedNodes) if (node.nodeType === 1)
          for (const each of [node, ...node.querySelectorAll("*")])
            if (each.matches(live)) told.add(each);
      }
      told.forEach(note);
    }).observe(root, { subtree: true, childList: true, characterData: true });
  };
  const shadows = () => [...document.querySelectorAll("*")].map((each) => each.shadowRoot);
  const roots = () => [document.body, ...shadows().filter(Boolean)];
  roots().forEach(observe);
  setInterval(() => roots().forEach(observe), 100);
}"""


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with the samples; that a window of a test before was closed is not told here."""
    folder = tmp_path_factory.mktemp("announcements") / "data"
    with running_server(folder, env={"EVENFLOOR_GONE_SECONDS": "3600"}) as running:
        yield running


def test_two_hundred_changes_are_gathered(new_window: NewWindow, house: Server) -> None:
    cockpit = new_window(viewport={"width": 1280, "height": 900}).context.new_page()
    open_sample(cockpit, house, Role.ONSITE_MODERATOR, "Floor")
    desk = new_window(viewport={"width": 1280, "height": 900}).context.new_page()
    open_sample(desk, house, Role.ONLINE_MODERATOR, "Floor")
    desk.get_by_test_id("stSidebar").get_by_role("link", name="Questions").click()
    expect(desk.get_by_role("heading", name="Questions").first).to_be_visible()
    give = cockpit.get_by_role("button", name=re.compile("Give the floor to"))
    with ExitStack() as people:
        crowd = [
            people.enter_context(Participant(house.url, modality=side))
            for side in islice(cycle(Modality), PEOPLE)
        ]
        for someone in crowd:
            someone.ask("And who pays for it?")
        mine = asks_last(new_window(), house)
        pages = [mine, cockpit, desk]
        for page in pages:
            page.evaluate(_LISTEN)
        begun = time.monotonic()
        for turn in range(CHANGES // PEOPLE):
            for someone in crowd:
                someone.ask("And who pays for it?") if turn % 2 else someone.withdraw()
            # Late: whoever speaks for long is told meanwhile that their time is short.
            if turn >= CHANGES // PEOPLE - 4:
                press(give)
    assert time.monotonic() - begun < A_MINUTE
    # What is said last is said late.
    mine.wait_for_timeout(10_000)

    for page in pages:
        heard_little(page, begun, THIN if page is mine else STAFF)
    # In one go: what is said late may be said between two looks.
    own, shown = mine.evaluate(
        "[announced.map(({ words }) => words), document.querySelector('#state').innerText]"
    )
    assert re.fullmatch(
        r"Live · You (are \d+(st|nd|rd|th)(, next to speak)?|have the floor)\.", own[-1]
    )
    assert shown == own[-1]
    assert cockpit.evaluate("announced").pop()["words"].endswith("has the floor")


def test_two_hundred_changes_at_the_desk_are_gathered(new_window: NewWindow, house: Server) -> None:
    desk = new_window(viewport={"width": 1280, "height": 900}).context.new_page()
    desk.goto(house.url)
    sign_in(desk, sample_account(house, Role.DESK, Modality.ONLINE))
    sample_card(desk).get_by_role("link", name="Help desk").click()
    waited = waiting_at(desk)
    with ExitStack() as people:
        crowd = [InNeed(house.url) for _ in range(PEOPLE)]
        for someone in crowd:
            people.enter_context(someone)
        desk.evaluate(_LISTEN)
        begun = time.monotonic()
        for turn in range(CHANGES // PEOPLE):
            for someone in crowd:
                someone.take_back() if turn % 2 else someone.needs_help()
        # One more: what is said last is not what was said before all of it.
        crowd[0].needs_help()
    assert time.monotonic() - begun < A_MINUTE
    words = f"{waiting_at(desk, waited + 1)} requests wait, "
    desk.wait_for_function("words => announced.at(-1)?.words.startsWith(words)", arg=words)
    assert len(heard_little(desk, begun, STAFF)) > 1, "nothing was said while it came"


def test_two_hundred_changes_do_not_speak_on_the_full_view(
    new_window: NewWindow, house: Server
) -> None:
    page = asks_last(new_window(), house)
    page.goto(f"{house.url}/j/DEMO/full")
    waiting = page.get_by_text(re.compile(r"^\d+ are waiting\.$"))
    many = int(waiting.inner_text().split()[0])
    ask = page.get_by_role("button", name="Ask for the floor")
    expect(ask).to_be_visible()
    with ExitStack() as people:
        crowd = [people.enter_context(Participant(house.url)) for _ in range(PEOPLE)]
        page.evaluate(_LISTEN)
        begun = time.monotonic()
        for turn in range(CHANGES // PEOPLE):
            for someone in crowd:
                someone.withdraw() if turn % 2 else someone.ask(f"And who pays for it, {turn}?")
        # One more: that the page shows how many wait now is not what it showed before.
        crowd[0].ask("And who pays for it in ten years?")
    assert time.monotonic() - begun < A_MINUTE
    expect(waiting).to_have_text(f"{many + 1} are waiting.")
    at_rest(page)
    assert said_by(page) == []
    # What one does oneself is said: so it was listened to.
    ask.click()
    page.wait_for_function("announced.length > 1")
    assert {each["how"] for each in said_by(page)} == {"polite"}
    assert said_by(page)[-1]["words"] == "Sent. You are in the queue."


def test_a_line_that_is_lost_is_said_at_once(new_window: NewWindow, house: Server) -> None:
    page = new_window().open(f"{house.url}/j/DEMO")
    page.get_by_role("button", name="Join").click()
    expect(page.locator("#state")).to_have_text("Live")
    page.evaluate(_LISTEN)
    house.stop()
    expect(page.locator("#state")).to_contain_text("Connection lost")
    assert [each["how"] for each in said_by(page)] == ["polite"]
    house.start()
    expect(page.locator("#state")).to_have_text("Live", timeout=BACK_MS)
    assert len(said_by(page)) == 2


def test_turns_in_quick_succession_are_gathered(new_window: NewWindow, house: Server) -> None:
    page = new_window(viewport={"width": 1280, "height": 900}).context.new_page()
    open_sample(page, house, Role.ONSITE_MODERATOR, "Floor")
    give = page.get_by_role("button", name=re.compile("Give the floor to"))
    expect(give).to_be_visible()
    page.evaluate(_LISTEN)
    begun = time.monotonic()
    for _ in range(4):
        press(give)
    speaks = page.locator("[data-part=now] .number")
    page.wait_for_timeout(STAFF * 1000 + 500)
    last = f"Number {speaks.inner_text()[1:]} has the floor"
    page.wait_for_function("words => announced.at(-1)?.words === words", arg=last)
    assert len(said_by(page)) <= (time.monotonic() - begun) / STAFF + 1


def heard_little(page: Page, begun: float, every: int) -> list[dict[str, Any]]:
    """What a page said since then: at most once in so many seconds, politely, never a list."""
    said = said_by(page)
    assert len(said) <= (time.monotonic() - begun) / every + 2, said
    assert [each for each in said if each["how"] != "polite"] == []
    assert max((each["size"] for each in said), default=0) == 0, "a list is no announcement"
    return said


def waiting_at(desk: Page, many: int | None = None) -> int:
    """How many requests wait, as the desk's page shows it; so many, once it does, where given."""
    line = desk.locator(".st-key-desk-line strong").first
    expect(line).to_have_text(re.compile(rf"^{many or '[0-9]+'} requests wait$"))
    return int(line.inner_text().split()[0])


class InNeed(Participant):
    """Somebody who asks the desk for help, and can take that back."""

    def needs_help(self) -> None:
        """Write to the desk; it is urgent."""
        self._post("help", kind="sound or link", urgency="urgent", text="I hear nothing.")

    def take_back(self) -> None:
        """Take back what one wrote to the desk."""
        asked = re.search(r'name="id" value="([^"]+)"', self._client.get(f"{self._page}/help").text)
        assert asked, "nothing was asked"
        self._post("help/withdraw", id=asked[1])


def press(give: Locator) -> None:
    """Give the floor, as soon as that may be pressed again."""
    before = give.inner_text()
    expect(give).to_have_attribute("aria-disabled", "false")
    give.click()
    expect(give).not_to_have_text(before)


def asks_last(window: BrowserWindow, house: Server) -> Page:
    """Somebody behind all others, whose place changes with each of them who goes."""
    page = window.open(f"{house.url}/j/DEMO")
    page.get_by_role("button", name="Join").click()
    page.get_by_label("In your words").fill("Who mends the mast after a storm?")
    page.get_by_role("button", name="Ask for the floor").click()
    expect(page.locator("#mine [data-waiting]")).to_have_count(1)
    return page


def said_by(page: Page) -> list[dict[str, Any]]:
    """What the page said by itself since it was listened to."""
    said: list[dict[str, Any]] = page.evaluate("announced")
    return said
