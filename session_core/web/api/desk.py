"""The help desk by the JSON API: asking, following, writing back; private to seat and desk."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Path
from pydantic import BaseModel, Field

from session_core.domain.desk import HelpKind, HelpState, HelpUrgency
from session_core.domain.intake import Post
from session_core.domain.refusals import NotFound
from session_core.use_cases.own_help import (
    MyHelp,
    ask_for_help,
    read_my_help,
    see_my_help,
    settle_my_help,
    withdraw_my_help,
    write_to_desk,
)
from session_core.use_cases.visit import Visit
from session_core.web.api.bearer import Seated
from session_core.web.api.keys import KeyHeader, one_key
from session_core.web.api.models import Line, Need, Shown
from session_core.web.api.problems import may_answer
from session_core.web.forms import an_id

routes = APIRouter(prefix="/sessions/{code}/help", tags=["help"])

Which = Annotated[str, Path(description="The request's id.")]

_SENT = may_answer(401, 404, 409, 413, 415, 422, 429)
_DONE = may_answer(401, 404, 409, 413, 415, 429)


class LineSeen(BaseModel):
    """A message of the conversation: one's own, or the desk's."""

    by_desk: bool
    text: str
    written_at: datetime
    is_new: bool


class HelpSeen(BaseModel):
    """A request for help, as whoever asked sees it."""

    id: str
    kind: HelpKind
    urgency: HelpUrgency
    text: str
    state: HelpState
    before: int | None = Field(description="How many who wait stand before it; none once taken up.")
    raised_at: datetime
    revision: int = Field(description="Higher with every change; given back once it was shown.")
    lines: list[LineSeen]

    @classmethod
    def of(cls, mine: MyHelp) -> "HelpSeen":
        """One of one's own requests."""
        return cls(
            id=mine.id,
            kind=mine.kind,
            urgency=mine.urgency,
            text=mine.text,
            state=mine.state,
            before=mine.before,
            raised_at=mine.raised_at,
            revision=mine.revision,
            lines=[
                LineSeen(
                    by_desk=line.by_desk,
                    text=line.text,
                    written_at=line.written_at,
                    is_new=line.is_new,
                )
                for line in mine.lines
            ],
        )


class MyRequests(BaseModel):
    """What one asked the desk, newest first."""

    requests: list[HelpSeen]


@routes.post("", status_code=201, responses=_SENT)
async def ask_desk(here: Seated, need: Need, header: KeyHeader = None) -> HelpSeen:
    """Ask the desk for help, in words or without; also while one waits at the door."""
    key = one_key(header, need.key)

    def ask(visit: Visit) -> HelpSeen:
        return _seen(visit, ask_for_help(visit, need.kind, need.urgency, need.text, key))

    return await here.act(Post.HELP, ask, key or "")


@routes.get("/mine", responses=may_answer(401, 404))
async def show_my_help(here: Seated) -> MyRequests:
    """What one asked the desk and what it answered. Nothing is marked as read by it."""
    return await here.read(
        lambda visit: MyRequests(requests=[HelpSeen.of(each) for each in see_my_help(visit)])
    )


@routes.put("/mine/read", status_code=204, responses=_SENT)
async def mark_read(here: Seated, shown: Shown) -> None:
    """Say what one has read of what the desk wrote, so that the desk knows."""
    await here.act(Post.OTHER, lambda visit: read_my_help(visit, shown.revisions))


@routes.post("/{request}/lines", status_code=201, responses=_SENT)
async def write_back(
    here: Seated, request: Which, line: Line, header: KeyHeader = None
) -> HelpSeen:
    """Write to the desk about a request of one's own."""
    key = one_key(header, line.key)
    return await _change(
        here, request, lambda visit, own: write_to_desk(visit, own, line.text, key), key or ""
    )


@routes.put("/{request}/settlement", responses=_DONE)
async def settle(here: Seated, request: Which) -> HelpSeen:
    """Say that it is settled. Sent again it changes nothing."""
    return await _change(here, request, settle_my_help)


@routes.delete("/{request}", status_code=204, responses=_DONE)
async def withdraw_help(here: Seated, request: Which) -> None:
    """Take it back: its words are deleted, and who asked. Sent again it answers the same."""

    def withdraw(visit: Visit) -> None:
        see_my_help(visit)
        with suppress(NotFound):
            withdraw_my_help(visit, an_id(request))

    await here.act(Post.HELP, withdraw)


async def _change(
    here: Seated, request: str, do: Callable[[Visit, str], object], key: str = ""
) -> HelpSeen:
    def change(visit: Visit) -> HelpSeen:
        own = an_id(request)
        do(visit, own)
        return _seen(visit, own)

    return await here.act(Post.HELP, change, key)


def _seen(visit: Visit, request_id: str) -> HelpSeen:
    """One of one's own requests. Raises NotFound for what was taken back."""
    for each in see_my_help(visit):
        if each.id == request_id:
            return HelpSeen.of(each)
    raise NotFound
