"""A code that never was and one whose session is gone answer alike: in words, and in what is done.

There is no purge yet, and a purged session will be a row that is gone: so it is taken out here.
"Alike in time" is told by the work that is done, the statements to the database, not by a clock.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import httpx
import pytest
from fastapi.testclient import TestClient
from sqlalchemy import event, text
from starlette.applications import Starlette

from session_core.domain.people import Role
from session_core.domain.session import WorkshopSession
from session_core.use_cases.archive import archive_session
from session_core.use_cases.house import House
from session_core.use_cases.sessions import close_session
from session_core.use_cases.visit import Visit
from session_core.web import feed, thin_door
from tests.houses import new_session, sign_in_as
from tests.web.visitor import Visitor

NEVER = "ZZZZZZ"
FORM = {"receipt": "able able able able able", "modality": "online", "text": "Why?"}
ASKED = [
    ("GET", "/j/CODE"),
    ("HEAD", "/j/CODE"),
    ("GET", "/j?code=CODE"),
    ("POST", "/j/CODE/join"),
    ("POST", "/j/CODE/ask"),
    ("POST", "/j/CODE/leave"),
    ("POST", "/j/CODE/move"),
    ("GET", "/j/CODE/seat/token"),
    ("POST", "/j/CODE/seat"),
    ("GET", "/j/CODE/receipt"),
    ("POST", "/j/CODE/receipt"),
    ("POST", "/j/CODE/receipt-seat"),
    ("GET", "/j/CODE/questions"),
    ("GET", "/j/CODE/notes"),
    ("GET", "/j/CODE/read-back"),
    ("GET", "/j/CODE/mine"),
    ("GET", "/j/CODE/live"),
    ("GET", "/live/CODE"),
    ("GET", "/live/CODE/staff"),
]
BEHIND = ("floor", "notes", "mine", "group", "questions", "questions/mine", "read-back")


@pytest.fixture
def purged(house: House) -> WorkshopSession:
    """A session in which somebody sat and asked, and whose row is gone."""
    session = new_session(house)
    visitor = Visitor(session).join("online")
    visitor.submit("ask", text="Who pays?")
    with house.database.writing() as db:
        db.execute(text("DELETE FROM workshop_session WHERE id = :id"), {"id": session.id})
    return session


@contextmanager
def statements(house: House) -> Iterator[list[str]]:
    """The statements that reach the database meanwhile, without what is asked for by them."""
    told: list[str] = []

    def tell(_db: object, _cursor: object, statement: str, *_: object) -> None:
        told.append(statement)

    event.listen(house.database.engine, "before_cursor_execute", tell)
    yield told
    event.remove(house.database.engine, "before_cursor_execute", tell)


def asked(method: str, address: str, code: str, cookie: str) -> httpx.Response:
    """What a browser without a seat, or with an old one, is answered."""
    doors = Starlette(routes=[*feed.routes, *thin_door.routes])
    browser = TestClient(doors, base_url="http://evenfloor.example", follow_redirects=False)
    if cookie:
        browser.cookies.set("seat", cookie)
    # Uncompressed: codes of one length compress to different ones.
    browser.headers["accept-encoding"] = "identity"
    data = FORM if method == "POST" else None
    answer: httpx.Response = browser.request(method, address.replace("CODE", code), data=data)
    return answer


def told(answer: httpx.Response, code: str) -> tuple[int, list[str], str]:
    """Status, headers and body, without the code that was asked for."""
    headers = sorted(f"{name}: {value}" for name, value in answer.headers.items())
    return answer.status_code, headers, answer.text.replace(code, "CODE")


@pytest.mark.parametrize("cookie", ["", "an-old-seat"])
@pytest.mark.parametrize(("method", "address"), ASKED)
def test_a_purged_code_is_answered_as_one_that_never_was(
    house: House, purged: WorkshopSession, method: str, address: str, cookie: str
) -> None:
    asked(method, address, NEVER, cookie)  # what is loaded once is loaded
    seen = []
    for code in (NEVER, purged.join_code):
        with statements(house) as done:
            answer = asked(method, address, code, cookie)
        assert answer.status_code == 404
        seen.append((told(answer, code), done))
    assert seen[0] == seen[1]
    assert len(seen[0][1]) >= 1, "it was looked for"


def test_the_sentence_is_that_of_a_wrong_code(house: House, purged: WorkshopSession) -> None:
    page = Visitor.plain(asked("GET", "/j/CODE", purged.join_code, "").text)
    assert "No session has this code." in page
    assert purged.title not in page


@pytest.mark.parametrize("end", ["closed", "archived"])
def test_after_the_end_who_has_no_seat_learns_no_more_than_the_door_tells(
    house: House, session: WorkshopSession, moderator: Visit, end: str
) -> None:
    seated = Visitor(session).join("online", pseudonym="Quiet Heron")
    seated.submit("ask", text="Who pays?")
    close_session(moderator)
    if end == "archived":
        archive_session(sign_in_as(house, Role.ORGANISER, session.id))
    stranger = Visitor(session)
    assert stranger.answer.status_code == 200
    assert "This session is over" in stranger.text()
    for below in BEHIND:
        answer = stranger.open(f"/{below}")
        assert answer.status_code == 403, below
        for kept in ("Who pays?", "Quiet Heron", session.title):
            assert kept not in answer.text
    assert asked("GET", "/j/CODE/live", session.join_code, "").status_code == 403
    assert asked("GET", "/live/CODE/staff", session.join_code, "").status_code == 403
