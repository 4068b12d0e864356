"""A channel tells its audience in good time, and neither acts nor others wait for a slow reader."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from threading import Event

import pytest
from fastapi.testclient import TestClient
from starlette.applications import Starlette

from session_core.domain.people import Modality
from session_core.domain.session import PUBLIC_ROOMS, Room, WorkshopSession
from session_core.use_cases.asking import request_floor
from session_core.use_cases.house import House
from session_core.use_cases.live import revisions_of
from session_core.use_cases.together import Together
from session_core.web import channel, feed
from session_core.web.channel import Follower, window_seconds
from session_core.web.channels import Channels
from session_core.web.news import revisions_only
from tests.houses import seat_in
from tests.web.visitor import Visitor

FEW, MANY = 40, 5000


@pytest.mark.parametrize("followers", [0, 1, 100, 1_000, MANY, 100_000])
@pytest.mark.parametrize("telling", [0.0, 0.001, 0.05, 0.2, 0.33, 0.45])
def test_what_comes_as_a_telling_begins_is_told_within_a_second(
    followers: int, telling: float
) -> None:
    window = window_seconds(followers, telling)
    assert window > 0
    assert telling + window + telling <= 1.0


def test_the_window_widens_with_the_audience_and_with_the_load() -> None:
    assert window_seconds(1) < window_seconds(1_000) < window_seconds(MANY)
    assert window_seconds(100, 0.001) < window_seconds(100, 0.1) < window_seconds(100, 0.2)


def following(
    house: House, session: WorkshopSession, do: Callable[[list[Follower]], Awaitable[None]]
) -> None:
    """Let so few follow the public rooms of a session, and do something meanwhile."""

    async def follow() -> None:
        opened, seen = Channels(), revisions_of(house, session.id, PUBLIC_ROOMS)
        followers, open_ = [], []
        for _ in range(FEW):
            one = opened.following(house, session.id, PUBLIC_ROOMS, revisions_only, seen)
            followers.append(one.__enter__())
            open_.append(one)
        await do(followers)
        for one in open_:
            one.__exit__(None, None, None)

    asyncio.run(follow())


async def read(follower: Follower, until: Callable[[bytes], bool]) -> None:
    async for block in follower.blocks():
        if until(block.plain):
            return


def test_all_are_told_and_who_comes_late_too(house: House, session: WorkshopSession) -> None:
    async def ask(followers: list[Follower]) -> None:
        readers = [
            asyncio.ensure_future(read(each, lambda text: b"floor" in text)) for each in followers
        ]
        await asyncio.sleep(0.1)
        await asyncio.to_thread(request_floor, seat_in(house, session.id), "Who pays?")
        await asyncio.wait_for(asyncio.gather(*readers), 5)

    following(house, session, ask)


def test_a_reader_that_takes_nothing_is_given_up(
    monkeypatch: pytest.MonkeyPatch, house: House, session: WorkshopSession
) -> None:
    monkeypatch.setattr(channel, "PATIENCE_SECONDS", 0.05)

    async def stall(followers: list[Follower]) -> None:
        never, gone = asyncio.Event(), list[str]()

        async def send_to(follower: Follower) -> None:
            try:
                async with follower.patience():
                    await follower.send(never.wait())  # type: ignore[arg-type]
            except TimeoutError:
                gone.append("slow")

        async def follow_well(follower: Follower) -> None:
            async with follower.patience():
                await read(follower, lambda text: b"floor" in text)
            gone.append("told")

        slow, *others = followers
        tasks = [asyncio.ensure_future(send_to(slow))]
        tasks += [asyncio.ensure_future(follow_well(each)) for each in others]
        await asyncio.sleep(0.1)
        await asyncio.to_thread(request_floor, seat_in(house, session.id), "Who pays?")
        await asyncio.wait_for(asyncio.gather(*tasks), 5)
        assert sorted(gone) == ["slow", *["told"] * len(others)]

    following(house, session, stall)


@contextmanager
def busy(together: "Together[object]") -> Iterator[None]:
    """An act is under way for as long as the block lasts."""
    over = Event()
    together.ask("a session", None, lambda ones: [over.wait(5) for _ in ones])
    try:
        yield
    finally:
        over.set()


def test_acts_have_their_turn_first_but_not_for_ever(
    monkeypatch: pytest.MonkeyPatch, house: House, session: WorkshopSession
) -> None:
    naps: list[float] = []
    sleep = asyncio.sleep

    async def count(seconds: float) -> None:
        naps.append(seconds)
        await sleep(seconds)

    async def ask(followers: list[Follower]) -> None:
        readers = [
            asyncio.ensure_future(read(each, lambda text: b"floor" in text)) for each in followers
        ]
        await sleep(0.1)
        asker = seat_in(house, session.id, Modality.ONLINE)
        monkeypatch.setattr(asyncio, "sleep", count)
        with busy(house.together):
            await asyncio.to_thread(request_floor, asker, "Who pays?")
            await asyncio.wait_for(asyncio.gather(*readers), 5)
        monkeypatch.setattr(asyncio, "sleep", sleep)

    following(house, session, ask)
    assert naps.count(channel._REFRAIN_SECONDS) == channel._MOST_REFRAINS * (
        FEW // channel._AT_ONCE
    )


def is_let_in(session: WorkshopSession, cookies: dict[str, str]) -> bool:
    """Whether a feed begins; the line is closed at once."""
    app = Starlette(routes=feed.routes)
    with TestClient(app, base_url="http://evenfloor.example", cookies=cookies) as client:
        return bool(client.head(f"/live/{session.join_code}").status_code == 200)


def test_of_feeds_without_a_seat_a_session_has_a_bounded_number(
    monkeypatch: pytest.MonkeyPatch, house: House, session: WorkshopSession
) -> None:
    monkeypatch.setattr(feed, "MOST_OF_NOBODY", 0)
    visitor = TestClient(Starlette(routes=feed.routes), base_url="http://evenfloor.example")
    answer = visitor.get(f"/live/{session.join_code}")
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "30")
    seated = Visitor(session).join()
    cookies = {"seat": seated.client.cookies["seat"]}
    assert is_let_in(session, cookies)
    # Who may hear every room has nothing to do with it, and is refused for another reason.
    assert visitor.get(f"/live/{session.join_code}/staff").status_code == 403
    assert Room.FLOOR in PUBLIC_ROOMS
