"""The countdown: a task of the server that closes polls whose time is over, to the moment."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime, timedelta
from functools import partial

from starlette.concurrency import run_in_threadpool

from session_core.domain.session import Room
from session_core.live.hub import Revisions
from session_core.use_cases.countdowns import close_ended_polls
from session_core.use_cases.house import House
from session_core.web.own_task import own_task

_AGAIN_SECONDS = 2.0
"""So long after trouble with the database it looks again."""

_log = logging.getLogger(__name__)


@asynccontextmanager
async def counting_down(house: House) -> AsyncIterator[None]:
    """Close polls at the end of their countdowns for as long as the block lasts.

    It sleeps until the next countdown is over, and looks anew whenever polls move.
    """
    async with own_task(partial(_count_down, house)) as wake:

        def moved(rooms: Revisions) -> None:
            if Room.POLLS in rooms:
                wake()

        with house.hub.overhearing(moved):
            yield


async def _count_down(house: House, woken: asyncio.Event, stopping: asyncio.Event) -> None:
    while not stopping.is_set():
        woken.clear()  # before the look: what moves meanwhile is looked at next
        now = datetime.now(UTC)
        try:
            next_at = await run_in_threadpool(close_ended_polls, house, now)
        except Exception as trouble:
            _log.warning("countdowns were not looked at: %s", type(trouble).__name__)
            next_at = now + timedelta(seconds=_AGAIN_SECONDS)
        seconds = None if next_at is None else (next_at - datetime.now(UTC)).total_seconds()
        with suppress(TimeoutError):
            await asyncio.wait_for(woken.wait(), seconds)
