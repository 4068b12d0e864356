"""The room screen in a hall: whatever people write, all of it stays in its place."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from pages.parts.screen_parts import NOTES_SHOWN
from session_core.domain.languages import Language
from session_core.domain.people import Modality, Role, StakeholderGroup
from session_core.use_cases.agenda import see_agenda, start_agenda_item
from session_core.use_cases.asking import enter_for_someone, request_floor
from session_core.use_cases.floor import (
    give_floor_to,
    give_floor_to_next,
    see_floor,
    yield_floor,
)
from session_core.use_cases.floor_policy import see_floor_policy, set_floor_policy
from session_core.use_cases.notes import write_note
from session_core.use_cases.polls import open_poll, write_poll
from session_core.use_cases.seats import join_session
from session_core.use_cases.translations import add_translation
from session_core.use_cases.visit import Visit
from tests.browser import open_browser_context
from tests.houses import build_test_house, new_session, sign_in_as, stranger
from tests.servers import running_server
from tests.shot_steps import settle

HALLS = ((1920, 1080), (1280, 720))
WRITINGS = {
    "one word": ("W" + "w" * 37, "https://example.org/" + "w" * 880),
    "Latin": ("Maria Fernanda Guadalupe Hernández-Paz", "Who keeps the lamp burning? " * 32),
    "Arabic": (
        "عبد الرحمن بن محمد الأنصاري الأندلسي ال",
        "من يدفع ثمن الوقود في الجزر الصغيرة؟ " * 24,
    ),
    "Chinese": ("欧阳" * 19, "小岛上的灯塔由谁来维护，费用由谁来支付？" * 45),
}


# What leaves its card or column, what a clamp cuts at the side, and how far the page is too large.
_TOO_FAR = """() => {
  const far = [], page = document.querySelector("[data-testid=stMain]");
  const words = (each) => each.className + ": " + each.textContent.slice(0, 30);
  for (const each of document.querySelectorAll("[class^=ef-], [class^=ef-] *")) {
    const room = each.parentElement.closest(".ef-floor, [data-testid=stColumn]") || page;
    const [is, may] = [each.getBoundingClientRect(), room.getBoundingClientRect()];
    if (is.right > may.right + 1 || is.left < may.left - 1) far.push(words(each));
    if (each.scrollWidth > each.clientWidth + 1 && getComputedStyle(each).display !== "inline")
      far.push("cut " + words(each));
  }
  const { scrollWidth: wide, clientWidth, scrollHeight: high, clientHeight } = page;
  if (wide > clientWidth || high > clientHeight) far.push(`page ${wide} × ${high}`);
  return far;
}"""


@pytest.mark.parametrize("script", WRITINGS)
def test_what_people_write_stays_in_its_place(
    browser: Browser, tmp_path: Path, script: str
) -> None:
    address = hall(tmp_path / "data", *WRITINGS[script])
    with running_server(tmp_path / "data", demo=False) as server:
        for width, height in HALLS:
            window = {"width": width, "height": height}
            with open_browser_context(browser, viewport=window) as opened:
                page = opened.open(f"{server.url}{address}")
                expect(page.locator(".ef-notes li")).to_have_count(NOTES_SHOWN)
                expect(page.locator(".ef-floor .ef-side")).to_be_visible()
                expect(page.locator(".ef-poll li")).to_have_count(3)
                settle(page)
                assert page.evaluate(_TOO_FAR) == [], f"{width} × {height}"


@pytest.mark.parametrize("shares", [False, True], ids=["alone", "with shares"])
@pytest.mark.parametrize("script", WRITINGS)
def test_with_a_translation_beside_it_everything_still_fits(
    browser: Browser, tmp_path: Path, script: str, shares: bool
) -> None:
    address = hall(tmp_path / "data", *WRITINGS[script], shares=shares, beside=WRITINGS["Arabic"])
    with running_server(tmp_path / "data", demo=False) as server:
        for width, height in HALLS:
            window = {"width": width, "height": height}
            with open_browser_context(browser, viewport=window) as opened:
                page = opened.open(f"{server.url}{address}")
                expect(page.locator(".ef-wording")).to_have_count(2)
                expect(page.locator(".ef-aloud")).to_be_visible()
                expect(page.locator(".ef-notes li")).to_have_count(NOTES_SHOWN)
                expect(page.locator(".ef-poll li")).to_have_count(3)
                settle(page)
                # A reader's name that is too long ends in an ellipsis.
                far = [each for each in page.evaluate(_TOO_FAR) if "read aloud by" not in each]
                assert far == [], f"{width} × {height}"


def hall(
    folder: Path,
    name: str,
    text: str,
    *,
    shares: bool = False,
    beside: tuple[str, str] | None = None,
) -> str:
    """A session where everything is written by one hand; gives its screen's address."""
    folder.mkdir()
    house = build_test_house(folder)
    session = new_session(house, title=text[:200])
    moderator = sign_in_as(house, Role.ONSITE_MODERATOR, session.id)
    if shares:
        share_floor_time(moderator)
    for side in (*Modality, *Modality, *Modality):
        secret = join_session(stranger(house, session.id), side, name)
        request_floor(replace(stranger(house, session.id), seat_secret=secret), text[:900])
    give_floor_to_next(moderator)
    if beside:
        translate_who_speaks(moderator, *beside)
    start_agenda_item(moderator, see_agenda(moderator)[0].id)
    open_poll(moderator, write_poll(moderator, text[:200], [text[:90] + n for n in "abc"]))
    for _ in range(NOTES_SHOWN):
        write_note(moderator, text[:500])
    house.close()
    return f"/room_screen?key={session.screen_key}"


def test_with_the_share_of_floor_time_everything_still_fits(
    browser: Browser, tmp_path: Path
) -> None:
    address = hall(tmp_path / "data", *WRITINGS["Latin"], shares=True)
    with running_server(tmp_path / "data", demo=False) as server:
        for width, height in HALLS:
            window = {"width": width, "height": height}
            with open_browser_context(browser, viewport=window) as opened:
                page = opened.open(f"{server.url}{address}")
                expect(page.locator(".ef-groups-share")).to_be_visible()
                expect(page.locator(".ef-notes li")).to_have_count(NOTES_SHOWN)
                expect(page.locator(".ef-poll li")).to_have_count(3)
                settle(page)
                assert page.evaluate(_TOO_FAR) == [], f"{width} × {height}"


def translate_who_speaks(moderator: Visit, name: str, text: str) -> None:
    """What is asked on the floor has a translation as long as may be, read by a long name."""
    speaking = see_floor(moderator).speaking
    assert speaking
    into = next(tag for tag in (Language.RUSSIAN, Language.FRENCH) if tag != speaking.written_in)
    add_translation(moderator, speaking.id, into, (text * 3)[:2000], (name * 5)[:200])


def share_floor_time(moderator: Visit) -> None:
    """Five of each of three groups have the floor, and its shares show in the hall."""
    groups = list(StakeholderGroup)[:3]
    for n in range(15):
        group, side = groups[n % 3], list(Modality)[n % 2]
        asked = enter_for_someone(moderator, side, name=f"N{n}", stakeholder_group=group)
        give_floor_to(replace(moderator, now=moderator.now + timedelta(minutes=n)), asked)
        yield_floor(replace(moderator, now=moderator.now + timedelta(minutes=n, seconds=50)))
    policy = see_floor_policy(moderator)
    set_floor_policy(moderator, replace(policy, equity_on_screen=True), policy)
