"""Polls: written, arranged, opened, closed and counted, opened again, put away."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

from session_core.domain import polls as decide
from session_core.domain.codes import new_id
from session_core.domain.poll_settings import PLAIN, PollSettings, Showing
from session_core.domain.poll_showing import as_shown
from session_core.domain.poll_tally import count
from session_core.domain.polls import Poll, PollState
from session_core.domain.refusals import NotFound, SessionNotOpen
from session_core.domain.session import Room, Stage
from session_core.storage import ballots, polls
from session_core.use_cases.names_in_text import check_names
from session_core.use_cases.naming import rule_now
from session_core.use_cases.visit import Work, shared_view, use_case


@dataclass(frozen=True)
class PollsView:
    """The polls in their order; others than staff see neither drafts nor archived ones."""

    polls: tuple[Poll, ...]


@dataclass(frozen=True)
class Turnout:
    """How many ballots an open poll has; what they say nobody sees before it is closed."""

    poll_id: str
    ballots: int


@shared_view(Room.POLLS)
def see_polls(work: Work) -> PollsView:
    """The polls as the visitor's audience may see them."""
    public = {PollState.OPEN, PollState.CLOSED}
    kept = decide.in_order(polls.polls_of(work.db, work.session_id))
    return PollsView(
        tuple(
            as_shown(_counted_so_far(work, poll), to_staff=work.is_staff)
            for poll in kept
            if work.is_staff or poll.state in public
        )
    )


def _counted_so_far(work: Work, poll: Poll) -> Poll:
    """An open poll that shows its results meanwhile, with those; never by group.

    From one moment to the next, a group of five could be told from one of six.
    """
    if not poll.is_open or poll.settings.showing is not Showing.LIVE:
        return poll
    tally = count(poll.asked, ballots.ballots_cast(work.db, poll.id), by_group=False)
    return replace(poll, tally=polls.with_states(work.db, poll.id, tally))


@shared_view(Room.BALLOTS, Room.POLLS)
def see_turnout(work: Work) -> tuple[Turnout, ...]:
    """How many ballots were cast in each open poll."""
    return tuple(
        Turnout(each.id, ballots.how_many(work.db, each.id))
        for each in polls.polls_of(work.db, work.session_id)
        if each.is_open
    )


@use_case
def write_poll(
    work: Work,
    question: str,
    options: Sequence[str] = (),
    names_meant: Collection[str] = (),
    settings: PollSettings = PLAIN,
) -> str:
    """Keep a draft poll and return its id.

    Raises EmptyText, TextTooLong, TooFewOptions, TooManyOptions, DuplicateOptions and
    BadPollSetting, and NamesInText where the rule in force forbids a name that is not one of those
    meant.
    """
    number = polls.next_number(work.db, work.session_id)
    poll = decide.write_poll(new_id(), number, question, options, settings)
    _check_names(work, poll, names_meant)
    polls.add_poll(work.db, work.session_id, poll)
    work.record("write_poll", Room.POLLS, subject=poll.id)
    return poll.id


@use_case
def rewrite_poll(
    work: Work,
    poll_id: str,
    question: str,
    options: Sequence[str] = (),
    names_meant: Collection[str] = (),
    settings: PollSettings = PLAIN,
) -> None:
    """Ask a draft in other words. Raises NotFound, PollNotDraft, and as `write_poll`."""
    changed = decide.rewrite_poll(poll_here(work, poll_id), question, options, settings)
    _check_names(work, changed, names_meant)
    _keep(work, "rewrite_poll", changed)


@use_case
def duplicate_poll(work: Work, poll_id: str) -> str:
    """A draft that asks the same, and its id. Raises NotFound."""
    poll = poll_here(work, poll_id)
    copy = decide.copied(poll, new_id(), polls.next_number(work.db, work.session_id))
    _check_names(work, copy, ())
    polls.add_poll(work.db, work.session_id, copy)
    work.record("duplicate_poll", Room.POLLS, subject=copy.id)
    return copy.id


@use_case
def move_poll(work: Work, poll_id: str, by: int) -> None:
    """Move a poll so many places further down in the list, or up. Raises NotFound."""
    poll_here(work, poll_id)
    before = polls.polls_of(work.db, work.session_id)
    for changed in decide.moved(before, poll_id, by):
        if changed not in before:
            polls.keep_poll(work.db, changed)
    work.record("move_poll", Room.POLLS, subject=poll_id)


@use_case
def open_poll(work: Work, poll_id: str) -> None:
    """Take ballots from now on. Raises NotFound, PollNotDraft, SessionNotOpen."""
    _open(work, "open_poll", poll_id, decide.open_poll)


@use_case
def reopen_poll(work: Work, poll_id: str) -> None:
    """Ask again, in a new round that begins without a ballot; what the last came to stays kept.

    Raises NotFound, PollNotClosed, SessionNotOpen.
    """
    _open(work, "reopen_poll", poll_id, decide.reopen_poll)


@use_case
def close_poll(work: Work, poll_id: str) -> None:
    """Count the ballots, keep the count, and destroy what says who chose what.

    Raises NotFound and PollNotOpen.
    """
    count_and_close(work, poll_here(work, poll_id))


def count_and_close(work: Work, poll: Poll) -> None:
    """Close one open poll inside a use-case. Raises PollNotOpen."""
    counted = count(poll.asked, ballots.ballots_cast(work.db, poll.id))
    # What was let through keeps the spelling in which it was read.
    tally = polls.with_states(work.db, poll.id, counted)
    closed = decide.close_poll(poll, tally, work.now)
    ballots.destroy_ballots(work.db, poll.id)
    work.destroys = True
    polls.keep_poll(work.db, closed)
    work.record("close_poll", Room.POLLS, subject=poll.id, ballots=tally.turnout)


@use_case
def show_poll_result(work: Work, poll_id: str) -> None:
    """Let everybody see a result that was for staff only. Raises NotFound."""
    poll = poll_here(work, poll_id)
    if poll.settings.showing is Showing.STAFF:
        settings = replace(poll.settings, showing=Showing.AT_CLOSE)
        _keep(work, "show_poll_result", replace(poll, settings=settings))


@use_case
def archive_poll(work: Work, poll_id: str) -> None:
    """Put a poll away, from all screens but those of staff. Raises NotFound, PollNotClosed."""
    _keep(work, "archive_poll", decide.archive_poll(poll_here(work, poll_id)))


@use_case
def bring_poll_back(work: Work, poll_id: str) -> None:
    """Bring an archived poll back as it was. Raises NotFound."""
    _keep(work, "bring_poll_back", decide.bring_poll_back(poll_here(work, poll_id)))


def poll_here(work: Work, poll_id: str) -> Poll:
    """The poll of this session. Raises NotFound."""
    found = polls.poll_with_id(work.db, work.session_id, poll_id)
    if found is None:
        raise NotFound
    return found


def _open(work: Work, act: str, poll_id: str, opened: Callable[..., Poll]) -> None:
    if work.session().stage is not Stage.OPEN:
        raise SessionNotOpen
    _keep(work, act, opened(poll_here(work, poll_id), work.now))


def _keep(work: Work, act: str, poll: Poll) -> None:
    polls.keep_poll(work.db, poll)
    work.record(act, Room.POLLS, subject=poll.id)


def _check_names(work: Work, poll: Poll, names_meant: Collection[str]) -> None:
    texts = [option.text for option in poll.options]
    check_names(work, poll.question, rule_now(work), names_meant, more=texts)
