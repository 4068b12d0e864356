"""Limits: people never meet them, scripts wait and are then refused, and nothing typed is lost."""

import asyncio
import time as real_time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from functools import partial

import httpx
import pytest
from limits import RateLimitItemPerSecond

from session_core.domain.intake import PER_SEAT, PER_SESSION, Allowance, Post
from session_core.domain.session import Room, WorkshopSession
from session_core.live import allowances
from session_core.live.allowances import Allowances, Verdict
from session_core.use_cases.house import House
from session_core.use_cases.intake import freeze_intake, see_intake
from session_core.use_cases.live import see_revisions
from session_core.use_cases.visit import Visit
from session_core.web import limits
from session_core.web.limits import FeedsOfSeat
from session_core.web.thin_door import thin_door
from tests.web.standing_clock import Time
from tests.web.visitor import Visitor

SCRIPT = {"X-Evenfloor": "fetch", "Accept": "application/json"}


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """A session that takes three questions and joins at once, and six at all."""
    small = Allowance(3, 6)
    for post in (Post.ASK, Post.JOIN):
        monkeypatch.setitem(PER_SESSION, post, small)
    monkeypatch.setitem(allowances._ITEMS, small, RateLimitItemPerSecond(6, 3600))


def test_each_seat_has_an_allowance_and_then_waits_and_then_is_refused(time: Time) -> None:
    counted, allowance = Allowances(time.time), PER_SEAT[Post.ASK]
    told = [counted.weigh("HERE", "seat", Post.ASK) for _ in range(allowance.at_all + 2)]
    assert told[: allowance.at_once] == [Verdict()] * allowance.at_once
    delays = [each.delay_seconds for each in told[allowance.at_once : allowance.at_all]]
    assert all(delay > 0 for delay in delays)
    assert delays == sorted(delays)
    assert delays[-1] == 3.0
    assert [each.is_refused for each in told[allowance.at_all :]] == [True, True]
    assert 1 <= told[-1].retry_seconds <= 60
    assert counted.weigh("HERE", "another", Post.ASK) == Verdict()
    assert counted.weigh("THERE", "seat", Post.ASK) == Verdict()
    assert counted.weigh("HERE", "seat", Post.VOTE) == Verdict()
    time.now += 121
    assert counted.weigh("HERE", "seat", Post.ASK) == Verdict()


def test_what_is_sent_again_is_nothing_new(time: Time) -> None:
    counted, allowance = Allowances(time.time), PER_SEAT[Post.ASK]
    for n in range(allowance.at_once):
        for _ in range(3):
            assert counted.weigh("HERE", "seat", Post.ASK, f"key-{n}") == Verdict()
    assert counted.weigh("HERE", "seat", Post.ASK, "key-new").delay_seconds > 0
    for _ in range(500):
        last = counted.weigh("HERE", "seat", Post.ASK, "key-0")
    assert last.is_refused, "not even the same thing without end"


def test_a_key_that_was_refused_is_new_when_it_comes_again(time: Time) -> None:
    counted = Allowances(time.time)
    for _ in range(PER_SEAT[Post.ASK].at_all):
        counted.weigh("HERE", "seat", Post.ASK)
    assert counted.weigh("HERE", "seat", Post.ASK, "key").is_refused
    assert counted.weigh("HERE", "seat", Post.ASK, "key").is_refused


def test_a_thousand_people_at_once_wait_for_nothing(time: Time) -> None:
    counted = Allowances(time.time)
    for post in (Post.JOIN, Post.ASK, Post.SUPPORT, Post.VOTE):
        for n in range(1000):
            seat = "" if post is Post.JOIN else f"seat-{n}"
            assert counted.weigh("HERE", seat, post, f"{post}{n}") == Verdict()
            counted.count("HERE", post)
    assert counted.throttled("HERE").delayed == {}
    assert counted.news() == {}


def test_a_session_counts_what_it_took_not_what_knocked(time: Time, few: None) -> None:
    counted = Allowances(time.time)
    for n in range(50):
        assert counted.weigh("HERE", f"forged-{n}", Post.ASK) == Verdict()
    for n in range(6):
        verdict = counted.weigh("HERE", f"seat-{n}", Post.ASK)
        assert verdict.is_refused is False
        assert (verdict.delay_seconds > 0) is (n >= 3)
        counted.count("HERE", Post.ASK)
    refused = counted.weigh("HERE", "seat-7", Post.ASK)
    assert (refused.is_refused, refused.by_session) == (True, True)
    told = counted.throttled("HERE")
    assert (dict(told.delayed), dict(told.refused), told.seats, told.is_now) == (
        {Post.ASK: 3},
        {Post.ASK: 1},
        0,
        True,
    )


def test_memory_is_bounded(time: Time, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(allowances, "MOST_KEYS", 1000)
    monkeypatch.setattr(allowances, "MOST_SENT", 100)
    monkeypatch.setattr(allowances, "MOST_SESSIONS", 10)
    counted = Allowances(time.time)
    for n in range(5000):
        counted.weigh("HERE", f"seat-{n}", Post.ASK, f"key-{n}")
        assert counted.size() <= 1001
    assert len(counted._sent) == 100
    for n in range(50):
        for _ in range(PER_SESSION[Post.RECEIPT].at_once + 1):
            counted.weigh(f"S{n}", "", Post.RECEIPT)
    assert len(counted._lately) == 10
    time.now += 200
    counted.weigh("HERE", "seat", Post.VOTE)
    assert counted.size() == 1, "what is out of its time is forgotten"


def test_it_costs_little(monkeypatch: pytest.MonkeyPatch) -> None:
    counted = Allowances()
    began = real_time.perf_counter()
    for n in range(2000):
        counted.weigh("HERE", f"seat-{n}", Post.SUPPORT, f"key-{n}")
        counted.count("HERE", Post.SUPPORT)
    assert (real_time.perf_counter() - began) / 2000 < 0.002


def test_who_asks_like_a_script_waits_then_is_refused_with_the_text_in_its_field(
    session: WorkshopSession, slept: list[float]
) -> None:
    asker, other = Visitor(session).join(), Visitor(session).join()
    allowance = PER_SEAT[Post.ASK]
    for n in range(allowance.at_all):
        assert asker.submit("ask", text=f"Question {n}").status_code == 303
        asker.open()
    assert len(slept) == allowance.at_all - allowance.at_once
    answer = asker.submit("ask", text="One too many <b>")
    assert answer.status_code == 429
    assert 1 <= int(answer.headers["Retry-After"]) <= 60
    assert asker.typed_question() == "One too many <b>"
    assert "more than can be taken from one seat" in asker.text()
    assert answer.headers["Retry-After"] in asker.text()
    assert other.submit("ask", text="A first one").status_code == 303
    assert asker.submit("leave").status_code == 303, "leaving is never limited"


def test_the_pages_script_is_told_and_keeps_its_draft(
    session: WorkshopSession, slept: list[float]
) -> None:
    asker = Visitor(session).join()
    fields = asker.hidden("ask")
    for n in range(PER_SEAT[Post.ASK].at_all):
        asker.post("ask", **fields | {"key": f"key-number-{n}"}, text="Why?")
    answer = asker.client.post(
        f"{asker.path}/ask", data=fields | {"key": "another-key", "text": "Why?"}, headers=SCRIPT
    )
    # Below 500, so that the script takes it for an answer: it shows it, and tries no more.
    assert answer.status_code == 429
    assert answer.json()["ok"] is False
    assert answer.json()["code"] == "too_much_at_once"
    assert int(answer.headers["Retry-After"]) > 0


def test_forms_sent_twice_wait_for_nothing(session: WorkshopSession, slept: list[float]) -> None:
    asker = Visitor(session).join()
    for n in range(PER_SEAT[Post.ASK].at_once):
        asker.open()
        fields = asker.hidden("ask") | {"text": f"Question {n}"}
        for _ in range(4):
            assert asker.post("ask", **fields).status_code == 303
    assert slept == []


def test_where_too_many_wait_already_nobody_else_does(
    session: WorkshopSession, slept: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    asker = Visitor(session).join()
    fields = asker.hidden("ask") | {"text": "Why?", "key": ""}
    for _ in range(PER_SEAT[Post.ASK].at_once):
        asker.post("ask", **fields)
    monkeypatch.setattr(limits, "MOST_WAITING", 0)
    answer = asker.post("ask", **fields)
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "5")
    assert slept == []


def test_waiting_holds_no_thread(session: WorkshopSession, monkeypatch: pytest.MonkeyPatch) -> None:
    done = asyncio.Event()

    async def sleep(_seconds: float) -> None:
        await done.wait()

    monkeypatch.setattr(limits.take_turn, "__defaults__", ("", sleep))
    asker = Visitor(session).join()
    fields = asker.hidden("ask") | {"text": "Why?", "key": ""}
    for _ in range(PER_SEAT[Post.ASK].at_once):
        asker.post("ask", **fields)

    async def many() -> None:
        transport = httpx.ASGITransport(app=thin_door)
        async with httpx.AsyncClient(
            transport=transport,
            base_url=str(asker.client.base_url),
            headers={"Cookie": f"seat={asker.client.cookies['seat']}"},
        ) as client:
            waiting = [
                asyncio.create_task(client.post(f"{asker.path}/ask", data=fields))
                for _ in range(12)
            ]
            async with asyncio.timeout(20):
                while limits._waiting < 12:
                    await asyncio.sleep(0.01)
            assert (await client.get(asker.path)).status_code == 200
            assert not any(each.done() for each in waiting)
            done.set()
            await asyncio.gather(*waiting)

    asyncio.run(many())
    assert limits._waiting == 0, "who waited makes room"


def test_a_full_session_tells_who_asks_and_who_moderates(
    session: WorkshopSession, moderator: Visit, slept: list[float], few: None
) -> None:
    before = see_revisions(moderator)[Room.DOOR]
    visitors = [Visitor(session).join() for _ in range(3)]
    fields = [visitor.hidden("ask") | {"key": ""} for visitor in visitors]
    for n in range(6):
        assert visitors[n % 3].post("ask", **fields[n % 3], text="Why?").status_code == 303
    answer = visitors[0].post("ask", **fields[0], text="And I?")
    assert answer.status_code == 429
    assert "More comes in just now than this session can take" in visitors[0].text()
    assert visitors[0].typed_question() == "And I?"
    throttled = see_intake(moderator).throttled
    assert (dict(throttled.delayed), dict(throttled.refused)) == ({Post.ASK: 3}, {Post.ASK: 1})
    assert throttled.is_now
    assert see_revisions(moderator)[Room.DOOR] == before + 1


def test_joins_are_limited_by_session_and_keep_what_was_typed(
    session: WorkshopSession, slept: list[float], few: None
) -> None:
    for _ in range(6):
        Visitor(session).join()
    assert len(slept) == 3
    late = Visitor(session)
    answer = late.submit("join", modality="online", pseudonym="Late Loon")
    assert answer.status_code == 429
    assert 'value="Late Loon"' in answer.text
    assert "wait" in late.text()


def test_an_address_is_no_measure(session: WorkshopSession, slept: list[float]) -> None:
    """Many behind one address, as in a venue, are as many as they are."""

    def one(_: int) -> int:
        visitor = Visitor(session).join()
        return visitor.submit("ask", text="Why?").status_code

    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(one, range(60))) == {303}
    assert slept == []


def test_frozen_intake_says_so_on_every_page_and_keeps_the_text(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    asker = Visitor(session).join()
    freeze_intake(moderator)
    assert "have stopped taking anything new for now" in asker.reload()
    answer = asker.submit("ask", text="Who pays?")
    assert answer.status_code == 409
    assert asker.typed_question() == "Who pays?"
    late = Visitor(session)
    assert "have stopped taking anything new for now" in late.text()
    answer = late.submit("join", modality="online", pseudonym="Late Loon")
    assert answer.status_code == 409
    assert 'value="Late Loon"' in answer.text
    asker.open()
    assert asker.submit("leave").status_code == 303


def test_receipts_are_limited_for_the_session_and_keep_what_was_typed(
    session: WorkshopSession, monkeypatch: pytest.MonkeyPatch, slept: list[float]
) -> None:
    small = Allowance(1, 2)
    monkeypatch.setitem(PER_SESSION, Post.RECEIPT, small)
    monkeypatch.setitem(allowances._ITEMS, small, RateLimitItemPerSecond(2, 60))
    visitor = Visitor(session)
    words = "able able able able able"
    for _ in range(2):
        assert visitor.post("receipt", receipt=words).status_code == 404
    answer = visitor.post("receipt/edit", receipt=words, text="In other words")
    assert answer.status_code == 429
    assert answer.headers["Retry-After"]
    assert words in answer.text
    assert "In other words" in visitor.text()


def test_the_oldest_feed_of_a_seat_is_ended_never_the_newest() -> None:
    feeds, ended = FeedsOfSeat(most=3), list[int]()

    async def open_many() -> None:
        with ExitStack() as stack:
            for n in range(5):
                stack.enter_context(feeds.open("seat", partial(ended.append, n)))
            stack.enter_context(feeds.open("another", partial(ended.append, 99)))
            await asyncio.sleep(0)
            assert (feeds.count("seat"), feeds.count("another"), feeds.seats()) == (3, 1, 2)

    asyncio.run(open_many())
    assert ended == [0, 1]
    assert (feeds.count("seat"), feeds.seats()) == (0, 0)


def test_a_feed_of_another_loop_is_ended_in_its_own() -> None:
    feeds = FeedsOfSeat(most=1)

    async def old() -> None:
        end = asyncio.Event()
        with feeds.open("seat", end.set):
            await asyncio.to_thread(lambda: asyncio.run(new()))
            await asyncio.wait_for(end.wait(), 5)

    async def new() -> None:
        end = asyncio.Event()
        with feeds.open("seat", end.set):
            assert not end.is_set()

    asyncio.run(old())


def test_a_seat_that_is_gone_has_no_feed_left() -> None:
    feeds, ended = FeedsOfSeat(), list[int]()

    async def open_two() -> None:
        with (
            feeds.open("mine", partial(ended.append, 1)),
            feeds.open("other", partial(ended.append, 2)),
        ):
            feeds.end_all("mine")
            await asyncio.sleep(0)
            assert (feeds.count("mine"), feeds.count("other")) == (0, 1)
            feeds.end_all("nobody's")

    asyncio.run(open_two())
    assert ended == [1]
