"""The live feed: server-sent events that say which rooms of a session moved, and how they look.

`/live/CODE` carries revisions only (for staff pages and bridges); `/j/CODE/live` carries the thin
page's sections too. Every message holds revisions, so that nobody ends on an old one, and a feed
that comes back says what it has seen and gets the rest.
"""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from session_core.domain.refusals import NotAllowed, Refusal
from session_core.domain.session import PUBLIC_ROOMS, Room
from session_core.language import language
from session_core.use_cases.house import open_house
from session_core.use_cases.live import hear_every_room
from session_core.use_cases.seats import find_session, see_my_seat
from session_core.use_cases.visit import Visit, sitting, visit_now
from session_core.web.channel import Follower, Make
from session_core.web.channels import channels
from session_core.web.cookies import seat_secret, sign_in_token
from session_core.web.event_stream import EventStream
from session_core.web.fragments import PARTS
from session_core.web.languages import chosen
from session_core.web.limits import FeedsOfSeat
from session_core.web.news import END, read_vector, revisions_only, with_sections_in
from session_core.wording import words_for

_THIN_ROOMS = frozenset(room for part in PARTS.values() for room in part.rooms)
MOST_OF_NOBODY = 2000
"""Feeds of a session for which no seat is asked: bridges, read-only pages, whoever has the code."""
_TRY_AGAIN_SECONDS = "30"

_of_seats = FeedsOfSeat()
_of_nobody = FeedsOfSeat(MOST_OF_NOBODY)


def seat_now(visit: Visit) -> str:
    """Whose feeds a visitor's are, or '' where they have no seat."""
    try:
        return see_my_seat(visit).id
    except NotAllowed:
        return ""


def end_feeds_of(seat_id: str) -> None:
    """Let the feeds of a seat that was left or moved hear no more, in this process."""
    _of_seats.end_all(seat_id)


async def pulses(request: Request) -> Response:
    """Revisions only, of the public rooms: whoever knows the join code may know that they moved."""
    return await _feed(request, PUBLIC_ROOMS, revisions_only)


async def staff_pulses(request: Request) -> Response:
    """Revisions of every room, for staff: how many ballots or seats came is not for all to hear."""
    return await _feed(request, frozenset(Room), revisions_only)


async def sections(request: Request) -> Response:
    """Revisions and the sections that moved, for those who have a seat."""
    # The page names its language: what opens its feed may be a worker that asks for another.
    tag = chosen(request.query_params) or language()
    return await _feed(request, _THIN_ROOMS, with_sections_in(tag))


async def health(_request: Request) -> Response:
    """Whether the server is up, and how busy."""
    return JSONResponse(
        {"up": True, "feeds": channels().count(), "script_runs": open_house().script_runs.count()}
    )


async def _feed(request: Request, rooms: frozenset[Room], make: Make) -> Response:
    house = open_house()
    visit = visit_now(house, seat_secret=seat_secret(request), sign_in=sign_in_token(request))
    code = request.path_params["code"]
    try:
        session_id, seat, is_nobody = await run_in_threadpool(_let_in, visit, code, rooms, make)
    except Refusal as refusal:
        status = 404 if refusal.code == "wrong_join_code" else 403
        return JSONResponse({"code": refusal.code, "sentence": words_for(refusal)}, status)
    seen = read_vector(request.headers.get("last-event-id") or request.query_params.get("seen", ""))

    if is_nobody and _of_nobody.count(session_id) >= MOST_OF_NOBODY:
        return JSONResponse({"code": "too_many_feeds"}, 503, {"Retry-After": _TRY_AGAIN_SECONDS})
    whose = (_of_nobody, session_id) if is_nobody else (_of_seats, seat)

    @contextmanager
    def follow() -> Iterator[Follower]:
        with channels().following(house, session_id, rooms, make, seen) as follower:
            feeds, of = whose
            with feeds.open(of, lambda: follower.end(END)) if of else nullcontext():
                yield follower

    return EventStream(request, follow)


def _let_in(visit: Visit, code: str, rooms: frozenset[Room], make: Make) -> tuple[str, str, bool]:
    """The session, whose seat it is where one has a part in it, and whether this is nobody known.

    Raises Refusal.
    """
    with sitting(visit) as at_once:
        session_id = find_session(at_once, code)
        here = at_once.to(session_id)
        if not rooms <= PUBLIC_ROOMS:
            hear_every_room(here)
        elif make is not revisions_only:
            return session_id, see_my_seat(here).id, False
        return session_id, "", not (seat_now(here) or _is_staff(here))


def _is_staff(visit: Visit) -> bool:
    try:
        hear_every_room(visit)
    except Refusal:
        return False
    return True


routes = [
    Route("/live/health", health),
    Route("/live/{code}", pulses),
    Route("/live/{code}/staff", staff_pulses),
    Route("/j/{code}/live", sections),
]
