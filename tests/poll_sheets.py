"""The results of every kind of poll on one picture a size: projector, laptop, phone.

The sizes are those of a hall's screen, of a moderator's laptop, and of a participant's phone.
"""

from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Locator, Page

from session_core.domain.ballots import PollKind
from session_core.domain.people import Role
from session_core.use_cases.house import House
from session_core.use_cases.poll_sayings import show_all_sayings
from session_core.use_cases.polls import close_poll
from tests.bench.door_session import cookie_of
from tests.browser import open_browser_context
from tests.houses import new_session, sign_in_as
from tests.journeys.seeded import running_seeded_server
from tests.polling import opened, polls_of_every_kind, vote, voters
from tests.shot_steps import settle

HALL, LAPTOP, PHONE = (1920, 1080), (1366, 1000), (390, 844)
SHEETS = ("polls-hall", "polls-laptop", "polls-phone")
MARGIN, PAPER = 16, "#d8d8d4"


class Seeded:
    """A session with every kind of poll closed, and one more for each, for the room screen."""

    def __init__(self) -> None:
        self.session_id = ""
        self.cookie = ("", "")
        self.screens: list[str] = []

    def seed(self, house: House) -> None:
        session = new_session(house, join_code="RESULTS")
        moderator = sign_in_as(house, Role.ONLINE_MODERATOR, session.id)
        polls_of_every_kind(moderator, closed=True)
        self.session_id, self.cookie = session.id, cookie_of(moderator)
        self.screens = [self._screen(house, kind) for kind in PollKind]

    def _screen(self, house: House, kind: PollKind) -> str:
        session = new_session(house)
        moderator = sign_in_as(house, Role.ONLINE_MODERATOR, session.id)
        poll = opened(moderator, kind)
        vote(voters(moderator), poll, kind)
        close_poll(moderator, poll)
        show_all_sayings(moderator, poll)
        return session.screen_key


def sheets(folder: Path, browser: Browser) -> Iterator[tuple[str, Image.Image]]:
    """The name of each sheet, and the sheet."""
    made = Seeded()
    with running_seeded_server(folder, made.seed) as server:
        hall = list(_in_hall(browser, server.url, made.screens))
        yield SHEETS[0], _sheet(hall, columns=3, width=600)
        staff = list(_on_laptop(browser, server.url, made))
        yield SHEETS[1], _sheet(staff, columns=4, width=420)
        yield SHEETS[2], _sheet(list(_on_phone(browser, server.url)), columns=6, width=250)


def _in_hall(browser: Browser, url: str, screens: Sequence[str]) -> Iterator[Image.Image]:
    for key in screens:
        with open_browser_context(browser, viewport=_size(HALL)) as window:
            page = window.open(f"{url}/room_screen?key={key}")
            page.locator(".ef-poll").wait_for()
            yield _picture(page)


def _on_laptop(browser: Browser, url: str, made: Seeded) -> Iterator[Image.Image]:
    with open_browser_context(browser, viewport=_size(LAPTOP)) as window:
        name, value = made.cookie
        window.context.add_cookies([{"name": name, "value": value, "url": url}])
        page = window.open(f"{url}/polls?session={made.session_id}")
        cards = page.locator("[class*='st-key-poll-']").filter(has=page.get_by_role("heading"))
        cards.nth(len(PollKind) - 1).wait_for()
        for card in cards.all():
            card.scroll_into_view_if_needed()
            yield _picture(page, card)


def _on_phone(browser: Browser, url: str) -> Iterator[Image.Image]:
    with open_browser_context(browser, viewport=_size(PHONE)) as window:
        page = window.open(f"{url}/j/RESULTS")
        page.locator("input[name=modality][value=onsite]").check()
        page.locator("#join button").click()
        page.locator("#polls").wait_for()
        page.goto(f"{url}/j/RESULTS/polls")
        for card in page.locator(".card").all():
            yield _picture(page, card)


def _size(size: tuple[int, int]) -> dict[str, int]:
    return {"width": size[0], "height": size[1]}


def _picture(page: Page, part: Locator | None = None) -> Image.Image:
    settle(page)
    taken = (part or page).screenshot(animations="disabled")
    return Image.open(BytesIO(taken)).convert("RGB")


def _sheet(pictures: Sequence[Image.Image], columns: int, width: int) -> Image.Image:
    """The pictures in columns of one width, each below the shortest column so far."""
    small = [each.resize((width, each.height * width // each.width)) for each in pictures]
    bottom = [MARGIN] * columns
    places = []
    for each in small:
        column = bottom.index(min(bottom))
        places.append((MARGIN + column * (width + MARGIN), bottom[column]))
        bottom[column] += each.height + MARGIN
    sheet = Image.new("RGB", (MARGIN + columns * (width + MARGIN), max(bottom)), PAPER)
    for each, place in zip(small, places, strict=True):
        sheet.paste(each, place)
    return sheet
