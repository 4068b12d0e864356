"""Attendance: which members of staff have a screen of which session open in this process.

Who is here is who answers: a line that is open and says nothing may be a laptop without a network.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

Place = tuple[str, str]
"""A session and an account in it."""


def _now() -> datetime:
    return datetime.now(UTC)


class Line:
    """A line to somebody's screen, and when that last answered: at first, when it came."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self.heard_at = clock()

    def heard(self) -> None:
        """Note that it answered now."""
        self.heard_at = self._clock()


class Attendance:
    """Who is here by the lines to their screens, and when each last answered; for any thread."""

    def __init__(self, clock: Callable[[], datetime] = _now) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._lines: dict[Place, set[Line]] = {}
        self._left: dict[Place, datetime] = {}
        self._on_arrival: list[Callable[[], None]] = []

    @contextmanager
    def attending(self, session_id: str, account_id: str) -> Iterator[Line]:
        """Be here for as long as the block lasts and the line in it is heard."""
        place, line = (session_id, account_id), Line(self._clock)
        with self._lock:
            lines = self._lines.setdefault(place, set())
            told = [] if lines else list(self._on_arrival)
            lines.add(line)
        for tell in told:
            tell()
        try:
            yield line
        finally:
            with self._lock:
                lines.remove(line)
                if not lines:
                    del self._lines[place]
                self._left[place] = max(line.heard_at, self._left.get(place, line.heard_at))

    def seen(self) -> dict[Place, datetime]:
        """When somebody was last heard on any of their lines; who left is named only once."""
        with self._lock:
            seen, self._left = self._left, {}
            for place, lines in self._lines.items():
                heard = max(line.heard_at for line in lines)
                seen[place] = max(heard, seen.get(place, heard))
            return seen

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
