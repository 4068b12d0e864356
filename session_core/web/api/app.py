"""The JSON API under `/api/v1`, for bridges, captions and kiosks: seats by bearer tokens."""

import re
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount
from starlette.types import ASGIApp

from session_core.domain.refusals import NotAllowed, Refusal
from session_core.web.api import description, desk, polls, questions, seats, snapshot
from session_core.web.api.bearer import bearer_of, why_not
from session_core.web.api.bounds import Bounds
from session_core.web.api.problems import not_working, problem, refused
from session_core.web.api.unfit import unfit
from session_core.web.door_words import trouble

ROOMS = (seats, questions, polls, desk, snapshot)
_THEIRS = "HTTPValidationError"


def _name(route: APIRoute) -> str:
    return route.name


class Api(FastAPI):
    """As FastAPI, but its document says no more than is so."""

    def openapi(self) -> dict[str, Any]:
        """The document, without the framework's own refusals: none of them is told here."""
        if self.openapi_schema is None:
            told = super().openapi()
            for operation in (one for path in told["paths"].values() for one in path.values()):
                if _THEIRS in str(operation["responses"].get("422", "")):
                    del operation["responses"]["422"]
            for name in (_THEIRS, "ValidationError"):
                told["components"]["schemas"].pop(name, None)
        return dict(self.openapi_schema or {})


# No page of documentation: it would fetch its script from somebody else. No host is named, for
# mirrors and onions have others: addresses are as seen from the document itself.
api = Api(
    title="Evenfloor",
    version="1",
    description=description.ABOUT,
    openapi_tags=description.TAGS,
    docs_url=None,
    redoc_url=None,
    redirect_slashes=False,
    servers=[{"url": "../v1"}],
    root_path_in_servers=False,
    generate_unique_id_function=_name,
)
api.add_middleware(Bounds)
for each in ROOMS:
    api.include_router(each.routes)

_TROUBLE = {400: ("unreadable", 422), 405: ("wrong_method", 405)}
"""What the framework itself refuses, and how that is told here."""


class _Everything(Mount):
    """All below an address, also where a line break stands in it: else nobody would answer."""

    def __init__(self, path: str, app: ASGIApp) -> None:
        super().__init__(path, app)
        self.path_regex = re.compile(self.path_regex.pattern, re.DOTALL)


routes: list[BaseRoute] = [_Everything("/api/v1", api)]


@api.exception_handler(Refusal)
async def refuse(request: Request, refusal: Exception) -> Response:
    """A polite no; whose token was not enough is told what it lacks."""
    assert isinstance(refusal, Refusal)
    if not isinstance(refusal, NotAllowed):
        return refused(refusal)
    code = str(request.path_params.get("code", ""))
    return refused(await run_in_threadpool(why_not, code, bearer_of(request.headers)))


@api.exception_handler(RequestValidationError)
async def does_not_fit(_request: Request, wrong: Exception) -> Response:
    """What has other fields or types than are asked for."""
    assert isinstance(wrong, RequestValidationError)
    return refused(unfit(wrong.errors()))


@api.exception_handler(HTTPException)
async def nothing_here(_request: Request, wrong: Exception) -> Response:
    """An address or a method that is not here, or a body that nothing can be made of."""
    assert isinstance(wrong, HTTPException)
    reason, status = _TROUBLE.get(wrong.status_code, ("nothing_here", wrong.status_code))
    answer = problem(reason, status)
    answer.headers.update(wrong.headers or {})
    return answer


@api.exception_handler(Exception)
async def fault(_request: Request, _failure: Exception) -> Response:
    """A fault of ours, told as one; the server's log has what it was."""
    return not_working(trouble("not_working"))
