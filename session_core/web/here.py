"""Presence: a line to each browser of staff, over which the server asks and the browser answers.

That a connection is open says little: a laptop that lost its Wi-Fi closes none, and TCP takes
minutes to notice. So the server asks four times in the time after which a screen counts as gone,
and gives a line up that left two questions unanswered. No script runs for it.
"""

import asyncio
from contextlib import suppress

from starlette.concurrency import run_in_threadpool
from starlette.routing import WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

from session_core.domain.refusals import Refusal
from session_core.live.attendance import Line
from session_core.use_cases.house import open_house
from session_core.use_cases.live import hear_every_room
from session_core.use_cases.seats import find_session
from session_core.use_cases.visit import visit_now
from session_core.web.cookies import sign_in_token

_QUESTIONS_UNTIL_GONE = 4
_RAREST_SECONDS = 15.0
"""Proxies close what is silent for long, most of them after a minute."""

_UNANSWERED = 2
_TRY_AGAIN = 1013


async def here(websocket: WebSocket) -> None:
    """Ask a browser of staff whether it is there, for as long as it is.

    Staff only, by the cookie of their sign-in; browsers send that along from our own pages alone
    (SameSite=Strict), so nobody is here by a page of somebody else's.
    """
    house = open_house()
    visit = visit_now(house, sign_in=sign_in_token(websocket))
    try:
        session_id = await run_in_threadpool(find_session, visit, websocket.path_params["code"])
        account_id = await run_in_threadpool(hear_every_room, visit.to(session_id))
    except Refusal:
        await websocket.close()
        return
    seconds = min(house.settings.gone_seconds / _QUESTIONS_UNTIL_GONE, _RAREST_SECONDS)
    with suppress(WebSocketDisconnect):
        await websocket.accept()
        with house.attendance.attending(session_id, account_id) as line:
            await _ask(websocket, line, seconds)
        await websocket.close(_TRY_AGAIN)


async def _ask(websocket: WebSocket, line: Line, seconds: float) -> None:
    """Ask until too many questions are unanswered; WebSocketDisconnect where the browser leaves.

    A question says when the next one comes, so that the browser notices a dead line as well.
    """
    unanswered = 0
    while unanswered < _UNANSWERED:
        await websocket.send_text(f"{seconds:g}")
        unanswered = 0 if await _answers(websocket, line, seconds) else unanswered + 1


async def _answers(websocket: WebSocket, line: Line, seconds: float) -> bool:
    """Listen for so long; whether anything was heard."""
    heard = False
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            while True:
                message = await websocket.receive()
                # Closing is a word as well: they were there until then.
                line.heard()
                heard = True
                if message["type"] == "websocket.disconnect":
                    raise WebSocketDisconnect(message["code"])
    return heard


routes = [WebSocketRoute("/live/{code}/here", here)]
