"""Two lean lines of one client: one asks and is answered, one only listens."""

import asyncio
import time
from collections.abc import Iterator
from contextlib import suppress
from typing import cast
from urllib.parse import SplitResult, urlsplit

from tests.bench.wire_feed import Event, WireFeed
from tests.bench.wire_http import WireAnswer

PATIENCE_SECONDS, RETRY_SECONDS = 60.0, 0.5


def _place(address: SplitResult) -> tuple[str, int]:
    return address.hostname or "", address.port or 80


class LineLost(Exception):
    """The line went down before the answer was there."""


class AskLine(asyncio.Protocol):
    """Keep-alive HTTP/1.1, one request after another; opened anew where it was closed."""

    def __init__(self, url: str) -> None:
        self._at = urlsplit(url)
        self._transport: asyncio.Transport | None = None
        self._answer = WireAnswer()
        self._done: asyncio.Future[WireAnswer] | None = None

    async def ask(
        self, method: str, path: str, headers: str = "", body: bytes | None = None
    ) -> WireAnswer:
        """Send a request and wait for all of the answer. Raises LineLost, TimeoutError."""
        loop = asyncio.get_running_loop()
        if self._transport is None or self._transport.is_closing():
            await loop.create_connection(lambda: self, *_place(self._at))
        assert self._transport
        self._answer, self._done = WireAnswer(), loop.create_future()
        head = f"{method} {path} HTTP/1.1\r\nHost: {self._at.netloc}\r\n{headers}"
        if body is not None:
            head += "Content-Type: application/x-www-form-urlencoded\r\n"
            head += f"Content-Length: {len(body)}\r\n"
        self._transport.write(f"{head}\r\n".encode() + (body or b""))
        try:
            return await asyncio.wait_for(self._done, PATIENCE_SECONDS)
        except TimeoutError:
            self.close()  # else the answer would be taken for that to the next request
            raise

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)  # of uvloop's making it may be

    def data_received(self, data: bytes) -> None:
        if self._answer.read(data) and self._done and not self._done.done():
            self._done.set_result(self._answer)

    def connection_lost(self, exc: Exception | None) -> None:
        self._transport = None
        if self._done and not self._done.done():
            self._done.set_exception(LineLost())

    def close(self) -> None:
        """Hang up."""
        if self._transport:
            self._transport.close()


class ListenLine(asyncio.Protocol):
    """A feed: what comes is kept with its time, and read when somebody asks for the news.

    When the server drops it, it opens itself again from the last message, as a page does.
    """

    def __init__(self) -> None:
        self.wire_bytes = 0
        self.lost = 0
        self._came: list[tuple[float, bytes]] = []
        self._read: list[Event] = []
        self._feed = WireFeed()
        self._first: asyncio.Future[None] | None = None
        self._transport: asyncio.Transport | None = None
        self._again: asyncio.Task[None] | None = None
        self._closed = False

    async def open(self, url: str, path: str, headers: str) -> None:
        """Ask for the feed and wait for its first bytes; a line that is lost is opened again."""
        self._asked = url, path, headers
        with suppress(LineLost, TimeoutError):
            await self._open()

    async def _open(self) -> None:
        url, path, headers = self._asked
        at, loop = urlsplit(url), asyncio.get_running_loop()
        self._feed, self._first = WireFeed(self._feed.last_id), loop.create_future()
        await loop.create_connection(lambda: self, *_place(at))
        assert self._transport
        head = f"GET {path} HTTP/1.1\r\nHost: {at.netloc}\r\nAccept: text/event-stream\r\n{headers}"
        if self._feed.last_id:
            head += f"Last-Event-ID: {self._feed.last_id}\r\n"
        self._transport.write(f"{head}\r\n".encode())
        try:
            await asyncio.wait_for(self._first, PATIENCE_SECONDS)
        except TimeoutError:
            self._transport.abort()
            raise

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)

    def data_received(self, data: bytes) -> None:
        self._came.append((time.perf_counter(), data))
        self.wire_bytes += len(data)
        if self._first and not self._first.done():
            self._first.set_result(None)

    def connection_lost(self, exc: Exception | None) -> None:
        if self._first and not self._first.done():
            self._first.set_exception(LineLost())
        if not self._closed:
            self.lost += 1
            self._again = asyncio.ensure_future(self._reopen())

    async def _reopen(self) -> None:
        await asyncio.sleep(RETRY_SECONDS)
        self._read = list(self.news())
        with suppress(OSError, LineLost, TimeoutError):  # lost again: tried again
            await self._open()

    def news(self) -> Iterator[Event]:
        """The messages that came since the last call. Raises AssertionError where none may come."""
        read, came = self._read, self._came
        self._read, self._came = [], []
        yield from read
        for at, data in came:
            yield from self._feed.read(at, data)
        head = self._feed.head
        assert head is None or head.status == 200, (
            f"a feed was answered with {head and head.status}"
        )

    def close(self) -> None:
        """Hang up."""
        self._closed = True
        if self._again:
            self._again.cancel()
        if self._transport:
            self._transport.close()
