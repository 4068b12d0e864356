"""Patience with receipts that are not right: each session's door opens the slower the more come.

Who guesses is not known by address, for a venue shares one; so all who try at one session wait
alike, right or wrong, before anything is looked up. Nobody is refused for it, and the wait never
passes two seconds.
"""

import asyncio
import math
import time
from collections.abc import Awaitable, Callable

_FORGIVEN = 5
"""Wrong ones that slow nobody: words are misheard."""
_SHORTEST_SECONDS, _LONGEST_SECONDS = 0.125, 2.0
_MOST_WRONG = 32
_HALVED_AFTER_SECONDS = 60.0
MOST_WAITING, MOST_SESSIONS = 64, 1000


class Patience:
    """How long one has to wait at each session; wrong ones count half after a minute."""

    def __init__(
        self,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._clock, self._sleep = clock, sleep
        self._wrong: dict[str, tuple[float, float]] = {}
        self._waiting = 0

    def count_wrong(self, session_id: str) -> None:
        """Remember that a receipt was wrong at this session."""
        count = min(self._count(session_id) + 1, _MOST_WRONG)
        # Taken out first, so that the dictionary begins with who was quiet for longest.
        self._wrong.pop(session_id, None)
        self._wrong[session_id] = count, self._clock()
        if len(self._wrong) > MOST_SESSIONS:
            del self._wrong[next(iter(self._wrong))]

    def seconds(self, session_id: str) -> float:
        """How long the next one waits at this session."""
        over = int(self._count(session_id)) - _FORGIVEN
        return min(_SHORTEST_SECONDS * 2**over, _LONGEST_SECONDS) if over >= 0 else 0.0

    async def wait(self, session_id: str) -> None:
        """Wait one's time, without holding a thread.

        Where many wait already nobody else has to: a full house would shut out those who are
        right. What is left then is the receipt's 55 bits.
        """
        seconds = self.seconds(session_id)
        if not seconds or self._waiting >= MOST_WAITING:
            return
        self._waiting += 1
        try:
            await self._sleep(seconds)
        finally:
            self._waiting -= 1

    def _count(self, session_id: str) -> float:
        count, at = self._wrong.get(session_id, (0.0, 0.0))
        return count * math.exp2(-(self._clock() - at) / _HALVED_AFTER_SECONDS)
