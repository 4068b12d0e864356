"""Addresses of the thin door for the help desk: asking, writing back, settling, taking it back."""

from fastapi import APIRouter, Request
from starlette.responses import Response

from session_core.domain.desk import HelpKind, HelpUrgency
from session_core.domain.refusals import NotAllowed
from session_core.use_cases.own_help import (
    ask_for_help,
    read_my_help,
    see_my_help,
    settle_my_help,
    withdraw_my_help,
    write_to_desk,
)
from session_core.use_cases.visit import Visit
from session_core.web import answers
from session_core.web.arrival import act, arrive
from session_core.web.door_words import FormRefused
from session_core.web.forms import Choice, Form, Posted, an_id, client_key, one_of
from session_core.web.help_page import HELP_POLICY, help_page, seat_here
from session_core.web.thin_page import Said

routes = APIRouter()

_SAID_AFTER = ("sent", "settled", "withdrawn")


@routes.api_route("/j/{code}/help", methods=["GET", "HEAD"])
def show_help(request: Request, code: str) -> Response:
    """What one asked the desk and what it answered; who is shown that has read it."""
    here = arrive(request, code)
    about = next((word for word in _SAID_AFTER if word in request.query_params), "")
    # Looked up first: what comes while the page is drawn does not count as read.
    mine = see_my_help(here.visit) if seat_here(here.visit) else ()
    drawn = help_page(here.visit, here.root, Said(about))
    if request.method == "GET" and any(one.has_news for one in mine):
        read_my_help(here.visit, {one.id: one.revision for one in mine})
    return _with_its_script(answers.page(drawn))


@routes.post("/j/{code}/help")
def ask(request: Request, code: str, posted: Form) -> Response:
    """Ask the desk for help."""
    return _with_its_script(
        act(
            arrive(request, code),
            posted,
            "ask",
            lambda visit: _ask(visit, posted),
            where="/help?sent=1",
            page=help_page,
        )
    )


@routes.post("/j/{code}/help/write")
def write(request: Request, code: str, posted: Form) -> Response:
    """Write to the desk about a request of one's own."""
    request_id = posted.get("id", "")
    return _with_its_script(
        act(
            arrive(request, code),
            posted,
            f"write{request_id}",
            lambda visit: write_to_desk(
                visit, an_id(request_id), posted.get("text", ""), client_key(posted)
            ),
            where="/help?sent=1",
            page=help_page,
        )
    )


@routes.post("/j/{code}/help/settle")
def settle(request: Request, code: str, posted: Form) -> Response:
    """Say that it is settled."""
    return _with_its_script(
        act(
            arrive(request, code),
            posted,
            "settle",
            lambda visit: settle_my_help(visit, an_id(posted.get("id", ""))),
            where="/help?settled=1",
            page=help_page,
        )
    )


@routes.post("/j/{code}/help/withdraw")
def withdraw(request: Request, code: str, posted: Form) -> Response:
    """Take it back: the words are deleted."""
    return _with_its_script(
        act(
            arrive(request, code),
            posted,
            "withdraw",
            lambda visit: withdraw_my_help(visit, an_id(posted.get("id", ""))),
            where="/help?withdrawn=1",
            page=help_page,
        )
    )


def _ask(visit: Visit, posted: Posted) -> str:
    if not seat_here(visit):
        raise NotAllowed
    return ask_for_help(
        visit,
        _chosen(HelpKind, posted, "kind"),
        _chosen(HelpUrgency, posted, "urgency"),
        posted.get("text", ""),
        client_key(posted),
    )


def _chosen(choices: type[Choice], posted: Posted, name: str) -> Choice:
    """What was chosen of a list from which something has to be. Raises FormRefused."""
    found = one_of(choices, posted.get(name, ""))
    if found is None:
        raise FormRefused(reason="option_missing")
    return found


def _with_its_script(answer: Response) -> Response:
    """The answer, where it is a page, with the policy that lets the page's own script run."""
    if "Content-Security-Policy" in answer.headers:
        answer.headers["Content-Security-Policy"] = HELP_POLICY
    return answer
