"""What one process writes on a shared PostgreSQL, the feeds of another hear."""

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from session_core.domain.floor_refusals import QueueClosed
from session_core.domain.people import Modality, Role
from session_core.domain.session import Room
from session_core.live import between_processes
from session_core.live.hub import Feed
from session_core.use_cases.asking import request_floor
from session_core.use_cases.floor import close_queue, see_floor
from session_core.use_cases.house import House
from session_core.use_cases.notes import write_note
from tests.houses import build_test_house, new_session, seat_in, sign_in_as
from tests.postgres import Postgres

pytestmark = pytest.mark.postgresql

PATIENCE = 20.0
LISTENERS = """
    FROM pg_stat_activity WHERE datname = current_database()
    AND (query LIKE 'LISTEN%' OR query LIKE 'SELECT room, revision%')
"""


@pytest.fixture
def houses(postgres: Postgres, tmp_path: Path) -> Iterator[tuple[House, House]]:
    """Two houses on one database, as two processes would have them."""
    url = postgres.new_database()
    both = build_test_house(tmp_path, url), build_test_house(tmp_path, url)
    yield both
    for house in both:
        house.close()


async def heard(feed: Feed, room: Room, revision: int) -> None:
    """Wait until a feed was told of a revision."""

    async def listen() -> None:
        while (await feed.next()).get(room, 0) < revision:
            pass

    await asyncio.wait_for(listen(), PATIENCE)


async def until(condition: Callable[[], bool]) -> None:
    async def ask() -> None:
        while not condition():
            await asyncio.sleep(0.01)

    await asyncio.wait_for(ask(), PATIENCE)


def test_a_write_here_is_heard_and_seen_there(houses: tuple[House, House]) -> None:
    here, there = houses
    session_id = new_session(here).id
    seat = seat_in(here, session_id, Modality.ONLINE)
    looking_on = seat_in(there, session_id)

    async def scenario() -> None:
        assert see_floor(looking_on).places == ()
        with there.hub.subscribed(session_id) as feed:
            asked = request_floor(seat, "Is anybody there?")
            await heard(feed, Room.FLOOR, 1)
        assert [place.intervention.id for place in see_floor(looking_on).places] == [asked]

    asyncio.run(scenario())


def test_it_goes_both_ways_and_each_hears_its_own_once(houses: tuple[House, House]) -> None:
    here, there = houses
    session_id = new_session(here).id
    visits = [sign_in_as(house, Role.RAPPORTEUR, session_id) for house in houses]

    async def scenario() -> None:
        with here.hub.subscribed(session_id) as one, there.hub.subscribed(session_id) as two:
            for revision, visit in enumerate(visits * 2, start=1):
                write_note(visit, "A point")
                assert await asyncio.wait_for(one.next(), PATIENCE) == {Room.NOTES: revision}
                assert await asyncio.wait_for(two.next(), PATIENCE) == {Room.NOTES: revision}

    asyncio.run(scenario())


def test_what_was_refused_here_is_not_heard_there(houses: tuple[House, House]) -> None:
    here, there = houses
    session_id = new_session(here).id
    seat = seat_in(here, session_id)
    moderator = sign_in_as(here, Role.ORGANISER, session_id)

    async def scenario() -> None:
        with there.hub.subscribed(session_id) as feed:
            close_queue(moderator)
            await heard(feed, Room.FLOOR, 1)
            with pytest.raises(QueueClosed):
                request_floor(seat, "Too late")
            write_note(moderator, "A point")
            assert await asyncio.wait_for(feed.next(), PATIENCE) == {Room.NOTES: 1}

    asyncio.run(scenario())


def test_what_moved_while_the_line_was_cut_is_told_afterwards(
    houses: tuple[House, House], monkeypatch: pytest.MonkeyPatch
) -> None:
    here, there = houses
    monkeypatch.setattr(between_processes, "_RETRY_SECONDS", 0.5)
    session_id = new_session(here).id
    rapporteur = sign_in_as(here, Role.RAPPORTEUR, session_id)

    def listening() -> int:
        with here.database.reading() as db:
            return db.scalar(text(f"SELECT count(*) {LISTENERS}")) or 0

    async def scenario() -> None:
        await until(lambda: listening() == 2)
        with there.hub.subscribed(session_id) as feed:
            with here.database.writing() as db:
                db.execute(text(f"SELECT pg_terminate_backend(pid) {LISTENERS}"))
            write_note(rapporteur, "Said into the silence")
            await heard(feed, Room.NOTES, 1)
            await until(lambda: listening() == 2)
            write_note(rapporteur, "Heard again at once")
            await heard(feed, Room.NOTES, 2)

    asyncio.run(scenario())
