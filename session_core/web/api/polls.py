"""Polls by the JSON API: those that are open or were, and one's secret ballot."""

from typing import Annotated

from fastapi import APIRouter, Path
from pydantic import BaseModel, Field

from session_core.domain.intake import Post
from session_core.use_cases.ballots import cast_ballot, see_my_ballots
from session_core.use_cases.polls import see_polls
from session_core.use_cases.visit import Visit
from session_core.web.api.bearer import Seated
from session_core.web.api.models import Choice
from session_core.web.api.poll_models import BallotSeen, PollSeen
from session_core.web.api.problems import may_answer
from session_core.web.forms import an_id

routes = APIRouter(prefix="/sessions/{code}/polls", tags=["polls"])


class Polls(BaseModel):
    """The polls in their order, and one's own ballot in each that is open."""

    polls: list[PollSeen]
    my_ballots: dict[str, BallotSeen] = Field(description="By the id of the poll.")


@routes.get("", responses=may_answer(401, 403, 404))
async def show_polls(here: Seated) -> Polls:
    """Polls that are open, and the counts of closed ones."""
    return await here.read(_polls)


@routes.put(
    "/{poll}/ballot",
    status_code=204,
    responses=may_answer(401, 403, 404, 409, 413, 415, 422, 429),
)
async def vote(
    here: Seated, poll: Annotated[str, Path(description="The poll's id.")], choice: Choice
) -> None:
    """Cast one's ballot, or another one while the poll is open. Nobody is told what it says."""
    meant = an_id(poll)
    await here.act_of_crowd(
        Post.VOTE, lambda visit: cast_ballot.begin(visit, meant, choice.ballot())
    )


def _polls(visit: Visit) -> Polls:
    mine = {poll: BallotSeen.of(each) for poll, each in see_my_ballots(visit).items()}
    return Polls(polls=[PollSeen.of(each) for each in see_polls(visit).polls], my_ballots=mine)
