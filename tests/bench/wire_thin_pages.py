"""Thin pages without browsers: a seat each, and its feed read as its script reads it."""

import asyncio
import json
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager

import httpx

from tests.bench.wire import PATIENCE_SECONDS, Floors, running_loop

SPEAKS = re.compile(r"#(\d+) has the floor")
AT_ONCE = 10
"""So many take a seat at the same time."""


class WireThinPage:
    """One participant's page, by the server's address and a session's join code."""

    def __init__(self, url: str, code: str) -> None:
        self.url, self.code = url, code
        self.floors = Floors()
        self.open = asyncio.Event()

    async def run(self, door: asyncio.Semaphore) -> None:
        """Take a seat and follow the feed until cancelled."""
        async with httpx.AsyncClient(base_url=self.url, trust_env=False, timeout=60) as client:
            page = f"/j/{self.code}"
            async with door:
                await client.post(f"{page}/join", data={"modality": "online", "pseudonym": ""})
            async with client.stream("GET", f"{page}/live", timeout=None) as feed:
                feed.raise_for_status()
                async for line in feed.aiter_lines():
                    if line.startswith("data:"):
                        self._hear(json.loads(line.removeprefix("data:")))

    def _hear(self, news: dict[str, dict[str, str]]) -> None:
        now = time.time() * 1000
        self.open.set()
        if "floor" in news.get("parts", {}):
            found = SPEAKS.search(news["parts"]["floor"])
            self.floors.note(now, int(news["seen"]["floor"]), int(found[1]) if found else None)


@contextmanager
def wire_thin_pages(count: int, url: str, code: str = "DEMO") -> Iterator[list[WireThinPage]]:
    """So many pages with a seat, following, in a thread of their own."""
    with running_loop() as start:
        door = asyncio.Semaphore(AT_ONCE)
        pages = [WireThinPage(url, code) for _ in range(count)]
        tasks = [start(page.run(door)) for page in pages]
        deadline = time.monotonic() + PATIENCE_SECONDS + count
        while not all(page.open.is_set() for page in pages):
            broken = [task for task in tasks if task.done()]
            assert not broken, broken[0].exception()
            assert time.monotonic() < deadline, "the thin pages were not open"
            time.sleep(0.1)
        yield pages
