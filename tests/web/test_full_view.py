"""From the thin door to the full view and back: the same seat, and nobody else's."""

from http.cookies import SimpleCookie

import httpx
import pytest

from session_core.domain.session import Entry, WorkshopSession
from session_core.use_cases.house import House
from session_core.use_cases.seat_cookie import full_view_cookie
from tests.houses import new_session, seat_in
from tests.web.visitor import Visitor

CODE = "F7K2QX"
COOKIE = full_view_cookie(CODE)


@pytest.fixture
def session(house: House) -> WorkshopSession:
    return new_session(house, join_code=CODE)


def cookies_set(answer: httpx.Response) -> "SimpleCookie":
    """The cookies that an answer sets, with what it says of each."""
    kept: SimpleCookie = SimpleCookie()
    for line in answer.headers.get_list("set-cookie"):
        kept.load(line)
    return kept


def test_who_has_a_seat_is_led_there_with_a_cookie_out_of_reach_of_scripts(
    session: WorkshopSession,
) -> None:
    visitor = Visitor(session).join()
    answer = visitor.client.get(f"{visitor.path}/full")
    assert (answer.status_code, answer.headers["location"]) == (
        303,
        f"../../participant?code={CODE}&lang=en",
    )
    kept = cookies_set(answer)[COOKIE]
    assert kept["httponly"]
    assert (kept["path"], kept["samesite"]) == ("/", "lax")
    assert kept.value == visitor.client.cookies.get("seat")


def test_it_is_secure_where_the_thin_page_s_own_is(session: WorkshopSession) -> None:
    visitor = Visitor(session).join()
    answer = visitor.client.get(f"{visitor.path}/full", headers={"x-forwarded-proto": "https"})
    assert cookies_set(answer)[COOKIE]["secure"]


def test_the_language_of_the_page_comes_along(session: WorkshopSession) -> None:
    visitor = Visitor(session).join()
    answer = visitor.client.get(f"{visitor.path}/full", headers={"accept-language": "ar"})
    assert answer.headers["location"].endswith("&lang=ar")


def test_who_has_none_joins_first_and_is_led_back(session: WorkshopSession) -> None:
    visitor = Visitor(session)
    answer = visitor.client.get(f"{visitor.path}/full")
    assert answer.headers["location"].endswith(f"j/{CODE}?then=participant")
    assert COOKIE not in cookies_set(answer)
    visitor.open("?then=participant")
    joined = visitor.submit("join", modality="online")
    assert joined.status_code == 303
    assert joined.headers["location"].endswith(f"j/{CODE}/full")


def test_a_refused_form_still_leads_there(session: WorkshopSession) -> None:
    visitor = Visitor(session)
    visitor.open("?then=participant")
    visitor.submit("join", modality="online", people="1")
    assert visitor.answer.status_code == 422
    assert visitor.hidden("join")["then"] == "participant"


@pytest.mark.parametrize("wanted", ["https://evil.example", "//evil.example", "full", "../full"])
def test_nobody_is_led_anywhere_else(session: WorkshopSession, wanted: str) -> None:
    visitor = Visitor(session)
    assert 'name="then"' not in visitor.open(f"?then={wanted}").text
    visitor.post("join", modality="online", then=wanted)
    assert visitor.answer.headers["location"].endswith(f"j/{CODE}")


def test_who_waits_at_the_door_waits_there_too(house: House) -> None:
    session = new_session(house, join_code=CODE, entry=Entry.APPROVAL)
    visitor = Visitor(session)
    visitor.post("join", modality="online", then="participant")
    answer = visitor.client.get(f"{visitor.path}/full")
    assert COOKIE in cookies_set(answer)


def test_leaving_takes_both_cookies_away(session: WorkshopSession) -> None:
    visitor = Visitor(session).join()
    visitor.client.get(f"{visitor.path}/full")
    visitor.open()
    visitor.submit("leave")
    assert COOKIE in cookies_set(visitor.answer)
    assert COOKIE not in visitor.client.cookies
    assert "seat" not in visitor.client.cookies


def test_without_the_full_view_no_answer_speaks_of_its_cookie(session: WorkshopSession) -> None:
    visitor = Visitor(session).join()
    visitor.submit("leave")
    assert COOKIE not in cookies_set(visitor.answer)


def test_the_wide_cookie_alone_is_a_seat_in_its_own_session_only(
    house: House, session: WorkshopSession
) -> None:
    other = new_session(house, join_code="ZZZ222")
    secret = seat_in(house, session.id).seat_secret or ""
    here, there = Visitor(session), Visitor(other)
    for visitor in (here, there):
        visitor.client.cookies.set(COOKIE, secret)
    assert here.client.get(f"{here.path}/mine").status_code == 200
    assert there.client.get(f"{there.path}/mine").status_code == 403


def test_the_handbook_leads_there(session: WorkshopSession) -> None:
    assert f"j/{CODE}/full" in Visitor(session).open_at("/handbook")
