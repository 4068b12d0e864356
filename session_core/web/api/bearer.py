"""Who asks at the JSON API: a seat, by the token that a program shows; never by a cookie."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Annotated, Any, TypeVar

from fastapi import Depends, Path, Security
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers

from session_core.domain.codes import tidy_join_code
from session_core.domain.intake import Post
from session_core.domain.people import Admission
from session_core.domain.refusals import NotAllowed, Refusal
from session_core.use_cases.entry import see_my_admission
from session_core.use_cases.house import open_house
from session_core.use_cases.seats import find_session, see_my_seat
from session_core.use_cases.visit import Visit, sitting, visit_now
from session_core.web import limits
from session_core.web.api.problems import ApiRefused

T = TypeVar("T")

_SEAT = HTTPBearer(
    auto_error=False,
    scheme_name="seat",
    description="The `token` that `POST /sessions/{code}/seats` answered with, and nobody else.",
)
Code = Annotated[str, Path(description="The session's join code, as people type it.")]


def bearer_of(headers: Headers) -> str | None:
    """The token of a seat that a request shows as a bearer token; None where it shows none."""
    scheme, _, token = headers.get("authorization", "").strip().partition(" ")
    return token.strip() or None if scheme.lower() == "bearer" else None


@dataclass(frozen=True)
class Caller:
    """A program at the door of a session, with the seat that it shows."""

    code: str
    secret: str | None = None

    def visit(self) -> Visit:
        """The visit of this moment, at the door."""
        return visit_now(open_house(), seat_secret=self.secret)

    async def read(self, look: Callable[[Visit], T]) -> T:
        """What is there at one moment. Raises WrongJoinCode."""
        return await run_in_threadpool(self.look_now, look)

    async def act(self, post: Post, do: Callable[[Visit], T], key: str = "") -> T:
        """Do one thing, once it is its turn. Raises WrongJoinCode, TooMuchAtOnce."""
        await self.turn(post, key)
        done = await self.act_unlimited(do)
        self.count(post)
        return done

    async def act_unlimited(self, do: Callable[[Visit], T]) -> T:
        """Do what is never limited: leaving, above all."""
        return await run_in_threadpool(self._in_the_session, do)

    async def act_of_crowd(
        self, post: Post, begin: Callable[[Visit], "Future[Any]"], key: str = ""
    ) -> Any:
        """Do what many do at once, once it is its turn: who waits for it holds no thread."""
        await self.turn(post, key)
        done = await asyncio.wrap_future(begin(self.visit().at(self.code)))
        self.count(post)
        return done

    async def turn(self, post: Post, key: str = "") -> None:
        """Wait for one's turn. Raises TooMuchAtOnce."""
        verdict = await limits.wait_turn(self.code, post, self.secret, key)
        if verdict.is_refused:
            raise limits.too_much(verdict)

    def count(self, post: Post) -> None:
        """Count for its session what was done."""
        open_house().allowances.count(tidy_join_code(self.code), post)

    def _in_the_session(self, do: Callable[[Visit], T]) -> T:
        here = self.visit()
        return do(here.to(find_session(here, self.code)))

    def look_now(self, look: Callable[[Visit], T]) -> T:
        """As `read`, in this thread."""
        with sitting(self.visit()) as at_once:
            return look(at_once.to(find_session(at_once, self.code)))


async def anybody(code: Code) -> Caller:
    """Whoever has the join code."""
    return Caller(code)


async def seated(
    code: Code, shown: Annotated[HTTPAuthorizationCredentials | None, Security(_SEAT)]
) -> Caller:
    """Who shows a token; whether it is that of a seat here is found where it is used."""
    if shown is None or not shown.credentials:
        raise ApiRefused(reason="no_seat")
    return Caller(code, shown.credentials.strip())


Anybody = Annotated[Caller, Depends(anybody)]
Seated = Annotated[Caller, Depends(seated)]


def why_not(code: str, secret: str | None) -> Refusal:
    """What to tell whose token was not enough: no seat, one at the door, or not theirs to do."""
    try:
        return Caller(code, secret).look_now(_why_not)
    except Refusal as refusal:
        return refusal


def _why_not(visit: Visit) -> Refusal:
    try:
        see_my_seat(visit)
    except NotAllowed:
        pass
    else:
        return NotAllowed()
    try:
        admission = see_my_admission(visit).admission
    except NotAllowed:
        return ApiRefused(reason="no_seat")
    is_waiting = admission is Admission.WAITING
    return ApiRefused(reason="waits_at_door" if is_waiting else "turned_away")
