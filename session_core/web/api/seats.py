"""Seats by the JSON API: joining, seeing one's own, leaving."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime

from fastapi import APIRouter
from pydantic import BaseModel, Field

from session_core.domain.codes import tidy_join_code
from session_core.domain.entry_refusals import WrongEntryCode
from session_core.domain.intake import Post
from session_core.domain.people import Admission, Modality, RegionalGroup, Seat, StakeholderGroup
from session_core.domain.refusals import NotAllowed
from session_core.use_cases.entry import see_my_admission
from session_core.use_cases.seats import join_session, leave_session, see_my_seat
from session_core.use_cases.visit import Visit
from session_core.web.api.bearer import Anybody, Caller, Seated
from session_core.web.api.keys import LongKeyHeader, one_key
from session_core.web.api.models import Join
from session_core.web.api.problems import may_answer
from session_core.web.feed import end_feeds_of, seat_now
from session_core.web.thin_join import patience

routes = APIRouter(prefix="/sessions/{code}/seats", tags=["seats"])


class SeatSeen(BaseModel):
    """A seat, as whoever sits there sees it."""

    pseudonym: str
    admission: Admission = Field(
        description="Who waits for a moderator, or was turned away, may do nothing but leave."
    )
    modality: Modality | None = Field(description="Told once admitted, as what follows.")
    stakeholder_group: StakeholderGroup | None
    regional_group: RegionalGroup | None
    language: str
    people: int
    people_confirmed: bool

    @classmethod
    def of(cls, seat: Seat) -> "SeatSeen":
        """The seat of somebody who is in."""
        return cls(
            pseudonym=seat.pseudonym,
            admission=seat.admission,
            modality=seat.modality,
            stakeholder_group=seat.stakeholder_group,
            regional_group=seat.regional_group,
            language=seat.language,
            people=seat.people,
            people_confirmed=seat.people_confirmed,
        )


class Joined(BaseModel):
    """A new seat with the token that proves it, which is told here and never again."""

    token: str
    seat: SeatSeen


@routes.post("", status_code=201, responses=may_answer(403, 404, 409, 413, 415, 422, 429))
async def join(here: Anybody, asked: Join, header: LongKeyHeader = None) -> Joined:
    """Take a seat. Keep its token as one keeps a password: whoever shows it is this person."""
    key = one_key(header, asked.key)
    await here.turn(Post.JOIN, key or "")
    secret = await _take_seat(here, asked, key)
    here.count(Post.JOIN)
    return Joined(token=secret, seat=await replace(here, secret=secret).read(_seat))


@routes.get("/me", responses=may_answer(401, 404))
async def show_seat(here: Seated) -> SeatSeen:
    """One's own seat; also while one waits at the door."""
    return await here.read(_seat)


@routes.delete("/me", status_code=204, responses=may_answer(401, 404))
async def leave(here: Seated) -> None:
    """Leave and be forgotten: what waits is withdrawn, what was said stays without a name.

    Never limited. Sent again it answers 401, for the seat is gone.
    """
    await here.act_unlimited(_leave)


def _leave(visit: Visit) -> None:
    seat_id = seat_now(visit)
    leave_session(visit)
    end_feeds_of(seat_id)


async def _take_seat(here: Caller, asked: Join, key: str | None) -> str:
    visit, code = here.visit().at(here.code), tidy_join_code(here.code)
    if asked.one_time_code:
        # Who may be guessing a one-time code waits first, as at the thin page.
        await patience.wait(code)
        visit = replace(visit, now=datetime.now(UTC))
    lined_up = join_session.begin(
        visit,
        asked.modality,
        asked.pseudonym,
        asked.stakeholder_group,
        asked.regional_group,
        asked.language,
        asked.people,
        entry_code=asked.one_time_code,
        client_key=key,
    )
    try:
        return str(await asyncio.wrap_future(lined_up))
    except WrongEntryCode:
        if asked.one_time_code:
            patience.count_wrong(code)
        raise


def _seat(visit: Visit) -> SeatSeen:
    try:
        return SeatSeen.of(see_my_seat(visit))
    except NotAllowed:
        mine = see_my_admission(visit)
    return SeatSeen(
        pseudonym=mine.pseudonym,
        admission=mine.admission,
        modality=None,
        stakeholder_group=None,
        regional_group=None,
        language="",
        people=1,
        people_confirmed=False,
    )
