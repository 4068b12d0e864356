"""A poll in the wide column of the room screen: nothing of it is cut, whatever people write."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from session_core.domain.ballots import LIVE_WITH, OBJECT, SUPPORT, Ballot, PollKind
from session_core.domain.people import Role
from session_core.domain.poll_settings import PollSettings
from session_core.use_cases.asking import request_floor
from session_core.use_cases.ballots import cast_ballot
from session_core.use_cases.floor import give_floor_to_next
from session_core.use_cases.house import House
from session_core.use_cases.poll_sayings import show_all_sayings
from session_core.use_cases.polls import close_poll, open_poll, write_poll
from session_core.use_cases.visit import Visit
from tests.browser import open_browser_context
from tests.houses import new_session, sign_in_as
from tests.journeys.seeded import running_seeded_server
from tests.polling import voters
from tests.shot_steps import settle

HALLS = ((1920, 1080), (1280, 720))
TEXTS = {
    "Latin": "Shared spectrum for community networks and operators in remote rural areas ",
    "one word": "Wasserversorgungsgenossenschaft" * 3,
    "Arabic": "استخدام الطيف الترددي المشترك بين المجتمعات المحلية والمشغلين ",
    "Chinese": "小岛上的灯塔由谁来维护，费用由谁来支付？" * 4,
}
# What of the poll is below its own edge, or below that of the page, and lines that are cut in half.
_CUT = """() => {
  const poll = document.querySelector(".ef-poll"), cut = [];
  const page = document.querySelector("[data-testid=stMain]");
  const bottom = Math.min(poll.getBoundingClientRect().bottom, innerHeight) + 1;
  for (const each of poll.querySelectorAll("li, p, span, h2"))
    if (each.getBoundingClientRect().bottom > bottom) cut.push(each.textContent.slice(0, 40));
  if (page.scrollHeight > page.clientHeight) cut.push(`page ${page.scrollHeight}`);
  return cut;
}"""


@pytest.mark.parametrize("script", TEXTS)
def test_no_line_of_a_poll_is_cut(browser: Browser, tmp_path: Path, script: str) -> None:
    keys: list[str] = []

    def seed(house: House) -> None:
        keys.extend(seeded(house, TEXTS[script], floor=floor) for floor in (False, True))

    with running_seeded_server(tmp_path / "data", seed) as server:
        for width, height in HALLS:
            window = {"width": width, "height": height}
            for key, kind in zip(keys, ("ef-large", "ef-tall"), strict=True):
                with open_browser_context(browser, viewport=window) as opened:
                    page = opened.open(f"{server.url}/room_screen?key={key}")
                    poll = page.locator(f".ef-poll.{kind}")
                    expect(poll.get_by_text("more on your phone")).to_be_visible()
                    settle(page)
                    assert page.evaluate(_CUT) == [], f"{kind} at {width} × {height}"
                    assert (page_share(page) > 0.5) is (kind == "ef-large")


def page_share(page: Page) -> float:
    """How much of the page's width the poll has."""
    box, size = page.locator(".ef-poll").bounding_box(), page.viewport_size
    assert box
    assert size
    return float(box["width"] / size["width"])


def seeded(house: House, text: str, *, floor: bool) -> str:
    """A ranking of twelve options; with somebody on the floor, a rough consensus."""
    session = new_session(house)
    moderator = sign_in_as(house, Role.ONLINE_MODERATOR, session.id)
    people = voters(moderator, 20)
    for person in people[:6]:
        request_floor(person, "Who pays?")
    if floor:
        give_floor_to_next(moderator)
        consensus(moderator, people, text)
    else:
        ranking(moderator, people, text)
    return session.screen_key


def ranking(moderator: Visit, people: list[Visit], text: str) -> None:
    options = [f"{n} {text}"[:90] for n in range(12)]
    poll = write_poll(moderator, (text * 3)[:200], options, settings=PollSettings(PollKind.RANKING))
    open_poll(moderator, poll)
    for person in people:
        cast_ballot(person, poll, Ballot.of(*(str(n + 1) for n in range(12))))
    close_poll(moderator, poll)


def consensus(moderator: Visit, people: list[Visit], text: str) -> None:
    settings = PollSettings(PollKind.ROUGH_CONSENSUS)
    poll = write_poll(moderator, (text * 3)[:200], settings=settings)
    open_poll(moderator, poll)
    for n, person in enumerate(people):
        reason = Ballot((OBJECT,), reason=f"{n} {text * 2}")
        cast_ballot(person, poll, [Ballot.of(SUPPORT), Ballot.of(LIVE_WITH), reason][n % 3])
    close_poll(moderator, poll)
    show_all_sayings(moderator, poll)
