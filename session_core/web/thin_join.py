"""Joining at the thin door: a seat for who may have one, a place at the door for who waits."""

import asyncio
from concurrent.futures import Future
from dataclasses import replace
from datetime import UTC, datetime

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from session_core.domain.entry_refusals import WrongEntryCode
from session_core.domain.languages import Language
from session_core.domain.people import Modality, RegionalGroup, StakeholderGroup
from session_core.domain.refusals import Refusal
from session_core.use_cases.seats import join_session
from session_core.use_cases.visit import Visit, sitting
from session_core.web.arrival import Arrival, arrive, at_door, done, not_done_at, visitor
from session_core.web.cookies import keep_seat
from session_core.web.forms import Posted, a_hub_size, client_key, one_of
from session_core.web.full_view import THEN, after_joining, has_seat
from session_core.web.limits import check_turn, count_taken
from session_core.web.patience import Patience

patience = Patience()
"""With one-time codes; apart from the one with receipts, whose guesses shut nobody out here."""

_LEAST_KEY = 32
"""Who knows the key of a form gets its seat, so only one that is beyond guessing counts."""


async def join(request: Request, code: str, posted: Posted) -> Response:
    """Take a seat; who has one already keeps it. Raises WrongJoinCode."""
    here = at_door(request, code)
    try:
        check_turn(request)
        secret = here.visit.seat_secret
        if not secret or not await run_in_threadpool(_has_seat, request, code):
            secret = await _take_seat(here, posted)
    except Refusal as refusal:
        if isinstance(refusal, WrongEntryCode) and posted.get("pass"):
            patience.count_wrong(here.join_code)
        return await run_in_threadpool(not_done_at, request, code, posted, "join", refusal)
    count_taken(request, here.visit.house)
    joined = done(here, after_joining(posted.get(THEN, "")))
    keep_seat(request, joined, here.join_code, secret)
    return joined


async def _take_seat(here: Arrival, posted: Posted) -> str:
    visit = here.visit
    if posted.get("pass"):
        # Who may be guessing a one-time code waits first.
        await patience.wait(here.join_code)
        visit = replace(visit, now=datetime.now(UTC))
    return str(await asyncio.wrap_future(_line_up(visit, posted)))


def _line_up(visit: Visit, posted: Posted) -> "Future[object]":
    key = client_key(posted)
    return join_session.begin(
        visit,
        one_of(Modality, posted.get("modality", "")),
        posted.get("pseudonym", ""),
        one_of(StakeholderGroup, posted.get("stakeholder_group", "")),
        one_of(RegionalGroup, posted.get("regional_group", "")),
        one_of(Language, posted.get("language", "")),
        a_hub_size(posted.get("people", "")),
        entry_code=posted.get("pass", ""),
        client_key=key if key and len(key) >= _LEAST_KEY else None,
    )


def _has_seat(request: Request, code: str) -> bool:
    with sitting(visitor(request)) as at_once:
        return has_seat(arrive(request, code, at_once).visit)
