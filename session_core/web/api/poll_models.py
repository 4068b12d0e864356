"""A poll as the JSON API tells it, and a ballot in it."""

from datetime import datetime

from pydantic import BaseModel, Field

from session_core.domain.ballots import Ballot, PollKind
from session_core.domain.people import Modality
from session_core.domain.poll_groups import Across, Breakdown, Share
from session_core.domain.poll_results import in_numbers, rating_mean
from session_core.domain.poll_settings import Showing
from session_core.domain.poll_tally import Tally
from session_core.domain.polls import Poll, PollState, Round
from session_core.wording_of_polls import option_words

_RATING_SAYS = "Of a rating the mean of all marks."
_HUBS_SAY = "How many of the ballots a moderator entered together, for people in hubs."


class BallotSeen(BaseModel):
    """One's own ballot; which of these is filled in follows from the kind of the poll."""

    options: list[str] = Field(description="Ids of options, of a ranking the best first.")
    number: float | None
    words: list[str]
    reason: str = Field(description="Why one objects; '' else.")

    @classmethod
    def of(cls, ballot: Ballot) -> "BallotSeen":
        """One's own ballot."""
        return cls(
            options=list(ballot.options),
            number=ballot.number,
            words=list(ballot.words),
            reason=ballot.reason,
        )


class OptionSeen(BaseModel):
    """An option of a poll; its counts are there once they may be seen, of five ballots or more."""

    id: str
    text: str
    votes: int | None = Field(description="Ballots that name it; of a ranking, that put it first.")
    votes_by_side: dict[Modality, int] | None = Field(
        description="Only where each side has at least five."
    )
    points: int | None = Field(description="By Borda's count; of a ranking only.")


class NumbersSeen(BaseModel):
    """The middle of what was answered in numbers: half of all lie from `lower` to `upper`."""

    median: float
    lower: float
    upper: float


class SaidSeen(BaseModel):
    """Something that was answered in words and that a moderator has let through."""

    text: str
    ballots: int


class GroupTold(BaseModel):
    """So many ballots of one group; a cell is a count, or about how much of the group."""

    name: str
    ballots: int
    cells: dict[str, int | Share]


class BreakdownSeen(BaseModel):
    """The result across one kind of groups; small groups are told together as `others`."""

    across: Across
    groups: list[GroupTold]

    @classmethod
    def of(cls, told: Breakdown) -> "BreakdownSeen":
        """A result by group, as it may be told."""
        groups = [
            GroupTold(name=group.name, ballots=group.ballots, cells=dict(group.cells))
            for group in told.groups
        ]
        return cls(across=told.across, groups=groups)


class RoundSeen(BaseModel):
    """A time for which the poll was open before it was opened again."""

    opened_at: datetime
    closed_at: datetime
    ballots: int
    from_hubs: int = Field(description=_HUBS_SAY)
    votes: dict[str, int]
    points: dict[str, int]
    numbers: NumbersSeen | None
    mean: float | None = Field(description=_RATING_SAYS)
    said: list[SaidSeen]

    @classmethod
    def of(cls, before: Round, kind: PollKind) -> "RoundSeen":
        """An earlier round."""
        return cls(
            opened_at=before.opened_at,
            closed_at=before.closed_at,
            ballots=before.tally.turnout,
            from_hubs=before.tally.from_hubs,
            votes=dict(before.tally.votes),
            points=dict(before.tally.points),
            numbers=_numbers(before.tally),
            mean=_mean(kind, before.tally),
            said=_said(before.tally),
        )


class PollSeen(BaseModel):
    """A poll that is open, or was."""

    id: str
    number: int
    question: str
    kind: PollKind
    state: PollState
    showing: Showing = Field(description="When results are shown, and to whom.")
    opened_at: datetime | None
    ends_at: datetime | None = Field(description="When its countdown is over, where it has one.")
    closed_at: datetime | None
    most_choices: int | None = Field(description="So many options may be chosen; null: any.")
    least: float | None = Field(description="The least number that is taken; null: any.")
    most: float | None
    options: list[OptionSeen]
    ballots: int | None = Field(
        description="How many were cast; null as long as the result may not be seen."
    )
    from_hubs: int | None = Field(
        description=f"{_HUBS_SAY} Null as long as the result may not be seen."
    )
    numbers: NumbersSeen | None
    mean: float | None = Field(description=_RATING_SAYS)
    said: list[SaidSeen]
    breakdowns: list[BreakdownSeen]
    rounds: list[RoundSeen] = Field(description="What it came to before it was opened again.")

    @classmethod
    def of(cls, poll: Poll) -> "PollSeen":
        """A poll with no more than everybody may see of it."""
        tally, asked = poll.tally or Tally(), poll.asked
        return cls(
            id=poll.id,
            number=poll.number,
            question=poll.question,
            kind=poll.kind,
            state=poll.state,
            showing=poll.settings.showing,
            opened_at=poll.opened_at,
            ends_at=poll.ends_at,
            closed_at=poll.closed_at,
            most_choices=asked.most_choices,
            least=asked.least,
            most=asked.most,
            options=[_option(poll, option) for option in asked.options],
            ballots=tally.turnout if poll.tally else None,
            from_hubs=tally.from_hubs if poll.tally else None,
            numbers=_numbers(tally),
            mean=_mean(poll.kind, tally),
            said=_said(tally),
            breakdowns=[BreakdownSeen.of(each) for each in tally.breakdowns],
            rounds=[RoundSeen.of(each, poll.kind) for each in poll.rounds],
        )


def _option(poll: Poll, option: str) -> OptionSeen:
    tally = poll.tally or Tally()
    by_side = {
        side: votes[option] for side, votes in tally.votes_by_modality.items() if option in votes
    }
    return OptionSeen(
        id=option,
        text=option_words(poll, option),
        votes=tally.votes.get(option, 0) if poll.tally else None,
        votes_by_side=by_side or None,
        points=tally.points.get(option),
    )


def _numbers(tally: Tally) -> NumbersSeen | None:
    found = in_numbers(tally)
    if found is None:
        return None
    return NumbersSeen(median=found.median, lower=found.lower, upper=found.upper)


def _mean(kind: PollKind, tally: Tally) -> float | None:
    return rating_mean(tally) if kind is PollKind.RATING else None


def _said(tally: Tally) -> list[SaidSeen]:
    return [SaidSeen(text=each.text, ballots=each.ballots) for each in tally.said]
