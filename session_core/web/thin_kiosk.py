"""Addresses of a kiosk, below `/j/CODE/kiosk`: one tablet that serves many people in turn.

Here is what the tablet does: becomes a kiosk, lets somebody begin, is rid of them. What they do
there stands in `thin_kiosk_acts.py`.
"""

from collections.abc import Callable
from functools import partial

from fastapi import APIRouter, Request
from starlette.responses import Response

from session_core.domain.entry_refusals import TooMuchAtOnce
from session_core.domain.kiosk import KioskClosed, WrongKioskAddress
from session_core.domain.languages import Language
from session_core.domain.people import RegionalGroup, StakeholderGroup
from session_core.domain.refusals import NotAllowed, Refusal
from session_core.use_cases.kiosks import (
    begin_at_kiosk,
    check_kiosk_address,
    finish_at_kiosk,
    take_kiosk,
)
from session_core.web import answers
from session_core.web.arrival import arrive
from session_core.web.door_words import FormRefused, sentence_for, status_of
from session_core.web.form_token import is_form_token
from session_core.web.forms import Form, Posted, client_key, one_of
from session_core.web.kiosk_arrival import (
    AtKiosk,
    KioskForm,
    at_kiosk,
    check,
    count_taken,
    forget_person,
    keep_seat,
    keep_tablet,
)
from session_core.web.kiosk_pages import nobody_page, start_page, take_page
from session_core.web.languages import chosen, keep_language
from session_core.web.thin_page import Said

routes, addresses = APIRouter(), APIRouter()
"""`addresses` come last: of what is below `/kiosk` they take any other name for an address."""

_page = partial(routes.api_route, methods=["GET", "HEAD"])


def at_a_kiosk(request: Request, code: str, do: Callable[[AtKiosk], Response]) -> Response:
    """Do something at a kiosk, and without one say so; back to its start where that is not allowed.

    Raises WrongJoinCode.
    """
    try:
        here = at_kiosk(request, code)
        try:
            return do(here)
        except NotAllowed:
            return answers.on_to(here.page)
    except KioskClosed as closed:
        return nobody_page(sentence_for(closed), status_of(closed))


@_page("/j/{code}/kiosk")
def start(request: Request, code: str) -> Response:
    """The start screen; who stands before the tablet already is led back to where they were."""
    return at_a_kiosk(
        request,
        code,
        lambda here: answers.on_to(f"{here.page}/ask") if here.is_seated else start_page(here),
    )


@_page("/j/{code}/kiosk/speak")
def speak(request: Request, code: str) -> Response:
    """Choose a language, until the next person comes."""

    def choose(here: AtKiosk) -> Response:
        answer, tag = answers.on_to(here.page), chosen(request.query_params)
        return keep_language(answer, tag) if tag else answer

    return at_a_kiosk(request, code, choose)


@routes.post("/j/{code}/kiosk/begin")
def begin(request: Request, code: str, posted: KioskForm) -> Response:
    """Take a fresh seat."""

    def take_seat(here: AtKiosk) -> Response:
        try:
            secret = _begun(here, posted)
        except (KioskClosed, NotAllowed):
            raise
        except Refusal as refusal:
            said = Said("begin", sentence_for(refusal), posted)
            return answers.later(start_page(here, said, status_of(refusal)), refusal)
        count_taken(here)
        return keep_seat(request, answers.on_to(f"{here.page}/ask"), secret)

    return at_a_kiosk(request, code, take_seat)


def _begun(here: AtKiosk, posted: Posted) -> str:
    try:
        check(here, posted, here.secret)
    except TooMuchAtOnce as much:
        if not much.details["reason"]:
            raise TooMuchAtOnce(seconds=much.details["seconds"], reason="kiosk") from much
        raise
    return begin_at_kiosk(
        here.arrival.visit,
        here.secret,
        one_of(StakeholderGroup, posted.get("stakeholder_group", "")),
        one_of(RegionalGroup, posted.get("regional_group", "")),
        one_of(Language, posted.get("language", "")),
        client_key(posted),
    )


@routes.post("/j/{code}/kiosk/finish")
def finish(request: Request, code: str, posted: KioskForm) -> Response:
    """Be done: the start screen for the next person."""
    return at_a_kiosk(request, code, lambda here: _over(here, posted.get("token", "")))


@_page("/j/{code}/kiosk/over")
def over(request: Request, code: str, t: str = "") -> Response:
    """Where a page goes by itself that nobody has touched: as `finish`, for its own seat only."""
    return at_a_kiosk(request, code, lambda here: _over(here, t))


def _over(here: AtKiosk, token: str) -> Response:
    answer = answers.on_to(here.page)
    if here.is_seated:
        # An old page that comes back must not send away who stands there now.
        if not is_form_token(token, here.arrival.visit.seat_secret or ""):
            return answer
        finish_at_kiosk(here.arrival.visit, here.secret)
        # These pages put nothing there; what a browser keeps by itself goes too. Not its cookies:
        # one of them makes the tablet the kiosk.
        answer.headers["Clear-Site-Data"] = '"cache", "storage"'
    return forget_person(here.arrival.request, answer)


@routes.post("/j/{code}/kiosk/take")
def take(request: Request, code: str, posted: Form) -> Response:
    """Make this tablet the kiosk."""
    here, link = arrive(request, code), posted.get("link", "")
    try:
        if not is_form_token(posted.get("token", ""), link):
            raise FormRefused(reason="old_link_form")
        secret = take_kiosk(here.visit, link, client_key(posted))
    except (WrongKioskAddress, FormRefused) as refusal:
        return nobody_page(sentence_for(refusal), status_of(refusal))
    return keep_tablet(request, answers.on_to(f"{here.page}/kiosk"), secret)


@addresses.api_route("/j/{code}/kiosk/{link}", methods=["GET", "HEAD"])
def ask_to_take(request: Request, code: str, link: str) -> Response:
    """Ask whether this tablet is to be the kiosk; opening the address uses nothing up."""
    here = arrive(request, code)
    try:
        return take_page(here, link, check_kiosk_address(here.visit, link).name)
    except WrongKioskAddress as wrong:
        return nobody_page(sentence_for(wrong), status_of(wrong))
