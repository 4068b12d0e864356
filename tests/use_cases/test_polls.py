"""A poll is secret from the first ballot to the count, and for ever after."""

import pytest

from session_core.domain.ballots import Ballot
from session_core.domain.people import Modality, Role
from session_core.domain.poll_tally import Tally
from session_core.domain.polls import Poll, PollState
from session_core.domain.refusals import (
    DuplicateOptions,
    NotFound,
    PollNotDraft,
    PollNotOpen,
    SessionNotOpen,
    UnknownOption,
)
from session_core.domain.session import Room, Stage, WorkshopSession
from session_core.storage import polls, records
from session_core.use_cases.ballots import cast_ballot, see_my_ballots
from session_core.use_cases.house import House
from session_core.use_cases.live import see_revisions
from session_core.use_cases.polls import (
    Turnout,
    close_poll,
    open_poll,
    see_polls,
    see_turnout,
    write_poll,
)
from session_core.use_cases.seats import leave_session, see_my_seat
from session_core.use_cases.sessions import close_session
from session_core.use_cases.visit import Visit
from tests.houses import new_session, seat_in, sign_in_as, visit_as


@pytest.fixture
def moderator(house: House, session: WorkshopSession) -> Visit:
    return sign_in_as(house, Role.ONLINE_MODERATOR, session.id)


@pytest.fixture
def seat(house: House, session: WorkshopSession) -> Visit:
    return seat_in(house, session.id)


@pytest.fixture
def poll_id(moderator: Visit) -> str:
    """An open poll with options 1, 2 and 3."""
    made = write_poll(moderator, "Is the floor even?", ["Yes", "No", "Not sure"])
    open_poll(moderator, made)
    return made


def only_poll(visit: Visit) -> Poll:
    (poll,) = see_polls(visit).polls
    return poll


def kept_tally(visit: Visit, poll_id: str) -> Tally:
    """The count as it is kept: of so few ballots no screen shows it."""
    assert visit.session_id
    with visit.house.database.reading() as db:
        poll = polls.poll_with_id(db, visit.session_id, poll_id)
    assert poll is not None
    assert poll.tally is not None
    return poll.tally


def test_a_draft_is_seen_by_staff_only(
    house: House, session: WorkshopSession, moderator: Visit, seat: Visit
) -> None:
    write_poll(moderator, "Even?", ["Yes", "No"])
    assert only_poll(moderator).state is PollState.DRAFT
    assert see_polls(seat).polls == ()
    assert see_polls(visit_as(house, Role.ROOM_SCREEN, session)).polls == ()


def test_nobody_sees_a_count_before_the_end(moderator: Visit, seat: Visit, poll_id: str) -> None:
    cast_ballot(seat, poll_id, Ballot.of("2"))
    assert only_poll(moderator).tally is None
    assert only_poll(seat).tally is None
    assert see_turnout(moderator) == (Turnout(poll_id, 1),)


def test_a_ballot_can_change_until_the_end(moderator: Visit, seat: Visit, poll_id: str) -> None:
    for option in ("1", "3", "2"):
        cast_ballot(seat, poll_id, Ballot.of(option))
        assert see_my_ballots(seat) == {poll_id: Ballot.of(option)}
    assert see_turnout(moderator) == (Turnout(poll_id, 1),)
    close_poll(moderator, poll_id)
    assert kept_tally(moderator, poll_id) == Tally(ballots=1)  # of so few, nobody keeps a choice
    with pytest.raises(PollNotOpen):
        cast_ballot(seat, poll_id, Ballot.of("1"))
    assert see_my_ballots(seat) == {}


def test_the_record_says_that_a_ballot_came_not_whose_nor_which(
    seat: Visit, session: WorkshopSession, poll_id: str
) -> None:
    cast_ballot(seat, poll_id, Ballot.of("2"))
    with seat.house.database.reading() as db:
        act = records.activities(db, session.id)[-1]
    assert (act.act, act.actor, act.subject, act.details) == ("cast_ballot", "", poll_id, {})


def test_a_ballot_moves_no_room_that_a_moderator_works_in(
    moderator: Visit, seat: Visit, poll_id: str
) -> None:
    before = see_revisions(moderator)
    cast_ballot(seat, poll_id, Ballot.of("2"))
    assert see_revisions(moderator) == before | {Room.BALLOTS: before[Room.BALLOTS] + 1}


def test_small_counts_are_not_shown_by_side(
    house: House, session: WorkshopSession, moderator: Visit, poll_id: str
) -> None:
    for side, option, count in (
        (Modality.ONSITE, "1", 5),
        (Modality.ONLINE, "1", 5),
        (Modality.ONSITE, "2", 5),
        (Modality.ONLINE, "2", 1),
    ):
        for _ in range(count):
            cast_ballot(seat_in(house, session.id, side), poll_id, Ballot.of(option))
    close_poll(moderator, poll_id)
    shown = only_poll(moderator).tally
    assert shown is not None
    assert shown.votes == {"1": 10, "2": 6}
    # Who knows that six voted online would know how the one chose, if they knew of the five.
    assert shown.votes_by_modality == {Modality.ONSITE: {}, Modality.ONLINE: {}}


def test_an_option_that_is_none_is_refused(seat: Visit, poll_id: str) -> None:
    for option in ("0", "4", "", "Yes"):
        with pytest.raises(UnknownOption):
            cast_ballot(seat, poll_id, Ballot.of(option))
    assert see_my_ballots(seat) == {}


def test_a_poll_of_another_session_is_none_here(house: House, seat: Visit) -> None:
    other = sign_in_as(house, Role.ORGANISER, new_session(house).id)
    poll_id = write_poll(other, "Even?", ["Yes", "No"])
    open_poll(other, poll_id)
    with pytest.raises(NotFound):
        cast_ballot(seat, poll_id, Ballot.of("1"))


def test_a_poll_is_opened_once_and_closed_once(moderator: Visit, poll_id: str) -> None:
    with pytest.raises(PollNotDraft):
        open_poll(moderator, poll_id)
    close_poll(moderator, poll_id)
    with pytest.raises(PollNotOpen):
        close_poll(moderator, poll_id)
    with pytest.raises(PollNotDraft):
        open_poll(moderator, poll_id)


def test_closing_without_a_ballot_counts_none(moderator: Visit, poll_id: str) -> None:
    close_poll(moderator, poll_id)
    assert kept_tally(moderator, poll_id).turnout == 0


def test_a_closed_session_takes_no_ballots_and_has_counted(
    moderator: Visit, seat: Visit, poll_id: str
) -> None:
    cast_ballot(seat, poll_id, Ballot.of("1"))
    close_session(moderator)
    with pytest.raises(SessionNotOpen):
        cast_ballot(seat, poll_id, Ballot.of("2"))
    with pytest.raises(PollNotOpen):
        close_poll(moderator, poll_id)
    assert kept_tally(moderator, poll_id).turnout == 1


def test_a_poll_opens_in_an_open_session(house: House) -> None:
    early = sign_in_as(house, Role.ORGANISER, new_session(house, stage=Stage.PREPARING).id)
    poll_id = write_poll(early, "Even?", ["Yes", "No"])
    with pytest.raises(SessionNotOpen):
        open_poll(early, poll_id)


def test_a_poll_that_cannot_be_asked_is_not_kept(moderator: Visit) -> None:
    with pytest.raises(DuplicateOptions):
        write_poll(moderator, "Even?", ["Yes", "yes"])
    assert see_polls(moderator).polls == ()
    write_poll(moderator, "Even?", ["Yes", "No"])
    write_poll(moderator, "Really?", ["Yes", "No"])
    assert [poll.number for poll in see_polls(moderator).polls] == [1, 2]


def test_who_leaves_is_out_of_the_turnout_at_once(
    moderator: Visit, seat: Visit, poll_id: str
) -> None:
    cast_ballot(seat, poll_id, Ballot.of("1"))
    assert see_turnout(moderator) == (Turnout(poll_id, 1),)
    assert see_my_seat(seat).pseudonym
    leave_session(seat)
    assert see_turnout(moderator) == (Turnout(poll_id, 0),)
