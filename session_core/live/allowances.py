"""Allowances: counts what seats and sessions send, and remembers what was delayed and refused.

All of it is in the memory of this process and of nowhere else: with several processes on one
database each allows as much. Addresses are never asked for, for a venue shares one.
"""

import threading
import time
from collections import Counter, OrderedDict, deque
from collections.abc import Callable
from dataclasses import dataclass, field

from limits import RateLimitItemPerSecond
from limits.storage import MemoryStorage
from limits.strategies import SlidingWindowCounterRateLimiter

from session_core.domain.intake import (
    COUNTED_WHEN_SENT,
    PER_SEAT,
    PER_SESSION,
    WINDOW,
    Allowance,
    Post,
    Throttled,
)

_WINDOW_SECONDS = int(WINDOW.total_seconds())
LATELY_SECONDS = 300.0
"""For so long it is told what was delayed and refused."""
_IS_NOW_SECONDS = 10.0
"""So long after the last delay intake counts as throttled."""
MOST_KEYS, MOST_SESSIONS, MOST_SENT = 100_000, 1_000, 20_000
_SLOT_SECONDS = 10.0


@dataclass(frozen=True)
class Verdict:
    """What becomes of something that was sent: at once, later, or not at all.

    `retry_seconds` is when it is worth trying again, of what is refused.
    """

    delay_seconds: float = 0.0
    retry_seconds: int = 0
    by_session: bool = False

    @property
    def is_refused(self) -> bool:
        return self.retry_seconds > 0


@dataclass
class _Lately:
    """What was delayed and refused in one session, in slots of ten seconds."""

    slots: deque[tuple[float, Counter[tuple[str, Post]]]] = field(default_factory=deque)
    last: float = float("-inf")
    told: bool = False
    told_at: float = float("-inf")


class Allowances:
    """What each seat and each session has sent within a minute; for any thread."""

    def __init__(self, clock: Callable[[], float] = time.time) -> None:
        self._clock = clock
        self._storage = MemoryStorage()
        # The library looks through all it has every ten milliseconds, in a thread that it starts
        # anew each time; here that is done once a minute instead.
        self._storage.timer = _NoTimer()
        self._counter = SlidingWindowCounterRateLimiter(self._storage)
        self._tidied_at = clock()
        self._lock = threading.Lock()
        self._sent: OrderedDict[tuple[str, str], None] = OrderedDict()
        self._lately: OrderedDict[str, _Lately] = OrderedDict()

    def weigh(self, session: str, seat: str, post: Post, key: str = "") -> Verdict:
        """Count something that a seat sends, and say what becomes of it.

        `seat` is empty where none is needed. What comes again with the same `key` after it was let
        by is nothing new: it is counted apart.
        """
        self._tidy()
        if key and (seat, key) in self._sent:
            post = Post.OTHER
        verdict = self._of_session(session, post)
        if seat and post in PER_SEAT and not verdict.is_refused:
            own = self._of_seat(f"{session} {seat}", post)
            verdict = own if own.is_refused or own.delay_seconds else verdict
        if key and not verdict.is_refused:
            self._remember(seat, key)
        self._note(session, post, verdict)
        return verdict

    def count(self, session: str, post: Post) -> None:
        """Count what a session has taken."""
        if post in PER_SESSION and post not in COUNTED_WHEN_SENT:
            self._counter.hit(_item(PER_SESSION[post]), "session", session, post)

    def no_room(self, session: str, post: Post) -> Verdict:
        """What becomes of what would have to wait where too many wait already."""
        verdict = Verdict(retry_seconds=5, by_session=True)
        self._note(session, post, verdict)
        return verdict

    def throttled(self, session: str) -> Throttled:
        """What was delayed and refused in a session lately."""
        now = self._clock()
        with self._lock:
            lately = self._lately.get(session)
            if lately is None:
                return Throttled()
            total: Counter[tuple[str, Post]] = Counter()
            for at, counted in lately.slots:
                if at > now - LATELY_SECONDS:
                    total.update(counted)
            return Throttled(
                delayed={post: n for (how, post), n in total.items() if how == "delayed"},
                refused={post: n for (how, post), n in total.items() if how == "refused"},
                seats=sum(n for (how, _), n in total.items() if how == "seat"),
                is_now=now - lately.last < _IS_NOW_SECONDS,
            )

    def news(self, least_seconds: float = 3.0) -> dict[str, bool]:
        """The sessions whose intake began to be throttled, or ceased, since it was last asked.

        Each is told at most once in `least_seconds`; what has not been told stays news.
        """
        now, news = self._clock(), {}
        with self._lock:
            for session, lately in self._lately.items():
                is_now = now - lately.last < _IS_NOW_SECONDS
                if is_now != lately.told and now - lately.told_at >= least_seconds:
                    lately.told, lately.told_at, news[session] = is_now, now, is_now
        return news

    def size(self) -> int:
        """How many counters are kept."""
        return len(self._storage.storage)

    def _of_session(self, session: str, post: Post) -> Verdict:
        allowance = PER_SESSION.get(post)
        if allowance is None:
            return Verdict()
        item, who = _item(allowance), ("session", session, post)
        verdict = self._verdict(allowance, item, who, by_session=True)
        if post in COUNTED_WHEN_SENT and not verdict.is_refused:
            self._counter.hit(item, *who)
        return verdict

    def _of_seat(self, seat: str, post: Post) -> Verdict:
        allowance = PER_SEAT[post]
        item, who = _item(allowance), ("seat", seat, post)
        verdict = self._verdict(allowance, item, who, by_session=False)
        if not verdict.is_refused:
            self._counter.hit(item, *who)
        return verdict

    def _verdict(
        self,
        allowance: Allowance,
        item: RateLimitItemPerSecond,
        who: tuple[str, ...],
        *,
        by_session: bool,
    ) -> Verdict:
        reset_time, remaining = self._counter.get_window_stats(item, *who)
        if not remaining:
            wait = max(1, min(_WINDOW_SECONDS, round(reset_time - time.time()) + 1))
            return Verdict(retry_seconds=wait, by_session=by_session)
        delay = allowance.delay_seconds(allowance.at_all - remaining)
        return Verdict(delay_seconds=delay, by_session=by_session and delay > 0)

    def _remember(self, seat: str, key: str) -> None:
        with self._lock:
            self._sent[seat, key] = None
            self._sent.move_to_end((seat, key))
            while len(self._sent) > MOST_SENT:
                self._sent.popitem(last=False)

    def _note(self, session: str, post: Post, verdict: Verdict) -> None:
        if not verdict.is_refused and not verdict.delay_seconds:
            return
        now = self._clock()
        with self._lock:
            lately = self._lately.setdefault(session, _Lately())
            self._lately.move_to_end(session)
            if len(self._lately) > MOST_SESSIONS:
                self._lately.popitem(last=False)
            while lately.slots and lately.slots[0][0] <= now - LATELY_SECONDS:
                lately.slots.popleft()
            if not lately.slots or lately.slots[-1][0] <= now - _SLOT_SECONDS:
                lately.slots.append((now, Counter()))
            how = "refused" if verdict.is_refused else "delayed"
            lately.slots[-1][1][how if verdict.by_session else "seat", post] += 1
            if verdict.by_session:
                lately.last = now

    def _tidy(self) -> None:
        """Forget what is out of its time, once a minute; all of it where there is far too much."""
        now = self._clock()
        if now - self._tidied_at < _WINDOW_SECONDS and self.size() < MOST_KEYS:
            return
        with self._lock:
            self._tidied_at = now
            if self.size() >= MOST_KEYS:
                self._storage.reset()
                return
            for key, expires_at in list(self._storage.expirations.items()):
                if expires_at <= time.time():
                    self._storage.clear(key)


def _item(allowance: Allowance) -> RateLimitItemPerSecond:
    return _ITEMS[allowance]


_ITEMS = {
    each: RateLimitItemPerSecond(each.at_all, _WINDOW_SECONDS)
    for each in (*PER_SEAT.values(), *PER_SESSION.values())
}


class _NoTimer(threading.Timer):
    """A timer that is always at it, so that no other is started."""

    def __init__(self) -> None:
        super().__init__(0, lambda: None)

    def is_alive(self) -> bool:
        return True
