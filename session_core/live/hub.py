"""The hub: tells every open feed of this process which rooms of a session moved.

A write announces; a feed waits. Between the two stands one small box a feed, in which a newer
revision replaces an older one: a slow reader costs no memory, and nobody is told a stale number.
"""

import asyncio
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress

from session_core.domain.session import Room

Revisions = Mapping[Room, int]


class Feed:
    """What one reader has not been told yet."""

    def __init__(self) -> None:
        self._newest: dict[Room, int] = {}
        self._pending: dict[Room, int] = {}
        self._moved = asyncio.Event()

    async def next(self) -> dict[Room, int]:
        """Wait until a room moves, and return all that moved since the last call."""
        await self._moved.wait()
        self._moved.clear()
        pending, self._pending = self._pending, {}
        return pending

    def tell(self, moved: Revisions) -> None:
        """Keep what is news: a revision may come twice, or after a newer one."""
        news = {room: n for room, n in moved.items() if n > self._newest.get(room, 0)}
        self._newest |= news
        self._pending |= news
        if news:
            self._moved.set()


class Hub:
    """All feeds of this process, by session; safe to call from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._feeds: dict[str, dict[asyncio.AbstractEventLoop, set[Feed]]] = {}
        self._overhearing: list[Callable[[Revisions], None]] = []

    @contextmanager
    def subscribed(self, session_id: str) -> Iterator[Feed]:
        """A feed of one session, inside an event loop, for as long as the block lasts."""
        loop = asyncio.get_running_loop()
        feed = Feed()
        with self._lock:
            self._feeds.setdefault(session_id, {}).setdefault(loop, set()).add(feed)
        try:
            yield feed
        finally:
            with self._lock:
                loops = self._feeds[session_id]
                loops[loop].discard(feed)
                if not loops[loop]:
                    del loops[loop]
                if not loops:
                    del self._feeds[session_id]

    @contextmanager
    def overhearing(self, tell: Callable[[Revisions], None]) -> Iterator[None]:
        """Call `tell` with what moves in any session, from any thread; it must not wait."""
        with self._lock:
            self._overhearing.append(tell)
        try:
            yield
        finally:
            with self._lock:
                self._overhearing.remove(tell)

    def announce(self, session_id: str, moved: Revisions) -> None:
        """Tell every feed of the session, in its own loop, without waiting for any."""
        if not moved:
            return
        with self._lock:
            loops = list(self._feeds.get(session_id, ()))
            overhearing = list(self._overhearing)
        for tell in overhearing:
            tell(moved)
        for loop in loops:
            # A loop that was closed meanwhile has no reader left; the write stands all the same.
            with suppress(RuntimeError):
                loop.call_soon_threadsafe(self._tell, loop, session_id, dict(moved))

    def sessions(self) -> list[str]:
        """The ids of the sessions that have a feed open."""
        with self._lock:
            return list(self._feeds)

    def count(self) -> int:
        """How many feeds are open."""
        with self._lock:
            return sum(len(f) for loops in self._feeds.values() for f in loops.values())

    def _tell(self, loop: asyncio.AbstractEventLoop, session_id: str, moved: Revisions) -> None:
        with self._lock:
            feeds = list(self._feeds.get(session_id, {}).get(loop, ()))
        for feed in feeds:
            feed.tell(moved)
