"""The heartbeat: a task of the server that keeps who is here, and notices whose screen is gone."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime, timedelta
from functools import partial

from starlette.concurrency import run_in_threadpool

from session_core.use_cases.house import House
from session_core.use_cases.intake import tell_of_throttling
from session_core.use_cases.presence import note_presence
from session_core.web.own_task import own_task

_BEATS_UNTIL_GONE = 6
_SETTLE_SECONDS = 0.3
"""So long a beat waits after somebody came, for those who come with them."""

_log = logging.getLogger(__name__)


@asynccontextmanager
async def beating(house: House) -> AsyncIterator[None]:
    """Let the heart beat for as long as the block lasts, and not a moment longer.

    It beats six times in the time after which a screen counts as gone, and when somebody comes.
    """
    async with own_task(partial(_beat, house)) as wake:
        with house.attendance.telling(wake):
            yield


async def _beat(house: House, woken: asyncio.Event, stopping: asyncio.Event) -> None:
    seconds = house.settings.gone_seconds / _BEATS_UNTIL_GONE
    watched_since, last = None, None
    while not stopping.is_set():
        woken.clear()  # before the work: whoever comes meanwhile is not forgotten, nor is the end
        now = datetime.now(UTC)
        if last is None or now - last > timedelta(seconds=2 * seconds + 1):
            # Just started, or the machine slept, or the database was away: nobody was watched.
            watched_since = now
        try:
            await run_in_threadpool(
                note_presence, house, house.attendance.seen(), now, watched_since or now
            )
            await run_in_threadpool(tell_of_throttling, house, now)
        except Exception as trouble:
            # Whatever is wrong with the database, the next beat tries again.
            _log.warning("who is here was not kept: %s", type(trouble).__name__)
            last = None
        else:
            last = now
        with suppress(TimeoutError):
            await asyncio.wait_for(woken.wait(), seconds)
            if not stopping.is_set():
                await asyncio.sleep(min(_SETTLE_SECONDS, seconds))
