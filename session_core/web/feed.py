"""The live feed: server-sent events that say which rooms of a session moved, and how they look.

`/live/CODE` carries revisions only, for staff pages and for bridges, which may show a seat as a
bearer token; `/j/CODE/live` carries the thin page's sections too. Every message holds revisions, so
that nobody ends on an old one, and a feed that comes back says what it has seen and gets the rest.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from session_core.domain.refusals import NotAllowed, Refusal
from session_core.domain.session import PUBLIC_ROOMS, Room
from session_core.language import language, speaking
from session_core.use_cases.house import open_house
from session_core.use_cases.live import hear_every_room
from session_core.use_cases.seats import find_session, see_my_seat
from session_core.use_cases.visit import Visit, sitting, visit_now
from session_core.web.api.bearer import bearer_of, why_not
from session_core.web.api.problems import problem, refused
from session_core.web.channel import Follower, Make
from session_core.web.channels import channels
from session_core.web.cookies import seat_secret, sign_in_token
from session_core.web.event_stream import EventStream
from session_core.web.fragments import PARTS
from session_core.web.languages import chosen, language_of
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


def feed_of_seat(seat_id: str, end: Callable[[], None]) -> AbstractContextManager[None]:
    """Be one of the feeds of a seat while the block lasts: of those that end with it, and of which
    it has so many at most."""
    return _of_seats.open(seat_id, end)


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
    house, shown = open_house(), bearer_of(request.headers)
    secret = shown or seat_secret(request)
    visit = visit_now(house, seat_secret=secret, sign_in=sign_in_token(request))
    code = request.path_params["code"]
    needs_seat = bool(shown) or make is not revisions_only
    try:
        session_id, seat, is_nobody = await run_in_threadpool(
            _let_in, visit, code, rooms, needs_seat=needs_seat
        )
    except Refusal as refusal:
        if shown:
            return await _refused_bearer(request, code, shown, refusal)
        status = 404 if refusal.code == "wrong_join_code" else 403
        return JSONResponse({"code": refusal.code, "sentence": words_for(refusal)}, status)
    seen = read_vector(request.headers.get("last-event-id") or request.query_params.get("seen", ""))

    if is_nobody and _of_nobody.count(session_id) >= MOST_OF_NOBODY:
        full = problem("too_many_feeds", 503)
        full.headers["Retry-After"] = _TRY_AGAIN_SECONDS
        return full
    whose = (_of_nobody, session_id) if is_nobody else (_of_seats, seat)

    @contextmanager
    def follow() -> Iterator[Follower]:
        with channels().following(house, session_id, rooms, make, seen) as follower:
            feeds, of = whose
            if make is not revisions_only:
                follower.seat = seat
            with feeds.open(of, lambda: follower.end(END)) if of else nullcontext():
                yield follower

    return EventStream(request, follow)


async def _refused_bearer(request: Request, code: str, shown: str, refusal: Refusal) -> Response:
    """As the JSON API answers a program: a token that is of no seat here is a 401."""
    if isinstance(refusal, NotAllowed):
        refusal = await run_in_threadpool(why_not, code, shown)
    with speaking(language_of(request.headers)):
        return refused(refusal)


def _let_in(
    visit: Visit, code: str, rooms: frozenset[Room], *, needs_seat: bool
) -> tuple[str, str, bool]:
    """The session, whose seat it is where one has a part in it, and whether this is nobody known.

    Raises Refusal.
    """
    with sitting(visit) as at_once:
        session_id = find_session(at_once, code)
        here = at_once.to(session_id)
        if not rooms <= PUBLIC_ROOMS:
            hear_every_room(here)
        elif needs_seat:
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
