"""Read-back on the thin page: one line there, and all sentences at an address of their own."""

from fastapi import APIRouter, Request
from starlette.responses import Response

from session_core.domain.session import Room
from session_core.use_cases.live import see_revisions
from session_core.use_cases.read_back import see_read_back
from session_core.use_cases.seats import see_door
from session_core.use_cases.visit import Visit, sitting
from session_core.web import answers
from session_core.web.arrival import arrive
from session_core.web.fragments import Around, page_address
from session_core.web.rendering import render

routes = APIRouter()


@routes.api_route("/j/{code}/read-back", methods=["GET", "HEAD"])
def show_read_back(request: Request, code: str) -> Response:
    """The takeaways and calls that are being read back."""
    here = arrive(request, code)
    with sitting(here.visit) as visit:
        return answers.page(read_back_page(visit, here.root))


def read_back_page(visit: Visit, root: str) -> str:
    """Every sentence in full; its script loads it anew when one changes. Raises NotAllowed."""
    at = see_revisions(visit)
    return render(
        "read_back.html",
        session=see_door(visit).session,
        page=page_address(visit, Around(root=root)),
        read_back=see_read_back(visit),
        follow=at[Room.READ_BACK],
    )
