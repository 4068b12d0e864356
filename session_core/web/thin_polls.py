"""Addresses of the thin door for polls: a ballot, and all results."""

from fastapi import APIRouter, Request
from starlette.responses import Response

from session_core.use_cases.ballots import cast_ballot
from session_core.web import answers
from session_core.web.arrival import act_of_crowd, arrive
from session_core.web.ballot_forms import ballot_of
from session_core.web.forms import Posted, an_id
from session_core.web.poll_sections import all_polls

routes = APIRouter()


@routes.api_route("/j/{code}/polls", methods=["GET", "HEAD"])
def show_polls(request: Request, code: str) -> Response:
    """Every poll with its result in full, also by group."""
    here = arrive(request, code)
    return answers.page(all_polls(here.visit, here.root))


async def vote(request: Request, code: str, posted: Posted) -> Response:
    """Cast a ballot, or another one while the poll is open."""
    return await act_of_crowd(
        request,
        code,
        posted,
        "vote",
        lambda visit: cast_ballot.begin(visit, an_id(posted.get("poll", "")), ballot_of(posted)),
        where="#polls",
    )
