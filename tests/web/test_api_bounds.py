"""The JSON API as a whole: its document, its languages, its limits, what it reads, its feed."""

import asyncio
import json
import logging
import re
from typing import Any

import pytest
from fastapi.routing import APIRoute

from session_core.domain.intake import PER_SEAT, Post
from session_core.domain.session import Entry, WorkshopSession
from session_core.live.allowances import Allowances, Verdict
from session_core.use_cases.entry import set_entry
from session_core.use_cases.questions import see_questions
from session_core.use_cases.visit import Visit
from session_core.web import feed
from session_core.web.api.app import ROOMS
from session_core.web.forms import MOST_BYTES
from session_core.web.limits import FeedsOfSeat
from tests.web.program import Program, first_event, operations
from tests.web.visitor import Visitor, new_browser

JSON = "application/json"


def test_the_document_is_served_and_has_every_route(session: WorkshopSession) -> None:
    answer = new_browser("a-mirror.example").get("/api/v1/openapi.json")
    assert answer.status_code == 200
    documented = {
        (method.upper(), path)
        for path, methods in answer.json()["paths"].items()
        for method in methods
    }
    there = {
        (method, route.path)
        for room in ROOMS
        for route in room.routes.routes
        if isinstance(route, APIRoute)
        for method in route.methods or ()
    }
    assert documented == there
    assert len(documented) >= 16


def test_the_document_names_no_host_and_asks_nobody(session: WorkshopSession) -> None:
    text = new_browser("a-mirror.example").get("/api/v1/openapi.json").text
    assert "a-mirror.example" not in text
    assert not re.search(r"https?://", text)
    assert json.loads(text)["servers"] == [{"url": "../v1"}]
    for page in ("/api/v1/docs", "/api/v1/redoc"):
        assert new_browser().get(page).status_code == 404


def test_every_operation_says_what_it_needs_and_may_answer() -> None:
    for (method, path), operation in operations().items():
        where = f"{method} {path}"
        needs_seat = operation.get("security")
        assert bool(needs_seat) is ("401" in operation["responses"]), where
        assert "404" in operation["responses"], where
        assert operation["description"], where
        if "requestBody" in operation:
            assert {"413", "415", "422"} <= operation["responses"].keys(), where
        assert "HTTPValidationError" not in json.dumps(operation), where


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("/api/v1/", 404, "nothing_here"),
        ("/api/v1/sessions", 404, "nothing_here"),
        ("/api/v1/sessions/DEMO/", 404, "nothing_here"),
        ("/api/v1/sessions/DEMO/staff", 404, "nothing_here"),
        ("/api/v1/sessions/DEMO/seats", 405, "wrong_method"),
        ("/api/v1/sessions/a%0Ab/nowhere", 404, "nothing_here"),
        ("/api/v1/../../etc", 404, None),
        ("/api/v2/sessions", 404, None),
        ("/api/v1", 404, None),
    ],
)
def test_what_is_not_there_is_told_in_the_same_shape(
    session: WorkshopSession, path: str, status: int, code: str | None
) -> None:
    answer = new_browser().get(path)
    assert answer.status_code == status
    assert "location" not in answer.headers
    if code:
        assert answer.json()["code"] == code
        assert answer.json()["sentence"]


def test_other_sites_get_no_leave_to_ask(session: WorkshopSession) -> None:
    answer = new_browser().options(
        f"/api/v1/sessions/{session.join_code}/seats",
        headers={"Origin": "https://other.example", "Access-Control-Request-Method": "POST"},
    )
    assert answer.status_code == 405
    posted = new_browser().post(
        f"/api/v1/sessions/{session.join_code}/seats",
        json={},
        headers={"Origin": "https://other.example"},
    )
    for each in (answer, posted):
        assert not [name for name in each.headers if name.startswith("access-control")]


BODIES = {
    "no type": ("", b'{"text": "Why?"}', 415, "not_json"),
    "a form": ("application/x-www-form-urlencoded", b"text=Why", 415, "not_json"),
    "text": ("text/plain", b'{"text": "Why?"}', 415, "not_json"),
    "odd type": ("application/jsonx; charset=\xff", b"{}", 415, "not_json"),
    "cut off": (JSON, b'{"text": "Wh', 422, "unreadable"),
    "no json": (JSON, b"text", 422, "unreadable"),
    "not utf-8": (JSON, b'{"text": "\xff\xfe"}', 422, "unreadable"),
    "a number too many": (JSON, b'{"text": ' + b"9" * 5000 + b"}", 422, "unreadable"),
    "too deep": (JSON, b"[" * 100_000, 422, "unreadable"),
    "not a number": (JSON, b'{"text": NaN}', 422, "unfit"),
    "a half name": (JSON, b'{"\\ud800": 1}', 422, "unfit"),
    "empty": (JSON, b"", 422, "unfit"),
    "null": (JSON, b"null", 422, "unfit"),
    "too large": (JSON, b'{"text": "' + b"x" * MOST_BYTES + b'"}', 413, "too_large"),
    "far too large": (JSON, b"[" * (8 * MOST_BYTES), 413, "too_large"),
    "large and no json": ("text/plain", b"x" * (2 * MOST_BYTES), 413, "too_large"),
}


@pytest.mark.parametrize("body", BODIES)
def test_a_body_that_cannot_be_taken_is_told_so(
    session: WorkshopSession, moderator: Visit, body: str
) -> None:
    program = Program(session).join()
    kind, content, status, code = BODIES[body]
    headers = {"Authorization": f"Bearer {program.token}"}
    headers |= {"Content-Type": kind.encode("latin-1")} if kind else {}  # type: ignore[dict-item]
    for below in ("questions", "seats"):
        answer = program.client.post(
            f"/api/v1/sessions/{session.join_code}/{below}", content=content, headers=headers
        )
        assert (answer.status_code, answer.json()["code"]) == (status, code)
        assert answer.headers["Cache-Control"] == "no-store"
    assert see_questions(moderator) == ()


@pytest.mark.parametrize("tag", ["ar", "en", "es", "fr", "ru", "zh"])
def test_a_no_is_said_in_the_readers_language(session: WorkshopSession, tag: str) -> None:
    program = Program(session).join()
    problem = program("POST", "/questions", {"text": "x" * 1001}, Accept_Language=tag).json()
    english = program("POST", "/questions", {"text": "x" * 1001}).json()
    assert problem["code"] == english["code"] == "text_too_long"
    assert (problem["sentence"] == english["sentence"]) is (tag == "en")


def test_a_seat_that_asks_too_much_waits_and_is_then_refused(
    session: WorkshopSession, slept: list[float]
) -> None:
    program, other = Program(session).join(), Program(session).join()
    allowance = PER_SEAT[Post.ASK]
    for n in range(allowance.at_all):
        program.ask(f"Question {n}")
    assert len(slept) == allowance.at_all - allowance.at_once
    answer = program("POST", "/questions", {"text": "One too many"})
    assert (answer.status_code, answer.json()["code"]) == (429, "too_much_at_once")
    seconds = int(answer.headers["Retry-After"])
    assert 1 <= seconds <= 60
    assert answer.json()["details"]["seconds"] == seconds
    other.ask("A first one")
    assert program("PUT", "/questions/1/withdrawal").status_code == 200, "another allowance"
    assert program("DELETE", "/seats/me").status_code == 204, "leaving is never limited"


def test_page_and_api_share_a_seats_allowance(session: WorkshopSession, slept: list[float]) -> None:
    visitor = Visitor(session).join()
    program = Program(session, visitor.client.cookies["seat"])
    for n in range(PER_SEAT[Post.ASK].at_all):
        program.ask(f"Question {n}")
    assert visitor.submit("ask", text="And here?").status_code == 429


def test_what_is_sent_again_under_its_key_waits_for_nothing(
    session: WorkshopSession, slept: list[float]
) -> None:
    program = Program(session).join()
    for n in range(PER_SEAT[Post.ASK].at_once):
        for _ in range(4):
            program.ask(f"Question {n}", key=f"question-{n}")
    assert slept == []


@pytest.mark.parametrize(
    ("method", "below", "body", "post"),
    [
        ("POST", "/seats", {}, Post.JOIN),
        ("POST", "/questions", {"text": "Why?"}, Post.ASK),
        ("PATCH", "/questions/1", {"text": "How?"}, Post.CHANGE),
        ("PUT", "/questions/1/withdrawal", None, Post.CHANGE),
        ("DELETE", "/questions/1", None, Post.CHANGE),
        ("PUT", "/questions/1/support", None, Post.SUPPORT),
        ("DELETE", "/questions/1/support", None, Post.SUPPORT),
        ("PUT", "/polls/0123456789abcdef/ballot", {"option": "1"}, Post.VOTE),
        ("POST", "/help", {"kind": "sound or link"}, Post.HELP),
        ("POST", "/help/0123456789abcdef/lines", {"text": "Still"}, Post.HELP),
        ("PUT", "/help/0123456789abcdef/settlement", None, Post.HELP),
        ("DELETE", "/help/0123456789abcdef", None, Post.HELP),
        ("PUT", "/help/mine/read", {"revisions": {}}, Post.OTHER),
    ],
)
def test_whatever_changes_something_is_weighed(
    session: WorkshopSession,
    monkeypatch: pytest.MonkeyPatch,
    method: str,
    below: str,
    body: dict[str, str] | None,
    post: Post,
) -> None:
    program = Program(session).join()
    weighed: list[tuple[str, bool, Post]] = []

    def weigh(_: Allowances, code: str, seat: str, kind: Post, _key: str = "") -> Verdict:
        weighed.append((code, bool(seat), kind))
        return Verdict(retry_seconds=7, by_session=True)

    monkeypatch.setattr(Allowances, "weigh", weigh)
    answer = program(method, below, body)
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "7")
    assert weighed == [(session.join_code, post is not Post.JOIN, post)]


def test_nothing_of_people_is_in_the_log(
    session: WorkshopSession, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG, "session_core"):
        program = Program(session).join(pseudonym="Nobody Special")
        program.ask("A dangerous question")
        program("POST", "/questions", {"txet": "A dangerous question"})
    for secret in (program.token, "dangerous", "Nobody Special", "testclient"):
        assert secret not in caplog.text


def test_the_feed_takes_a_seat_and_counts_it(
    session: WorkshopSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feed, "MOST_OF_NOBODY", 0)
    program = Program(session).join()
    status, _ = asyncio.run(first_event(f"/live/{session.join_code}"))
    assert status == 503, "nobody's feeds are full, and a seat's are its own"
    opened: list[str] = []
    whole = FeedsOfSeat.open

    def noted(self: FeedsOfSeat, seat: str, end: Any) -> Any:
        opened.append(seat)
        return whole(self, seat, end)

    monkeypatch.setattr(FeedsOfSeat, "open", noted)
    status, said = asyncio.run(
        first_event(f"/live/{session.join_code}", Authorization=f"Bearer {program.token}")
    )
    assert status == 200
    assert '"floor"' in said or '"seen"' in said
    assert len(opened) == 1


@pytest.mark.parametrize("whose", ["forged", "left", "waits"])
def test_the_feed_tells_whose_token_is_of_no_use(
    session: WorkshopSession, moderator: Visit, whose: str
) -> None:
    if whose == "waits":
        set_entry(moderator, Entry.APPROVAL)
    program = Program(session).join()
    if whose == "left":
        program("DELETE", "/seats/me")
    if whose == "forged":
        program.token = "x" * 43
    status, said = asyncio.run(
        first_event(f"/live/{session.join_code}", Authorization=f"Bearer {program.token}")
    )
    expected = (403, "waits_at_door") if whose == "waits" else (401, "no_seat")
    assert (status, json.loads(said)["code"]) == expected
