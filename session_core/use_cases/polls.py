"""Polls: written, opened, voted on in secret, closed and counted."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from session_core.domain import polls as decide
from session_core.domain.codes import new_id
from session_core.domain.polls import Poll, PollState
from session_core.domain.refusals import NotFound, SessionNotOpen
from session_core.domain.session import Room, Stage
from session_core.storage import polls
from session_core.use_cases.names_in_text import check_names
from session_core.use_cases.naming import rule_now
from session_core.use_cases.visit import Work, crowd_use_case, reading, shared_view, use_case


@dataclass(frozen=True)
class PollsView:
    """The polls by number; others than staff see neither drafts nor archived ones."""

    polls: tuple[Poll, ...]


@dataclass(frozen=True)
class Turnout:
    """How many ballots an open poll has; what they say nobody sees before it is closed."""

    poll_id: str
    ballots: int


@shared_view(Room.POLLS)
def see_polls(work: Work) -> PollsView:
    """The polls as the visitor's audience may see them; counts only of closed ones."""
    kept = polls.polls_of(work.db, work.session_id)
    public = {PollState.OPEN, PollState.CLOSED}
    return PollsView(tuple(decide.as_shown(p) for p in kept if work.is_staff or p.state in public))


@shared_view(Room.BALLOTS, Room.POLLS)
def see_turnout(work: Work) -> tuple[Turnout, ...]:
    """How many ballots were cast in each open poll."""
    return tuple(
        Turnout(each.id, polls.count_ballots(work.db, each.id).turnout)
        for each in polls.polls_of(work.db, work.session_id)
        if each.state is PollState.OPEN
    )


@reading
def see_my_ballots(work: Work) -> dict[str, str]:
    """The visitor's own choice in each open poll: option id by poll id."""
    return polls.ballots_of_seat(work.db, work.seated().id)


@use_case
def write_poll(
    work: Work, question: str, options: Sequence[str], names_meant: Collection[str] = ()
) -> str:
    """Keep a draft poll and return its id.

    Raises EmptyText, TextTooLong, TooFewOptions, TooManyOptions and DuplicateOptions, and
    NamesInText where the rule in force forbids a name that is not one of those meant.
    """
    number = polls.next_number(work.db, work.session_id)
    poll = decide.write_poll(new_id(), number, question, options)
    texts = [option.text for option in poll.options]
    check_names(work, poll.question, rule_now(work), names_meant, more=texts)
    polls.add_poll(work.db, work.session_id, poll)
    work.record("write_poll", Room.POLLS, subject=poll.id)
    return poll.id


@use_case
def open_poll(work: Work, poll_id: str) -> None:
    """Take ballots from now on. Raises NotFound, PollNotDraft, SessionNotOpen."""
    if work.session().stage is not Stage.OPEN:
        raise SessionNotOpen
    polls.keep_poll(work.db, decide.open_poll(_poll(work, poll_id), work.now))
    work.record("open_poll", Room.POLLS, subject=poll_id)


@use_case
def close_poll(work: Work, poll_id: str) -> None:
    """Count the ballots, keep the count, and destroy what says who chose what.

    Raises NotFound and PollNotOpen.
    """
    count_and_close(work, _poll(work, poll_id))


def count_and_close(work: Work, poll: Poll) -> None:
    """Close one open poll inside a use-case. Raises PollNotOpen."""
    tally = polls.count_ballots(work.db, poll.id)
    polls.keep_poll(work.db, decide.close_poll(poll, tally, work.now))
    polls.destroy_ballots(work.db, poll.id)
    work.destroys = True
    work.record("close_poll", Room.POLLS, subject=poll.id, ballots=tally.turnout)


@crowd_use_case
def cast_ballot(work: Work, poll_id: str, option_id: str) -> None:
    """Choose, or choose again while the poll is open; a seat has one ballot.

    Raises NotFound, SessionNotOpen, PollNotOpen and UnknownOption. The record says that a ballot
    came, not whose.
    """
    if work.session().stage is not Stage.OPEN:
        raise SessionNotOpen
    poll = work.moment.once(("poll", poll_id), lambda: _poll(work, poll_id))
    decide.check_ballot(poll, option_id)
    polls.keep_ballot(work.db, poll_id, work.seated().id, option_id)
    work.record("cast_ballot", Room.BALLOTS, subject=poll_id, secret=True)


def _poll(work: Work, poll_id: str) -> Poll:
    found = polls.poll_with_id(work.db, work.session_id, poll_id)
    if found is None:
        raise NotFound
    return found
