"""Attendance: which members of staff have a screen of which session open in this process.

A live feed that is open is a screen that is there: nothing is asked of anybody's browser.
"""

import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

Place = tuple[str, str]
"""A session and an account in it."""


def _now() -> datetime:
    return datetime.now(UTC)


class Attendance:
    """Who is here by their open feeds, and when the last of somebody's went; for any thread."""

    def __init__(self, clock: Callable[[], datetime] = _now) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._feeds: Counter[Place] = Counter()
        self._left: dict[Place, datetime] = {}
        self._on_arrival: list[Callable[[], None]] = []

    @contextmanager
    def attending(self, session_id: str, account_id: str) -> Iterator[None]:
        """Be here for as long as the block lasts."""
        place = session_id, account_id
        with self._lock:
            self._feeds[place] += 1
            is_new = self._feeds[place] == 1
            self._left.pop(place, None)
            told = list(self._on_arrival) if is_new else []
        for tell in told:
            tell()
        try:
            yield
        finally:
            with self._lock:
                self._feeds[place] -= 1
                if not self._feeds[place]:
                    del self._feeds[place]
                    self._left[place] = self._clock()

    def seen(self, now: datetime) -> dict[Place, datetime]:
        """When each was last here: now, or when they left; who left is named only once."""
        with self._lock:
            left, self._left = self._left, {}
            return left | dict.fromkeys(self._feeds, now)

    @contextmanager
    def telling(self, tell: Callable[[], None]) -> Iterator[None]:
        """Call `tell` whenever somebody comes who was not here; it must not wait."""
        with self._lock:
            self._on_arrival.append(tell)
        try:
            yield
        finally:
            with self._lock:
                self._on_arrival.remove(tell)
