"""A kiosk through plain forms: one after another, and nothing of one before the other."""

import re

import pytest

from session_core.domain.people import Role
from session_core.domain.session import Stage, WorkshopSession
from session_core.use_cases.floor import see_floor
from session_core.use_cases.house import House
from session_core.use_cases.intake import freeze_intake
from session_core.use_cases.kiosks import close_kiosk, see_kiosks
from session_core.use_cases.sessions import close_session, open_session
from session_core.use_cases.visit import Visit
from tests.houses import new_session, sign_in_as
from tests.web.tablet import Tablet, address_of, kiosk_in
from tests.web.visitor import Visitor, poll_in

CLOSED = "This kiosk is closed. Ask the desk."
PAGES = ("/ask", "/support", "/vote", "/help", "/done")


# The tablet


def test_opening_the_address_asks_first_and_changes_nothing(
    session: WorkshopSession, moderator: Visit
) -> None:
    tablet, address = Tablet(session), address_of(moderator)
    for _ in range(2):
        assert tablet.client.head(tablet.path + address).status_code == 200
        tablet.open(address)
        assert "Make this tablet a kiosk?" in tablet.text()
        assert "Tablet by the door" in tablet.text()
        assert not tablet.client.cookies
        assert see_kiosks(moderator).open[0].taken_at is None


def test_its_button_makes_the_tablet_a_kiosk_once(
    session: WorkshopSession, moderator: Visit
) -> None:
    tablet, other, address = Tablet(session), Tablet(session), address_of(moderator)
    other.open(address)
    tablet.open(address)
    answer = tablet.client.post(f"{tablet.path}/take", data=tablet.hidden("take"))
    assert answer.headers["location"] == "../../../j/" + session.join_code + "/kiosk"
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith("kiosk=")
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert "Path=" not in cookie, "a browser takes that below which it was set, behind mirrors too"
    assert "Touch to begin" in Visitor.plain(tablet.open().text)
    other.press("take")
    assert other.answer.status_code == 404
    assert "opens no kiosk" in other.text()
    assert "opens no kiosk" in Visitor.plain(other.open(address).text)


def test_a_form_that_is_not_the_address_takes_nothing(
    session: WorkshopSession, moderator: Visit
) -> None:
    tablet, address = Tablet(session), address_of(moderator)
    tablet.post("take", link=address[1:], token="made.up", key="k" * 32)
    assert tablet.answer.status_code == 403
    assert see_kiosks(moderator).open[0].taken_at is None


@pytest.mark.parametrize("below", ["", *PAGES, "/speak?lang=fr", "/over"])
def test_without_a_kiosk_there_is_only_that_sentence(
    session: WorkshopSession, tablet: Tablet, below: str
) -> None:
    stranger, said = Tablet(session), CLOSED
    if below.endswith("=fr"):
        said = "Cette borne est fermée. Adressez-vous à l’accueil."
    for cookie in (None, "guessed", tablet.cookie("kiosk")):
        if cookie:
            stranger.client.cookies.set("kiosk", cookie, path=stranger.path)
        stranger.open(below)
        is_known = cookie == tablet.cookie("kiosk")
        assert (stranger.answer.status_code == 403) is not is_known
        assert (said in stranger.text()) is not is_known


def test_a_closed_kiosk_says_so_and_its_cookies_are_worth_nothing(
    session: WorkshopSession, tablet: Tablet, moderator: Visit
) -> None:
    tablet.begin().ask("Who pays?")
    close_kiosk(moderator, see_kiosks(moderator).open[0].id)
    for below in ("", *PAGES):
        tablet.open(below)
        assert CLOSED in tablet.text()
        assert "Who pays?" not in tablet.text()
    for act in ("begin", "ask", "support", "vote", "help", "finish", "more", "go", "drop"):
        assert CLOSED in Visitor.plain(tablet.post(act, text="And who else?").text)
    # Nor on the session's own page, wherever the cookie were put.
    browser = Visitor(session)
    for name in ("seat", "kiosk_seat"):
        browser.client.cookies.set(name, tablet.cookie("kiosk_seat") or "")
    assert "My questions" not in browser.reload()
    assert len(see_floor(moderator).places) == 1


def test_nobody_begins_before_the_session_is_open(house: House) -> None:
    early = new_session(house, stage=Stage.PREPARING)
    moderator = sign_in_as(house, Role.ONSITE_MODERATOR, early.id)
    tablet = kiosk_in(early, moderator)
    assert "The session has not begun yet." in tablet.text()
    assert "Touch to begin" not in tablet.text()
    # It looks by itself whether it may by now.
    assert tablet.goes_on(30) == "/over"
    open_session(moderator)
    tablet.begin()


def test_nobody_begins_after_the_end(tablet: Tablet, moderator: Visit) -> None:
    form = tablet.hidden("begin")
    close_session(moderator)
    tablet.open()
    assert "This session is over." in tablet.text()
    assert "Touch to begin" not in tablet.text()
    tablet.post("begin", **form)
    assert tablet.answer.status_code == 409
    assert tablet.cookie("kiosk_seat") is None


def test_who_is_there_at_the_end_still_gets_the_receipt(tablet: Tablet, moderator: Visit) -> None:
    tablet.begin().ask("Who pays?")
    close_session(moderator)
    tablet.open("/ask")
    assert "nothing more is taken" in tablet.text()
    tablet.open("/done")
    assert len(tablet.receipts()) == 1


def test_nobody_begins_while_intake_is_frozen(tablet: Tablet, moderator: Visit) -> None:
    freeze_intake(moderator)
    tablet.open()
    assert "stopped taking anything new" in tablet.text()
    assert "Touch to begin" not in tablet.text()


def test_the_receipt_is_on_the_last_page_and_nowhere_else(
    tablet: Tablet, session: WorkshopSession
) -> None:
    tablet.begin().ask("Who pays?")
    tablet.open("/ask")
    tablet.press("ask", text="And who repairs?")
    assert tablet.receipts() == []
    tablet.open("/done")
    first, second = tablet.receipts()
    assert len(first.split()) == len(second.split()) == 5
    assert f"http://evenfloor.example/j/{session.join_code}/receipt" in tablet.text()
    assert 'role="img" aria-label="QR code of the address"><svg' in tablet.answer.text
    for below in PAGES[:-1]:
        assert first not in tablet.open(below).text
    # Without a seat, on a phone.
    phone = Visitor(session)
    phone.post("receipt", receipt=first)
    assert "Who pays?" in phone.text()


def test_the_qr_code_holds_the_address_and_not_the_words(
    tablet: Tablet, moderator: Visit, session: WorkshopSession
) -> None:
    tablet.begin().ask("Who pays?").open("/done")
    drawn = re.search(r"<svg.*?</svg>", tablet.answer.text.partition('class="qr"')[2])
    other = kiosk_in(session, moderator)
    other.begin().ask("Who repairs?").open("/done")
    assert drawn
    assert drawn[0] in other.answer.text
    assert other.receipts() != tablet.receipts()


def test_who_asked_nothing_has_nothing_to_write_down(tablet: Tablet, moderator: Visit) -> None:
    tablet.begin().open("/done")
    assert "Nothing was sent." in tablet.text()
    poll_in(moderator)
    tablet.open("/vote")
    tablet.press("vote", option="1")
    tablet.open("/done")
    assert "What you did here counts." in tablet.text()
    assert tablet.receipts() == []


def test_finishing_leaves_nothing(tablet: Tablet, moderator: Visit) -> None:
    tablet.begin().ask("Who pays?").open("/done")
    answer = tablet.client.post(f"{tablet.path}/finish", data=tablet.hidden("finish"))
    assert answer.headers["clear-site-data"] == '"cache", "storage"'
    gone = answer.headers.get_list("set-cookie")
    assert [each.partition("=")[0] for each in gone] == ["kiosk_seat", "lang"]
    assert all("Max-Age=0" in each for each in gone)
    assert [each.name for each in tablet.client.cookies.jar] == ["kiosk"]
    tablet.open()
    assert "Touch to begin" in tablet.text()
    assert see_floor(moderator).places[0].intervention.text == "Who pays?"
