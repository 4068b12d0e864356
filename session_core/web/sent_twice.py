"""A form that deletes by a receipt and is sent twice: the second is told what became of the first.

Nothing on disk says which receipt was deleted, so this is kept in memory, for minutes, and only as
the hash of session, words and the key that was drawn into that one form. Who has not got that very
page can tell nothing from it. Another process does not know it and answers as to a wrong receipt.
"""

import time
from collections.abc import Callable
from threading import Lock

from session_core.domain.codes import hashed
from session_core.domain.floor_refusals import WrongReceipt

_KEPT_SECONDS = 120.0
MOST_KEPT = 1000


class SentTwice:
    """Which forms have deleted their question lately."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock, self._one_at_a_time = clock, Lock()
        self._done: dict[str, float] = {}

    def delete(self, by: tuple[str | None, str, str | None], do: Callable[[], object]) -> None:
        """Delete, or nothing where the same form did so: `by` are session, words and key.

        Raises what `do` raises. One at a time, for the second comes while the first is under way.
        """
        session_id, words, key = by
        form = hashed(f"{session_id} {key} {words}")
        with self._one_at_a_time:
            self._forget_the_old()
            try:
                do()
            except WrongReceipt:
                if form not in self._done:
                    raise
                return
            if key:
                self._done[form] = self._clock()

    def _forget_the_old(self) -> None:
        too_old = self._clock() - _KEPT_SECONDS
        while self._done:
            oldest, at = next(iter(self._done.items()))
            if at > too_old and len(self._done) < MOST_KEPT:
                return
            del self._done[oldest]
