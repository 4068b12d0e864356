"""The server's heartbeat: a screen that answers is here, and nothing outlives the server."""

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from session_core.domain.people import Role
from session_core.domain.presence import Presence
from session_core.domain.session import Room, WorkshopSession
from session_core.storage import presence
from session_core.storage.database import Database
from session_core.use_cases.house import House
from session_core.use_cases.live import hear_every_room
from session_core.use_cases.presence import see_presence
from session_core.use_cases.visit import Visit
from session_core.web import heartbeat
from session_core.web.heartbeat import beating
from tests.houses import new_account, visit_of

PATIENCE = 20.0


def play(scenario: Awaitable[None]) -> None:
    """Play a scenario in a loop of its own; one that hangs fails."""

    async def in_time() -> None:
        await asyncio.wait_for(scenario, PATIENCE)

    asyncio.run(in_time())


async def until(condition: Callable[[], bool]) -> None:
    while not condition():
        await asyncio.sleep(0.01)


def impatient(house: House, seconds: int = 1) -> House:
    """The same house, in which a screen counts as gone after a second."""
    return replace(house, settings=replace(house.settings, gone_seconds=seconds))


@pytest.fixture
def two(house: House, session: WorkshopSession) -> list[Visit]:
    """The onsite and the online moderator."""
    roles = (Role.ONSITE_MODERATOR, Role.ONLINE_MODERATOR)
    return [visit_of(house, new_account(house), session.id, [role]) for role in roles]


@asynccontextmanager
async def screen(house: House, session_id: str, account_id: str) -> AsyncIterator[None]:
    """Somebody's screen, which answers all the time."""

    async def answer() -> None:
        while True:
            await asyncio.sleep(0.02)
            line.heard()

    with house.attendance.attending(session_id, account_id) as line:
        task = asyncio.create_task(answer())
        try:
            yield
        finally:
            task.cancel()
            line.heard()


def account_ids(house: House, session_id: str) -> dict[str, Presence]:
    with house.database.reading() as db:
        return {each.account_id: each for each in presence.presence_in(db, session_id)}


def ids(visits: list[Visit]) -> list[str]:
    return [hear_every_room(visit) for visit in visits]


def test_a_screen_that_goes_is_told_of_and_one_that_comes_back_too(
    house: House, session: WorkshopSession, two: list[Visit]
) -> None:
    house = impatient(house)
    mara, ion = ids(two)

    async def scenario() -> None:
        async with beating(house), screen(house, session.id, mara):
            with house.hub.subscribed(session.id) as news:
                async with screen(house, session.id, ion):
                    await until(lambda: account_ids(house, session.id).keys() == {mara, ion})
                left = datetime.now(UTC)
                assert (await news.next())[Room.SIGNALS] == 1
                (gone,) = see_presence(two[0]).gone
                assert abs((gone.since - left).total_seconds()) < 0.5
                assert (datetime.now(UTC) - left).total_seconds() >= 0.95
                async with screen(house, session.id, ion):
                    assert (await news.next())[Room.SIGNALS] > 1
                    assert see_presence(two[0]).gone == ()

    play(scenario())


def test_it_ends_at_once_with_the_server(house: House) -> None:
    async def scenario() -> None:
        before = asyncio.all_tasks()
        async with beating(impatient(house, 3600)):
            assert asyncio.all_tasks() > before
            await asyncio.sleep(0.2)
            begun = time.monotonic()
        assert time.monotonic() - begun < 1
        assert asyncio.all_tasks() == before

    play(scenario())


def test_a_database_that_is_away_for_a_while_stops_nothing(
    house: House,
    session: WorkshopSession,
    two: list[Visit],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    house = impatient(house)
    mara, ion = ids(two)
    tried: list[str] = []

    def away(*_: object) -> None:
        tried.append("beat")
        raise OSError("the disk at /secret/path is away")

    async def scenario() -> None:
        async with beating(house), screen(house, session.id, mara):
            async with screen(house, session.id, ion):
                await until(lambda: account_ids(house, session.id).keys() == {mara, ion})
                with monkeypatch.context() as broken:
                    broken.setattr(heartbeat, "note_presence", away)
                    await until(lambda: len(tried) >= 4)
                seen = account_ids(house, session.id)[ion].seen_at
                await until(lambda: account_ids(house, session.id)[ion].seen_at > seen)
                # Longer away than a screen may be: and yet nobody was called gone.
                assert see_presence(two[0]).gone == ()
            await until(lambda: see_presence(two[0]).gone != ())

    with caplog.at_level(logging.WARNING):
        play(scenario())
    assert "OSError" in caplog.text
    assert "secret" not in caplog.text


def test_nobody_here_writes_nothing(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Database, "writing", lambda *_: pytest.fail("the database was written to"))

    async def scenario() -> None:
        async with beating(impatient(house)):
            await asyncio.sleep(0.8)

    play(scenario())
