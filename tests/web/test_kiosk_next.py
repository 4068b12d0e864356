"""At a kiosk the next person finds nothing of the one before, on any screen."""

import re
from collections.abc import Iterator

import pytest

from session_core.domain.intake import PER_SEAT, Post
from session_core.domain.session import WorkshopSession
from session_core.use_cases.asking import request_floor
from session_core.use_cases.door import set_links
from session_core.use_cases.floor import close_queue, see_floor
from session_core.use_cases.house import House
from session_core.use_cases.intake import freeze_intake
from session_core.use_cases.kiosks import close_kiosk, see_kiosks
from session_core.use_cases.visit import Visit
from session_core.web import limits
from tests.houses import seat_in
from tests.web.tablet import Tablet, address_of, kiosk_in
from tests.web.visitor import Visitor, poll_in

PAGES = ("/ask", "/support", "/vote", "/help", "/done")
CLOSED = "This kiosk is closed. Ask the desk."


def test_the_next_sees_nothing_of_the_one_before(tablet: Tablet, moderator: Visit) -> None:
    first = tablet.begin(regional_group="African Group").ask("Who pays?").cookie("kiosk_seat")
    tablet.open("/done")
    words = tablet.receipts()[0]
    tablet.finish()
    pages = [tablet.answer.text]
    tablet.begin()
    assert tablet.cookie("kiosk_seat") != first
    for below in ("/ask", "/vote", "/done"):
        pages.append(tablet.open(below).text)
    for page in pages:
        assert "Who pays?" not in page
        assert words not in page
        assert " selected" not in page
    # As everybody's, it can be supported.
    assert "Support #1" in Visitor.plain(tablet.open("/support").text)
    assert see_kiosks(moderator).open[0].served == 2


@pytest.mark.parametrize("act", ["ask", "more", "go", "support", "vote", "help"])
def test_a_form_of_the_one_before_shows_and_does_nothing(
    tablet: Tablet, moderator: Visit, act: str
) -> None:
    """Back, then Reload: the browser sends once more what somebody else typed."""
    tablet.begin()
    form = tablet.hidden("ask") | {"text": "My secret question", "to": "done", "number": "1"}
    tablet.finish()
    for somebody_else in (False, True):
        if somebody_else:
            tablet.begin()
        screen = "In your words" if somebody_else else "Touch to begin"
        tablet.post(act, **form)
        assert tablet.answer.status_code == 200
        assert "My secret question" not in tablet.answer.text
        assert screen in tablet.text()
    assert see_floor(moderator).places == ()


@pytest.mark.parametrize("below", PAGES)
def test_without_a_person_every_page_is_the_start(tablet: Tablet, below: str) -> None:
    tablet.begin().finish()
    tablet.open(below)
    assert "Touch to begin" in tablet.text()


def test_an_old_page_ends_nobody_elses_time(tablet: Tablet) -> None:
    tablet.begin().open("/done")
    token = tablet.hidden("finish")["token"]
    tablet.press("finish")
    tablet.begin()
    tablet.post("finish", token=token)
    assert "In your words" in tablet.text()
    tablet.open(f"/over?t={token}")
    assert "In your words" in tablet.text()


def test_a_page_that_nobody_touches_goes_back_to_the_start_by_itself(tablet: Tablet) -> None:
    tablet.begin().ask("Who pays?")
    for below in PAGES:
        tablet.open(below)
        way = tablet.goes_on(600 if below == "/ask" else 120)
        assert way.startswith("/over?t=")
    tablet.open(way)
    assert "Touch to begin" in tablet.text()
    assert tablet.cookie("kiosk_seat") is None
    assert tablet.goes_on(120) == "/over"


def test_the_language_is_chosen_for_one_person(tablet: Tablet) -> None:
    tablet.open("/speak?lang=ar")
    assert 'lang="ar" dir="rtl"' in tablet.answer.text
    tablet.begin()
    assert 'lang="ar" dir="rtl"' in tablet.answer.text
    tablet.finish()
    assert 'lang="en" dir="ltr"' in tablet.answer.text
    # Nor does a choice stay that nobody began with.
    tablet.open("/speak?lang=zh")
    tablet.open("/over")
    assert 'lang="en" dir="ltr"' in tablet.answer.text


def test_each_language_stands_there_in_its_own_name(tablet: Tablet) -> None:
    for name in ("English", "Français", "Español", "العربية", "Русский", "中文"):
        assert f">{name}</a>" in tablet.answer.text


def test_the_seat_of_the_same_browser_is_neither_used_nor_touched(
    session: WorkshopSession, tablet: Tablet
) -> None:
    own = Visitor(session)
    own.client = tablet.client
    own.join("online", pseudonym="Quiet Heron")
    before = tablet.cookie("seat")
    tablet.begin()
    assert "Quiet Heron" not in tablet.text()
    tablet.ask("Who pays?").finish()
    assert tablet.cookie("seat") == before
    assert "Quiet Heron" in own.reload()
    assert "Who pays?" not in own.open_at("/mine")


# What holds on all pages


@pytest.fixture
def screens(
    house: House, session: WorkshopSession, tablet: Tablet, moderator: Visit
) -> Iterator[Tablet]:
    """Every screen of a kiosk, one after another."""
    set_links(moderator, call="https://call.example.org/1")
    poll_in(moderator)
    request_floor(seat_in(house, session.id), "Who repairs the mast?")
    another, fresh = address_of(moderator, "Another"), Tablet(session)

    def each() -> Iterator[Tablet]:
        fresh.open(another)
        yield fresh
        yield tablet
        tablet.begin().ask("Who pays?")
        yield tablet
        for below in PAGES:
            tablet.open(below)
            yield tablet
        tablet.open("/ask")
        tablet.press("go", text="Who", to="vote")
        yield tablet
        close_queue(moderator)
        tablet.press("ask", text="Who")
        yield tablet
        tablet.finish()
        freeze_intake(moderator)
        tablet.open()
        yield tablet
        for one in see_kiosks(moderator).open:
            close_kiosk(moderator, one.id)
        tablet.open()
        yield tablet

    return each()


def test_no_screen_leads_out_or_is_kept_anywhere(screens: Iterator[Tablet]) -> None:
    seen = 0
    for tablet in screens:
        seen += 1
        page = tablet.answer.text
        assert tablet.leads_out() == []
        assert "example.org" not in page
        headers = tablet.answer.headers
        assert headers["cache-control"] == "no-store"
        assert headers["referrer-policy"] == "no-referrer"
        assert "'unsafe" not in headers["content-security-policy"]
        assert re.findall(r"\sstyle=|\son\w+=", page) == []
        for field in re.findall(r"<(?:input|select|textarea)\b[^>]*>", page):
            assert 'type="hidden"' in field or 'autocomplete="off"' in field, field
        assert "localStorage" not in page
        assert "indexedDB" not in page
    assert seen == 12


def test_scripts_and_styles_are_those_that_the_policy_names(tablet: Tablet) -> None:
    import base64
    import hashlib

    policy = tablet.answer.headers["content-security-policy"]
    for kind in ("style", "script"):
        (text,) = re.findall(rf"<{kind}>(.*?)</{kind}>", tablet.answer.text, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy


# Limits


def test_one_tablet_serves_no_more_than_one_tablet_can(
    tablet: Tablet, session: WorkshopSession, moderator: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def sleep(seconds: float) -> None:
        return None

    monkeypatch.setattr(limits.wait_turn, "__defaults__", ("", sleep))
    other = kiosk_in(session, moderator)
    for _ in range(PER_SEAT[Post.KIOSK].at_all):
        tablet.open()
        tablet.press("begin")
        tablet.finish()
    tablet.open()
    tablet.press("begin")
    assert tablet.answer.status_code == 429
    assert "Retry-After" in tablet.answer.headers
    assert "More people begin at this tablet" in tablet.text()
    other.begin()


def test_who_forges_a_kiosk_takes_nobodys_turn(tablet: Tablet, session: WorkshopSession) -> None:
    forger = Tablet(session)
    for n in range(40):
        forger.client.cookies.set("kiosk", f"forged-{n}", path=forger.path)
        assert CLOSED in Visitor.plain(forger.post("begin", token="x").text)
    tablet.begin()
