"""The live feed: server-sent events that say which rooms of a session moved, and how they look.

`/live/CODE` carries revisions only (for staff pages and bridges); `/j/CODE/live` carries the thin
page's sections too. The first change goes out at once; what follows is gathered in a window that
widens with the audience and never passes a second. Every message holds revisions, so that nobody
ends on an old one, and a feed that comes back says what it has seen and gets the rest.
"""

import asyncio
import json
from collections.abc import AsyncIterator, Mapping
from weakref import WeakKeyDictionary

from sse_starlette import EventSourceResponse, ServerSentEvent
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from session_core.domain.refusals import Refusal
from session_core.domain.session import PUBLIC_ROOMS, Room
from session_core.use_cases.house import House, open_house
from session_core.use_cases.live import as_the_room_screen, hear_every_room, revisions_of
from session_core.use_cases.seats import find_session, see_my_seat
from session_core.use_cases.visit import visit_now
from session_core.web.cookies import seat_secret, sign_in_token
from session_core.web.fragments import PARTS
from session_core.web.rendered import Rendered
from session_core.wording import words_for

Revisions = Mapping[Room, int]

_PING_SECONDS = 20
_NARROWEST_SECONDS = 0.02
_SECONDS_A_FEED = 0.0002
_WIDEST_SECONDS = 1.0
_HEADERS = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}

_rendered: "WeakKeyDictionary[asyncio.AbstractEventLoop, Rendered]" = WeakKeyDictionary()


async def pulses(request: Request) -> Response:
    """Revisions only, of the public rooms: whoever knows the join code may know that they moved."""
    return await _feed(request, PUBLIC_ROOMS)


async def staff_pulses(request: Request) -> Response:
    """Revisions of every room, for staff: how many ballots or seats came is not for all to hear."""
    return await _feed(request, frozenset(Room))


async def sections(request: Request) -> Response:
    """Revisions and the sections that moved, for those who have a seat."""
    rooms = frozenset(room for part in PARTS.values() for room in part.rooms)
    return await _feed(request, rooms, with_parts=True)


async def health(_request: Request) -> Response:
    """Whether the server is up, and how busy."""
    house = open_house()
    return JSONResponse(
        {"up": True, "feeds": house.hub.count(), "script_runs": house.script_runs.count()}
    )


async def _feed(request: Request, rooms: frozenset[Room], *, with_parts: bool = False) -> Response:
    house = open_house()
    visit = visit_now(house, seat_secret=seat_secret(request), sign_in=sign_in_token(request))
    try:
        session_id = await run_in_threadpool(find_session, visit, request.path_params["code"])
        if not rooms <= PUBLIC_ROOMS:
            await run_in_threadpool(hear_every_room, visit.to(session_id))
        elif with_parts:
            await run_in_threadpool(see_my_seat, visit.to(session_id))
    except Refusal as refusal:
        status = 404 if refusal.code == "wrong_join_code" else 403
        return JSONResponse({"code": refusal.code, "sentence": words_for(refusal)}, status)
    seen = read_vector(request.headers.get("last-event-id") or request.query_params.get("seen", ""))
    stream = _events(house, session_id, seen, rooms, with_parts=with_parts)
    return EventSourceResponse(stream, ping=_PING_SECONDS, headers=_HEADERS)


async def _events(
    house: House,
    session_id: str,
    seen: Revisions,
    rooms: frozenset[Room],
    *,
    with_parts: bool,
) -> AsyncIterator[ServerSentEvent]:
    with house.hub.subscribed(session_id) as feed:
        # Subscribed first, looked up second: nothing can fall between the two.
        at = await run_in_threadpool(revisions_of, house, session_id, rooms)
        behind = {room: n for room, n in at.items() if n != seen.get(room, 0)}
        yield await _event(house, session_id, at, behind, with_parts)
        while True:
            moved = await feed.next()
            news = {r: n for r, n in moved.items() if r in rooms and n > at[r]}
            at |= news
            if news:
                yield await _event(house, session_id, at, news, with_parts)
                await asyncio.sleep(window_seconds(house.hub.count()))


def window_seconds(feeds: int) -> float:
    """How long a feed gathers changes after it sent one."""
    return min(_WIDEST_SECONDS, _NARROWEST_SECONDS + feeds * _SECONDS_A_FEED)


async def _event(
    house: House, session_id: str, at: Revisions, news: Revisions, with_parts: bool
) -> ServerSentEvent:
    message = (
        await _message_with_parts(house, session_id, at, news)
        if with_parts
        else json.dumps({"seen": news})
    )
    return ServerSentEvent(message, id=write_vector(at), retry=1000)


async def _message_with_parts(house: House, session_id: str, at: Revisions, news: Revisions) -> str:
    """The message as text, rendered once for all feeds that send the same news."""
    rendered = _rendered.setdefault(asyncio.get_running_loop(), Rendered())
    key = (session_id, *sorted(news), *sorted(at.items()))

    def make() -> str:
        visit = as_the_room_screen(house, session_id)
        html = {
            part.name: part.render(visit)
            for part in PARTS.values()
            if not news.keys().isdisjoint(part.rooms)
        }
        return json.dumps({"seen": news, "parts": html}, ensure_ascii=False)

    return await rendered.get(key, make)


def write_vector(revisions: Revisions) -> str:
    """Revisions in one word: `floor.42-polls.3`; what is at 0 is left out."""
    return "-".join(f"{room}.{n}" for room, n in sorted(revisions.items()) if n)


def read_vector(word: str) -> dict[Room, int]:
    """Read what `write_vector` wrote; what is no room or number is passed over."""
    known = {room.value for room in Room}
    pairs = (pair.partition(".") for pair in word[:400].split("-"))
    return {
        Room(room): int(n) for room, _, n in pairs if room in known and n.isascii() and n.isdigit()
    }


routes = [
    Route("/live/health", health),
    Route("/live/{code}", pulses),
    Route("/live/{code}/staff", staff_pulses),
    Route("/j/{code}/live", sections),
]
