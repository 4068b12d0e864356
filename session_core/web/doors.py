"""The doors beside Streamlit's own: thin page, JSON API, feed, files; what start and end do."""

import gc
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from anyio import to_thread
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.middleware.errors import ServerErrorMiddleware
from starlette.middleware.exceptions import ExceptionMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import BaseRoute, Route, Router
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from session_core.domain.refusals import Refusal
from session_core.use_cases.demo import load_demo
from session_core.use_cases.first_start import first_start_words
from session_core.use_cases.house import close_house, open_house
from session_core.web import admission, feed, help_line, here, staff_files, thin_door
from session_core.web.api import app as api
from session_core.web.countdown import counting_down
from session_core.web.heartbeat import beating
from session_core.web.languages import InTheirLanguage

_THREADS = 6
"""So many requests are worked on side by side; more threads would take each other's time."""

_TURN_SECONDS = 0.0002
"""So long a thread that works keeps the event loop waiting; usual are ten times as much, and the
loop gives up its turn for each of a thousand readers."""

STATIC = Path(__file__).parent / "static"


async def script(request: Request) -> Response:
    """The scripts of the feed; a shared worker needs an address of its own."""
    path = STATIC / Path(request.url.path).name
    return FileResponse(path, media_type="text/javascript", headers={"Cache-Control": "no-cache"})


# The thin page sets a stricter policy of its own. This one lets Streamlit's pages work and still
# keeps every request at home: no picture in somebody's text can call a third party.
_FALLBACK_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob:; "
        "connect-src 'self' ws: wss: data: blob:; "
        "frame-ancestors 'self'; form-action 'self'; base-uri 'self'; object-src 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


class SafeHeaders:
    """Adds the headers that keep a visitor's browser from talking to anybody else."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_safely(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _FALLBACK_HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, send_safely if scope["type"] == "http" else send)


Lifespan = Callable[[Any], AbstractAsyncContextManager[dict[str, Any]]]


def opened_at(where: Callable[[], list[str]]) -> Lifespan:
    """Open the house before the first visitor and close it after the last.

    `where` tells the addresses to print, once the server knows them.
    """

    @asynccontextmanager
    async def lifespan(_app: Any) -> AsyncIterator[dict[str, Any]]:
        house = await run_in_threadpool(open_house)
        if house.settings.demo:
            await run_in_threadpool(load_demo, house, datetime.now(UTC))
        for line in first_start_words(house, " and ".join(where())):
            print(line, flush=True)
        to_thread.current_default_thread_limiter().total_tokens = _THREADS
        # What is there by now stays: looking through it again and again took half of all time.
        gc.collect()
        gc.freeze()
        gc.set_threshold(10_000, 10, 100)
        sys.setswitchinterval(_TURN_SECONDS)
        async with beating(house), counting_down(house):
            yield {}
        await run_in_threadpool(close_house)
        # Else Python walks through every object once more before it ends, for seconds.
        gc.freeze()

    return lifespan


routes: list[BaseRoute] = [
    *(Route(f"/live/{name}.js", script) for name in ("feed", "here", "staff", "worker")),
    *here.routes,
    *feed.routes,
    *staff_files.routes,
    *api.routes,
    *admission.routes,
    *help_line.routes,
    *thin_door.crowd_routes,
    *thin_door.routes,
]


class OwnDoors:
    """Answers at our own doors before Streamlit's layers, which have no part in it.

    A crowd asks there, and each layer takes its time of every request.
    """

    _SPEAKING = ("/j/", "/api/")
    _BEGINNINGS = ("/live/", "/files/")

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        doors = ExceptionMiddleware(Router(routes, redirect_slashes=False))
        doors.add_exception_handler(Refusal, thin_door.refuse)
        self.doors: ASGIApp = ServerErrorMiddleware(doors, thin_door.not_working)
        # What staff download is in the language of the session's staff, which is English so far.
        self.in_their_language = InTheirLanguage(self.doors)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope.get("path", "").removeprefix(scope.get("root_path", ""))
        if path == "/j" or path.startswith(self._SPEAKING):
            await self.in_their_language(scope, receive, send)
        else:
            is_ours = path.startswith(self._BEGINNINGS)
            await (self.doors if is_ours else self.app)(scope, receive, send)


middleware = [Middleware(SafeHeaders), Middleware(OwnDoors)]
