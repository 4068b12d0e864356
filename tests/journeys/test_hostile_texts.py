"""Names and texts that could break a page: they fit, are read whole, and turn nothing round."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import pytest
from playwright.sync_api import expect

from session_core.domain.desk import HelpKind
from session_core.domain.people import Modality, Part, ProgrammePerson, Role
from session_core.domain.session import Entry
from session_core.storage import people
from session_core.use_cases.asking import request_floor
from session_core.use_cases.demo_accounts import DemoAccount
from session_core.use_cases.house import House
from session_core.use_cases.kiosks import open_kiosk
from session_core.use_cases.own_help import ask_for_help
from session_core.use_cases.seat_cookie import full_view_cookie
from session_core.use_cases.seats import join_session
from session_core.web.cookies import NAME
from tests.browser import BrowserWindow
from tests.every_screen import LAPTOP
from tests.hostile_look import troubles
from tests.houses import PASSWORD, new_account, new_session, stranger, visit_of
from tests.journeys.seeded import running_seeded_server
from tests.journeys.steps import wait_for_cookie
from tests.shot_steps import settle
from tests.staff import sign_in
from tests.web.visitor import poll_in

NewWindow = Callable[..., BrowserWindow]
CODE, DOOR = "HOSTIL", "HDOORS"
# None is longer than a pseudonym may be; what says which one it is stands at its beginning.
NAMES = {
    "one word": "W" * 60,
    "right to left, then left to right": "שלום Anna (3) مرحبا 42!",
    "left to right, ends in a sign": "Anna & Co. (7)!",
    "combining marks": "Z\u0318\u0322\u034e\u0309a\u0336\u0301l\u0336\u0310g\u0334\u0301o " * 3
    + "Te\u0301",
    "emoji": "👩🏽‍🚒🇫🇯🏴󠁧󠁢󠁳󠁣󠁴󠁿 Лена 王小明 สวัสดี नमस्ते",
}
EACH = tuple(NAMES.values())
OWN = tuple(NAMES)[:3]
"""Whose own page is looked at where pages are slow: others see all names there."""
WORD, SIGNS = "Ж" * 80, "王" * 80
TEXTS = {each: f"{name}\n{WORD} {SIGNS}" for each, name in NAMES.items()}


@dataclass(frozen=True)
class Hostile:
    """A server with such people, and the secrets that make a browser one of them."""

    url: str
    desk: DemoAccount
    desk_page: str
    seats: dict[str, str]
    waiting: dict[str, str]
    kiosks: list[str]
    tablets: dict[str, str]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hostile]:
    """A session whose people, questions, polls and requests are all of that kind."""
    kept: dict[str, Any] = {}
    with running_seeded_server(
        tmp_path_factory.mktemp("hostile") / "data", lambda house: kept.update(seed(house))
    ) as server:
        yield Hostile(server.url, **kept)


def seed(house: House) -> dict[str, Any]:
    """Let each join, ask and call for help; gives what `Hostile` keeps."""
    session = new_session(house, join_code=CODE, title=f"{NAMES['emoji']} {WORD}")
    door = new_session(house, join_code=DOOR, entry=Entry.APPROVAL)
    with house.database.writing() as db:
        named = [ProgrammePerson(name, Part.ONSITE_MODERATOR) for name in NAMES.values()]
        people.keep_programme_people(db, session.id, named)
    seats, waiting = {}, {}
    for n, (each, name) in enumerate(NAMES.items()):
        side = list(Modality)[n % 2]
        seats[each] = join_session(stranger(house, session.id), side, pseudonym=name)
        waiting[each] = join_session(stranger(house, door.id), side, pseudonym=name)
        visit = replace(stranger(house, session.id), seat_secret=seats[each])
        request_floor(visit, TEXTS[each])
        ask_for_help(visit, HelpKind.SOUND_OR_LINK, text=TEXTS[each])
    moderator = visit_of(house, new_account(house), session.id, [Role.ONSITE_MODERATOR])
    poll_in(moderator, f"{NAMES['right to left, then left to right']} {WORD}")
    new = new_account(house, "desk")
    visit_of(house, new, session.id, [Role.DESK])
    return {
        "desk": DemoAccount("desk", new.name, Role.DESK, PASSWORD),
        "desk_page": f"/desk?session={session.id}",
        "seats": seats,
        "waiting": waiting,
        "kiosks": [open_kiosk(moderator, name) for name in NAMES.values()],
        "tablets": {each: open_kiosk(moderator, NAMES["one word"]) for each in ("en", "ar")},
    }


def seat_in(window: BrowserWindow, code: str, secret: str) -> None:
    """Let a browser have a seat on the small pages of a session."""
    window.context.add_cookies(
        [{"name": NAME, "value": secret, "domain": "127.0.0.1", "path": f"/j/{code}"}]
    )


LANGUAGES = pytest.mark.parametrize("language", ["en", "ar"])


@LANGUAGES
def test_on_the_small_pages(new_window: NewWindow, hostile: Hostile, language: str) -> None:
    window = new_window(locale=language)
    page, session, told = window.context.new_page(), f"{hostile.url}/j/{CODE}", []
    for each, secret in hostile.seats.items():
        seat_in(window, CODE, secret)
        for below in ("", "/help"):
            page.goto(f"{session}{below}")
            told += troubles(page, EACH)
        seat_in(window, DOOR, hostile.waiting[each])
        page.goto(f"{hostile.url}/j/{DOOR}")
        told += troubles(page, EACH)
    for below in ("/floor", "/questions"):
        page.goto(f"{session}{below}")
        told += troubles(page, EACH, least=len(NAMES))
    assert told == []


@LANGUAGES
def test_at_a_kiosk(new_window: NewWindow, hostile: Hostile, language: str) -> None:
    window = new_window(locale=language)
    page, kiosk, told = window.context.new_page(), f"{hostile.url}/j/{CODE}/kiosk", []
    for secret in (*hostile.kiosks, hostile.tablets[language]):
        page.goto(f"{kiosk}/{secret}")
        told += troubles(page, EACH)
    page.locator("form button").click()
    expect(page.locator(".begin")).to_be_visible()
    told += troubles(page, EACH)
    page.locator(".begin").click()
    page.locator("#text").fill(TEXTS["emoji"])
    page.locator("#ask button.touch").click()
    expect(page.locator(".mine .number")).to_be_visible()
    told += troubles(page, EACH)
    page.goto(f"{kiosk}/support")
    told += troubles(page, EACH, least=len(NAMES))
    page.goto(f"{kiosk}/vote")
    told += troubles(page, EACH)
    assert told == []


@LANGUAGES
def test_on_the_full_view(new_window: NewWindow, hostile: Hostile, language: str) -> None:
    window = new_window(locale=language, viewport=LAPTOP)
    page, told = window.context.new_page(), []
    for own in OWN:
        window.context.add_cookies(
            [{"name": full_view_cookie(CODE), "value": hostile.seats[own], "url": hostile.url}]
        )
        page.goto(f"{hostile.url}/participant?code={CODE}")
        expect(page.locator("form.ef-leave")).to_be_attached()
        told += troubles(page, EACH, least=len(NAMES))
    assert told == []


@LANGUAGES
def test_at_the_help_desk(new_window: NewWindow, hostile: Hostile, language: str) -> None:
    window = new_window(viewport=LAPTOP)
    page, told = window.open(hostile.url), []
    sign_in(page, hostile.desk)
    wait_for_cookie(page)
    page.goto(f"{hostile.url}{hostile.desk_page}&lang={language}")
    cards = page.locator("[class*='st-key-desk-card-of-']")
    expect(cards).to_have_count(len(NAMES))
    settle(page)
    told += troubles(page, EACH, least=len(NAMES))
    for own in OWN:
        page.set_viewport_size(LAPTOP)
        opening = cards.filter(has_text=NAMES[own]).locator("[class*='st-key-desk-open-'] button")
        opening.filter(visible=True).click()
        expect(page.locator(".st-key-desk-panel")).to_contain_text(NAMES[own])
        told += troubles(page, EACH)
    assert told == []
