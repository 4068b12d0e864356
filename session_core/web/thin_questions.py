"""Addresses of the thin door for questions: supporting them, changing one's own, reading all."""

from collections.abc import Callable
from contextlib import suppress

from fastapi import APIRouter, Request
from starlette.responses import Response

from session_core.domain.refusals import NotAllowed, NotFound
from session_core.use_cases.asking import withdraw_request
from session_core.use_cases.own_questions import (
    delete_my_question,
    edit_my_question,
    see_my_question,
)
from session_core.use_cases.seats import see_my_seat
from session_core.use_cases.support import support_question, withdraw_support
from session_core.use_cases.visit import CrowdUseCase, Visit
from session_core.web import answers
from session_core.web.arrival import act, act_of_crowd, arrive
from session_core.web.door_words import FormRefused
from session_core.web.forms import Form, Posted, an_id
from session_core.web.question_page import all_questions, own_question_page, said_language
from session_core.web.thin_lists import all_mine
from session_core.web.thin_page import Said

routes = APIRouter()


@routes.api_route("/j/{code}/questions", methods=["GET", "HEAD"])
def show_questions(request: Request, code: str) -> Response:
    """What became of the questions."""
    here = arrive(request, code)
    return answers.page(all_questions(here.visit, here.root))


@routes.api_route("/j/{code}/questions/mine", methods=["GET", "HEAD"])
def show_all_of_mine(request: Request, code: str) -> Response:
    """All of the visitor's own questions."""
    here = arrive(request, code)
    return answers.page(all_mine(here.visit, here.root))


@routes.api_route("/j/{code}/question/{intervention_id}", methods=["GET", "HEAD"])
def show_question(request: Request, code: str, intervention_id: str) -> Response:
    """One of the visitor's own questions."""
    here = arrive(request, code)
    _of_ones_own(see_my_question, here.visit, an_id(intervention_id))
    said = Said(typed={"id": intervention_id})
    return answers.page(own_question_page(here.visit, here.root, said))


@routes.post("/j/{code}/edit")
def edit(request: Request, code: str, posted: Form) -> Response:
    """Put one's own question in other words."""
    return act(
        arrive(request, code),
        posted,
        "edit",
        lambda visit: _of_ones_own(
            edit_my_question,
            visit,
            an_id(posted.get("id", "")),
            posted.get("text", ""),
            said_language(posted),
        ),
        where="?edited=1#mine",
        page=own_question_page,
    )


@routes.post("/j/{code}/withdraw")
def withdraw(request: Request, code: str, posted: Form) -> Response:
    """Take back one's own question."""
    return act(
        arrive(request, code),
        posted,
        "withdraw",
        lambda visit: _of_ones_own(withdraw_request, visit, an_id(posted.get("id", ""))),
        where="#mine",
    )


@routes.post("/j/{code}/delete")
def delete(request: Request, code: str, posted: Form) -> Response:
    """Delete one's own question for good."""
    return act(
        arrive(request, code),
        posted,
        "delete",
        lambda visit: _delete(visit, an_id(posted.get("id", ""))),
        where="?deleted=1#mine",
        page=own_question_page,
    )


def _delete(visit: Visit, intervention_id: str) -> None:
    # Of what was deleted already nothing says whose it was; who asks twice has what they wanted.
    with suppress(NotFound):
        _of_ones_own(delete_my_question, visit, intervention_id)


def _of_ones_own(do: Callable[..., object], visit: Visit, *what: str | None) -> None:
    see_my_seat(visit)
    try:
        do(visit, *what)
    except NotAllowed:
        raise FormRefused(reason="not_yours") from None


async def support(request: Request, code: str, posted: Posted) -> Response:
    """Want a question asked too."""
    return await _support(request, code, posted, support_question)


async def unsupport(request: Request, code: str, posted: Posted) -> Response:
    """Support a question no longer."""
    return await _support(request, code, posted, withdraw_support)


async def _support(
    request: Request, code: str, posted: Posted, do: CrowdUseCase[[str | int], None]
) -> Response:
    # By its number: that weighs less than an id in a page that has to be small.
    number = posted.get("number", "")
    is_number = number.isascii() and number.isdigit() and len(number) < 10
    whole = "/floor" if posted.get("from") == "floor" else ""
    return await act_of_crowd(
        request,
        code,
        posted,
        "support",
        lambda visit: do.begin(visit, int(number) if is_number else ""),
        where=f"{whole}#s{number}" if is_number else "#floor",
    )
