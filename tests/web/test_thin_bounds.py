"""What comes from outside stays outside: markup, other sites, too much, the wrong kind."""

import asyncio
import re
from collections.abc import Iterator
from urllib.parse import urljoin

import httpx
import pytest
from fastapi.testclient import TestClient
from starlette.requests import Request
from starlette.types import Message

from session_core.domain.agenda import AgendaItem
from session_core.domain.people import Part, ProgrammePerson, Role
from session_core.domain.session import WorkshopSession
from session_core.storage import agenda, people
from session_core.use_cases.floor import see_floor
from session_core.use_cases.house import House
from session_core.use_cases.notes import write_note
from session_core.use_cases.visit import Visit
from session_core.web.door_words import FormRefused
from session_core.web.forms import read_form
from tests.houses import new_session, sign_in_as
from tests.web.visitor import LINK, Visitor, poll_in

MARKUP = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>{{7*7}}"
ESCAPED = (
    "&lt;script&gt;alert(1)&lt;/script&gt;&#34;&#39;&gt;&lt;img src=x onerror=alert(2)&gt;{{7*7}}"
)


def test_markup_is_text_wherever_people_write(house: House) -> None:
    room = f"Room {MARKUP}"
    marked = new_session(house, title=f"Title {MARKUP}", room=room, join_code="MARKED")
    with house.database.writing() as db:
        named = [ProgrammePerson(f"Person {MARKUP}", Part.ONSITE_MODERATOR)]
        people.keep_programme_people(db, marked.id, named)
        agenda.add_items(db, marked.id, [AgendaItem("x", 9, f"Item {MARKUP}", 5)])
    of_marked = sign_in_as(house, Role.ONSITE_MODERATOR, marked.id)
    write_note(of_marked, f"Note {MARKUP}")
    poll_in(of_marked, f"Poll {MARKUP}")
    visitor = Visitor(marked)
    door = visitor.answer.text
    visitor.join(pseudonym=f"Me {MARKUP}"[:60])
    visitor.submit("ask", text=f"Question {MARKUP}")
    page = visitor.open().text
    refused = visitor.submit("ask", text=f"Refused {MARKUP}" + "x" * 1000).text
    for text in (door, page, refused):
        assert "<script>alert" not in text
        assert "<img" not in text
        assert text.count("<script") == 2
    for place in ("Title", "Room", "Person", "Item", "Note", "Poll", "Question"):
        assert f"{place} {ESCAPED}" in page
    assert f"Refused {ESCAPED}" in refused


def test_control_characters_are_dropped_and_direction_is_isolated(
    session: WorkshopSession, moderator: Visit
) -> None:
    visitor = Visitor(session).join()
    visitor.submit("ask", text="one\0two\u202ethree\nكيف؟")
    [place] = see_floor(moderator).places
    assert place.intervention.text == "onetwothree\nكيف؟"
    assert '<p class="words" dir="auto">onetwothree\nكيف؟</p>' in visitor.open().text


def test_a_post_from_another_site_does_nothing(session: WorkshopSession, moderator: Visit) -> None:
    visitor = Visitor(session).join()
    visitor.client.headers["Sec-Fetch-Site"] = "cross-site"
    answer = visitor.submit("ask", text="Not me")
    assert answer.status_code == 403
    assert "sent from another site" in answer.text
    assert see_floor(moderator).places == ()
    assert Visitor(session).client.cookies.get("seat") is None
    visitor.client.headers["Sec-Fetch-Site"] = "same-origin"
    visitor.open()
    # With no referrer allowed, Chromium says so on its own forms too.
    visitor.client.headers["Origin"] = "null"
    assert visitor.submit("ask", text="It is me").status_code == 303


@pytest.mark.parametrize("letter", ["x", "<", "问", "क", "😀"])
def test_ten_thousand_characters_of_any_script_stay_in_the_field(
    session: WorkshopSession, letter: str
) -> None:
    visitor = Visitor(session).join()
    visitor.submit("ask", text="Mine?")
    found = re.search(r'href="[^"]*(/question/[^"]+)"', visitor.open().text)
    assert found
    for act, said in (("ask", "This"), ("edit", "The question")):
        answer = visitor.submit(act, text=letter * 10_000)
        assert answer.status_code == 422
        assert f"{said} has 10,000 characters; the limit is 1,000." in visitor.text()
        assert visitor.typed_question() == letter * 10_000
        visitor.answer = visitor.client.get(visitor.path + found[1])


def test_what_is_far_too_long_is_told_the_limit_and_where_it_still_is(
    session: WorkshopSession, moderator: Visit
) -> None:
    visitor = Visitor(session).join()
    hidden = visitor.hidden("ask")
    answer = visitor.post("ask", text="x" * 262_144, **hidden)
    assert answer.status_code == 413
    assert (
        "A question has 1,000 characters at most. Press your browser’s own Back" in visitor.text()
    )
    visitor.client.headers["X-Evenfloor"] = "fetch"
    sentence = visitor.post("ask", text="x" * 262_144, **hidden).json()["sentence"]
    assert sentence.endswith("What you typed is still in its field.")
    assert see_floor(moderator).places == ()


def test_an_endless_body_is_cut_off() -> None:
    sent = 0

    async def endless() -> Message:
        nonlocal sent
        sent += 65_536
        return {"type": "http.request", "body": b"x" * 65_536, "more_body": True}

    post = Request({"type": "http", "method": "POST", "headers": []}, endless)
    with pytest.raises(FormRefused) as refused:
        asyncio.run(read_form(post))
    assert refused.value.details == {"reason": "too_large"}
    assert sent < 2_000_000


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("application/json", b'{"text": "no"}'),
        ("multipart/form-data; boundary=x", b"--x--"),
        ("", b"text=no"),
        ("application/x-www-form-urlencoded", b"&".join(b"a%d=1" % n for n in range(99))),
    ],
)
def test_what_is_no_form_is_told_so(session: WorkshopSession, kind: str, body: bytes) -> None:
    visitor = Visitor(session).join()
    headers = {"Content-Type": kind} if kind else {}
    answer = visitor.client.post(f"{visitor.path}/ask", content=body, headers=headers)
    assert answer.status_code == 415
    assert "takes forms only" in answer.text


def test_bytes_that_are_no_text_do_not_break_the_page(
    session: WorkshopSession, moderator: Visit
) -> None:
    visitor = Visitor(session).join()
    body = f"token={visitor.token()}&text=".encode() + b"%ff%fe%00ok\xff"
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    answer = visitor.client.post(f"{visitor.path}/ask", content=body, headers=headers)
    assert answer.status_code == 303
    assert see_floor(moderator).places[0].intervention.text.strip("\ufffd") == "ok"


def test_the_script_is_answered_in_few_words(session: WorkshopSession, moderator: Visit) -> None:
    visitor = Visitor(session).join()
    hidden = visitor.hidden("ask")
    visitor.client.headers["X-Evenfloor"] = "fetch"
    for _ in range(2):
        answer = visitor.post("ask", text="Once?", **hidden)
        assert (answer.status_code, answer.json()) == (200, {"ok": True})
    assert len(see_floor(moderator).places) == 1
    answer = visitor.post("ask", text="x" * 1001, **hidden | {"key": "another-key"})
    assert answer.status_code == 422
    assert answer.json() == {
        "ok": False,
        "code": "text_too_long",
        "sentence": "This has 1,001 characters; the limit is 1,000. Nothing was lost.",
    }
    assert visitor.post("ask", text="Mine?").json()["code"] == "form_refused"
    assert visitor.client.post("/j/NOBODY/ask").json()["code"] == "wrong_join_code"


def test_the_one_cookie_is_the_seat(session: WorkshopSession) -> None:
    visitor = Visitor(session)
    assert "set-cookie" not in visitor.answer.headers
    [cookie] = visitor.post("join", modality="online").headers.get_list("set-cookie")
    name, *rules = cookie.split("; ")
    assert re.fullmatch(r"seat=[\w-]{43}", name)
    # Without a path, so that it holds below any path of a mirror; browsers make this of it.
    assert set(rules) == {"HttpOnly", "Max-Age=604800", "SameSite=lax"}
    assert [each.path for each in visitor.client.cookies.jar] == [f"/j/{session.join_code}"]
    visitor.open()
    for answer in (visitor.answer, visitor.submit("ask", text="No more")):
        assert "set-cookie" not in answer.headers


@pytest.mark.parametrize(
    ("scheme", "headers"), [("https", {}), ("http", {"X-Forwarded-Proto": "https"})]
)
def test_behind_https_the_seat_goes_over_nothing_else(
    session: WorkshopSession, browser: TestClient, scheme: str, headers: dict[str, str]
) -> None:
    address = f"{scheme}://evenfloor.example/j/{session.join_code}/join"
    answer = browser.post(address, data={"modality": "online"}, headers=headers)
    assert "; Secure" in answer.headers["set-cookie"]


def answers_of_every_kind(session: WorkshopSession) -> Iterator[httpx.Response]:
    """A page, a redirect, a fragment, a refusal, a wrong code, words for the script."""
    visitor = Visitor(session)
    yield visitor.answer
    yield visitor.post("join", modality="online")
    yield visitor.open()
    yield visitor.submit("ask", text="x" * 1001)
    yield visitor.client.get(f"{visitor.path}/mine")
    yield visitor.client.get("/j/NOBODY")
    yield visitor.client.get("/j/NOBODY/nowhere/at/all")
    yield visitor.client.post(f"{visitor.path}/vote", headers={"X-Evenfloor": "fetch"})


def test_every_answer_is_kept_nowhere_and_talks_to_nobody(session: WorkshopSession) -> None:
    for answer in answers_of_every_kind(session):
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["referrer-policy"] == "no-referrer"
        assert answer.headers["x-content-type-options"] == "nosniff"
        policy = answer.headers["content-security-policy"]
        for rule in ("default-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"):
            assert rule in policy
        assert "unsafe" not in policy


def test_the_page_works_behind_any_host_name(session: WorkshopSession) -> None:
    visitor = Visitor(session, host="abcdefghij234567.onion")
    visitor.client.headers["Host"] = "inside.example"
    visitor.join()
    visitor.submit("ask", text="x" * 1001)
    pages = [(str(visitor.answer.url), visitor.answer.text)]
    pages.append((str(visitor.open().url), visitor.answer.text))
    for address, text in pages:
        assert ".example" not in text
        links = [link for link in LINK.findall(text) if not link.startswith("data:")]
        assert len(links) >= 4
        for link in links:
            assert not link.startswith(("/", "http"))
            path = urljoin(address, link).removeprefix("http://abcdefghij234567.onion")
            assert path == "/j" or path.startswith(visitor.path)
    for answer in answers_of_every_kind(session):
        assert not answer.headers.get("location", "").startswith(("/", "http"))


@pytest.mark.parametrize(
    ("accepted", "packed"),
    [
        ("gzip", True),
        ("br, GZIP;q=0.5", True),
        ("gzip; q=1.0", True),
        ("gzip;q=0", False),
        ("br, gzip; q=0.00", False),
        ("x-gzipped", False),
        ("", False),
    ],
)
def test_a_page_is_packed_for_who_unpacks_it(
    session: WorkshopSession, accepted: str, packed: bool
) -> None:
    visitor = Visitor(session)
    answer = visitor.client.get(visitor.path, headers={"Accept-Encoding": accepted})
    assert (answer.headers.get("content-encoding") == "gzip") is packed
    assert "Join" in answer.text


def test_a_method_that_is_not_here_is_told_which_are(session: WorkshopSession) -> None:
    visitor = Visitor(session)
    answer = visitor.client.put(visitor.path)
    assert answer.status_code == 405
    assert "GET" in answer.headers["allow"]
