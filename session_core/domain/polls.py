"""Polls: what is asked, how its results are shown, and the states it goes through."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from session_core.domain.ballots import FIXED, OWN_OPTIONS, Asked, PollKind, asked_of
from session_core.domain.looks import look
from session_core.domain.poll_settings import PLAIN, PollSettings, checked_settings
from session_core.domain.poll_tally import Tally
from session_core.domain.refusals import (
    DuplicateOptions,
    EmptyText,
    PollNotClosed,
    PollNotDraft,
    PollNotOpen,
    TextTooLong,
    TooFewOptions,
    TooManyOptions,
)
from session_core.domain.text import LINE_LIMIT, one_line

QUESTION_LIMIT = 500
FEWEST_OPTIONS = 2
MOST_OPTIONS = 12


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
class Round:
    """A time for which a poll was open before it was opened again, and what it came to then."""

    opened_at: datetime
    closed_at: datetime
    tally: Tally


@dataclass(frozen=True)
class Poll:
    """A poll; `number` counts from 1 within the session, `position` is its place in the list."""

    id: str
    number: int
    question: str
    options: tuple[PollOption, ...]
    state: PollState = PollState.DRAFT
    opened_at: datetime | None = None
    closed_at: datetime | None = None
    tally: Tally | None = None
    settings: PollSettings = PLAIN
    position: int = 0
    rounds: tuple[Round, ...] = ()

    @property
    def kind(self) -> PollKind:
        """What the poll asks for."""
        return self.settings.kind

    @property
    def asked(self) -> Asked:
        """What a ballot is held against."""
        by = self.settings
        own = tuple(option.id for option in self.options)
        return asked_of(by.kind, own, most_choices=by.most_choices, least=by.least, most=by.most)

    @property
    def ends_at(self) -> datetime | None:
        """When its countdown is over; None without one, and while it is not open."""
        if self.settings.seconds is None or self.opened_at is None or not self.is_open:
            return None
        return self.opened_at + timedelta(seconds=self.settings.seconds)

    @property
    def is_open(self) -> bool:
        return self.state is PollState.OPEN

    @property
    def is_counted(self) -> bool:
        """Whether it has ended and was counted."""
        return self.tally is not None and self.state in {PollState.CLOSED, PollState.ARCHIVED}


def write_poll(
    poll_id: str,
    number: int,
    question: str,
    options: Sequence[str] = (),
    settings: PollSettings = PLAIN,
) -> Poll:
    """A draft poll. Raises EmptyText, TextTooLong, TooFewOptions, TooManyOptions,
    DuplicateOptions and BadPollSetting. Lines among the options that show nothing are passed over,
    and all of them where the kind brings its own."""
    kept = _options(settings.kind, options)
    return Poll(
        id=poll_id,
        number=number,
        question=_question(question),
        options=kept,
        settings=checked_settings(settings, len(kept)),
        position=number,
    )


def rewrite_poll(poll: Poll, question: str, options: Sequence[str], settings: PollSettings) -> Poll:
    """A draft asked in other words. Raises PollNotDraft and as `write_poll`."""
    if poll.state is not PollState.DRAFT:
        raise PollNotDraft
    written = write_poll(poll.id, poll.number, question, options, settings)
    return replace(written, position=poll.position)


def _question(text: str) -> str:
    if not look(text):
        raise EmptyText(reason="poll")
    return one_line(text, limit=QUESTION_LIMIT, what="The question")


def _options(kind: PollKind, options: Sequence[str]) -> tuple[PollOption, ...]:
    if kind not in OWN_OPTIONS:
        return tuple(PollOption(*each) for each in FIXED.get(kind, {}).items())
    seen = (option for option in options if look(option))
    texts = [_option(option, place) for place, option in enumerate(seen, start=1)]
    if len(texts) < FEWEST_OPTIONS:
        raise TooFewOptions(fewest=FEWEST_OPTIONS)
    if len(texts) > MOST_OPTIONS:
        raise TooManyOptions(most=MOST_OPTIONS)
    if len({look(text) for text in texts}) < len(texts):
        raise DuplicateOptions
    return tuple(PollOption(str(n), text) for n, text in enumerate(texts, start=1))


def _option(text: str, place: int) -> str:
    kept = one_line(text, limit=max(LINE_LIMIT, len(text)))
    if len(kept) > LINE_LIMIT:
        raise TextTooLong(reason="option", place=place, limit=LINE_LIMIT, length=len(kept))
    return kept


def open_poll(poll: Poll, now: datetime) -> Poll:
    """Take ballots from now on. Raises PollNotDraft: a closed poll is opened again."""
    if poll.state is not PollState.DRAFT:
        raise PollNotDraft
    return replace(poll, state=PollState.OPEN, opened_at=now)


def close_poll(poll: Poll, tally: Tally, now: datetime) -> Poll:
    """Take no more ballots and keep their count. Raises PollNotOpen."""
    if not poll.is_open:
        raise PollNotOpen
    # Who closes late does not say so: ballots ended with the countdown.
    ended = min(now, poll.ends_at or now)
    return replace(poll, state=PollState.CLOSED, closed_at=ended, tally=tally)


def reopen_poll(poll: Poll, now: datetime) -> Poll:
    """Ask again: a new round without a ballot, since those of the last are destroyed.

    What the last round came to stays with the poll. Raises PollNotClosed.
    """
    if poll.state is not PollState.CLOSED or not (poll.opened_at and poll.closed_at and poll.tally):
        raise PollNotClosed
    # Two results by group, a few ballots apart, would tell who came in between.
    told = replace(poll.tally, breakdowns=(), votes_by_modality={})
    before = Round(poll.opened_at, poll.closed_at, told)
    return replace(
        poll,
        state=PollState.OPEN,
        opened_at=now,
        closed_at=None,
        tally=None,
        rounds=(*poll.rounds, before),
    )


def archive_poll(poll: Poll) -> Poll:
    """Out of the way, from everybody's screens too. Raises PollNotClosed of an open one."""
    if poll.is_open:
        raise PollNotClosed
    return replace(poll, state=PollState.ARCHIVED)


def bring_poll_back(poll: Poll) -> Poll:
    """An archived poll as it was before."""
    if poll.state is not PollState.ARCHIVED:
        return poll
    was = PollState.CLOSED if poll.closed_at else PollState.DRAFT
    return replace(poll, state=was)


def copied(poll: Poll, poll_id: str, number: int) -> Poll:
    """The same question as a draft that nobody has opened."""
    return Poll(
        poll_id, number, poll.question, poll.options, settings=poll.settings, position=number
    )


def moved(polls: Sequence[Poll], poll_id: str, by: int) -> list[Poll]:
    """The polls in their order, this one `by` places further down; up where `by` is negative."""
    ordered = in_order(polls)
    at = [poll.id for poll in ordered].index(poll_id)
    one = ordered.pop(at)
    ordered.insert(max(0, at + by), one)
    return [replace(poll, position=place) for place, poll in enumerate(ordered, start=1)]


def in_order(polls: Sequence[Poll]) -> list[Poll]:
    """As they stand in the list."""
    return sorted(polls, key=lambda poll: (poll.position, poll.number))


def check_open(poll: Poll, now: datetime) -> None:
    """Raise PollNotOpen where no ballot can be cast any more, or yet."""
    if not poll.is_open or (poll.ends_at and now >= poll.ends_at):
        raise PollNotOpen
