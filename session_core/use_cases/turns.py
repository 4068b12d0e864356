"""Limits by seat and by session for what a page sends by itself: first a wait, then a plain no.

The thin door weighs its posts before they have a thread. A Streamlit run has one of its own, so
that who has to wait holds up nobody but themselves.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from session_core.domain.codes import hashed
from session_core.domain.entry_refusals import TooMuchAtOnce
from session_core.domain.intake import Post
from session_core.use_cases.intake import tell_of_throttling
from session_core.use_cases.visit import Visit


@contextmanager
def in_turn(
    visit: Visit, join_code: str, post: Post, sleep: Callable[[float], None] = time.sleep
) -> Iterator[None]:
    """Do one thing of a seat when it is its turn. Raises TooMuchAtOnce.

    What is done in the block counts for its session unless it was refused.
    """
    allowances = visit.house.allowances
    seat = hashed(visit.seat_secret)[:16] if visit.seat_secret else ""
    verdict = allowances.weigh(join_code, seat, post)
    if verdict.by_session:
        tell_of_throttling(visit.house, visit.now)
    if verdict.is_refused:
        reason = "session" if verdict.by_session else ""
        raise TooMuchAtOnce(seconds=verdict.retry_seconds, reason=reason)
    if verdict.delay_seconds:
        sleep(verdict.delay_seconds)
    yield
    allowances.count(join_code, post)
