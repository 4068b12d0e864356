"""Polls in a snapshot: what is asked, and of what they came to only what every screen shows."""

from typing import Annotated

from pydantic import FailFast, Field

from session_core.domain.ballots import ANSWER_LIMIT, REASON_LIMIT, PollKind
from session_core.domain.people import Modality
from session_core.domain.poll_groups import FEWEST_IN_GROUP, Across, Share
from session_core.domain.poll_settings import LONGEST_COUNTDOWN, SHORTEST_COUNTDOWN, Showing
from session_core.domain.polls import MOST_OPTIONS, PollState
from session_core.snapshot.fields import Count, Form, Id, Line, Moment, Number, PollQuestion
from session_core.snapshot.typed import ON_LINES

_MOST_BALLOTS = 100_000
OptionId = Annotated[str, Field(max_length=16, pattern=r"^[0-9A-Za-z]+( [0-9A-Za-z]+)*$")]
"""Also of an answer that a kind brings along, such as `live with`."""
Real = Annotated[float, Field(allow_inf_nan=False)]
CellCount = Annotated[int, Field(ge=FEWEST_IN_GROUP, le=1_000_000)]
GroupBallots = Annotated[int, Field(ge=FEWEST_IN_GROUP, le=1_000_000)]
Position = Annotated[int, Field(ge=0, le=1_000_000)]
Points = Annotated[int, Field(ge=0, le=100_000_000)]
SaidText = Annotated[str, Field(min_length=1, max_length=max(ANSWER_LIMIT, REASON_LIMIT)), ON_LINES]
Seconds = Annotated[int, Field(ge=SHORTEST_COUNTDOWN, le=LONGEST_COUNTDOWN)]


class OptionForm(Form):
    id: OptionId
    text: Line


class PollSettingsForm(Form):
    """How a poll asks; null is no limit."""

    kind: PollKind = PollKind.SINGLE
    showing: Showing = Showing.AT_CLOSE
    most_choices: Annotated[int, Field(ge=1, le=MOST_OPTIONS)] | None = None
    least: Real | None = None
    most: Real | None = None
    seconds: Seconds | None = None


class GroupTallyForm(Form):
    """So many ballots of one group, and by answer a count, or about how much of the group."""

    name: Line
    ballots: GroupBallots
    cells: Annotated[dict[OptionId, CellCount | Share], Field(max_length=MOST_OPTIONS)]


class BreakdownForm(Form):
    """The result across one kind of groups."""

    across: Across
    groups: Annotated[tuple[GroupTallyForm, ...], Field(min_length=2, max_length=10), FailFast()]


class SayingForm(Form):
    """An answer in words that moderators let through, and on how many ballots it stands."""

    text: SaidText
    ballots: Count


class TallyForm(Form):
    """Ballots by option id, and by side where both sides have enough of them to be told.

    An option without ballots is left out. Where `ballots` is null, the votes add up to them.
    """

    votes: Annotated[dict[OptionId, Count], Field(max_length=MOST_OPTIONS)]
    votes_by_modality: dict[Modality, dict[OptionId, Count]]
    ballots: Count | None = None
    points: Annotated[dict[OptionId, Points], Field(default_factory=dict, max_length=MOST_OPTIONS)]
    numbers: Annotated[tuple[Real, ...], Field(max_length=_MOST_BALLOTS), FailFast()] = ()
    said: Annotated[tuple[SayingForm, ...], Field(max_length=_MOST_BALLOTS), FailFast()] = ()
    breakdowns: Annotated[tuple[BreakdownForm, ...], Field(max_length=len(Across)), FailFast()] = ()
    from_hubs: Annotated[int, Field(ge=0, le=1_000_000)] = 0


class RoundForm(Form):
    """A time for which a poll was open before it was opened again."""

    opened_at: Moment
    closed_at: Moment
    tally: TallyForm | None


class PollForm(Form):
    """A poll; a tally only of one that has ended with enough ballots to be told."""

    id: Id
    number: Number
    question: PollQuestion
    options: Annotated[tuple[OptionForm, ...], Field(max_length=MOST_OPTIONS), FailFast()]
    state: PollState
    opened_at: Moment | None
    closed_at: Moment | None
    tally: TallyForm | None
    settings: PollSettingsForm = PollSettingsForm()
    position: Position = 0
    rounds: Annotated[tuple[RoundForm, ...], Field(max_length=1_000), FailFast()] = ()
