"""Every form of the thin door meets forged seats, foreign ones, wrong types and far too much.

The addresses are asked of the door itself, so that a new one is met here too.
"""

import re
import sqlite3
import warnings
from pathlib import Path
from urllib.parse import urlencode

import httpx
import pytest
from starlette.routing import Route

from session_core.domain.codes import new_id, new_secret
from session_core.domain.people import Role
from session_core.domain.session import WorkshopSession
from session_core.use_cases.floor import see_floor
from session_core.use_cases.house import House
from session_core.use_cases.visit import Visit
from session_core.web import rendering
from session_core.web.form_token import form_token
from session_core.web.patience import Patience
from session_core.web.thin_door import thin_door
from tests.houses import FILE, new_session, sign_in_as
from tests.web.visitor import Visitor, poll_in


def addresses_of_forms() -> list[str]:
    """What can be posted to, below a session's page."""
    with warnings.catch_warnings(action="ignore"):
        paths = thin_door.openapi()["paths"]
    posted_to = [path for path, methods in paths.items() if "post" in methods]
    # Those of crowds are no routes of FastAPI's.
    posted_to += [
        route.path
        for route in thin_door.router.routes
        if type(route) is Route and "POST" in (route.methods or ())
    ]
    return sorted(path.removeprefix("/j/{code}/") for path in posted_to)


def fields_of_forms() -> list[str]:
    """The names of all that a form of any page may have in it."""
    templates = (Path(rendering.__file__).parent / "templates").rglob("*.html")
    found = {name for path in templates for name in re.findall(r' name="(\w+)"', path.read_text())}
    ballots = {"option", "o1", "r1", "w1"}  # a ballot names its fields itself
    return sorted((found | ballots) - {"viewport", "token"})


WITHOUT_A_SEAT = re.compile("join|leave|receipt([/-].*)?|seat")
"""Joining and receipts need none; who leaves without one has what they wanted."""

KIOSK, AT_KIOSK_FIRST = "kiosk/", "kiosk/take"
"""A tablet has a secret of its own, and nothing of a seat's counts there; taking it up is by
an address that is a secret too."""

FORM = "application/x-www-form-urlencoded"
HUGE = 1_000_000
every_form = pytest.mark.parametrize("address", addresses_of_forms())


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Guesses are slowed elsewhere."""

    async def at_once(*_: object) -> None:
        return

    monkeypatch.setattr(Patience, "wait", at_once)


@pytest.fixture
def poll(moderator: Visit) -> str:
    """An open poll, which nobody may get a ballot into."""
    return poll_in(moderator)


def address_of(visitor: Visitor, address: str) -> str:
    return f"{visitor.path}/{address.format(token=new_secret())}"


def fields_for(visitor: Visitor, moderator: Visit, poll: str) -> dict[str, str]:
    """All fields at once, as good as they can be; `visitor` has asked one question."""
    [place] = see_floor(moderator).places
    return {
        "token": visitor.token(),
        "id": place.intervention.id,
        "number": str(place.intervention.number),
        "poll": poll,
        "option": "1",
        "text": "Typed & kept",
        "kind": "question",
        "key": new_id(),
        "modality": "online",
        "receipt": "able able able able able",
    }


def expect_polite(answer: httpx.Response, *statuses: int) -> None:
    """No fault of ours, nothing of the inside told, and a status that says what it was."""
    assert answer.status_code in statuses, f"{answer.status_code}: {answer.text[:300]}"
    assert "Traceback" not in answer.text
    assert "session_core" not in answer.text
    assert not re.search(r'File "|sqlite3?\.|Error:', answer.text)


def what_stands(moderator: Visit) -> object:
    """All that a form could have changed."""
    floor = see_floor(moderator)
    with sqlite3.connect(moderator.house.settings.data / FILE) as database:
        ballots = database.execute("SELECT count(*) FROM ballot").fetchone()
    texts = [(each.intervention.text, each.intervention.support) for each in floor.places]
    return texts, ballots


def test_there_are_forms_to_be_met() -> None:
    assert {"ask", "join", "leave", "vote", "support", "edit", "receipt"} <= {*addresses_of_forms()}
    assert {"text", "id", "number", "option", "receipt", "key"} <= {*fields_of_forms()}


@every_form
@pytest.mark.parametrize("whose", ["forged", "left", "of another session", "of nobody"])
def test_a_seat_that_is_none_does_nothing(
    house: House, session: WorkshopSession, moderator: Visit, poll: str, address: str, whose: str
) -> None:
    asker = Visitor(session).join()
    asker.submit("ask", text="Stays as it is?")
    visitor = Visitor(session)
    if whose == "forged":
        secret = new_secret()
    elif whose == "left":
        leaving = Visitor(session).join()
        secret = leaving.client.cookies["seat"]
        assert leaving.submit("leave").status_code == 303
    elif whose == "of another session":
        secret = Visitor(new_session(house)).join().client.cookies["seat"]
    else:
        secret = ""
    if secret:
        visitor.client.cookies.set("seat", secret, path=visitor.path)
    fields = fields_for(asker, moderator, poll) | {"token": form_token(secret)}
    before = what_stands(moderator)
    answer = visitor.client.post(address_of(visitor, address), data=fields)
    if WITHOUT_A_SEAT.fullmatch(address):
        expect_polite(answer, 303, 403, 404, 409, 422)
    elif address == AT_KIOSK_FIRST:
        expect_polite(answer, 403, 404)
    else:
        expect_polite(answer, 403)
        assert "My questions</h2>" not in answer.text
    if address == "ask":
        assert "Typed &amp; kept</textarea>" in answer.text
    assert what_stands(moderator) == before


@every_form
def test_a_form_drawn_for_another_seat_does_nothing(
    session: WorkshopSession, moderator: Visit, poll: str, address: str
) -> None:
    asker, other = Visitor(session).join(), Visitor(session).join()
    asker.submit("ask", text="Stays as it is?")
    fields = fields_for(asker, moderator, poll) | {"token": other.token()}
    before = what_stands(moderator)
    answer = asker.client.post(address_of(asker, address), data=fields)
    if address == "join":
        expect_polite(answer, 303)  # who has a seat keeps it
    elif address.startswith(("receipt", "seat")):
        expect_polite(answer, 403, 404, 409, 422)
    elif address.startswith(KIOSK):
        expect_polite(answer, 403, 404)
    else:
        expect_polite(answer, 403)
        assert "older than your seat" in answer.text
    assert what_stands(moderator) == before
    assert "My questions" in asker.reload(), "the seat itself is as good as before"


BODIES = {
    "json": ("application/json", b'{"text": ["a"], "id": {"b": 1}}', 415),
    "json array": ("application/json", b"[]", 415),
    "multipart": ("multipart/form-data; boundary=x", b"--x\r\n\r\ny\r\n--x--", 415),
    "text": ("text/plain", b"token=1", 415),
    "no type": ("", b"token=1", 415),
    "too many fields": (FORM, b"&".join(b"a%d=1" % n for n in range(99)), 415),
    "a megabyte": (FORM, b"text=" + b"x" * HUGE, 413),
    "a megabyte of an id": (FORM, b"id=" + b"7" * HUGE, 413),
    "a megabyte of json": ("application/json", b"[" * HUGE, 413),
}


@every_form
def test_what_is_no_form_or_too_large_is_told_so(session: WorkshopSession, address: str) -> None:
    visitor = Visitor(session).join()
    path = address_of(visitor, address)
    for kind, body, status in BODIES.values():
        headers = {"Content-Type": kind} if kind else {}
        # Who is at no kiosk is told that before anything is read.
        statuses = (status, 403) if address.startswith(KIOSK) else (status,)
        expect_polite(visitor.client.post(path, content=body, headers=headers), *statuses)
        told = visitor.client.post(path, content=body, headers=headers | {"X-Evenfloor": "fetch"})
        expect_polite(told, *statuses)
        assert told.status_code == 403 or told.json()["ok"] is False


@every_form
def test_an_empty_body_is_no_fault(session: WorkshopSession, address: str) -> None:
    visitor = Visitor(session).join()
    path = address_of(visitor, address)
    for headers in ({}, {"Content-Type": FORM}, {"X-Evenfloor": "fetch"}):
        answer = visitor.client.post(path, content=b"", headers=headers)
        expect_polite(answer, 200, 303, 403, 404, 422)
    stranger = Visitor(session)
    expect_polite(stranger.client.post(path, content=b""), 200, 303, 403, 404, 422)


ODD = {
    "nul": b"%00",
    "nul within": b"a%00b",
    "lone surrogate": b"%ED%A0%80",
    "half a character": b"%F0%9F%98",
    "bytes": b"%FF%FE",
    "raw bytes": b"\xff\x00\xfe",
    "percent": b"%",
    "a number too many": b"9" * 5000,
    "other digits": "٣²".encode(),
    "minus": b"-1",
    "a way up": b"../../etc/passwd",
    "sql": b"%27%3B%20DROP%20TABLE%20seat%3B--",
    "template": b"%7B%7B7*7%7D%7D%24%7B7*7%7D",
    "line breaks": b"a%0D%0ASet-Cookie:%20seat=1",
    "far too long": b"z" * 200_000,
}


@every_form
def test_odd_values_in_any_field_are_no_fault(
    session: WorkshopSession, moderator: Visit, poll: str, address: str
) -> None:
    asker = Visitor(session).join()
    asker.submit("ask", text="Stays?")
    good, names = fields_for(asker, moderator, poll), fields_of_forms()
    for odd in ODD.values():
        visitor = Visitor(session)
        visitor.post("join", modality="online")
        good["token"] = form_token(visitor.client.cookies["seat"])
        # All at once, and apart for what is read after the first that is refused.
        for odd_ones in (names, ["text"], ["key", "number"], ["option", "receipt"]):
            rest = {name: value for name, value in good.items() if name not in odd_ones}
            odd_fields = [f"{name}=".encode() + odd for name in odd_ones]
            body = b"&".join([str(httpx.QueryParams(rest)).encode(), *odd_fields])
            answer = visitor.client.post(
                address_of(visitor, address), content=body, headers={"Content-Type": FORM}
            )
            expect_polite(answer, 200, 303, 403, 404, 409, 413, 422, 429)
            assert "set-cookie" not in answer.headers or address in {"join", "leave"}


@every_form
def test_lists_and_names_of_other_kinds_are_passed_over(
    session: WorkshopSession, moderator: Visit, poll: str, address: str
) -> None:
    asker = Visitor(session).join()
    asker.submit("ask", text="Stays?")
    good = fields_for(asker, moderator, poll)
    twice = [(name, value) for name, value in good.items() for _ in range(2)]
    lists = [(f"{name}[]", value) for name, value in good.items()]
    for pairs in (twice, lists, [("", ""), ("__class__", "x"), ("token", "\ufffd.\ufffd")]):
        answer = asker.client.post(
            address_of(asker, address),
            content=urlencode(pairs),
            headers={"Content-Type": FORM},
        )
        expect_polite(answer, 200, 303, 403, 404, 409, 422)


@every_form
def test_a_cookie_of_any_letters_is_no_fault(session: WorkshopSession, address: str) -> None:
    visitor = Visitor(session)
    for seat in ("\x00", "\ufffd", "a" * 60_000, "é", '"; Path=/', "a=b=c", ","):
        headers = [(b"cookie", b"seat=" + seat.encode()), (b"content-type", FORM.encode())]
        answer = visitor.client.post(
            address_of(visitor, address), content=b"token=x.y", headers=headers
        )
        expect_polite(answer, 303, 403, 404, 422)


def test_an_organiser_sees_nothing_of_what_was_refused(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    elsewhere = new_session(house)
    foreign = Visitor(elsewhere).join()
    visitor = Visitor(session)
    visitor.client.cookies.set("seat", foreign.client.cookies["seat"], path=visitor.path)
    visitor.post("ask", text="Foreign?", token=foreign.token())
    assert see_floor(moderator).places == ()
    assert see_floor(sign_in_as(house, Role.ORGANISER, elsewhere.id)).places == ()
