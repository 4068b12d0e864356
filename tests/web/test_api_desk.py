"""The help desk by the JSON API: asked once, answered, read, settled, taken back; nobody else's."""

import asyncio

import pytest

from session_core.domain.people import Role
from session_core.domain.session import Entry, WorkshopSession
from session_core.use_cases.desk import answer_help, claim_help
from session_core.use_cases.entry import set_entry
from session_core.use_cases.house import House
from session_core.use_cases.sessions import close_session
from session_core.use_cases.visit import Visit
from tests.houses import sign_in_as
from tests.web.program import Program, first_event

NEED = {"kind": "sound or link", "urgency": "urgent", "text": "I hear nothing"}


@pytest.fixture
def desk(house: House, session: WorkshopSession) -> Visit:
    """Somebody of the desk."""
    return sign_in_as(house, Role.DESK, session.id)


def requests(program: Program) -> list[dict[str, object]]:
    listed: list[dict[str, object]] = program("GET", "/help/mine").json()["requests"]
    return listed


def test_help_is_asked_for_once_and_followed(session: WorkshopSession, desk: Visit) -> None:
    program = Program(session).join()
    answer = program("POST", "/help", NEED | {"key": "help-number-1"})
    assert answer.status_code == 201
    told = answer.json()
    assert (told["kind"], told["state"], told["before"]) == ("sound or link", "waiting", 0)
    again = program("POST", "/help", NEED, Idempotency_Key="help-number-1")
    assert again.json() == told
    assert requests(program) == [told]
    claim_help(desk, told["id"])
    answer_help(desk, told["id"], "Try the other link.")
    (seen,) = requests(program)
    assert seen["state"] == "answered"
    assert seen["lines"][0]["text"] == "Try the other link."  # type: ignore[index]
    assert [line["is_new"] for line in seen["lines"]] == [True]  # type: ignore[attr-defined]
    before = {"revisions": {told["id"]: told["revision"]}}
    assert program("PUT", "/help/mine/read", before).status_code == 204
    assert requests(program)[0]["lines"][0]["is_new"], "that was not shown yet"  # type: ignore[index]
    shown = {"revisions": {told["id"]: seen["revision"]}}
    assert program("PUT", "/help/mine/read", shown).status_code == 204
    (seen,) = requests(program)
    assert [line["is_new"] for line in seen["lines"]] == [False]  # type: ignore[attr-defined]
    line = {"text": "Still nothing", "key": "line-number-1"}
    for _ in range(2):
        told = program("POST", f"/help/{told['id']}/lines", line).json()
        assert [each["text"] for each in told["lines"]] == ["Try the other link.", "Still nothing"]
    for _ in range(2):
        assert program("PUT", f"/help/{told['id']}/settlement").json()["state"] == "closed"
    for _ in range(2):
        assert program("DELETE", f"/help/{told['id']}").status_code == 204
    assert "Still nothing" not in program("GET", "/help/mine").text


def test_it_is_nobody_elses(session: WorkshopSession) -> None:
    asker, other = Program(session).join(), Program(session).join()
    asked = asker("POST", "/help", NEED).json()["id"]
    assert requests(other) == []
    for method, below, body in (
        ("POST", "/lines", {"text": "Not mine"}),
        ("PUT", "/settlement", None),
    ):
        answer = other(method, f"/help/{asked}{below}", body)
        assert (answer.status_code, answer.json()["code"]) == (404, "not_found")
    assert other("DELETE", f"/help/{asked}").status_code == 204
    assert requests(asker)[0]["state"] == "waiting"
    assert "I hear nothing" not in other("GET", "/snapshot").text


@pytest.mark.parametrize(
    ("method", "below", "body"),
    [
        ("POST", "/help", NEED),
        ("GET", "/help/mine", None),
        ("PUT", "/help/mine/read", {"revisions": {}}),
        ("POST", "/help/0123456789abcdef/lines", {"text": "x"}),
        ("PUT", "/help/0123456789abcdef/settlement", None),
        ("DELETE", "/help/0123456789abcdef", None),
    ],
)
def test_it_needs_a_seat(
    session: WorkshopSession, method: str, below: str, body: dict[str, str] | None
) -> None:
    for token in ("", "x" * 43):
        answer = Program(session, token)(method, below, body)
        assert (answer.status_code, answer.json()["code"]) == (401, "no_seat")


def test_who_waits_at_the_door_is_helped_too(session: WorkshopSession, moderator: Visit) -> None:
    set_entry(moderator, Entry.APPROVAL)
    program = Program(session).join()
    assert program("POST", "/help", NEED).status_code == 201
    assert len(requests(program)) == 1


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"kind": "money"},
        NEED | {"urgency": "now"},
        NEED | {"text": 1},
        NEED | {"text": "x" * 2001},
    ],
)
def test_what_does_not_fit_is_refused(session: WorkshopSession, body: dict[str, object]) -> None:
    program = Program(session).join()
    assert program("POST", "/help", body).status_code == 422
    assert requests(program) == []


def test_the_desk_closes_with_the_session_and_has_its_bounds(
    session: WorkshopSession, moderator: Visit
) -> None:
    program = Program(session).join()
    codes = [program("POST", "/help", NEED).json().get("code") for _ in range(11)]
    assert codes[-1] == "too_many_requests"
    assert not any(codes[:-1])
    close_session(moderator)
    late = Program(session, program.token)("POST", "/help", NEED)
    assert (late.status_code, late.json()["code"]) == (409, "desk_closed")
    assert len(requests(program)) == 10


def test_a_seat_is_told_by_its_token_that_the_desk_wrote(
    session: WorkshopSession, desk: Visit
) -> None:
    program, path = Program(session).join(), f"/j/{session.join_code}/help/live"
    shown = {"Authorization": f"Bearer {program.token}"}
    asked = program("POST", "/help", NEED).json()["id"]
    before = asyncio.run(first_event(path, **shown))
    answer_help(desk, asked, "Try the other link.")
    after = asyncio.run(first_event(path, **shown))
    assert (before[0], after[0]) == (200, 200)
    assert '"help"' in before[1]
    assert before[1] != after[1]
    assert asyncio.run(first_event(path, Authorization="Bearer none"))[0] == 403
