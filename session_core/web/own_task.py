"""A task of the server that sleeps until it is woken, and ends with the server."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress

_STOP_SECONDS = 5

Work = Callable[[asyncio.Event, asyncio.Event], Awaitable[None]]
"""What the task does, given what wakes it and what says that it is to end; then both are set."""


@asynccontextmanager
async def own_task(work: Work) -> AsyncIterator[Callable[[], None]]:
    """Let the task run for as long as the block lasts; in it, what wakes it from any thread."""
    loop, woken, stopping = asyncio.get_running_loop(), asyncio.Event(), asyncio.Event()

    def wake() -> None:
        # News may come while the loop of this server is being closed: then nobody need know.
        with suppress(RuntimeError):
            loop.call_soon_threadsafe(woken.set)

    task = asyncio.ensure_future(work(woken, stopping))
    try:
        yield wake
    finally:
        stopping.set()
        woken.set()
        with suppress(TimeoutError):
            await asyncio.wait_for(task, _STOP_SECONDS)
