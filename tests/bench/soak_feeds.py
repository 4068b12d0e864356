"""Fifty live feeds held open while the thin page is opened again and again.

Runs SOAK_MINUTES (10). What should stay flat: the time of a page, the server's memory, and the
number of feeds.
"""

import asyncio
import os
import subprocess
import tempfile
import time
from pathlib import Path

import httpx

from tests.bench.table import Row
from tests.servers import Server, running_server

FEEDS = 50
MINUTES = float(os.environ.get("SOAK_MINUTES", "10"))


def run() -> list[Row]:
    """Hold the feeds and compare the first third of the time with the last."""
    with (
        tempfile.TemporaryDirectory(prefix="evenfloor-soak-") as folder,
        running_server(Path(folder) / "data") as server,
    ):
        return asyncio.run(_soak(server))


async def _soak(server: Server) -> list[Row]:
    limits = httpx.Limits(max_connections=None)
    async with httpx.AsyncClient(
        base_url=server.url, limits=limits, timeout=30, trust_env=False
    ) as client:
        feeds = [asyncio.create_task(_hold_feed(client)) for _ in range(FEEDS)]
        page_ms: list[float] = []
        memory_mb: list[float] = []
        end = time.monotonic() + MINUTES * 60
        while time.monotonic() < end:
            page_ms.append(await _open_page(client))
            memory_mb.append(_memory_mb(server.pid))
            await asyncio.sleep(1)
        open_feeds = (await client.get("/live/health")).json()["feeds"]
        for feed in feeds:
            feed.cancel()
        dropped = sum(not isinstance(e, asyncio.CancelledError) for e in await _endings(feeds))
    third = max(1, len(page_ms) // 3)
    during = f"{FEEDS} feeds, {MINUTES:g} minutes"
    return [
        Row.of("thin page, first third", page_ms[:third], "ms", during),
        Row.of("thin page, last third", page_ms[-third:], "ms", during),
        Row.of("memory, first third", memory_mb[:third], "MB", during),
        Row.of("memory, last third", memory_mb[-third:], "MB", during),
        Row.of("feeds still open", [open_feeds], "feeds", f"{dropped} of {FEEDS} ended early"),
    ]


async def _hold_feed(client: httpx.AsyncClient) -> None:
    async with client.stream("GET", "/live/DEMO", timeout=None) as feed:
        feed.raise_for_status()
        async for _line in feed.aiter_lines():
            pass


async def _endings(feeds: list[asyncio.Task[None]]) -> list[BaseException | None]:
    return await asyncio.gather(*feeds, return_exceptions=True)


async def _open_page(client: httpx.AsyncClient) -> float:
    begun = time.perf_counter()
    (await client.get("/j/DEMO")).raise_for_status()
    return (time.perf_counter() - begun) * 1000


def _memory_mb(pid: int) -> float:
    shown = subprocess.run(
        ["ps", "-o", "rss=", "-p", str(pid)], capture_output=True, text=True, check=True
    )
    return int(shown.stdout) / 1024
