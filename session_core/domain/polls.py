"""Polls: one question, its options, and the tally of secret ballots."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from session_core.domain.people import Modality
from session_core.domain.refusals import (
    DuplicateOptions,
    PollNotDraft,
    PollNotOpen,
    TooFewOptions,
    TooManyOptions,
    UnknownOption,
)
from session_core.domain.text import one_line, without_joiners

QUESTION_LIMIT = 500
FEWEST_OPTIONS = 2
MOST_OPTIONS = 12
FEWEST_SHOWN = 5
FEWEST_SHOWN_BY_SIDE = 5
"""A smaller count on one side, or the rest that it leaves on the other, could point at a person."""


class PollState(StrEnum):
    DRAFT = "draft"
    OPEN = "open"
    CLOSED = "closed"
    ARCHIVED = "archived"


@dataclass(frozen=True)
class PollOption:
    id: str
    text: str


@dataclass(frozen=True)
class Tally:
    """Votes counted by option id, and by modality within it."""

    votes: Mapping[str, int] = field(default_factory=dict)
    votes_by_modality: Mapping[Modality, Mapping[str, int]] = field(default_factory=dict)

    @property
    def turnout(self) -> int:
        return sum(self.votes.values())


@dataclass(frozen=True)
class Poll:
    """A single-choice poll; `number` counts from 1 within the session."""

    id: str
    number: int
    question: str
    options: tuple[PollOption, ...]
    state: PollState = PollState.DRAFT
    opened_at: datetime | None = None
    closed_at: datetime | None = None
    tally: Tally | None = None


def write_poll(poll_id: str, number: int, question: str, options: Sequence[str]) -> Poll:
    """A draft poll. Raises EmptyText, TextTooLong, TooFewOptions, TooManyOptions and
    DuplicateOptions; empty lines among the options are passed over."""
    texts = [one_line(option) for option in options if option.strip()]
    if len(texts) < FEWEST_OPTIONS:
        raise TooFewOptions(fewest=FEWEST_OPTIONS)
    if len(texts) > MOST_OPTIONS:
        raise TooManyOptions(most=MOST_OPTIONS)
    if len({without_joiners(text).casefold() for text in texts}) < len(texts):
        raise DuplicateOptions
    return Poll(
        id=poll_id,
        number=number,
        question=one_line(question, limit=QUESTION_LIMIT),
        options=tuple(PollOption(str(n), text) for n, text in enumerate(texts, start=1)),
    )


def open_poll(poll: Poll, now: datetime) -> Poll:
    """Take ballots from now on. Raises PollNotDraft: a closed poll's ballots are gone."""
    if poll.state is not PollState.DRAFT:
        raise PollNotDraft
    return replace(poll, state=PollState.OPEN, opened_at=now)


def close_poll(poll: Poll, tally: Tally, now: datetime) -> Poll:
    """Take no more ballots and keep their count. Raises PollNotOpen."""
    if poll.state is not PollState.OPEN:
        raise PollNotOpen
    return replace(poll, state=PollState.CLOSED, closed_at=now, tally=tally)


def check_ballot(poll: Poll, option_id: str) -> None:
    """Raise PollNotOpen or UnknownOption where this ballot cannot be cast."""
    if poll.state is not PollState.OPEN:
        raise PollNotOpen
    if option_id not in {option.id for option in poll.options}:
        raise UnknownOption


def as_shown(poll: Poll) -> Poll:
    """The poll as screens and files may show it, without a tally where it may not be seen.

    No counts before it is closed, none of a poll with few ballots (who knows who voted would know
    what they chose), and no small ones by side.
    """
    is_counted = poll.state in {PollState.CLOSED, PollState.ARCHIVED}
    if poll.tally is None or not is_counted or poll.tally.turnout < FEWEST_SHOWN:
        return replace(poll, tally=None)
    return replace(poll, tally=_without_small_sides(poll.tally))


def _without_small_sides(tally: Tally) -> Tally:
    """The tally with votes by modality only where an option has enough of them on each side."""
    sides = tally.votes_by_modality
    shown = {
        option
        for option in tally.votes
        if all(sides.get(side, {}).get(option, 0) >= FEWEST_SHOWN_BY_SIDE for side in Modality)
    }
    return replace(
        tally,
        votes_by_modality={
            side: {option: count for option, count in votes.items() if option in shown}
            for side, votes in sides.items()
        },
    )
