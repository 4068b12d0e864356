"""What many want at the same moment is done for all of them at once, by one thread."""

import threading
import time
from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Generic, TypeVar

T = TypeVar("T")

_THREADS = 4
_LONGEST_SECONDS = 0.02
MOST = 64
"""So many are done at once, that the last to come does not keep the first waiting."""

Do = Callable[[Sequence[T]], Sequence[object]]
"""Does them all and says what came of each: what it gave, or the exception that it raised."""


@dataclass(frozen=True)
class _Asked(Generic[T]):
    one: T
    answer: "Future[object]" = field(default_factory=Future)


class Together(Generic[T]):
    """Does what comes under one key one batch after another; what comes meanwhile is the next.

    Keys take turns: a crowd under one holds up the others for no longer than a batch takes.

    Whoever comes alone is done alone and at once; in a crowd the next are gathered for as long
    as those before took, since what is done once for all of them takes longer than one of them
    does. Nobody holds a thread of their own while they wait: a crowd's threads would keep each
    other from their work.
    """

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._waiting: defaultdict[Hashable, deque[_Asked[T]]] = defaultdict(deque)
        self._busy: set[Hashable] = set()
        self._guard = threading.Lock()
        self._is_closing = threading.Event()
        self._threads = ThreadPoolExecutor(_THREADS, thread_name_prefix="together")

    def ask(self, key: Hashable, one: T, do: Do[T]) -> "Future[object]":
        """Have it done; the answer is what it gave, or raises what it raised.

        Of those under one key whoever comes first says how they are done.
        """
        asked = _Asked(one)
        with self._guard:
            self._waiting[key].append(asked)
            is_first = key not in self._busy
            self._busy.add(key)
        if is_first:
            self._threads.submit(self._do_all, key, do)
        return asked.answer

    def is_busy(self) -> bool:
        """Whether anything is under way."""
        return bool(self._busy)

    def close(self) -> None:
        """Do what was asked so far, and take no more."""
        self._is_closing.set()
        self._threads.shutdown()

    def _do_all(self, key: Hashable, do: Do[T]) -> None:
        """Do one batch; what came meanwhile stands in line behind what others have asked."""
        if batch := self._next(key):
            begun = time.monotonic()
            try:
                done = do([asked.one for asked in batch])
            except BaseException as failed:  # whatever it is, those who wait have to be told
                done = [failed] * len(batch)
            self._answer(batch, done)
            if len(batch) > 1:
                self._is_closing.wait(min(time.monotonic() - begun, _LONGEST_SECONDS))
        if self._is_more(key):
            try:
                self._threads.submit(self._do_all, key, do)
            except RuntimeError:  # closing: no more is taken, and this is still done
                self._do_all(key, do)

    @staticmethod
    def _answer(batch: Sequence[_Asked[T]], done: Sequence[object]) -> None:
        for asked, came in zip(batch, done, strict=True):
            if isinstance(came, BaseException):
                asked.answer.set_exception(came)
            else:
                asked.answer.set_result(came)

    def _next(self, key: Hashable) -> list[_Asked[T]]:
        """The next to be done, without those who no longer want it."""
        with self._guard:
            waiting, batch = self._waiting[key], list[_Asked[T]]()
            while waiting and len(batch) < self._most:
                asked = waiting.popleft()
                if asked.answer.set_running_or_notify_cancel():
                    batch.append(asked)
            return batch

    def _is_more(self, key: Hashable) -> bool:
        with self._guard:
            if self._waiting[key]:
                return True
            self._busy.discard(key)
            del self._waiting[key]
            return False
