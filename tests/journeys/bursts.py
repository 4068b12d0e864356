"""Bursts: many posts at once at a server that is killed in the middle, and sent again after it."""

import asyncio
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from session_core.web.form_token import form_token
from tests.servers import Server

LINES = 100
"""Connections that stay open; each has one post on its way at any moment."""
TRIES = 60


@dataclass
class Post:
    """What one seat sends; its key stays the same however often it is sent."""

    code: str
    secret: str
    act: str
    key: str
    fields: Mapping[str, str]

    def as_request(self) -> bytes:
        body = urlencode({"token": form_token(self.secret), **self.fields})
        return (
            f"POST /j/{self.code}/{self.act} HTTP/1.1\r\nHost: 127.0.0.1\r\n"
            f"Cookie: seat={self.secret}\r\nX-Evenfloor: fetch\r\n"
            "Content-Type: application/x-www-form-urlencoded\r\n"
            f"Content-Length: {len(body)}\r\n\r\n{body}"
        ).encode()


class Burst:
    """Sends posts over many lines at once, and knows which were acknowledged."""

    def __init__(self, port: int, posts: list[Post]) -> None:
        self._port, self.waiting = port, list(posts)
        self.sent: set[str] = set()
        self.acknowledged: set[str] = set()
        self.enough = asyncio.Event()
        self.told = Counter[int]()

    async def send(self, stop_after: int) -> None:
        """Send all that waits, each once; `enough` is set with so many acknowledged."""
        sending, self.waiting = self.waiting, []
        await asyncio.gather(*(self._line(sending[n::LINES], stop_after) for n in range(LINES)))

    async def _line(self, posts: list[Post], stop_after: int) -> None:
        left = list(posts)
        writer = None
        try:
            reader, writer = await asyncio.open_connection("127.0.0.1", self._port)
            while left:
                writer.write(left[0].as_request())
                self.sent.add(left[0].key)
                await writer.drain()
                status = await self._answer(reader)
                self.told[status] += 1
                post = left.pop(0)
                if status == 200:
                    self.acknowledged.add(post.key)
                else:
                    self.waiting.append(post)
                if len(self.acknowledged) >= stop_after:
                    self.enough.set()
        except (OSError, asyncio.IncompleteReadError):
            pass  # killed: whatever is left was not acknowledged
        finally:
            self.waiting += left
            if writer:
                writer.close()

    async def _answer(self, reader: asyncio.StreamReader) -> int:
        head = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
        length = head.partition("content-length:")[2].partition("\r\n")[0]
        await reader.readexactly(int(length))
        return int(head.split()[1])


async def killed_in_the_middle(server: Server, burst: Burst, after: int) -> None:
    """End the server as soon as so many are acknowledged, while others are on their way."""
    sending = asyncio.create_task(burst.send(after))
    await asyncio.wait_for(burst.enough.wait(), 180)
    server.kill()
    await sending


async def sent_until_all_are_there(burst: Burst) -> None:
    """Send again what was on its way, as a page does, until each is acknowledged."""
    burst.waiting = [each for each in burst.waiting if each.key in burst.sent]
    for _ in range(TRIES):
        if not burst.waiting:
            return
        await burst.send(len(burst.sent) + 1)
        if burst.waiting:
            await asyncio.sleep(1)
    raise AssertionError(f"{len(burst.waiting)} were never acknowledged: {burst.told}")
