"""From the thin door to the full view in Streamlit: the same seat, in the same language."""

from fastapi import APIRouter, Request
from starlette.responses import Response

from session_core.domain.refusals import NotAllowed
from session_core.language import language
from session_core.use_cases.entry import see_my_admission
from session_core.use_cases.seats import see_my_seat
from session_core.use_cases.visit import Visit, sitting
from session_core.web import answers
from session_core.web.arrival import arrive, visitor
from session_core.web.cookies import keep_seat_for_full_view

routes = APIRouter()

THEN, FULL_VIEW = "then", "participant"
"""What the door's address and its form say of where one wants to be after joining."""


@routes.api_route("/j/{code}/full", methods=["GET", "HEAD"])
def go_to_full_view(request: Request, code: str) -> Response:
    """To the full view for who has a seat or waits for one; to the door for who has none."""
    with sitting(visitor(request)) as at_once:
        here = arrive(request, code, at_once)
        is_seated = has_seat(here.visit)
    if not is_seated:
        return answers.on_to(f"{here.page}?{THEN}={FULL_VIEW}")
    address = f"{here.root}{FULL_VIEW}?code={here.join_code}&lang={language()}"
    answer = answers.on_to(address)
    secret = here.visit.seat_secret or ""
    keep_seat_for_full_view(request, answer, here.join_code, secret)
    return answer


def has_seat(visit: Visit) -> bool:
    """Whether the visitor has a seat, or waits at the door for one."""
    for look in (see_my_seat, see_my_admission):
        try:
            look(visit)
        except NotAllowed:
            continue
        return True
    return False


def after_joining(wanted: str) -> str:
    """What the session's address goes on to for who has joined: one known place, or nothing."""
    return "/full" if wanted == FULL_VIEW else ""
