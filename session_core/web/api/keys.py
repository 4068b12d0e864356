"""The key under which something is sent once: in a header, as programs do, or in the body."""

from typing import Annotated

from fastapi import Header

from session_core.web.api.models import KEY, LONG_KEY
from session_core.web.api.problems import ApiRefused

_ABOUT = "The `key` of the body, for those who would rather say it here."

KeyHeader = Annotated[str | None, Header(alias="Idempotency-Key", pattern=KEY, description=_ABOUT)]
LongKeyHeader = Annotated[
    str | None, Header(alias="Idempotency-Key", pattern=LONG_KEY, description=_ABOUT)
]


def one_key(in_header: str | None, in_body: str | None) -> str | None:
    """The one key that came. Raises ApiRefused where two came that differ."""
    if in_header and in_body and in_header != in_body:
        raise ApiRefused(reason="two_keys")
    return in_header or in_body
