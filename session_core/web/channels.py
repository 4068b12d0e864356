"""The channels of an event loop: one for each audience that somebody follows."""

import asyncio
from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from weakref import WeakKeyDictionary

from session_core.domain.session import Room
from session_core.use_cases.house import House
from session_core.web.channel import Channel, Follower, Make
from session_core.web.news import Revisions


class Channels:
    """The channels of one event loop, each for as long as somebody follows it."""

    def __init__(self) -> None:
        self._open: dict[Hashable, tuple[Channel, asyncio.Task[None]]] = {}

    @contextmanager
    def following(
        self, house: House, session_id: str, rooms: frozenset[Room], make: Make, seen: Revisions
    ) -> Iterator[Follower]:
        """A follower of a session's rooms, inside the event loop, while the block lasts."""
        key = (id(house), session_id, rooms, make)
        channel, task = self._open.get(key, (None, None))
        if channel is None or task is None or task.done():
            channel = Channel(house, session_id, rooms, make)
        follower = Follower(channel, seen)
        channel.followers.add(follower)
        if task is None or task.done():
            self._open = {of: each for of, each in self._open.items() if not each[1].done()}
            self._open[key] = (channel, asyncio.ensure_future(channel.run()))
        try:
            yield follower
        finally:
            channel.followers.discard(follower)

    def count(self) -> int:
        """How many follow."""
        return sum(len(channel.followers) for channel, _ in self._open.values())


_channels: "WeakKeyDictionary[asyncio.AbstractEventLoop, Channels]" = WeakKeyDictionary()


def channels() -> Channels:
    """The channels of the running event loop."""
    return _channels.setdefault(asyncio.get_running_loop(), Channels())
