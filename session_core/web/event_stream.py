"""Server-sent events as a response whose bytes were made for many: packed where that is read."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AbstractContextManager

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from session_core.web.answers import unpacks
from session_core.web.channel import Follower
from session_core.web.news import PACKED_BEGINNING

Follow = Callable[[], AbstractContextManager[Follower]]


class EventStream(Response):
    """The blocks of a follower, for as long as somebody reads them."""

    media_type = "text/event-stream"

    def __init__(self, request: Request, follow: Follow) -> None:
        self._follow = follow
        self._is_packed = unpacks(request.headers)
        self.status_code, self.background = 200, None
        headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
        if self._is_packed:
            headers["Content-Encoding"] = "gzip"
        self.init_headers({**headers, "Vary": "Accept-Encoding"})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send until the reader leaves, takes nothing any more, or the server ends.

        A stream that was cut is not finished: to the reader it is a line that broke.
        """
        headers = self.raw_headers
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        if scope["method"] == "HEAD":
            await send({"type": "http.response.body", "body": b""})
            return
        with self._follow() as follower:
            leaving = asyncio.ensure_future(_until_gone(receive))
            leaving.add_done_callback(lambda _: follower.end())
            try:
                async with follower.patience():
                    if self._is_packed:
                        await follower.send(_send(send, PACKED_BEGINNING))
                    async for each in follower.blocks():
                        body = each.packed if self._is_packed else each.plain
                        await follower.send(_send(send, body))
            except TimeoutError:
                return
            finally:
                leaving.cancel()
        await send({"type": "http.response.body", "body": b""})


def _send(send: Send, body: bytes) -> Awaitable[None]:
    return send({"type": "http.response.body", "body": body, "more_body": True})


async def _until_gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
