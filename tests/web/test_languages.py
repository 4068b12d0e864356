"""Everybody is answered in their language: chosen by the browser, changeable, never another's."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.responses import PlainTextResponse
from starlette.testclient import TestClient
from starlette.types import Receive, Scope, Send

from session_core.domain.people import Modality
from session_core.domain.refusals import TextTooLong
from session_core.domain.session import Room, WorkshopSession
from session_core.language import direction, gettext, language, names, preferred, speaking
from session_core.use_cases.asking import request_floor
from session_core.use_cases.floor import see_floor
from session_core.use_cases.house import House
from session_core.use_cases.live import revisions_of
from session_core.use_cases.sessions import close_session
from session_core.use_cases.visit import Visit
from session_core.web.doors import OwnDoors
from session_core.web.news import with_sections_in
from session_core.wording import why_here, words_for
from tests.houses import seat_in
from tests.web.visitor import Visitor

OTHERS = sorted(set(names()) - {"en"})
others = pytest.mark.parametrize("tag", OTHERS)


def said(tag: str, message: str) -> str:
    with speaking(tag):
        return gettext(message)


def visit_in(session: WorkshopSession, tag: str) -> Visitor:
    """Somebody whose browser asks for a language."""
    visitor = Visitor(session)
    visitor.client.headers["accept-language"] = tag
    return visitor


@pytest.mark.parametrize(
    ("header", "tag"),
    [
        ("", "en"),
        ("fr", "fr"),
        ("FR-ca", "fr"),
        ("de, es;q=0.7, fr;q=0.9", "fr"),
        ("de;q=1, zh-Hant-TW;q=0.3", "zh"),
        ("fr;q=0, ru", "ru"),
        ("fr;q=0", "en"),
        ("*", "en"),
        ("ar;q=x, es;q=0.1", "es"),
        ("xx" * 4000, "en"),
    ],
)
def test_a_browser_gets_what_it_wants_most(header: str, tag: str) -> None:
    assert preferred(header) == tag


@given(st.text())
def test_whatever_it_says_there_is_a_language(header: str) -> None:
    assert preferred(header) in names()


def test_a_language_is_spoken_while_the_block_lasts() -> None:
    with speaking("fr"):
        with speaking("ar"):
            assert (language(), direction()) == ("ar", "rtl")
        assert (language(), direction()) == ("fr", "ltr")
    assert language() == "en"


@others
def test_door_and_session_are_in_the_browsers_language(session: WorkshopSession, tag: str) -> None:
    visitor = visit_in(session, tag)
    visitor.open()
    assert f'<html lang="{tag}" dir="{direction(tag)}">' in visitor.answer.text
    assert said(tag, "How this room works") in visitor.text()
    visitor.join("online")
    for words in ("My questions", "Ask for the floor", "Speakers", "Leave and forget me"):
        assert said(tag, words) in visitor.text()
        assert words not in visitor.text()
    for below in ("/rules", "/handbook", "/receipt", "/questions", "/notes", "/floor"):
        assert f'lang="{tag}"' in visitor.client.get(visitor.path + below).text


@others
def test_another_is_chosen_and_kept_until_the_browser_is_closed(
    session: WorkshopSession, tag: str
) -> None:
    visitor = Visitor(session)
    link = f'href="../j/{session.join_code}/speak?lang={tag}" lang="{tag}">{names()[tag]}</a>'
    assert link in visitor.answer.text
    answer = visitor.client.get(f"{visitor.path}/speak?in=room&lang={tag}")
    assert answer.status_code == 303
    assert answer.headers["location"] == f"../../j/{session.join_code}?in=room"
    cookie = answer.headers["set-cookie"]
    assert "Max-Age" not in cookie
    assert "HttpOnly" in cookie
    visitor.open()
    assert f'<html lang="{tag}"' in visitor.answer.text
    visitor.client.get(f"{visitor.path}/speak?lang=en")
    assert "How this room works" in visitor.reload()
    visitor.client.get(f"{visitor.path}/speak?lang={tag}")
    visitor.join()
    left = visitor.submit("leave").headers["location"]
    assert visitor.client.cookies.get("lang") is None
    # The last page is in it still.
    assert left == f"../../j/{session.join_code}?left=1&lang={tag}"
    goodbye = said(
        tag, "You have left. Nothing here or in this browser ties you to the session any more."
    )
    assert goodbye in Visitor.plain(visitor.client.get(f"{visitor.path}?left=1&lang={tag}").text)


def test_who_chooses_in_the_handbook_stays_there(session: WorkshopSession) -> None:
    client = Visitor(session).client
    page = client.get(f"/j/{session.join_code}/handbook").text
    assert "/speak?lang=fr&amp;to=handbook" in page
    answer = client.get(f"/j/{session.join_code}/speak?lang=fr&to=handbook")
    assert answer.headers["location"].endswith(f"j/{session.join_code}/handbook")


def test_a_code_that_was_typed_goes_into_no_address(
    session: WorkshopSession, moderator: Visit
) -> None:
    visitor = Visitor(session)
    visitor.post("join", **{"pass": "WXYZ2345", "pseudonym": "x" * 100})
    assert visitor.answer.status_code == 422
    assert "pass=WXYZ2345" not in visitor.answer.text


def test_what_a_page_fetches_is_in_the_pages_language(session: WorkshopSession) -> None:
    visitor = Visitor(session).join("online")
    visitor.client.get(f"{visitor.path}/speak?lang=ar")  # in another tab
    mine = visitor.client.get(f"{visitor.path}/mine?lang=fr").text
    assert said("fr", "Nothing yet. What you ask stands here with its place.") in mine


def test_what_the_link_said_goes_along(session: WorkshopSession) -> None:
    page = Visitor(session).client.get(f"/j/{session.join_code}?in=room&pass=AB CD&").text
    assert "/speak?lang=fr&amp;in=room" in page


def test_where_the_code_is_typed_a_language_is_chosen_too(session: WorkshopSession) -> None:
    client = Visitor(session).client
    assert client.get("/j?lang=ar").headers["location"] == "j"
    page = client.get("/j").text
    assert 'dir="rtl"' in page
    assert said("ar", "Join code") in page


def test_what_is_no_language_is_passed_over(session: WorkshopSession) -> None:
    visitor = Visitor(session)
    for wanted in ("xx", "", "../../etc", "fr\r\nSet-Cookie: a=b"):
        answer = visitor.client.get(f"{visitor.path}/speak", params={"lang": wanted})
        assert answer.status_code == 303
        assert "set-cookie" not in answer.headers
    headers = {"cookie": 'lang="; lang=ar; x', "accept-language": "fr"}
    assert 'lang="fr"' in visitor.client.get(visitor.path, headers=headers).text


@others
def test_refusals_and_receipts_speak_it_too(
    session: WorkshopSession, moderator: Visit, tag: str
) -> None:
    visitor = visit_in(session, tag).join("online")
    visitor.submit("ask", text="x" * 1001)
    with speaking(tag):
        too_long = words_for(TextTooLong(what="This", length=1001, limit=1000))
    assert " ".join(too_long.split()) in visitor.text()
    visitor.open()
    visitor.submit("ask", text="Who pays?")
    visitor.open()
    assert said(tag, "Receipt") in visitor.text()
    place = said(tag, "You are %(place)s, next to speak.").replace("%(place)s", "1")
    assert " ".join(place.split()) in visitor.text()
    close_session(moderator)
    visitor.post("ask", token=visitor.token(), text="Too late?")
    sentence = said(tag, "The session is not open for this now.")
    assert sentence in visitor.text()
    by_script = visitor.client.post(
        f"{visitor.path}/ask",
        data={"token": visitor.token(), "text": "Too late?"},
        headers={"x-evenfloor": "fetch"},
    )
    assert by_script.json()["sentence"] == sentence


def test_no_page_is_shown_in_anothers_language(session: WorkshopSession) -> None:
    crowd = [visit_in(session, tag).join("online") for tag in ("fr", "ar", "en", "fr")]
    for visitor, tag in zip(crowd, ("fr", "ar", "en", "fr"), strict=True):
        visitor.open()
        assert f'<html lang="{tag}"' in visitor.answer.text
        assert said(tag, "Nobody waits. Ask, and you are next.") in visitor.text()


@others
def test_the_feed_tells_each_in_their_language(
    house: House, session: WorkshopSession, tag: str
) -> None:
    before = revisions_of(house, session.id, frozenset(Room))
    request_floor(seat_in(house, session.id, Modality.ONLINE), "Qui paie ?")
    now = revisions_of(house, session.id, frozenset(Room))
    for each in (tag, "en"):
        told = with_sections_in(each)(house, session.id, before, now).plain.decode()
        assert said(each, "What became of the questions") in told
        assert ("What became of the questions" in told) is (each == "en")
    assert with_sections_in(tag) is with_sections_in(tag)
    assert language() == "en"


@others
def test_a_reason_is_a_sentence_in_each(house: House, session: WorkshopSession, tag: str) -> None:
    for side in (Modality.ONLINE, Modality.ONLINE, Modality.ONSITE):
        request_floor(seat_in(house, session.id, side), "Who pays?")
    places = see_floor(seat_in(house, session.id)).places
    with speaking(tag):
        reasons = [why_here(place, in_full=True) for place in places]
    assert all(reasons)
    assert not re.search(r"[{}]|\bnext\b|\bside\b", " ".join(reasons))


def test_what_staff_download_is_not_in_their_browsers_language() -> None:
    async def tell(scope: Scope, receive: Receive, send: Send) -> None:
        await PlainTextResponse(language())(scope, receive, send)

    doors = OwnDoors(tell)
    doors.doors, doors.in_their_language.app = tell, tell
    client = TestClient(doors, headers={"accept-language": "fr"})
    spoken = {path: client.get(path).text for path in ("/j", "/j/X", "/files/a/report.docx", "/")}
    assert spoken == {"/j": "fr", "/j/X": "fr", "/files/a/report.docx": "en", "/": "en"}


def test_each_language_names_itself() -> None:
    assert names()["ar"] == "العربية"
    assert names()["fr"] == "Français"
    assert names()["zh"] == "中文"
