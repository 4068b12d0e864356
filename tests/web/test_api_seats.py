"""Seats by the JSON API: taken once, shown by a token, left and forgotten; what is none."""

import pytest

from session_core.domain.codes import new_secret
from session_core.domain.people import Role
from session_core.domain.session import AtDoor, Entry, WorkshopSession
from session_core.use_cases.door import set_asked_at_door
from session_core.use_cases.entry import admit, make_entry_codes, see_entry, set_entry, turn_away
from session_core.use_cases.house import House
from session_core.use_cases.intake import freeze_intake
from session_core.use_cases.seats import see_my_seat
from session_core.use_cases.sessions import close_session, see_session
from session_core.use_cases.visit import Visit, visit_now
from session_core.web.api import seats
from session_core.web.patience import Patience
from tests.houses import new_session, sign_in_as
from tests.web.program import Program
from tests.web.visitor import Visitor, poll_in

KEY = "k" * 40


def joined(moderator: Visit) -> int:
    return sum(see_session(moderator).joined.values())


def test_who_joins_gets_a_token_and_is_seen_by_it(house: House, session: WorkshopSession) -> None:
    program = Program(session)
    answer = program(
        "POST",
        "/seats",
        {
            "pseudonym": "Ana <b>",
            "modality": "onsite",
            "stakeholder_group": "Civil Society",
            "regional_group": "African Group",
            "language": "fr",
            "people": 30,
        },
    )
    assert answer.status_code == 201
    told = answer.json()
    assert told["seat"] == {
        "pseudonym": "Ana <b>",
        "admission": "admitted",
        "modality": "onsite",
        "stakeholder_group": "Civil Society",
        "regional_group": "African Group",
        "language": "fr",
        "people": 30,
        "people_confirmed": False,
    }
    program.token = told["token"]
    again = program("GET", "/seats/me")
    assert (again.status_code, again.json()) == (200, told["seat"])
    assert told["token"] not in again.text
    seat = see_my_seat(visit_now(house, session_id=session.id, seat_secret=told["token"]))
    assert seat.pseudonym == "Ana <b>"


def test_nothing_has_to_be_said_and_a_pseudonym_is_given(session: WorkshopSession) -> None:
    seat = Program(session)("POST", "/seats", {}).json()["seat"]
    assert seat["pseudonym"]
    assert seat["modality"] == "online"


def test_what_the_organiser_asks_is_named_where_it_is_missing(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    set_asked_at_door(sign_in_as(house, Role.ORGANISER, session.id), AtDoor.LANGUAGE)
    assert Program(session)("GET").json()["asked_at_door"] == ["language"]
    answer = Program(session)("POST", "/seats", {"modality": "onsite"})
    assert answer.status_code == 422
    assert answer.json()["code"] == "asked_at_door"
    assert answer.json()["details"] == {"reason": "language"}
    assert joined(moderator) == 0


def test_the_same_key_takes_one_seat(session: WorkshopSession, moderator: Visit) -> None:
    program = Program(session)
    first = program("POST", "/seats", {"key": KEY}).json()
    assert program("POST", "/seats", {"key": KEY, "pseudonym": "Other"}).json() == first
    assert program("POST", "/seats", {}, Idempotency_Key=KEY).json() == first
    assert joined(moderator) == 1
    assert program("POST", "/seats", {}).json()["token"] != first["token"]
    assert joined(moderator) == 2


@pytest.mark.parametrize("key", ["short", "k" * 31, "k" * 65, "ö" * 40, ""])
def test_a_key_that_can_be_guessed_is_refused(
    session: WorkshopSession, moderator: Visit, key: str
) -> None:
    answer = Program(session)("POST", "/seats", {"key": key})
    assert answer.status_code == 422
    assert answer.json()["details"]["fields"][0]["field"] == "body.key"
    assert joined(moderator) == 0


def test_two_keys_that_differ_are_refused(session: WorkshopSession) -> None:
    answer = Program(session)("POST", "/seats", {"key": KEY}, Idempotency_Key="x" * 40)
    assert (answer.status_code, answer.json()["code"]) == (422, "two_keys")


def test_who_leaves_is_forgotten_and_their_token_is_worth_nothing(
    session: WorkshopSession, moderator: Visit
) -> None:
    program = Program(session).join(pseudonym="Ana")
    program.ask("Mine?")
    assert program("DELETE", "/seats/me").status_code == 204
    assert joined(moderator) == 0
    for method, below in (("GET", "/seats/me"), ("DELETE", "/seats/me"), ("GET", "/snapshot")):
        answer = program(method, below)
        assert (answer.status_code, answer.json()["code"]) == (401, "no_seat")
        assert answer.headers["WWW-Authenticate"] == "Bearer"


EVERYTHING = [
    ("GET", "/seats/me", None),
    ("DELETE", "/seats/me", None),
    ("GET", "/revisions", None),
    ("GET", "/snapshot", None),
    ("GET", "/questions", None),
    ("POST", "/questions", {"text": "Foreign?"}),
    ("GET", "/questions/mine", None),
    ("GET", "/questions/1", None),
    ("PATCH", "/questions/1", {"text": "Foreign?"}),
    ("PUT", "/questions/1/withdrawal", None),
    ("DELETE", "/questions/1", None),
    ("PUT", "/questions/1/support", None),
    ("DELETE", "/questions/1/support", None),
    ("GET", "/polls", None),
    ("PUT", "/polls/POLL/ballot", {"option": "1"}),
]


@pytest.mark.parametrize(("method", "below", "body"), EVERYTHING)
@pytest.mark.parametrize("whose", ["nobody's", "forged", "of another session", "left", "a cookie"])
def test_without_a_seat_here_nothing_is_seen_or_done(
    house: House,
    session: WorkshopSession,
    moderator: Visit,
    method: str,
    below: str,
    body: dict[str, str] | None,
    whose: str,
) -> None:
    asker, other = Program(session).join(), new_session(house)
    asker.ask("Stays as it is?")
    program = Program(session)
    if whose == "forged":
        program.token = new_secret()
    elif whose == "of another session":
        program.token = Program(other).join().token
    elif whose == "left":
        program.join()("DELETE", "/seats/me")
    elif whose == "a cookie":
        program.client.cookies.set("seat", asker.token)
    before = asker("GET", "/snapshot").json()
    answer = program(method, below.replace("POLL", poll_in(moderator)), body)
    assert answer.status_code == 401, answer.text
    assert answer.json()["code"] == "no_seat"
    after = asker("GET", "/snapshot").json()
    assert (after["floor"], len(asker.mine())) == (before["floor"], 1)


@pytest.mark.parametrize("shown", ["Basic YTpi", "Bearer", "Bearer ", "seat", "Bearer a b"])
def test_other_proofs_are_none(session: WorkshopSession, shown: str) -> None:
    answer = Program(session)("GET", "/seats/me", Authorization=shown)
    assert answer.status_code == 401


def test_a_seat_of_the_thin_page_is_shown_by_its_token_too(session: WorkshopSession) -> None:
    visitor = Visitor(session).join(pseudonym="Ana")
    program = Program(session, visitor.client.cookies["seat"])
    assert program("GET", "/seats/me").json()["pseudonym"] == "Ana"


def test_who_waits_is_told_so_and_may_only_leave(
    session: WorkshopSession, moderator: Visit
) -> None:
    set_entry(moderator, Entry.APPROVAL)
    program = Program(session).join(pseudonym="Ana")
    assert program("GET", "/seats/me").json()["admission"] == "waiting"
    for method, below, body in EVERYTHING[2:]:
        answer = program(method, below.replace("POLL", "0123456789abcdef"), body)
        assert (answer.status_code, answer.json()["code"]) == (403, "waits_at_door"), below
    (one,) = see_entry(moderator).waiting
    turn_away(moderator, one.seat_id)
    assert program("GET", "/snapshot").json()["code"] == "turned_away"
    admit(moderator, one.seat_id)
    assert program("GET", "/seats/me").json()["admission"] == "admitted"
    assert program("GET", "/snapshot").status_code == 200


def test_who_waits_can_leave(session: WorkshopSession, moderator: Visit) -> None:
    set_entry(moderator, Entry.APPROVAL)
    program = Program(session).join()
    assert program("DELETE", "/seats/me").status_code == 204
    assert see_entry(moderator).waiting == ()


def test_a_one_time_code_opens_once(
    session: WorkshopSession, moderator: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(seats, "patience", Patience())
    set_entry(moderator, Entry.CODES)
    (code,) = make_entry_codes(moderator, 1)
    program = Program(session)
    assert program("GET").json()["entry"] == "codes"
    assert program("POST", "/seats", {}).json()["code"] == "wrong_entry_code"
    wrong = program("POST", "/seats", {"one_time_code": "BCDF-2345"})
    assert (wrong.status_code, wrong.json()["code"]) == (403, "wrong_entry_code")
    body = {"one_time_code": code.lower(), "key": KEY}
    first = program("POST", "/seats", body)
    assert first.status_code == 201
    assert program("POST", "/seats", body).json() == first.json(), "sent twice, used once"
    assert program("POST", "/seats", {"one_time_code": code}).status_code == 403
    assert joined(moderator) == 1


def test_guesses_make_everybody_wait_as_at_the_thin_page(
    session: WorkshopSession, moderator: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    slept: list[float] = []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)

    patience = Patience(sleep=sleep)
    monkeypatch.setattr(seats, "patience", patience)
    set_entry(moderator, Entry.CODES)
    for _ in range(7):
        Program(session)("POST", "/seats", {"one_time_code": "BCDF-2345"})
    assert slept
    assert patience.seconds(session.join_code) > 0


def test_a_frozen_or_closed_session_takes_nobody(
    session: WorkshopSession, moderator: Visit
) -> None:
    freeze_intake(moderator)
    answer = Program(session)("POST", "/seats", {})
    assert (answer.status_code, answer.json()["code"]) == (409, "intake_frozen")
    assert Program(session)("GET").json()["intake_frozen"] is True
    close_session(moderator)
    answer = Program(session)("POST", "/seats", {})
    assert (answer.status_code, answer.json()["code"]) == (409, "session_not_open")


@pytest.mark.parametrize("code", ["NOCODE", "%20", "x" * 5000, "%00", "%ED%A0%80"])
def test_a_code_of_no_session_is_answered_alike(session: WorkshopSession, code: str) -> None:
    program = Program(session).join()
    program.code = code
    for method, below, body in [("GET", "", None), ("POST", "/seats", {}), *EVERYTHING]:
        answer = program(method, below.replace("POLL", "0123456789abcdef"), body)
        assert (answer.status_code, answer.json()["code"]) == (404, "wrong_join_code"), below


@pytest.mark.parametrize("field", ["pseudonym", "one_time_code"])
@pytest.mark.parametrize("text", ["\0", "a\0b", "\u202eabc", "x" * 5000, "{{7*7}}", "'; DROP--"])
def test_odd_texts_are_no_fault(session: WorkshopSession, field: str, text: str) -> None:
    answer = Program(session)("POST", "/seats", {field: text})
    assert answer.status_code in {201, 422}
    if answer.status_code == 201 and field == "pseudonym":
        assert "\0" not in answer.json()["seat"]["pseudonym"]
