"""The line of who waits at the door: one message when it has been decided, and it ends.

It says nothing but that there is something new: the page is loaded anew and shows what.
"""

import asyncio
import json
import random
from collections.abc import AsyncIterator

from sse_starlette import EventSourceResponse, ServerSentEvent
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from session_core.domain.people import Admission
from session_core.domain.refusals import NotAllowed, Refusal
from session_core.domain.session import Room
from session_core.live.hub import Feed
from session_core.use_cases.entry import MyAdmission, see_my_admission, who_is_outside
from session_core.use_cases.house import House, open_house
from session_core.use_cases.live import revisions_of
from session_core.use_cases.seats import find_session
from session_core.use_cases.visit import Visit, visit_now
from session_core.web.cookies import seat_secret
from session_core.web.limits import FeedsOfSeat
from session_core.wording import words_for

_PING_SECONDS = 20
_GATHER_SECONDS = 0.3
"""So long it waits after the door moved: joins come in hundreds, and each moves it."""
_SECONDS_OF_EACH, _LONGEST_SECONDS = 0.004, 2.0
"""Where many are admitted at once, their pages come anew spread over a while."""
_HEADERS = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}

lines = FeedsOfSeat()


async def admission(request: Request) -> Response:
    """Tell when it was decided on this seat; at once where it is not at the door."""
    house = open_house()
    visit = visit_now(house, seat_secret=seat_secret(request))
    try:
        session_id = await run_in_threadpool(find_session, visit, request.path_params["code"])
    except Refusal as refusal:
        return JSONResponse({"code": refusal.code, "sentence": words_for(refusal)}, 404)
    stream = _decided(house, visit.to(session_id), session_id)
    return EventSourceResponse(stream, ping=_PING_SECONDS, headers=_HEADERS)


async def _decided(house: House, visit: Visit, session_id: str) -> AsyncIterator[ServerSentEvent]:
    with house.hub.subscribed(session_id) as feed:
        # Subscribed first, looked up second: nothing can fall between the two.
        mine = await run_in_threadpool(_mine, visit)
        is_news = not mine or await _is_decided(house, session_id, mine, feed)
        # One line too many of this seat is told so: it would come again in place of another.
        yield ServerSentEvent(json.dumps({"seen": {}} if is_news else {"enough": True}), retry=1000)


async def _is_decided(house: House, session_id: str, mine: MyAdmission, feed: Feed) -> bool:
    """Wait until it stands otherwise with this seat; False where it has too many such lines."""
    end = asyncio.Event()
    with lines.open(mine.seat_id, end.set):
        ended = asyncio.create_task(end.wait())
        try:
            while True:
                news = asyncio.create_task(feed.next())
                await asyncio.wait({news, ended}, return_when=asyncio.FIRST_COMPLETED)
                if ended.done():
                    news.cancel()
                    return False
                if Room.DOOR not in news.result():
                    continue
                await asyncio.sleep(_GATHER_SECONDS)
                outside = await run_in_threadpool(_outside, house, session_id)
                if outside.get(mine.seat_id) is not mine.admission:
                    await asyncio.sleep(_spread(lines.seats()))
                    return True
        finally:
            ended.cancel()


def _mine(visit: Visit) -> MyAdmission | None:
    try:
        return see_my_admission(visit)
    except NotAllowed:
        return None


def _outside(house: House, session_id: str) -> dict[str, Admission]:
    at = revisions_of(house, session_id, [Room.DOOR])[Room.DOOR]
    return who_is_outside(house, session_id, at)


def _spread(waiting: int) -> float:
    return random.random() * min(_LONGEST_SECONDS, waiting * _SECONDS_OF_EACH)  # noqa: S311


routes = [Route("/j/{code}/admission", admission)]
