"""What wire clients share: a loop in a thread of its own, and when they were told who speaks."""

import asyncio
import threading
import time
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from typing import Any

PATIENCE_SECONDS = 30

Start = Callable[[Coroutine[Any, Any, Any]], "Future[Any]"]


class Floors:
    """When a screen was told of which revision of the floor, and who spoke then."""

    def __init__(self) -> None:
        self._told: list[tuple[float, int, int | None]] = []

    def note(self, at: float, revision: int, number: int | None) -> None:
        """It arrived at this time, in milliseconds."""
        self._told.append((at, revision, number))

    def given_at(self, number: int, after: int) -> float:
        """When number so-and-so first had the floor after a revision; waits for it."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < deadline:
            for at, revision, speaking in self._told:
                if revision > after and speaking == number:
                    return at
            time.sleep(0.005)
        raise AssertionError(f"number {number} was never given the floor on a screen")


@contextmanager
def running_loop() -> Iterator[Start]:
    """A function that starts coroutines in another thread; all end with the block."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    try:
        yield lambda work: asyncio.run_coroutine_threadsafe(work, loop)
    finally:
        asyncio.run_coroutine_threadsafe(_end_all(), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


async def _end_all() -> None:
    others = asyncio.all_tasks() - {asyncio.current_task()}
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)
