"""The thin door: the participants' page at `/j/CODE`, complete without script."""

from functools import partial

from fastapi import FastAPI, Request
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from session_core.domain.entry import LONGEST_CODE
from session_core.domain.floor import FOR_PARTICIPANTS, InterventionKind
from session_core.domain.people import Modality
from session_core.domain.refusals import NotAllowed, Refusal, WrongJoinCode
from session_core.domain.session import NamingRule
from session_core.language import language
from session_core.use_cases.asking import request_floor
from session_core.use_cases.seats import leave_session
from session_core.use_cases.support import see_my_support
from session_core.use_cases.visit import sitting
from session_core.web import (
    answers,
    thin_help,
    thin_join,
    thin_kiosk,
    thin_kiosk_acts,
    thin_moves,
    thin_polls,
    thin_questions,
    thin_read_back,
    thin_reading,
    thin_receipts,
)
from session_core.web.arrival import act_of_crowd, arrive, check_form, done, not_done, visitor
from session_core.web.cookies import forget_seat
from session_core.web.door_words import FormRefused, sentence_for, trouble
from session_core.web.feed import end_feeds_of, seat_now
from session_core.web.form_token import form_token
from session_core.web.forms import Form, Posted, client_key, crowd_post, one_of
from session_core.web.fragments import Around
from session_core.web.full_view import FULL_VIEW, THEN
from session_core.web.full_view import routes as full_view_routes
from session_core.web.languages import chosen, forget_language, keep_language, without_choice
from session_core.web.thin_groups import group_section
from session_core.web.thin_lists import mine_section
from session_core.web.thin_page import Said, thin_page

# Slashes are not added or taken away by themselves: that answer would name the host.
thin_door = FastAPI(openapi_url=None, redirect_slashes=False)

routes: list[BaseRoute] = [Route("/j", thin_door), Route("/j/{rest:path}", thin_door)]
"""Where other doors send what is meant for this one; the address stays whole."""

# Link previews and uptime checks ask with HEAD; the server leaves the body out by itself.
_page = partial(thin_door.api_route, methods=["GET", "HEAD"])

_SIDES = {"room": Modality.ONSITE, "online": Modality.ONLINE}
"""What `?in=` says in the links and QR codes of the two sides."""

SAID_AFTER = ("left", "sent", "edited", "deleted")
"""What the page's address says was just done, for a sentence about it."""


@_page("/j")
def enter_code(request: Request, code: str = "") -> Response:
    """Where somebody types the code; with one, on to its session."""
    if tag := chosen(request.query_params):
        here = f"{answers.way_to_root(request)}j{without_choice(request)}"
        return keep_language(answers.on_to(here), tag)
    if not code.strip():
        return answers.code_page(request)
    try:
        return answers.on_to(arrive(request, code).page)
    except WrongJoinCode as wrong:
        return answers.code_page(request, code, sentence_for(wrong), status=404)


@_page("/j/")
@_page("/j/{code}/")
def without_slash(request: Request, code: str = "") -> Response:
    """The same address without the slash at its end."""
    return answers.on_to(arrive(request, code).page if code else f"{answers.way_to_root(request)}j")


@_page("/j/{code}")
def show_page(request: Request, code: str) -> Response:
    """The session for who has a seat, its door for who has not."""
    with sitting(visitor(request)) as at_once:
        here = arrive(request, code, at_once)
        if code != here.join_code:
            query = request.url.query
            return answers.on_to(f"{here.page}?{query}" if query else here.page, status=307)
        side = _SIDES.get(request.query_params.get("in", ""))
        said = Said(
            about=next((word for word in SAID_AFTER if word in request.query_params), ""),
            typed=({"modality": side} if side else {}) | _code_in(request) | _then_in(request),
        )
        html = thin_page(here.visit, here.root, said)
    return answers.page(html)


def _code_in(request: Request) -> dict[str, str]:
    """The one-time code in a link, for the field of the form: joining leaves it out again."""
    code = request.query_params.get("pass", "")[:LONGEST_CODE]
    return {"pass": code} if code else {}


def _then_in(request: Request) -> dict[str, str]:
    """Where one wants to be after joining, for the form: the full view, or here."""
    return {THEN: FULL_VIEW} if request.query_params.get(THEN) == FULL_VIEW else {}


@_page("/j/{code}/mine")
def show_mine(request: Request, code: str) -> Response:
    """The visitor's own questions, for the page's script."""
    here = arrive(request, code)
    # Drawn for the page that will hold it, not for its own address.
    token = form_token(here.visit.seat_secret or "")
    around = Around(token=token, support=see_my_support(here.visit))
    return answers.page(mine_section(here.visit, around))


@_page("/j/{code}/group")
def show_group(request: Request, code: str) -> Response:
    """The visitor's own breakout group, for the page's script."""
    return answers.page(group_section(arrive(request, code).visit))


async def ask(request: Request, code: str, posted: Posted) -> Response:
    """Join the queue, with a written question or comment, or with none."""
    asked_in = language()
    return await act_of_crowd(
        request,
        code,
        posted,
        "ask",
        lambda visit: request_floor.begin(
            visit,
            posted.get("text", ""),
            _kind(posted.get("kind", "")),
            client_key(posted),
            one_of(NamingRule, posted.get("rule", "")),
            asked_in,
        ),
        where="?sent=1#mine",
    )


def _kind(typed: str) -> InterventionKind:
    kind = one_of(InterventionKind, typed) or InterventionKind.QUESTION
    if kind not in FOR_PARTICIPANTS:
        raise FormRefused(reason="unknown_choice")
    return kind


@thin_door.post("/j/{code}/leave")
def leave(request: Request, code: str, posted: Form) -> Response:
    """Give the seat up and be forgotten, here and in this browser."""
    here = arrive(request, code)
    try:
        check_form(here, posted)
        seat_id = seat_now(here.visit)
        leave_session(here.visit)
        end_feeds_of(seat_id)
    except FormRefused as refusal:
        return not_done(here, posted, "leave", refusal)
    except NotAllowed:
        pass  # who left already has what they wanted
    # The language is forgotten too; the last page is still in it.
    answer = done(here, f"?left=1&lang={language()}")
    forget_seat(request, answer, here.join_code)
    forget_language(request, answer)
    return answer


@thin_door.exception_handler(Refusal)
def refuse(request: Request, refusal: Exception) -> Response:
    """A refusal that no form could be shown with."""
    assert isinstance(refusal, Refusal)
    return answers.refusal_page(request, refusal)


@thin_door.exception_handler(HTTPException)
def nothing_here(request: Request, wrong: HTTPException) -> Response:
    """An address or a method that is not here."""
    answer = answers.problem_page(request, trouble("nothing_here"), wrong.status_code)
    answer.headers.update(wrong.headers or {})
    return answer


@thin_door.exception_handler(Exception)
def not_working(request: Request, _failure: Exception) -> Response:
    """A fault of ours, told as one; the server's log has what it was."""
    return answers.problem_page(request, trouble("not_working"), 500)


crowd_routes: list[BaseRoute] = [
    crowd_post("/j/{code}/join", thin_join.join),
    crowd_post("/j/{code}/ask", ask),
    crowd_post("/j/{code}/vote", thin_polls.vote),
    crowd_post("/j/{code}/support", thin_questions.support),
    crowd_post("/j/{code}/unsupport", thin_questions.unsupport),
]
"""What crowds post to; other doors send it here past the layers that single people go through."""

# Addresses are tried in order: first those of crowds, last those of single people.
thin_door.router.routes[:0] = crowd_routes
thin_door.include_router(thin_reading.routes)
thin_door.include_router(thin_questions.routes)
thin_door.include_router(thin_polls.routes)
thin_door.include_router(thin_receipts.routes)
thin_door.include_router(thin_moves.routes)
thin_door.include_router(thin_read_back.routes)
thin_door.include_router(thin_help.routes)
thin_door.include_router(thin_kiosk.routes)
thin_door.include_router(thin_kiosk_acts.routes)
thin_door.include_router(thin_kiosk.addresses)
thin_door.include_router(full_view_routes)
