"""How the JSON API says no: a stable code, a sentence in the reader's language, a status."""

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, Field
from starlette.responses import JSONResponse, Response

from session_core.domain.refusals import Refusal
from session_core.language import gettext
from session_core.web.answers import later
from session_core.web.door_words import FormRefused, sentence_for, status_of


class Problem(BaseModel):
    """Why something was not done."""

    code: str = Field(description="Stays the same whatever the language; programs go by it.")
    sentence: str = Field(description="For people, in the language that was asked for.")
    details: dict[str, Any] | None = Field(
        default=None, description="What is in the sentence, or which fields do not fit."
    )


class ApiRefused(Refusal):
    """What only the API refuses; `reason` is a key of `_WORDS`, and the code that is told."""

    code = "api_refused"


_WORDS = {
    "no_seat": (
        "This needs a seat in this session: send its token as a bearer token. Where the seat was "
        "left or moved, join again."
    ),
    "waits_at_door": "A moderator lets people in one by one, and this seat still waits.",
    "turned_away": "A moderator did not let this seat in. It can still be admitted.",
    "two_keys": "The key in the header is another than the one in the body.",
    "too_large": "This is far larger than anything that is taken here. Nothing was done.",
    "not_json": "This takes JSON, as application/json; what came was something else.",
    "unreadable": "This cannot be read as JSON. Nothing was done.",
    "unfit": "Something here is not as it is asked for. Nothing was done; the details say what.",
    "nothing_here": "There is nothing at this address.",
    "wrong_method": "This address takes other methods.",
    "too_many_feeds": "As many feeds are open as this session has. Try again later.",
}
_STATUS = {
    "no_seat": 401,
    "waits_at_door": 403,
    "turned_away": 403,
    "too_large": 413,
    "not_json": 415,
    "nothing_here": 404,
    "wrong_method": 405,
    "too_many_feeds": 503,
}

_MEANS: Mapping[int, str] = {
    401: "No seat, or one that is none here. `WWW-Authenticate` says how to show one.",
    403: "The seat may not do this: it waits at the door, or this is another's.",
    404: "No session has this code (it may be gone), or there is no such thing in it.",
    405: "The address takes other methods, which `Allow` names.",
    409: "Not now: closed, frozen, or no longer waiting. The code says which.",
    413: "The body is too large.",
    415: "The body is not JSON.",
    422: "What could never be taken: wrong fields or types, too long, nothing written.",
    429: "Too much at once from this seat or in this session. Try again after `Retry-After`.",
}
_HEADERS: Mapping[int, str] = {401: "WWW-Authenticate", 405: "Allow", 429: "Retry-After"}


def refused(refusal: Refusal) -> Response:
    """A refusal as the API tells it."""
    if isinstance(refusal, ApiRefused):
        reason = str(refusal.details["reason"])
        fields = refusal.details.get("fields")
        told = problem(reason, _STATUS.get(reason, 422), {"fields": fields} if fields else None)
        if reason == "no_seat":
            told.headers["WWW-Authenticate"] = "Bearer"
        return told
    details = {name: _plain(value) for name, value in refusal.details.items()}
    if isinstance(refusal, FormRefused):
        code, details = str(details["reason"]), {}
    else:
        code = refusal.code
    return later(_answer(code, sentence_for(refusal), status_of(refusal), details), refusal)


def problem(reason: str, status: int, details: Mapping[str, Any] | None = None) -> Response:
    """A problem of the API's own, by its code."""
    return _answer(reason, gettext(_WORDS[reason]), status, details)


def not_working(sentence: str) -> Response:
    """A fault of ours."""
    return _answer("not_working", sentence, 500)


def may_answer(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """What the OpenAPI document says of the problems that an operation may answer with."""
    return {status: _documented(status) for status in sorted(statuses)}


def _documented(status: int) -> dict[str, Any]:
    said: dict[str, Any] = {"model": Problem, "description": _MEANS[status]}
    if status in _HEADERS:
        said["headers"] = {_HEADERS[status]: {"required": True, "schema": {"type": "string"}}}
    return said


def _answer(
    code: str, sentence: str, status: int, details: Mapping[str, Any] | None = None
) -> Response:
    told = {"code": code, "sentence": sentence, "details": details or None}
    return JSONResponse({name: value for name, value in told.items() if value}, status)


def _plain(value: object) -> object:
    if isinstance(value, str | int | float | bool) or value is None:
        return value
    return [str(each) for each in value] if isinstance(value, tuple | list) else str(value)
