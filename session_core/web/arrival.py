"""Arriving at the thin door: which session, which seat, and one act through one use-case."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from session_core.domain.codes import tidy_join_code
from session_core.domain.refusals import NotAllowed, Refusal
from session_core.use_cases.house import open_house
from session_core.use_cases.seats import find_session
from session_core.use_cases.visit import Visit, visit_now
from session_core.web import answers
from session_core.web.cookies import seat_secret
from session_core.web.door_words import FormRefused, sentence_for, status_of
from session_core.web.form_token import is_form_token
from session_core.web.forms import Posted, wants_json
from session_core.web.limits import check_turn, count_taken
from session_core.web.thin_page import Said, thin_page

Draw = Callable[[Visit, str, Said], str]
"""How a page is drawn: for whom, with which way to the root, with what said beside a form."""


@dataclass(frozen=True)
class Arrival:
    """A request at the door of a session: one that exists, or that is yet to be looked up."""

    request: Request
    visit: Visit
    join_code: str
    root: str

    @property
    def page(self) -> str:
        """The session's page, as seen from the address of the request."""
        return f"{self.root}j/{self.join_code}"


def visitor(request: Request) -> Visit:
    """Who asks, by the seat that their browser shows."""
    return visit_now(open_house(), seat_secret=seat_secret(request))


def arrive(request: Request, code: str, visit: Visit | None = None) -> Arrival:
    """Find the session behind a code as somebody typed it. Raises WrongJoinCode."""
    visit = visit or visitor(request)
    session_id = find_session(visit, code)
    root = answers.way_to_root(request)
    return Arrival(request, visit.to(session_id), tidy_join_code(code), root)


def at_door(request: Request, code: str) -> Arrival:
    """Stand at the door of a code; the act that follows looks up which session it opens."""
    here = visitor(request).at(code)
    return Arrival(request, here, tidy_join_code(code), answers.way_to_root(request))


def act(
    arrival: Arrival,
    posted: Posted,
    about: str,
    do: Callable[[Visit], object],
    where: str,
    page: Draw = thin_page,
) -> Response:
    """Do one thing for the seat that the form belongs to, and answer.

    `about` is the form that a refusal is said beside, on which `page`; `where` is what the
    address of the session's page goes on to.
    """
    try:
        check_turn(arrival.request)
        check_form(arrival, posted)
        do(arrival.visit)
    except Refusal as refusal:
        return not_done(arrival, posted, about, refusal, page)
    count_taken(arrival.request, arrival.visit.house)
    return done(arrival, where)


async def act_of_crowd(
    request: Request,
    code: str,
    posted: Posted,
    about: str,
    begin: Callable[[Visit], "Future[object]"],
    where: str,
) -> Response:
    """Do one thing that many do at once: who waits for it holds no thread.

    As `act`; `begin` lines it up. Raises WrongJoinCode.
    """
    here = at_door(request, code)
    try:
        check_turn(request)
        check_form(here, posted)
        await asyncio.wrap_future(begin(here.visit))
    except Refusal as refusal:
        return await run_in_threadpool(not_done_at, request, code, posted, about, refusal)
    count_taken(request, here.visit.house)
    return done(here, where)


def not_done_at(
    request: Request, code: str, posted: Posted, about: str, refusal: Refusal
) -> Response:
    """As `not_done`, where the session was not looked up before. Raises WrongJoinCode."""
    return not_done(arrive(request, code), posted, about, refusal)


def check_form(arrival: Arrival, posted: Posted) -> None:
    """Raise NotAllowed without a seat, FormRefused where the form was not drawn for it."""
    secret = arrival.visit.seat_secret
    if secret is None:
        raise NotAllowed
    if not is_form_token(posted.get("token", ""), secret):
        raise FormRefused(reason="old_token")


def done(arrival: Arrival, where: str = "") -> Response:
    """Back to the page, so that a reload sends nothing twice."""
    if wants_json(arrival.request):
        return answers.accepted()
    return answers.on_to(f"{arrival.page}{where}")


def not_done(
    arrival: Arrival, posted: Posted, about: str, refusal: Refusal, page: Draw = thin_page
) -> Response:
    """The page again: the sentence beside the form, and in it what was typed."""
    if wants_json(arrival.request):
        return answers.refused(refusal)
    said = Said(about, sentence_for(refusal), posted)
    html = page(arrival.visit, arrival.root, said)
    return answers.later(answers.page(html, status_of(refusal)), refusal)
