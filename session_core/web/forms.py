"""What a form of the thin page brings: read within bounds, checked, handed on as plain values."""

import re
from collections.abc import Awaitable, Callable, Mapping
from enum import StrEnum
from typing import Annotated, TypeVar
from urllib.parse import parse_qsl

from fastapi import Depends
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from session_core.domain.people import FEWEST_IN_HUB, MOST_IN_HUB
from session_core.domain.refusals import NotFound, StrangeHubSize
from session_core.web.door_words import FormRefused
from session_core.web.limits import take_turn

MOST_BYTES = 256 * 1024
"""Twice 10,000 characters of any script, each of which is up to twelve bytes in a form."""
_STILL_HEARD_BYTES = 4 * MOST_BYTES
"""A browser that is cut off while it sends never shows the answer; so a little more is let by."""
_MOST_FIELDS = 40

Posted = Mapping[str, str]
Choice = TypeVar("Choice", bound=StrEnum)


async def read_form(request: Request) -> Posted:
    """The fields of a posted form; of a field that comes twice the last.

    Raises FormRefused for a post from another site, for more than 256 KB, and for what is no form.
    """
    if request.headers.get("sec-fetch-site") == "cross-site":
        raise FormRefused(reason="cross_site")
    body, size = bytearray(), 0
    async for chunk in request.stream():
        size += len(chunk)
        if size <= MOST_BYTES:
            body += chunk
        elif size > _STILL_HEARD_BYTES:
            break
    if size > MOST_BYTES:
        raise FormRefused(reason="too_large_by_script" if wants_json(request) else "too_large")
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if body and kind != "application/x-www-form-urlencoded":
        raise FormRefused(reason="not_a_form")
    try:
        return dict(
            parse_qsl(
                body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=_MOST_FIELDS
            )
        )
    except ValueError as too_many:
        raise FormRefused(reason="not_a_form") from too_many


async def in_turn(request: Request, posted: Annotated[Posted, Depends(read_form)]) -> Posted:
    """The fields of a posted form, once it is its turn; `check_turn` refuses what is too much."""
    await take_turn(request, client_key(posted) or "")
    return posted


Form = Annotated[Posted, Depends(in_turn)]
"""The fields of a posted form, for a route to ask for."""


def crowd_post(path: str, answer: Callable[[Request, str, Posted], Awaitable[Response]]) -> Route:
    """An address that many post to at once, without what FastAPI does for each: half the time."""

    async def endpoint(request: Request) -> Response:
        posted = await in_turn(request, await read_form(request))
        return await answer(request, request.path_params["code"], posted)

    return Route(path, endpoint, methods=["POST"])


def wants_json(request: Request) -> bool:
    """Whether the page's own script asks, rather than the browser."""
    by_script = request.headers.get("x-evenfloor") == "fetch"
    return by_script or "application/json" in request.headers.get("accept", "")


def one_of(choices: type[Choice], typed: str) -> Choice | None:
    """The choice with this value; None where nothing was chosen. Raises FormRefused."""
    if not typed:
        return None
    try:
        return choices(typed)
    except ValueError as unknown:
        raise FormRefused(reason="unknown_choice") from unknown


def a_hub_size(typed: str) -> int:
    """How many people a hub is, in digits of any script; 1 where none stands: no hub.

    Raises FormRefused for what is no number, and StrangeHubSize for a hub of one.
    """
    digits = typed.strip()
    if not digits:
        return 1
    if not digits.isdecimal() or len(digits) > 9:
        raise FormRefused(reason="number_unread")
    if int(digits) == 1:
        raise StrangeHubSize(least=FEWEST_IN_HUB, most=MOST_IN_HUB)
    return int(digits)


def an_id(typed: str) -> str:
    """An id as the server gives them. Raises NotFound for anything else."""
    if not re.fullmatch(r"[0-9A-Za-z_-]{1,64}", typed):
        raise NotFound
    return typed


def client_key(posted: Posted) -> str | None:
    """The key under which a repeated post is known again; None where there is none to trust."""
    typed = posted.get("key", "")
    return typed if re.fullmatch(r"[0-9A-Za-z_-]{8,64}", typed) else None
