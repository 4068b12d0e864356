"""The line of who asked the desk for help: it says that there is something new for this seat.

It says it to that seat alone, and no more than that: the page is fetched anew and shows what.
"""

import asyncio
import json
import random
import zlib
from collections.abc import AsyncIterator

from sse_starlette import EventSourceResponse, ServerSentEvent
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from session_core.domain.refusals import NotAllowed, Refusal
from session_core.domain.session import Room
from session_core.live.hub import Feed
from session_core.use_cases.entry import see_my_admission
from session_core.use_cases.help_news import asked_by_seat
from session_core.use_cases.house import House, open_house
from session_core.use_cases.live import revisions_of
from session_core.use_cases.seats import find_session, see_my_seat
from session_core.use_cases.visit import Visit, sitting, visit_now
from session_core.web.api.bearer import bearer_of
from session_core.web.cookies import seat_secret
from session_core.web.feed import feed_of_seat
from session_core.wording import words_for

_PING_SECONDS = 20
_GATHER_SECONDS = 0.3
"""So long it waits after the desk moved, and as long again by chance: many may hear at once."""
_HEADERS = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}


async def help_line(request: Request) -> Response:
    """Tell a seat whenever something about its requests is new; its page says what it has seen."""
    house = open_house()
    visit = visit_now(house, seat_secret=bearer_of(request.headers) or seat_secret(request))
    try:
        session_id, seat_id = await run_in_threadpool(_let_in, visit, request.path_params["code"])
    except Refusal as refusal:
        status = 404 if refusal.code == "wrong_join_code" else 403
        return JSONResponse({"code": refusal.code, "sentence": words_for(refusal)}, status)
    seen = request.headers.get("last-event-id") or request.query_params.get("seen", "")
    news = _news(house, session_id, seat_id, seen.removeprefix("help."))
    return EventSourceResponse(news, ping=_PING_SECONDS, headers=_HEADERS)


def how_far(house: House, session_id: str, seat_id: str) -> int:
    """How far the requests of a seat are, in one number that tells nothing else."""
    at = revisions_of(house, session_id, [Room.DESK])[Room.DESK]
    return zlib.crc32(asked_by_seat(house, session_id, at).get(seat_id, "").encode())


async def _news(
    house: House, session_id: str, seat_id: str, seen: str
) -> AsyncIterator[ServerSentEvent]:
    end = asyncio.Event()
    with house.hub.subscribed(session_id) as feed, feed_of_seat(seat_id, end.set):
        ended = asyncio.create_task(end.wait())
        try:
            while not end.is_set():
                # Subscribed first, looked up second: nothing can fall between the two.
                now = str(await run_in_threadpool(how_far, house, session_id, seat_id))
                if now != seen:
                    seen = now
                    told = json.dumps({"seen": {"help": int(now)}})
                    yield ServerSentEvent(told, id=f"help.{now}", retry=1000)
                await _until_the_desk_moved(feed, ended)
        finally:
            ended.cancel()
    yield ServerSentEvent(json.dumps({"enough": True}), retry=1000)


async def _until_the_desk_moved(feed: Feed, ended: "asyncio.Task[bool]") -> None:
    """Return a moment after the desk's room moved, or at once where the line has to end."""
    while not ended.done():
        news = asyncio.create_task(feed.next())
        try:
            await asyncio.wait({news, ended}, return_when=asyncio.FIRST_COMPLETED)
            if news.done() and Room.DESK in news.result():
                await asyncio.sleep(_GATHER_SECONDS * (1 + random.random()))  # noqa: S311
                return
        finally:
            news.cancel()


def _let_in(visit: Visit, code: str) -> tuple[str, str]:
    """The session and the seat, of who waits at the door too. Raises Refusal."""
    with sitting(visit) as at_once:
        session_id = find_session(at_once, code)
        here = at_once.to(session_id)
        try:
            return session_id, see_my_seat(here).id
        except NotAllowed:
            return session_id, see_my_admission(here).seat_id


routes = [Route("/j/{code}/help/live", help_line)]
