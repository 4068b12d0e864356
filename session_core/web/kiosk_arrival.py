"""Arriving at a kiosk: which tablet, who stands before it, and what a form of it brings.

Its two cookies are its own and go to its addresses only, so a seat that the same browser has on the
session's page is neither used nor touched. All that sets one is answered right below `/kiosk`,
where a cookie needs no path: behind a mirror nobody knows that.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Annotated

from fastapi import Depends
from starlette.requests import Request
from starlette.responses import Response

from session_core.domain.intake import Post
from session_core.domain.kiosk import KioskClosed
from session_core.domain.refusals import NotAllowed
from session_core.live.allowances import Verdict
from session_core.use_cases.house import open_house
from session_core.use_cases.kiosks import see_kiosk
from session_core.use_cases.seats import see_my_seat
from session_core.use_cases.visit import visit_now
from session_core.web.arrival import Arrival, arrive
from session_core.web.cookies import is_https
from session_core.web.door_words import FormRefused
from session_core.web.form_token import is_form_token
from session_core.web.forms import Posted, client_key, read_form
from session_core.web.languages import COOKIE as LANGUAGE
from session_core.web.limits import too_much, wait_turn

TABLET, SEAT = "kiosk", "kiosk_seat"
TABLET_KEPT = timedelta(days=7)
SEAT_KEPT = timedelta(minutes=30)
"""Where a tablet goes dark in somebody's hands; else they are done long before."""

_POSTS = {
    "begin": Post.KIOSK,
    "ask": Post.ASK,
    "support": Post.SUPPORT,
    "unsupport": Post.SUPPORT,
    "vote": Post.VOTE,
    "help": Post.HELP,
}


@dataclass(frozen=True)
class AtKiosk:
    """A request at a kiosk: the tablet by its own secret, and whose seat it shows, if any."""

    arrival: Arrival
    secret: str
    is_seated: bool

    @property
    def page(self) -> str:
        """The kiosk's start screen, as seen from the address of the request."""
        return f"{self.arrival.page}/kiosk"


def at_kiosk(request: Request, code: str) -> AtKiosk:
    """Find the kiosk that a tablet is. Raises WrongJoinCode, KioskClosed."""
    house, secret = open_house(), request.cookies.get(TABLET, "")
    visit = visit_now(house, seat_secret=request.cookies.get(SEAT) or None)
    arrival = arrive(request, code, visit)
    if not secret:
        raise KioskClosed
    see_kiosk(arrival.visit, secret)
    try:
        see_my_seat(arrival.visit)
    except NotAllowed:
        return AtKiosk(arrival, secret, is_seated=False)
    return AtKiosk(arrival, secret, is_seated=True)


async def read_kiosk_form(request: Request) -> Posted:
    """The fields of a form, once it is its turn; what is wrong with it `check` says later.

    So that it is said on a page of the kiosk, which leads nowhere else.
    """
    try:
        posted = await read_form(request)
    except FormRefused as refusal:
        request.state.refused = refusal
        return {}
    post = _POSTS.get(request.url.path.rpartition("/")[2], Post.OTHER)
    who = request.cookies.get(TABLET if post is Post.KIOSK else SEAT)
    code = str(request.path_params.get("code", ""))
    verdict = await wait_turn(code, post, who, client_key(posted) or "")
    if verdict.is_refused:
        request.state.too_much = verdict
    return posted


KioskForm = Annotated[Posted, Depends(read_kiosk_form)]
"""The fields of a form of a kiosk, for a route to ask for."""


def check(here: AtKiosk, posted: Posted, proof: str) -> None:
    """Raise TooMuchAtOnce, FormRefused, and NotAllowed for a form that is somebody else's.

    What such a form brings was perhaps typed by whoever stood there before.
    """
    state = here.arrival.request.state
    refused: FormRefused | None = getattr(state, "refused", None)
    if refused:
        raise refused
    if not is_form_token(posted.get("token", ""), proof):
        raise NotAllowed
    verdict: Verdict | None = getattr(state, "too_much", None)
    if verdict:
        raise too_much(verdict)


def count_taken(here: AtKiosk) -> None:
    """Count for the session what was done."""
    request, house = here.arrival.request, here.arrival.visit.house
    post = _POSTS.get(request.url.path.rpartition("/")[2], Post.OTHER)
    house.allowances.count(here.arrival.join_code, post)


def keep_tablet(request: Request, answer: Response, secret: str) -> Response:
    """Let the browser be a kiosk of this session."""
    return _keep(request, answer, TABLET, secret, TABLET_KEPT)


def keep_seat(request: Request, answer: Response, secret: str) -> Response:
    """Let the kiosk have the seat of who stands before it; again, for as long anew."""
    return _keep(request, answer, SEAT, secret, SEAT_KEPT)


def forget_person(request: Request, answer: Response) -> Response:
    """Take out of the browser all that these pages put there for who stood before the kiosk."""
    for name in (SEAT, LANGUAGE):
        answer.set_cookie(
            name,
            max_age=0,
            expires=0,
            path=None,
            secure=is_https(request),
            httponly=True,
            samesite="strict",
        )
    return answer


def _keep(request: Request, answer: Response, name: str, secret: str, kept: timedelta) -> Response:
    answer.set_cookie(
        name,
        secret,
        max_age=int(kept.total_seconds()),
        path=None,
        secure=is_https(request),
        httponly=True,
        samesite="strict",
    )
    return answer
