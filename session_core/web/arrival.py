"""Arriving at the thin door: which session, which seat, and one act through one use-case."""

from collections.abc import Callable
from dataclasses import dataclass

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
from session_core.web.thin_page import Said, thin_page

Draw = Callable[[Visit, str, Said], str]
"""How a page is drawn: for whom, with which way to the root, with what said beside a form."""


@dataclass(frozen=True)
class Arrival:
    """A request at the door of a session that exists."""

    request: Request
    visit: Visit
    join_code: str
    root: str

    @property
    def page(self) -> str:
        """The session's page, as seen from the address of the request."""
        return f"{self.root}j/{self.join_code}"


def arrive(request: Request, code: str) -> Arrival:
    """Find the session behind a code as somebody typed it. Raises WrongJoinCode."""
    visit = visit_now(open_house(), seat_secret=seat_secret(request))
    session_id = find_session(visit, code)
    root = answers.way_to_root(request)
    return Arrival(request, visit.to(session_id), tidy_join_code(code), root)


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
        check_form(arrival, posted)
        do(arrival.visit)
    except Refusal as refusal:
        return not_done(arrival, posted, about, refusal, page)
    return done(arrival, where)


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
    return answers.page(page(arrival.visit, arrival.root, said), status_of(refusal))
