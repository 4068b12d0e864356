"""The files that staff take home: `/files/SESSION/report.docx` and its like, and the ledger.

Each is made anew for the one request that asks for it, and nothing is kept: what Streamlit holds
ready for a download, it drops at the second script run of anybody after that.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from session_core.domain.refusals import Refusal, SignedOut
from session_core.domain.session import WorkshopSession
from session_core.use_cases.house import open_house
from session_core.use_cases.ledger import export_ledger
from session_core.use_cases.report import FORMATS, export_report
from session_core.use_cases.sessions import see_session
from session_core.use_cases.visit import Visit, sitting, visit_now
from session_core.web.cookies import sign_in_token
from session_core.web.door_words import status_of, trouble
from session_core.wording import words_for

_HEADERS = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}


@dataclass(frozen=True)
class StaffFile:
    """A kind of file: how it is made, and what it is called on the disk of who takes it home."""

    media_type: str
    make: Callable[[Visit], bytes]
    name: Callable[[WorkshopSession], str]


def report_name(ending: str, session: WorkshopSession) -> str:
    """`IGF-2023-WS-457_2023-10-09_report.docx`; plain ASCII, as a header wants it."""
    name = re.sub(r"[^A-Za-z0-9]+", "-", session.identity).strip("-") or "session"
    return f"{name}_{session.starts_at:%Y-%m-%d}_report.{ending}"


def ledger_name(session: WorkshopSession) -> str:
    """`F7K2QX-ledger.csv`."""
    return f"{session.join_code}-ledger.csv"


def _report(ending: str) -> StaffFile:
    def make(visit: Visit) -> bytes:
        return export_report(visit, ending)

    return StaffFile(FORMATS[ending].media_type, make, partial(report_name, ending))


FILES = {f"report.{ending}": _report(ending) for ending in FORMATS} | {
    "ledger.csv": StaffFile("text/csv; charset=utf-8", export_ledger, ledger_name)
}
"""By the last part of their address."""


# No coroutine: files take the processor for a while, so Starlette makes them in a thread.
def staff_file(request: Request) -> Response:
    """One file of one session, for who shows the cookie of a sign-in that may have it."""
    kind = FILES.get(request.path_params["file"])
    if kind is None:
        return PlainTextResponse(trouble("nothing_here"), 404, headers=_HEADERS)
    session_id, sign_in = request.path_params["session_id"], sign_in_token(request)
    try:
        if sign_in is None:
            raise SignedOut
        with sitting(visit_now(open_house(), session_id=session_id, sign_in=sign_in)) as visit:
            content = kind.make(visit)
            name = kind.name(see_session(visit).session)
    except Refusal as refusal:
        return PlainTextResponse(words_for(refusal), status_of(refusal), headers=_HEADERS)
    headers = _HEADERS | {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(content, headers=headers, media_type=kind.media_type)


routes = [Route("/files/{session_id}/{file}", staff_file)]
