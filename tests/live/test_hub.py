"""The hub: everybody hears what moved, nobody an old number, and a slow reader costs nothing."""

import asyncio
from collections.abc import Coroutine
from threading import Thread

from session_core.domain.session import Room
from session_core.live.hub import Feed, Hub

SESSION = "session1"
PATIENCE = 20.0


def told(scenario: Coroutine[None, None, None]) -> None:
    """Play a scenario in an event loop of its own; one that hangs fails."""
    asyncio.run(asyncio.wait_for(scenario, PATIENCE))


async def settled() -> None:
    """Let everything happen that was already on its way."""
    for _ in range(5):
        await asyncio.sleep(0)


async def nothing_new(feed: Feed) -> bool:
    waiting = asyncio.ensure_future(feed.next())
    await settled()
    return waiting.cancel()


def test_a_feed_hears_what_moved() -> None:
    async def scenario() -> None:
        hub = Hub()
        with hub.subscribed(SESSION) as feed:
            hub.announce(SESSION, {Room.FLOOR: 42})
            assert await feed.next() == {Room.FLOOR: 42}
            hub.announce(SESSION, {Room.FLOOR: 43, Room.NOTES: 7})
            assert await feed.next() == {Room.FLOOR: 43, Room.NOTES: 7}
            assert await nothing_new(feed)

    told(scenario())


def test_a_burst_is_one_piece_of_news() -> None:
    async def scenario() -> None:
        hub = Hub()
        with hub.subscribed(SESSION) as feed:
            for revision in range(1, 1001):
                hub.announce(SESSION, {Room.BALLOTS: revision})
            hub.announce(SESSION, {Room.POLLS: 3})
            await settled()
            assert await feed.next() == {Room.BALLOTS: 1000, Room.POLLS: 3}
            assert await nothing_new(feed)

    told(scenario())


def test_a_reader_who_never_reads_keeps_one_number_a_room() -> None:
    async def scenario() -> None:
        hub = Hub()
        with hub.subscribed(SESSION) as feed:
            for revision in range(1, 2001):
                hub.announce(SESSION, dict.fromkeys(Room, revision))
            await settled()
            assert await feed.next() == dict.fromkeys(Room, 2000)

    told(scenario())


def test_nobody_hears_an_old_number_or_the_same_twice() -> None:
    async def scenario() -> None:
        hub = Hub()
        with hub.subscribed(SESSION) as feed:
            hub.announce(SESSION, {Room.FLOOR: 5})
            assert await feed.next() == {Room.FLOOR: 5}
            hub.announce(SESSION, {Room.FLOOR: 4})
            hub.announce(SESSION, {Room.FLOOR: 5})
            assert await nothing_new(feed)
            hub.announce(SESSION, {Room.FLOOR: 5, Room.NOTES: 1})
            assert await feed.next() == {Room.NOTES: 1}

    told(scenario())


def test_each_session_hears_its_own() -> None:
    async def scenario() -> None:
        hub = Hub()
        with hub.subscribed(SESSION) as mine, hub.subscribed("session2") as theirs:
            hub.announce("session2", {Room.FLOOR: 1})
            assert await theirs.next() == {Room.FLOOR: 1}
            assert await nothing_new(mine)

    told(scenario())


def test_where_nothing_moved_nobody_is_woken() -> None:
    async def scenario() -> None:
        hub = Hub()
        with hub.subscribed(SESSION) as feed:
            hub.announce(SESSION, {})
            assert await nothing_new(feed)

    told(scenario())


def test_any_thread_can_announce() -> None:
    async def scenario() -> None:
        hub = Hub()

        def announce(room: Room) -> None:
            for revision in range(1, 101):
                hub.announce(SESSION, {room: revision})

        with hub.subscribed(SESSION) as feed:
            threads = [Thread(target=announce, args=(room,)) for room in Room]
            for thread in threads:
                thread.start()
            heard: dict[Room, int] = {}
            while heard != dict.fromkeys(Room, 100):
                news = await feed.next()
                assert all(number > heard.get(room, 0) for room, number in news.items())
                heard |= news
            for thread in threads:
                thread.join()

    told(scenario())


def test_every_event_loop_hears_it() -> None:
    hub = Hub()
    heard: list[dict[Room, int]] = []

    async def listen() -> None:
        with hub.subscribed(SESSION) as feed:
            heard.append(await feed.next())

    listeners = [Thread(target=told, args=(listen(),)) for _ in range(3)]
    for listener in listeners:
        listener.start()

    async def announce_when_all_listen() -> None:
        while hub.count() < len(listeners):
            await asyncio.sleep(0.001)
        hub.announce(SESSION, {Room.FLOOR: 1})

    told(announce_when_all_listen())
    for listener in listeners:
        listener.join()
    assert heard == [{Room.FLOOR: 1}] * 3


def test_who_left_is_forgotten() -> None:
    async def scenario() -> None:
        hub = Hub()
        with hub.subscribed(SESSION), hub.subscribed(SESSION), hub.subscribed("session2"):
            assert (hub.count(), sorted(hub.sessions())) == (3, [SESSION, "session2"])
            waiting = asyncio.ensure_future(leave_by_being_cancelled(hub))
            await settled()
            assert hub.count() == 4
            waiting.cancel()
            await settled()
            assert hub.count() == 3
        assert (hub.count(), hub.sessions()) == (0, [])
        hub.announce(SESSION, {Room.FLOOR: 1})

    told(scenario())


async def leave_by_being_cancelled(hub: Hub) -> None:
    with hub.subscribed(SESSION) as feed:
        await feed.next()


def test_a_loop_that_was_closed_does_not_stop_a_write() -> None:
    hub, loop = Hub(), asyncio.new_event_loop()

    async def subscribe() -> object:
        open_for_ever = hub.subscribed(SESSION)
        open_for_ever.__enter__()
        return open_for_ever

    kept = loop.run_until_complete(subscribe())
    loop.close()
    assert (hub.count(), kept is not None) == (1, True)
    hub.announce(SESSION, {Room.FLOOR: 1})
