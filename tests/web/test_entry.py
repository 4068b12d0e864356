"""Coming in at the thin door: by a moderator's leave, by a code, and never twice by one form."""

import asyncio
import re
from collections.abc import AsyncIterator
from typing import Any

import pytest
from starlette.requests import Request

from session_core.domain.session import Entry, WorkshopSession
from session_core.use_cases.entry import (
    admit,
    admit_all,
    make_entry_codes,
    revoke_entry_codes,
    see_entry,
    set_entry,
    turn_away,
)
from session_core.use_cases.house import House
from session_core.use_cases.sessions import see_session
from session_core.use_cases.visit import Visit, visit_now
from session_core.web import admission, thin_join
from session_core.web.limits import FeedsOfSeat
from session_core.web.patience import Patience
from tests.houses import new_session
from tests.web.visitor import Visitor


@pytest.fixture
def approval(session: WorkshopSession, moderator: Visit) -> WorkshopSession:
    set_entry(moderator, Entry.APPROVAL)
    return session


@pytest.fixture
def codes(session: WorkshopSession, moderator: Visit) -> WorkshopSession:
    set_entry(moderator, Entry.CODES)
    return session


def seats(moderator: Visit) -> int:
    return sum(see_session(moderator).joined.values())


def test_who_joins_waits_on_a_page_of_its_own(approval: WorkshopSession, moderator: Visit) -> None:
    visitor = Visitor(approval)
    assert "A moderator lets people in one by one" in visitor.text()
    visitor.join(pseudonym="Ana <b>")
    text = visitor.text()
    assert "You are at the door" in text
    assert approval.title in text
    assert "Ana <b>" in text
    assert "Ask for the floor" not in text
    refresh = f'<noscript><meta http-equiv="refresh" content="20;url=../j/{approval.join_code}">'
    assert refresh in visitor.answer.text
    assert f'<a class="more" href="../j/{approval.join_code}">Refresh</a>' in visitor.answer.text
    admit(moderator, see_entry(moderator).waiting[0].seat_id)
    assert "Ask for the floor" in visitor.reload()


@pytest.mark.parametrize("below", ["/mine", "/group", "/notes", "/floor", "/questions"])
def test_who_waits_reads_nothing(approval: WorkshopSession, below: str) -> None:
    visitor = Visitor(approval).join()
    assert visitor.client.get(visitor.path + below).status_code == 403


@pytest.mark.parametrize("act", ["ask", "vote", "support", "edit", "withdraw", "delete"])
def test_who_waits_does_nothing(approval: WorkshopSession, moderator: Visit, act: str) -> None:
    visitor = Visitor(approval).join()
    answer = visitor.post(
        act, **visitor.hidden("leave"), text="Why?", number="1", id="x", poll="x", option="1"
    )
    assert answer.status_code == 403
    assert "You are at the door" in visitor.text()


def test_who_was_turned_away_is_told_kindly_and_can_still_be_admitted(
    approval: WorkshopSession, moderator: Visit
) -> None:
    visitor = Visitor(approval).join()
    (one,) = see_entry(moderator).waiting
    turn_away(moderator, one.seat_id)
    assert "it says nothing about you" in visitor.reload()
    admit(moderator, one.seat_id)
    assert "Ask for the floor" in visitor.reload()


def test_who_waits_leaves_and_is_forgotten(approval: WorkshopSession, moderator: Visit) -> None:
    visitor = Visitor(approval).join()
    answer = visitor.submit("leave")
    assert answer.status_code == 303
    assert visitor.client.cookies.get("seat") is None
    assert see_entry(moderator).waiting == ()
    assert "Join" in visitor.reload()


def test_a_leave_form_from_elsewhere_is_refused_where_it_stands(
    approval: WorkshopSession, moderator: Visit
) -> None:
    visitor = Visitor(approval).join()
    assert visitor.post("leave", token="forged").status_code == 403
    assert "older than your seat" in visitor.text()
    assert len(see_entry(moderator).waiting) == 1


def test_joining_again_while_waiting_takes_no_second_place(
    approval: WorkshopSession, moderator: Visit
) -> None:
    visitor = Visitor(approval).join().join()
    assert "You are at the door" in visitor.text()
    assert len(see_entry(moderator).waiting) == 1


def test_a_door_asks_for_a_code_and_the_address_forgets_it(
    codes: WorkshopSession, moderator: Visit
) -> None:
    (code,) = make_entry_codes(moderator, 1)
    visitor = Visitor(codes)
    visitor.open(f"?pass={code.lower()}&in=room")
    assert f'name="pass" value="{code.lower()}"' in visitor.answer.text
    assert visitor.answer.headers["Referrer-Policy"] == "no-referrer"
    fields = visitor.hidden("join") | {"pass": code.lower(), "modality": "onsite"}
    answer = visitor.post("join", **fields)
    assert answer.status_code == 303
    assert code not in answer.headers["location"].upper()
    assert "pass" not in answer.headers["location"]
    assert "Ask for the floor" in visitor.reload()
    assert code not in visitor.answer.text


def test_a_strange_code_in_a_link_is_no_markup(codes: WorkshopSession) -> None:
    visitor = Visitor(codes)
    visitor.open("?pass=%22%3E%3Cscript%3E" + "x" * 5000)
    assert '"><script>x' not in visitor.answer.text
    assert "x" * 50 not in visitor.answer.text


def test_used_unknown_and_revoked_codes_are_refused_alike(
    codes: WorkshopSession, moderator: Visit
) -> None:
    used, revoked = make_entry_codes(moderator, 1)[0], make_entry_codes(moderator, 1)[0]
    Visitor(codes).join(**{"pass": used})
    revoke_entry_codes(moderator, 2)
    said = set()
    for wrong in (used, revoked, "BCDF-2345", "no code at all", ""):
        visitor = Visitor(codes)
        answer = visitor.submit("join", modality="online", pseudonym="Loon", **{"pass": wrong})
        assert answer.status_code == 403
        assert 'value="Loon"' in answer.text
        assert f'name="pass" value="{wrong}"' in answer.text
        said.add(re.findall(r'id="join-said"[^>]*>([^<]*)<', answer.text)[0])
    assert len(said) == 1
    assert "lets nobody in" in said.pop()
    assert seats(moderator) == 1


def test_a_form_that_is_sent_twice_uses_one_code_and_takes_one_seat(
    codes: WorkshopSession, moderator: Visit
) -> None:
    code, _ = make_entry_codes(moderator, 2)
    visitor = Visitor(codes)
    fields = visitor.hidden("join") | {"pass": code, "modality": "online"}
    first = visitor.post("join", **fields)
    # The browser never saw the first answer: it has no cookie when it sends again.
    visitor.client.cookies.clear()
    second = visitor.post("join", **fields)
    assert (first.status_code, second.status_code) == (303, 303)
    assert first.headers["set-cookie"] == second.headers["set-cookie"]
    assert seats(moderator) == 1
    assert "Ask for the floor" in visitor.reload()


def test_an_open_door_too_takes_one_seat_for_one_form(
    session: WorkshopSession, moderator: Visit
) -> None:
    visitor = Visitor(session)
    fields = visitor.hidden("join") | {"modality": "online"}
    for _ in range(3):
        visitor.client.cookies.clear()
        assert visitor.post("join", **fields).status_code == 303
    assert seats(moderator) == 1
    other = Visitor(session)
    assert other.hidden("join")["key"] != fields["key"]


def test_a_key_that_could_be_guessed_counts_for_nothing(
    session: WorkshopSession, moderator: Visit
) -> None:
    for _ in range(2):
        Visitor(session).post("join", modality="online", key="12345678")
    assert seats(moderator) == 2


def test_guessing_codes_is_slowed_and_the_right_one_still_opens(
    house: House, codes: WorkshopSession, moderator: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    slept: list[float] = []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)

    monkeypatch.setattr(thin_join, "patience", Patience(lambda: 0.0, sleep))
    guesser = Visitor(codes)
    for _ in range(20):
        assert guesser.post("join", modality="online", **{"pass": "BCDF-2345"}).status_code == 403
    assert slept[-1] == 2.0
    (code,) = make_entry_codes(moderator, 1)
    Visitor(codes).join(**{"pass": code})
    assert slept[-1] == 2.0, "right and wrong wait alike"
    count = len(slept)
    Visitor(new_session(house)).join()
    assert len(slept) == count, "another session is not slowed"


async def events(visit: Visit, house: House, session_id: str) -> AsyncIterator[Any]:
    async for event in admission._decided(house, visit, session_id):
        yield event


def waiting_visit(house: House, session: WorkshopSession, visitor: Visitor) -> Visit:
    secret = visitor.client.cookies.get("seat")
    return visit_now(house, session_id=session.id, seat_secret=secret)


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(admission, "_GATHER_SECONDS", 0.01)
    monkeypatch.setattr(admission, "_LONGEST_SECONDS", 0.0)


def test_who_waits_is_told_when_it_was_decided_and_not_before(
    house: House, approval: WorkshopSession, moderator: Visit, at_once: None
) -> None:
    visits = [waiting_visit(house, approval, Visitor(approval).join()) for _ in range(3)]
    ids = [one.seat_id for one in see_entry(moderator).waiting]

    async def follow() -> list[list[Any]]:
        told: list[list[Any]] = [[], [], []]

        async def one(n: int) -> None:
            async for event in events(visits[n], house, approval.id):
                told[n].append(event.data)

        tasks = [asyncio.create_task(one(n)) for n in range(3)]
        await asyncio.sleep(0.2)
        await asyncio.to_thread(lambda: Visitor(approval).join())
        await asyncio.sleep(0.2)
        assert told == [[], [], []], "others came, and nothing was decided"
        await asyncio.to_thread(turn_away, moderator, ids[0])
        await asyncio.to_thread(admit_all, moderator)
        await asyncio.wait_for(asyncio.gather(*tasks), 5)
        return told

    assert asyncio.run(follow()) == [['{"seen": {}}']] * 3


def test_who_is_not_at_the_door_is_told_at_once(house: House, session: WorkshopSession) -> None:
    seated = waiting_visit(house, session, Visitor(session).join())
    nobody = visit_now(house, session_id=session.id)

    async def first(visit: Visit) -> list[Any]:
        return [event.data async for event in events(visit, house, session.id)]

    for visit in (seated, nobody):
        assert asyncio.run(asyncio.wait_for(first(visit), 5)) == ['{"seen": {}}']


def test_too_many_lines_of_one_seat_end_with_the_oldest(
    house: House, approval: WorkshopSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(admission, "lines", FeedsOfSeat(most=1))
    visit = waiting_visit(house, approval, Visitor(approval).join())

    async def follow() -> list[Any]:
        async def one() -> list[Any]:
            return [event.data async for event in events(visit, house, approval.id)]

        old = asyncio.create_task(one())
        await asyncio.sleep(0.2)
        new = asyncio.create_task(one())
        told = await asyncio.wait_for(old, 5)
        assert not new.done()
        new.cancel()
        return told

    assert asyncio.run(follow()) == ['{"enough": true}']


def test_a_wrong_code_has_no_line(house: House) -> None:
    scope = {"type": "http", "method": "GET", "headers": [], "path_params": {"code": "NOCODE"}}
    answer = asyncio.run(admission.admission(Request(scope)))
    assert answer.status_code == 404
