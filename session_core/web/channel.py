"""A channel: one audience of one session, which is told together what moved.

The first change goes out at once; what follows is gathered in a window that widens with the
audience and with the time it takes to tell it, and never passes a second. A message is made once
for all who have seen the same. Nobody waits for a slow reader: who is behind is told later, in one
message, all that moved meanwhile.
"""

import asyncio
import logging
import math
import signal
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Hashable, Mapping
from contextlib import asynccontextmanager, suppress

from starlette.concurrency import run_in_threadpool

from session_core.domain.session import Room
from session_core.use_cases.help_news import answered_seats
from session_core.use_cases.house import House
from session_core.use_cases.live import revisions_of
from session_core.web.news import PING, STALE, Block, Revisions, moved
from session_core.web.rendered import Rendered

Make = Callable[[House, str, Revisions, Revisions], Block]

PATIENCE_SECONDS = 30.0
"""A reader that takes nothing for so long is let go; it comes back and says what it has seen."""
_PING_SECONDS = 20.0
_LOOK_UP_SECONDS = 0.5
"""So often a channel looks whether the server is about to end."""
_NARROWEST_SECONDS = 0.02
_SECONDS_A_FOLLOWER = 0.0002
_WIDEST_SECONDS = 1.0
_AT_ONCE = 25
"""So many are told before acknowledgements and whatever else the server does have their turn."""

_REFRAIN_SECONDS, _MOST_REFRAINS = 0.001, 2
"""While acts are under way those who are told next wait for them, but not for ever."""

_log = logging.getLogger(__name__)


class Follower:
    """One reader of a channel: what they have seen, and what they are sent."""

    def __init__(self, channel: "Channel", seen: Revisions) -> None:
        self._channel, self._seen = channel, seen
        self._told = asyncio.Event()
        self._is_over = False
        self._last: Block | None = None
        self._since = math.inf
        self._give_up: Callable[[], None] = self._told.set
        self._is_nudged = False
        self.seat = ""
        """Whose feed it is, where something may be told to them alone."""

    def nudge(self) -> None:
        """Tell this one that something of their own is new, which nobody else hears."""
        self._is_nudged = True
        self._told.set()

    def tell(self, now: float) -> None:
        """There is something to send; who has taken nothing for too long is given up."""
        if now - self._since > PATIENCE_SECONDS:
            self._give_up()
        self._told.set()

    async def send(self, sending: Awaitable[None]) -> None:
        """Wait until the reader takes it. Raises TimeoutError where nothing is taken any more."""
        self._since = time.monotonic()
        await sending
        self._since = math.inf

    @asynccontextmanager
    async def patience(self) -> AsyncIterator[None]:
        """Raise TimeoutError inside the block once the reader is given up.

        One timer for the whole of a feed: thousands of feeds are told at once, and a timer for
        each message takes a fifth of the time.
        """
        async with asyncio.timeout(None) as timer:
            self._give_up = lambda: timer.reschedule(0)
            try:
                yield
            finally:
                self._give_up = self._told.set

    def end(self, last: Block | None = None) -> None:
        """Send no more, or no more than a last block."""
        self._last, self._is_over = last, True
        self._told.set()
        if self._since < math.inf:  # nobody tells it any more, so nobody else gives it up
            loop = asyncio.get_running_loop()
            loop.call_later(PATIENCE_SECONDS, lambda: self._give_up())

    async def blocks(self) -> AsyncIterator[Block]:
        """What has moved since they last saw it, now and whenever something moves, or a ping."""
        await self._channel.is_ready.wait()
        at = self._channel.at
        if not self._is_over:
            yield await self._channel.block(self._seen, at)
        newer = moved(at, self._seen)
        self._seen = {**at, **newer} if newer else at
        while True:
            await self._told.wait()
            self._told.clear()
            if self._is_over:
                break
            at = self._channel.at
            if self._is_nudged:
                self._is_nudged = False
                yield STALE
                if not moved(self._seen, at):
                    continue
            if ready := self._channel.ready(self._seen, at):
                yield ready
            else:
                yield await self._channel.block(self._seen, at) if moved(self._seen, at) else PING
            self._seen = at
        if self._last:
            yield self._last


class Channel:
    """One audience of one session in one event loop."""

    def __init__(self, house: House, session_id: str, rooms: frozenset[Room], make: Make) -> None:
        self._house, self._session_id, self._rooms, self._make = house, session_id, rooms, make
        self._blocks: Rendered[Block] = Rendered()
        self.followers: set[Follower] = set()
        self.at: Revisions = {}
        self.is_ready = asyncio.Event()
        self._latest: tuple[Revisions, Revisions, Block] | None = None
        self._answered: Mapping[str, int] = {}

    def ready(self, since: Revisions, at: Revisions) -> Block | None:
        """What nearly everybody is told now, for who saw all that came before."""
        if self._latest and self._latest[0] is since and self._latest[1] is at:
            return self._latest[2]
        return None

    async def block(self, since: Revisions, at: Revisions) -> Block:
        """What moved from here to there, made once for all who are told the same."""
        key: Hashable = (_key(since), _key(at))
        return await self._blocks.get(
            key, lambda: self._make(self._house, self._session_id, since, at)
        )

    async def run(self) -> None:
        """Tell everybody what moves, until the server ends or nobody is left."""
        try:
            with self._house.hub.subscribed(self._session_id) as feed:
                # Subscribed first, looked up second: nothing can fall between the two.
                self.at = await run_in_threadpool(
                    revisions_of, self._house, self._session_id, self._rooms
                )
                self.is_ready.set()
                pinged = time.monotonic()
                while self.followers and not is_server_ending():
                    news: Revisions = {}
                    with suppress(TimeoutError):
                        async with asyncio.timeout(_LOOK_UP_SECONDS):
                            news = await feed.next()
                    if Room.DESK in news and Room.DESK not in self._rooms:
                        await self._nudge_those_answered(news[Room.DESK])
                    if any(room in self._rooms and n > self.at[room] for room, n in news.items()):
                        await asyncio.sleep(await self._tell(news))
                    elif time.monotonic() - pinged > _PING_SECONDS:
                        await self._wake_everybody()
                    else:
                        continue
                    pinged = time.monotonic()
        except Exception as trouble:
            # Their feeds end, they come back, and are told then.
            _log.warning("a live feed was interrupted: %s", type(trouble).__name__)
        finally:
            self.is_ready.set()
            for follower in self.followers:
                follower.end()

    async def _tell(self, news: Revisions) -> float:
        """Tell everybody, and return for how long to gather what comes next."""
        before = self.at
        at = {room: max(n, news.get(room, 0)) for room, n in before.items()}
        # Made before anybody is told of it: what they then ask for is there.
        self._latest = (before, at, await self.block(before, at))
        self.at = at
        begun = time.monotonic()
        await self._wake_everybody()
        return window_seconds(len(self.followers), time.monotonic() - begun)

    async def _nudge_those_answered(self, desk: int) -> None:
        """Tell each seat to which the desk wrote, and no other; that the desk moved is private."""
        if not any(follower.seat for follower in self.followers):
            return
        before = self._answered
        self._answered = await run_in_threadpool(
            answered_seats, self._house, self._session_id, desk
        )
        for follower in tuple(self.followers):
            at = self._answered.get(follower.seat)
            if at is not None and at != before.get(follower.seat):
                follower.nudge()

    async def _wake_everybody(self) -> None:
        now = time.monotonic()
        for number, follower in enumerate(tuple(self.followers), 1):
            follower.tell(now)
            if not number % _AT_ONCE:
                await self._let_acts_by()

    async def _let_acts_by(self) -> None:
        """What people do has its turn before others hear of what was done."""
        for _ in range(_MOST_REFRAINS):
            if not self._house.together.is_busy():
                break
            await asyncio.sleep(_REFRAIN_SECONDS)
        else:
            return
        await asyncio.sleep(0)


def is_server_ending() -> bool:
    """Whether uvicorn, whose method the handler of its signals is, waits for open answers."""
    handler = signal.getsignal(signal.SIGTERM)
    return bool(getattr(getattr(handler, "__self__", None), "should_exit", False))


def window_seconds(followers: int, telling_seconds: float = 0) -> float:
    """How long changes are gathered after one was told to so many, which took so long.

    What comes as a telling begins waits for its end, for the window and for the next telling: all
    three take a second at most, where telling takes less than half of it.
    """
    by_audience = _NARROWEST_SECONDS + followers * _SECONDS_A_FOLLOWER
    widest = max(_NARROWEST_SECONDS, _WIDEST_SECONDS - 2 * telling_seconds)
    return min(widest, max(by_audience, 2 * telling_seconds))


def _key(at: Revisions) -> Hashable:
    return tuple(sorted(at.items()))
