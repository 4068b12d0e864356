"""The thin door: the participants' page at `/j/CODE`, complete without script."""

from functools import partial

from fastapi import FastAPI, Request
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from session_core.domain.floor import FOR_PARTICIPANTS, InterventionKind
from session_core.domain.languages import Language
from session_core.domain.people import Modality, RegionalGroup, StakeholderGroup
from session_core.domain.refusals import NotAllowed, Refusal, WrongJoinCode
from session_core.domain.session import NamingRule
from session_core.use_cases.asking import request_floor
from session_core.use_cases.polls import cast_ballot
from session_core.use_cases.seats import join_session, leave_session, see_my_seat
from session_core.web import answers, thin_questions, thin_receipts
from session_core.web.arrival import Arrival, act, arrive, check_form, done, not_done
from session_core.web.cookies import forget_seat, keep_seat
from session_core.web.door_words import NOT_WORKING, NOTHING_HERE, FormRefused, sentence_for
from session_core.web.form_token import form_token
from session_core.web.forms import Form, Posted, a_hub_size, an_id, client_key, one_of
from session_core.web.fragments import Around
from session_core.web.thin_groups import group_section
from session_core.web.thin_page import Said, all_notes, all_places, mine_section, thin_page

# Slashes are not added or taken away by themselves: that answer would name the host.
thin_door = FastAPI(openapi_url=None, redirect_slashes=False)
thin_door.add_middleware(GZipMiddleware, compresslevel=6)
thin_door.include_router(thin_questions.routes)
thin_door.include_router(thin_receipts.routes)

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
    here = arrive(request, code)
    if code != here.join_code:
        query = request.url.query
        return answers.on_to(f"{here.page}?{query}" if query else here.page, status=307)
    side = _SIDES.get(request.query_params.get("in", ""))
    said = Said(
        about=next((word for word in SAID_AFTER if word in request.query_params), ""),
        typed={"modality": side} if side else {},
    )
    return answers.page(thin_page(here.visit, here.root, said))


@_page("/j/{code}/mine")
def show_mine(request: Request, code: str) -> Response:
    """The visitor's own questions, for the page's script."""
    here = arrive(request, code)
    # Drawn for the page that will hold it, not for its own address.
    around = Around(token=form_token(here.visit.seat_secret or ""))
    return answers.page(mine_section(here.visit, around))


@_page("/j/{code}/group")
def show_group(request: Request, code: str) -> Response:
    """The visitor's own breakout group, for the page's script."""
    return answers.page(group_section(arrive(request, code).visit))


@_page("/j/{code}/notes")
def show_notes(request: Request, code: str) -> Response:
    """All notes."""
    here = arrive(request, code)
    return answers.page(all_notes(here.visit, here.root))


@_page("/j/{code}/floor")
def show_floor(request: Request, code: str) -> Response:
    """The whole speaker list."""
    here = arrive(request, code)
    return answers.page(all_places(here.visit, here.root))


@thin_door.post("/j/{code}/join")
def join(request: Request, code: str, posted: Form) -> Response:
    """Take a seat; who has one already keeps it."""
    here = arrive(request, code)
    try:
        secret = _seat(here, posted)
    except Refusal as refusal:
        return not_done(here, posted, "join", refusal)
    answer = done(here)
    keep_seat(request, answer, here.join_code, secret)
    return answer


def _seat(here: Arrival, posted: Posted) -> str:
    try:
        see_my_seat(here.visit)
    except NotAllowed:
        modality = one_of(Modality, posted.get("modality", ""))
        if modality is None:
            raise FormRefused(reason="side_missing") from None
        return join_session(
            here.visit,
            modality,
            posted.get("pseudonym", ""),
            one_of(StakeholderGroup, posted.get("stakeholder_group", "")),
            one_of(RegionalGroup, posted.get("regional_group", "")),
            one_of(Language, posted.get("language", "")),
            a_hub_size(posted.get("people", "")),
        )
    return here.visit.seat_secret or ""


@thin_door.post("/j/{code}/ask")
def ask(request: Request, code: str, posted: Form) -> Response:
    """Join the queue, with a written question or comment, or with none."""
    return act(
        arrive(request, code),
        posted,
        "ask",
        lambda visit: request_floor(
            visit,
            posted.get("text", ""),
            _kind(posted.get("kind", "")),
            client_key(posted),
            one_of(NamingRule, posted.get("rule", "")),
        ),
        where="?sent=1#mine",
    )


def _kind(typed: str) -> InterventionKind:
    kind = one_of(InterventionKind, typed) or InterventionKind.QUESTION
    if kind not in FOR_PARTICIPANTS:
        raise FormRefused(reason="unknown_choice")
    return kind


@thin_door.post("/j/{code}/vote")
def vote(request: Request, code: str, posted: Form) -> Response:
    """Cast a ballot, or another one while the poll is open."""
    return act(
        arrive(request, code),
        posted,
        "vote",
        lambda visit: cast_ballot(
            visit, an_id(posted.get("poll", "")), _option(posted.get("option", ""))
        ),
        where="#polls",
    )


def _option(typed: str) -> str:
    if not typed:
        raise FormRefused(reason="option_missing")
    return typed


@thin_door.post("/j/{code}/leave")
def leave(request: Request, code: str, posted: Form) -> Response:
    """Give the seat up and be forgotten, here and in this browser."""
    here = arrive(request, code)
    try:
        check_form(here, posted)
        leave_session(here.visit)
    except FormRefused as refusal:
        return not_done(here, posted, "leave", refusal)
    except NotAllowed:
        pass  # who left already has what they wanted
    answer = done(here, "?left=1")
    forget_seat(request, answer, here.join_code)
    return answer


@thin_door.exception_handler(Refusal)
def refuse(request: Request, refusal: Refusal) -> Response:
    """A refusal that no form could be shown with."""
    return answers.refusal_page(request, refusal)


@thin_door.exception_handler(HTTPException)
def nothing_here(request: Request, wrong: HTTPException) -> Response:
    """An address or a method that is not here."""
    return answers.problem_page(request, NOTHING_HERE, wrong.status_code)


@thin_door.exception_handler(Exception)
def not_working(request: Request, _failure: Exception) -> Response:
    """A fault of ours, told as one; the server's log has what it was."""
    return answers.problem_page(request, NOT_WORKING, 500)
