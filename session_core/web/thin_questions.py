"""Addresses of the thin door for questions: supporting them, changing one's own, reading all."""

from collections.abc import Callable
from contextlib import suppress

from fastapi import APIRouter, Request
from starlette.responses import Response

from session_core.domain.refusals import NotAllowed, NotFound
from session_core.use_cases.asking import withdraw_request
from session_core.use_cases.outcomes import see_outcomes
from session_core.use_cases.own_questions import (
    delete_my_question,
    edit_my_question,
    see_my_question,
)
from session_core.use_cases.seats import see_my_seat
from session_core.use_cases.support import support_question, withdraw_support
from session_core.use_cases.visit import Visit
from session_core.web import answers
from session_core.web.arrival import act, arrive
from session_core.web.door_words import FormRefused
from session_core.web.forms import Form, Posted, an_id
from session_core.web.question_page import all_questions, own_question_page
from session_core.web.thin_page import Said, all_mine

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
            edit_my_question, visit, an_id(posted.get("id", "")), posted.get("text", "")
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


def _of_ones_own(do: Callable[..., object], visit: Visit, *what: str) -> None:
    see_my_seat(visit)
    try:
        do(visit, *what)
    except NotAllowed:
        raise FormRefused(reason="not_yours") from None


@routes.post("/j/{code}/support")
def support(request: Request, code: str, posted: Form) -> Response:
    """Want a question asked too."""
    return _support(request, code, posted, support_question)


@routes.post("/j/{code}/unsupport")
def unsupport(request: Request, code: str, posted: Form) -> Response:
    """Support a question no longer."""
    return _support(request, code, posted, withdraw_support)


def _support(
    request: Request, code: str, posted: Posted, do: Callable[[Visit, str], object]
) -> Response:
    number = posted.get("number", "")
    whole = "/floor" if posted.get("from") == "floor" else ""
    return act(
        arrive(request, code),
        posted,
        "support",
        lambda visit: do(visit, _id_of(visit, number)),
        where=f"{whole}#s{number}" if number.isascii() and number.isdigit() else "#floor",
    )


def _id_of(visit: Visit, number: str) -> str:
    """The id behind a number; numbers weigh less in a page that has to be small."""
    see_my_seat(visit)
    ids = {str(each.intervention.number): each.intervention.id for each in see_outcomes(visit)}
    if number not in ids:
        raise NotFound
    return ids[number]
