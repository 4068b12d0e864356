"""The line of who asked for help, and the nudge on the feed: for one seat alone, without words."""

import asyncio
import json
from collections.abc import Callable
from typing import Any

import pytest
from starlette.requests import Request

from session_core.domain.desk import HelpKind
from session_core.domain.people import Admission, Role
from session_core.domain.session import Room, WorkshopSession
from session_core.use_cases.desk import (
    answer_help,
    ask_for_help,
    claim_help,
    mark_preventive,
    read_my_help,
    write_to_desk,
)
from session_core.use_cases.entry import see_my_admission
from session_core.use_cases.house import House
from session_core.use_cases.seats import see_my_seat
from session_core.use_cases.visit import Visit
from session_core.web import help_line
from session_core.web.channel import Follower
from session_core.web.channels import Channels
from session_core.web.feed import end_feeds_of
from session_core.web.fragments import PARTS
from session_core.web.news import PING, STALE, with_sections
from tests.houses import new_session, seat_in, sign_in_as
from tests.web.visitor import Visitor

SOON = 2.0
"""Seconds within which who asked hears of an answer."""
THIN_ROOMS = frozenset(room for part in PARTS.values() for room in part.rooms)


@pytest.fixture
def desk(house: House, session: WorkshopSession) -> Visit:
    return sign_in_as(house, Role.DESK, session.id)


@pytest.fixture
def asker(house: House, session: WorkshopSession) -> Visit:
    return seat_in(house, session.id)


class Listener:
    """Somebody's line, and what it said."""

    def __init__(self, house: House, visit: Visit, seat_id: str, seen: str = "") -> None:
        self.told: list[dict[str, Any]] = []
        news = help_line._news(house, visit.session_id or "", seat_id, seen)

        async def listen() -> None:
            async for event in news:
                self.told.append(json.loads(str(event.data)))

        self.task = asyncio.create_task(listen())

    async def hears(self, count: int) -> None:
        """Wait until it said so much."""
        async with asyncio.timeout(SOON):
            while len(self.told) < count:
                await asyncio.sleep(0.02)

    async def end(self) -> None:
        self.task.cancel()
        await asyncio.gather(self.task, return_exceptions=True)


def test_who_asked_hears_of_what_is_theirs_and_nobody_else_does(
    house: House, session: WorkshopSession, asker: Visit, desk: Visit
) -> None:
    other = seat_in(house, session.id)

    async def follow() -> None:
        mine = Listener(house, asker, see_my_seat(asker).id)
        theirs = Listener(house, other, see_my_seat(other).id)
        await asyncio.gather(mine.hears(1), theirs.hears(1))
        request = await asyncio.to_thread(ask_for_help, asker, HelpKind.SOUND_OR_LINK)
        await mine.hears(2)
        for n, act in enumerate((claim_help, mark_preventive), start=3):
            await asyncio.to_thread(act, desk, request)
            await mine.hears(n)
        await asyncio.to_thread(answer_help, desk, request, "Secret words")
        await mine.hears(5)
        assert len(theirs.told) == 1, "only how far they are as they came"
        for message in mine.told:
            assert message.keys() == {"seen"}
            assert message["seen"].keys() == {"help"}
        assert len({message["seen"]["help"] for message in mine.told}) == 5
        await mine.end()
        await theirs.end()

    asyncio.run(follow())


def test_who_comes_back_is_told_only_what_they_have_not_seen(
    house: House, session: WorkshopSession, asker: Visit, desk: Visit
) -> None:
    request = ask_for_help(asker, HelpKind.SOUND_OR_LINK)
    seat_id = see_my_seat(asker).id
    seen = str(help_line.how_far(house, session.id, seat_id))

    async def follow() -> None:
        line = Listener(house, asker, seat_id, seen)
        await asyncio.sleep(0.2)
        assert line.told == []
        await asyncio.to_thread(answer_help, desk, request, "Hello")
        await line.hears(1)
        await line.end()

    asyncio.run(follow())


def test_what_happens_elsewhere_in_the_session_is_no_news(
    house: House, session: WorkshopSession, asker: Visit
) -> None:
    async def follow() -> None:
        line = Listener(house, asker, see_my_seat(asker).id)
        await line.hears(1)
        await asyncio.to_thread(lambda: Visitor(session).join().submit("ask", text="Who pays?"))
        await asyncio.sleep(0.5)
        assert len(line.told) == 1
        await line.end()

    asyncio.run(follow())


def test_it_ends_with_the_seat(house: House, session: WorkshopSession, asker: Visit) -> None:
    seat_id = see_my_seat(asker).id

    async def follow() -> None:
        line = Listener(house, asker, seat_id)
        await line.hears(1)
        end_feeds_of(seat_id)
        await line.hears(2)
        assert line.told[-1] == {"enough": True}
        await asyncio.wait_for(line.task, SOON)

    asyncio.run(follow())


def test_nobody_has_a_line_but_who_has_a_seat_or_waits_for_one(
    house: House, session: WorkshopSession, asker: Visit
) -> None:
    def status(secret: str | None, code: str = session.join_code) -> int:
        headers = [(b"cookie", f"seat={secret}".encode())] if secret else []
        scope = {
            "type": "http",
            "method": "GET",
            "headers": headers,
            "query_string": b"",
            "path_params": {"code": code},
        }
        return asyncio.run(help_line.help_line(Request(scope))).status_code

    outside = seat_in(house, session.id, admission=Admission.WAITING)
    assert see_my_admission(outside)
    elsewhere = seat_in(house, new_session(house).id)
    assert status(asker.seat_secret) == status(outside.seat_secret) == 200
    assert status(None) == status("forged") == status(elsewhere.seat_secret) == 403
    assert status(asker.seat_secret, "NOCODE") == 404


async def blocks_of(follower: Follower, told: list[bytes]) -> None:
    async for block in follower.blocks():
        told.append(block.plain)


def test_the_feed_nudges_the_seat_that_was_answered_and_names_the_desk_to_nobody(
    house: House, session: WorkshopSession, asker: Visit, desk: Visit
) -> None:
    other = seat_in(house, session.id)

    async def follow() -> tuple[list[bytes], list[bytes]]:
        channels = Channels()
        told: tuple[list[bytes], list[bytes]] = ([], [])
        with (
            channels.following(house, session.id, THIN_ROOMS, with_sections, {}) as mine,
            channels.following(house, session.id, THIN_ROOMS, with_sections, {}) as theirs,
        ):
            mine.seat, theirs.seat = see_my_seat(asker).id, see_my_seat(other).id
            listening = [
                asyncio.create_task(blocks_of(each, into))
                for each, into in zip((mine, theirs), told, strict=True)
            ]
            await asyncio.sleep(0.2)
            steps: list[Callable[[], object]] = []
            request = await asyncio.to_thread(ask_for_help, asker, HelpKind.SAFETY_OR_CONDUCT)
            steps.append(lambda: claim_help(desk, request))
            steps.append(lambda: answer_help(desk, request, "Secret words"))
            steps.append(lambda: mark_preventive(desk, request))
            steps.append(lambda: read_my_help(asker))
            steps.append(lambda: write_to_desk(asker, request, "Thank you"))
            for step in steps:
                await asyncio.to_thread(step)
                await asyncio.sleep(0.1)
            mine.end()
            theirs.end()
            await asyncio.gather(*listening)
        return told

    mine, theirs = asyncio.run(follow())
    assert mine[1:] == [STALE.plain], "once, for the answer"
    assert theirs[1:] == []
    for block in (*mine, *theirs):
        assert Room.DESK.encode() not in block
        assert b"Secret" not in block
        assert block != PING.plain


def test_the_public_feed_says_nothing_of_the_desk(
    house: House, session: WorkshopSession, asker: Visit
) -> None:
    ask_for_help(asker, HelpKind.SOUND_OR_LINK)
    visitor = Visitor(session).join()
    page = visitor.open().text
    assert '"desk"' not in page.split("data-live=")[1].split(">")[0]
