"""Texts that many feeds want at the same moment: each is made once, in a thread."""

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

from starlette.concurrency import run_in_threadpool

T = TypeVar("T")

MOST = 64


class Rendered(Generic[T]):
    """The last `MOST` texts of one event loop, by key; a failure is not kept."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._texts: OrderedDict[Hashable, asyncio.Future[T]] = OrderedDict()

    async def get(self, key: Hashable, make: Callable[[], T]) -> T:
        text = self._texts.get(key)
        if text is None or (text.done() and (text.cancelled() or text.exception())):
            text = asyncio.ensure_future(run_in_threadpool(make))
            self._texts[key] = text
            while len(self._texts) > self._most:
                self._texts.popitem(last=False)
        # Shielded: one reader who leaves must not cancel the text for all others.
        return await asyncio.shield(text)
