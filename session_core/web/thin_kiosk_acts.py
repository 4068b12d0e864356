"""Addresses of a kiosk for who stands before it: to ask, to support, to vote, to be given receipts.

Each page belongs to who has the tablet's seat now. Where nobody has, or the form is that of
somebody before, it is the start screen, and what was typed is shown to nobody.
"""

from collections.abc import Callable
from functools import partial

from fastapi import APIRouter, Request
from starlette.responses import Response

from session_core.domain.desk import HelpKind, HelpUrgency
from session_core.domain.entry_refusals import TooMuchAtOnce
from session_core.domain.floor import FOR_PARTICIPANTS, InterventionKind
from session_core.domain.refusals import NotAllowed, Refusal
from session_core.domain.session import NamingRule
from session_core.language import language
from session_core.use_cases.asking import request_floor
from session_core.use_cases.ballots import cast_ballot
from session_core.use_cases.kiosks import see_kiosk
from session_core.use_cases.own_help import ask_for_help
from session_core.use_cases.support import support_question, withdraw_support
from session_core.use_cases.visit import Visit
from session_core.web import answers
from session_core.web.ballot_forms import ballot_of
from session_core.web.door_words import FormRefused, sentence_for, status_of
from session_core.web.forms import Posted, an_id, client_key, one_of
from session_core.web.kiosk_arrival import TABLET, AtKiosk, KioskForm, check, count_taken
from session_core.web.kiosk_pages import ask_page, done_page, help_page, support_page, vote_page
from session_core.web.thin_kiosk import at_a_kiosk
from session_core.web.thin_page import Said

routes = APIRouter()
_page = partial(routes.api_route, methods=["GET", "HEAD"])

_WAYS = {"support", "vote", "help", "done"}


@_page("/j/{code}/kiosk/ask")
def show_ask(request: Request, code: str) -> Response:
    """Where somebody asks."""
    return _seated(request, code, ask_page)


@_page("/j/{code}/kiosk/support")
def show_support(request: Request, code: str) -> Response:
    """What others ask."""
    return _seated(request, code, support_page)


@_page("/j/{code}/kiosk/vote")
def show_vote(request: Request, code: str) -> Response:
    """Open polls."""
    return _seated(request, code, vote_page)


@_page("/j/{code}/kiosk/help")
def show_help(request: Request, code: str) -> Response:
    """Where the desk is called."""
    return _seated(request, code, help_page)


@_page("/j/{code}/kiosk/done")
def show_done(request: Request, code: str) -> Response:
    """The receipts."""
    return _seated(request, code, done_page)


@routes.post("/j/{code}/kiosk/ask")
def ask(request: Request, code: str, posted: KioskForm) -> Response:
    """Join the queue, with a written question or comment, or with none."""

    def send(visit: Visit) -> object:
        kind = one_of(InterventionKind, posted.get("kind", "")) or InterventionKind.QUESTION
        if kind not in FOR_PARTICIPANTS:
            raise FormRefused(reason="unknown_choice")
        rule, text = one_of(NamingRule, posted.get("rule", "")), posted.get("text", "")
        return request_floor(visit, text, kind, client_key(posted), rule, language())

    return _act(request, code, posted, send, "/ask?sent=1", ask_page)


@routes.post("/j/{code}/kiosk/more")
def need_more_time(request: Request, code: str, posted: KioskForm) -> Response:
    """The page to ask anew, with what is written there, and with all its time."""
    return _with_what_is_written(
        request, code, posted, lambda here: ask_page(here, Said(typed=posted))
    )


@routes.post("/j/{code}/kiosk/go")
def go(request: Request, code: str, posted: KioskForm) -> Response:
    """Go on from the page to ask; what is written there and not sent is not lost unasked."""

    def leave(here: AtKiosk) -> Response:
        if posted.get("text", "").strip():
            return ask_page(here, Said(typed=posted), leaving=_way(posted))
        return answers.on_to(f"{here.page}/{_way(posted)}")

    return _with_what_is_written(request, code, posted, leave)


@routes.post("/j/{code}/kiosk/drop")
def drop(request: Request, code: str, posted: KioskForm) -> Response:
    """Go on from the page to ask, and throw away what is written there."""
    return _seated(request, code, lambda here: answers.on_to(f"{here.page}/{_way(posted)}"))


@routes.post("/j/{code}/kiosk/support")
def support(request: Request, code: str, posted: KioskForm) -> Response:
    """Want a question asked too."""
    return _support(request, code, posted, support_question)


@routes.post("/j/{code}/kiosk/unsupport")
def unsupport(request: Request, code: str, posted: KioskForm) -> Response:
    """Support a question no longer."""
    return _support(request, code, posted, withdraw_support)


@routes.post("/j/{code}/kiosk/vote")
def vote(request: Request, code: str, posted: KioskForm) -> Response:
    """Cast a ballot, or another one while the poll is open."""

    def cast(visit: Visit) -> object:
        return cast_ballot(visit, an_id(posted.get("poll", "")), ballot_of(posted))

    return _act(request, code, posted, cast, "/vote", vote_page)


@routes.post("/j/{code}/kiosk/help")
def call_desk(request: Request, code: str, posted: KioskForm) -> Response:
    """Call the desk to this tablet, in whose name it finds who called."""

    def call(visit: Visit) -> object:
        kind = one_of(HelpKind, posted.get("kind", ""))
        if kind is None:
            raise FormRefused(reason="unknown_choice")
        urgency = one_of(HelpUrgency, posted.get("urgency", "")) or HelpUrgency.CAN_WAIT
        name = see_kiosk(visit, request.cookies[TABLET]).name
        return ask_for_help(visit, kind, urgency, f"Kiosk: {name}", client_key(posted))

    return _act(request, code, posted, call, "/help?sent=1", help_page)


def _way(posted: Posted) -> str:
    to = posted.get("to", "")
    return to if to in _WAYS else "ask"


def _support(
    request: Request, code: str, posted: Posted, do: Callable[[Visit, str | int], object]
) -> Response:
    typed = posted.get("number", "")
    number = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else 0
    return _act(request, code, posted, lambda v: do(v, number), "/support", support_page)


def _seated(request: Request, code: str, do: Callable[[AtKiosk], Response]) -> Response:
    """Do something for who stands before the tablet; where nobody does, the start screen."""

    def if_seated(here: AtKiosk) -> Response:
        if not here.is_seated:
            raise NotAllowed
        return do(here)

    return at_a_kiosk(request, code, if_seated)


def _with_what_is_written(
    request: Request, code: str, posted: Posted, do: Callable[[AtKiosk], Response]
) -> Response:
    """Answer a form that sends no question, with all that is written in it."""

    def checked(here: AtKiosk) -> Response:
        try:
            check(here, posted, here.arrival.visit.seat_secret or "")
        except (FormRefused, TooMuchAtOnce) as refusal:
            return ask_page(here, Said("ask", sentence_for(refusal), posted), status_of(refusal))
        return do(here)

    return _seated(request, code, checked)


def _act(
    request: Request,
    code: str,
    posted: Posted,
    do: Callable[[Visit], object],
    where: str,
    page: Callable[[AtKiosk, Said, int], Response],
) -> Response:
    """Do one thing by one use-case; a refusal is said on its page, beside what was typed."""

    def try_it(here: AtKiosk) -> Response:
        visit = here.arrival.visit
        try:
            check(here, posted, visit.seat_secret or "")
            do(visit)
        except NotAllowed:
            raise
        except Refusal as refusal:
            said = Said("ask", sentence_for(refusal), posted)
            return answers.later(page(here, said, status_of(refusal)), refusal)
        count_taken(here)
        return answers.on_to(f"{here.page}{where}")

    return _seated(request, code, try_it)
