"""Ballots: one for each seat, and those of a remote room entered together."""

from collections.abc import Sequence

from session_core.domain.ballots import Ballot, checked_ballot
from session_core.domain.poll_settings import Showing
from session_core.domain.polls import Poll, check_open
from session_core.domain.refusals import BadBallot, NotFound, SessionNotOpen
from session_core.domain.session import Room, Stage
from session_core.storage import ballots, seats
from session_core.use_cases.polls import poll_here
from session_core.use_cases.visit import Work, crowd_use_case, reading, shared_view, use_case


@reading
def see_my_ballots(work: Work) -> dict[str, Ballot]:
    """The visitor's own ballot in each open poll, by the poll's id."""
    return ballots.ballots_of_seat(work.db, work.seated().id)


@shared_view(Room.BALLOTS, Room.POLLS, Room.PEOPLE)
def see_hub_turnout(work: Work) -> dict[str, dict[str, int]]:
    """By poll, as how many people each hub voted, by the id of its seat."""
    return ballots.hubs_voted_in(work.db, work.session_id)


@crowd_use_case
def cast_ballot(work: Work, poll_id: str, ballot: Ballot) -> None:
    """Choose, or choose again while the poll is open; a seat has one ballot.

    Raises NotFound, SessionNotOpen, PollNotOpen, UnknownOption and BadBallot. The record says that
    a ballot came, in which minute, not whose.
    """
    if work.session().stage is not Stage.OPEN:
        raise SessionNotOpen
    poll = work.moment.once(("poll", poll_id), lambda: poll_here(work, poll_id))
    check_open(poll, work.now)
    kept, seat = checked_ballot(poll.asked, ballot), work.seated()
    if seat.id in work.moment.once(("hubs", poll_id), lambda: ballots.hubs_voted(work.db, poll_id)):
        raise BadBallot(reason="hub")
    ballots.keep_ballot(work.db, poll_id, seat, kept)
    work.record("cast_ballot", _room(poll), subject=poll_id, secret=True, to_the_minute=True)


@use_case
def enter_hub_ballots(
    work: Work, poll_id: str, seat_id: str, cast: Sequence[tuple[Ballot, int]]
) -> None:
    """Enter the ballots of a remote room together, instead of any that it had; none takes them out.

    The record says how many were entered and who did it. Raises NotFound, SessionNotOpen,
    PollNotOpen, UnknownOption, and BadBallot, also with the `reason` `hub_size` where these are
    more than the people of the hub, as staff confirmed it.
    """
    if work.session().stage is not Stage.OPEN:
        raise SessionNotOpen
    poll = poll_here(work, poll_id)
    check_open(poll, work.now)
    hub = seats.seat_with_id(work.db, work.session_id, seat_id)
    if hub is None or hub.counted_people < 2:
        raise NotFound
    kept = [(checked_ballot(poll.asked, ballot), times) for ballot, times in cast if times]
    people = sum(times for _, times in kept)
    if people > hub.counted_people or any(times < 0 for _, times in kept):
        raise BadBallot(reason="hub_size", most=hub.counted_people)
    ballots.keep_hub_ballots(work.db, poll_id, hub, kept)
    work.record("enter_hub_ballots", _room(poll), subject=poll_id, people=people)


def _room(poll: Poll) -> Room:
    """Which room a ballot moves: that of staff alone, but where everybody watches the count."""
    return Room.POLLS if poll.settings.showing is Showing.LIVE else Room.BALLOTS
