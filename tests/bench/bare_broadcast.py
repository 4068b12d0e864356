"""A bare broadcast: what Starlette and the server under it can do, with nothing behind them.

In memory, one event stream for each listener, one message for all. With BARE_FIRST=1 the first
thing said goes out at once and what follows within 200 ms together; without, everything waits for
the end of its 200 ms.
"""

import asyncio
import json
import os
from collections.abc import AsyncIterator

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

WINDOW_SECONDS = 0.2
FIRST_AT_ONCE = os.environ.get("BARE_FIRST") == "1"
PADDING = "x" * int(os.environ.get("BARE_BYTES", "1500"))


class Broadcast:
    """How much was said, and who waits for it."""

    def __init__(self) -> None:
        self.count = 0
        self.message = b": here\r\n\r\n"
        self.waiting: set[asyncio.Event] = set()
        self._last = float("-inf")
        self._planned = False

    def say(self) -> None:
        """Count one thing more and see to it that all hear of it."""
        self.count += 1
        if not self._planned:
            loop = asyncio.get_running_loop()
            begin = self._last if FIRST_AT_ONCE else loop.time()
            self._planned = True
            loop.call_at(max(loop.time(), begin + WINDOW_SECONDS), self._send)

    def _send(self) -> None:
        self._planned, self._last = False, asyncio.get_running_loop().time()
        said = json.dumps({"count": self.count, "padding": PADDING})
        self.message = f"data: {said}\r\n\r\n".encode()
        for each in self.waiting:
            each.set()


broadcast = Broadcast()


async def say(request: Request) -> Response:
    """Take something and acknowledge it."""
    await request.body()
    broadcast.say()
    return JSONResponse({"ok": True})


async def live(_request: Request) -> Response:
    """The feed of one listener."""
    return StreamingResponse(_listen(), media_type="text/event-stream")


async def _listen() -> AsyncIterator[bytes]:
    news = asyncio.Event()
    broadcast.waiting.add(news)
    try:
        yield b": here\r\n\r\n"
        while True:
            await news.wait()
            news.clear()
            yield broadcast.message
    finally:
        broadcast.waiting.discard(news)


app = Starlette(routes=[Route("/say", say, methods=["POST"]), Route("/live", live)])
