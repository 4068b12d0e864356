"""What the JSON API reads at all: a body within bounds, as JSON; its answers are kept nowhere."""

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import ClientDisconnect, Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from session_core.web.api.problems import ApiRefused, refused
from session_core.web.forms import MOST_BYTES

_STILL_HEARD_BYTES = 4 * MOST_BYTES
"""A program that is cut off while it sends never reads the answer; so a little more is let by."""


class Bounds:
    """Refuses bodies that are too large or no JSON, before anything else looks at them."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_unkept(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message)["Cache-Control"] = "no-store"
            await send(message)

        try:
            body = await _body(scope, receive)
        except ClientDisconnect:
            return
        except ApiRefused as refusal:
            await refused(refusal)(scope, receive, send_unkept)
            return
        is_read = False

        async def receive_again() -> Message:
            nonlocal is_read
            if is_read:
                return await receive()
            is_read = True
            return {"type": "http.request", "body": body, "more_body": False}

        await self.app(scope, receive_again, send_unkept)


async def _body(scope: Scope, receive: Receive) -> bytes:
    """The body of a request. Raises ApiRefused, and ClientDisconnect where nobody is there."""
    body, size = bytearray(), 0
    async for chunk in Request(scope, receive).stream():
        size += len(chunk)
        if size <= MOST_BYTES:
            body += chunk
        elif size > _STILL_HEARD_BYTES:
            break
    if size > MOST_BYTES:
        raise ApiRefused(reason="too_large")
    kind = Headers(scope=scope).get("content-type", "").partition(";")[0].strip().lower()
    if body and kind != "application/json":
        raise ApiRefused(reason="not_json")
    return bytes(body)
