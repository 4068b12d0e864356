"""Limits by seat and by session, never by address: first a wait, then a plain no.

A post is weighed before its route has a thread: who waits sleeps in the event loop and holds none.
What is too much is refused where the form is answered, so that the page comes back with what was
typed.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

from session_core.domain.codes import hashed, tidy_join_code
from session_core.domain.entry_refusals import TooMuchAtOnce
from session_core.domain.intake import Post
from session_core.live.allowances import Verdict
from session_core.use_cases.house import House, open_house
from session_core.use_cases.intake import tell_of_throttling
from session_core.web.cookies import seat_secret

MOST_WAITING = 500
MOST_FEEDS = 12
"""Of one seat: the tabs of a browser share one, and few people have that many devices."""

_POSTS = {
    "ask": Post.ASK,
    "edit": Post.CHANGE,
    "withdraw": Post.CHANGE,
    "delete": Post.CHANGE,
    "support": Post.SUPPORT,
    "unsupport": Post.SUPPORT,
    "vote": Post.VOTE,
    "join": Post.JOIN,
    "receipt": Post.RECEIPT,
    "receipt-seat": Post.RECEIPT,
    "help": Post.HELP,
}
_NEVER_LIMITED = {"leave"}
_OF_NO_SEAT = {Post.JOIN, Post.RECEIPT}

Sleep = Callable[[float], Awaitable[None]]
_waiting = 0


async def take_turn(request: Request, key: str = "", sleep: Sleep = asyncio.sleep) -> None:
    """Wait as long as a post has to; what is too much is noted for `check_turn` to refuse.

    `key` is the client's for this one thing: sent again under it, it is nothing new.
    """
    act = _act(request)
    if act in _NEVER_LIMITED:
        return
    post = _POSTS.get(act, Post.OTHER)
    code = str(request.path_params.get("code", ""))
    verdict = await wait_turn(code, post, seat_secret(request), key, sleep)
    if verdict.is_refused:
        request.state.too_much = verdict


async def wait_turn(
    code: str, post: Post, secret: str | None, key: str = "", sleep: Sleep = asyncio.sleep
) -> Verdict:
    """Wait as long as something has to that a seat sends to the session of a code.

    Where it is too much the verdict says so at once.
    """
    global _waiting
    house, code = open_house(), tidy_join_code(code)
    seat = hashed(secret)[:16] if secret and post not in _OF_NO_SEAT else ""
    verdict = house.allowances.weigh(code, seat, post, key)
    if verdict.delay_seconds and _waiting >= MOST_WAITING:
        verdict = house.allowances.no_room(code, post)
    if verdict.by_session:
        await run_in_threadpool(tell_of_throttling, house, datetime.now(UTC))
    if verdict.delay_seconds and not verdict.is_refused:
        _waiting += 1
        try:
            await sleep(verdict.delay_seconds)
        finally:
            _waiting -= 1
    return verdict


def check_turn(request: Request) -> None:
    """Raise TooMuchAtOnce where a post was found to be too much."""
    verdict: Verdict | None = getattr(request.state, "too_much", None)
    if verdict:
        raise too_much(verdict)


def too_much(verdict: Verdict) -> TooMuchAtOnce:
    """The refusal of what was found to be too much."""
    return TooMuchAtOnce(
        seconds=verdict.retry_seconds, reason="session" if verdict.by_session else ""
    )


def count_taken(request: Request, house: House) -> None:
    """Count for its session what was done."""
    code = tidy_join_code(str(request.path_params.get("code", "")))
    house.allowances.count(code, _POSTS.get(_act(request), Post.OTHER))


def _act(request: Request) -> str:
    """What a post is for: what follows the join code in its address."""
    below = request.url.path.partition("/j/")[2].split("/")
    return below[1] if len(below) > 1 else ""


class FeedsOfSeat:
    """How many feeds each seat has open: one more than `most`, and its oldest is told to end.

    Not the newest: a browser that lost its line without a word comes back with a new one.
    """

    def __init__(self, most: int = MOST_FEEDS) -> None:
        self._most = most
        self._open: dict[str, OrderedDict[Callable[[], None], asyncio.AbstractEventLoop]] = {}

    @contextmanager
    def open(self, seat: str, end: Callable[[], None]) -> Iterator[None]:
        """Be one of the seat's feeds while the block lasts; `end` is called where it has to end.

        Belongs inside an event loop, in which `end` is called too.
        """
        feeds = self._open.setdefault(seat, OrderedDict())
        feeds[end] = asyncio.get_running_loop()
        while len(feeds) > self._most:
            oldest, loop = feeds.popitem(last=False)
            # A loop that was closed meanwhile has no feed left to end.
            with suppress(RuntimeError):
                loop.call_soon_threadsafe(oldest)
        try:
            yield
        finally:
            feeds.pop(end, None)
            if not feeds and self._open.get(seat) is feeds:
                del self._open[seat]

    def seats(self) -> int:
        """How many seats have a feed open."""
        return len(self._open)

    def end_all(self, seat: str) -> None:
        """Tell all feeds of a seat to end: it is nobody's any more, or another device's."""
        for end, loop in list(self._open.pop(seat, {}).items()):
            with suppress(RuntimeError):
                loop.call_soon_threadsafe(end)

    def count(self, seat: str) -> int:
        """How many feeds of a seat are open and were not told to end."""
        return len(self._open.get(seat, ()))
