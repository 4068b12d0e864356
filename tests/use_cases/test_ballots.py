"""Each kind of poll from its ballots to its count, and the ballots of hubs."""

from collections.abc import Callable

import pytest

from session_core.domain.ballots import OBJECT, Ballot, PollKind
from session_core.domain.people import Modality, Role
from session_core.domain.poll_settings import PollSettings, Showing
from session_core.domain.poll_tally import Tally
from session_core.domain.refusals import (
    BadBallot,
    NotAllowed,
    NotFound,
    PollNotOpen,
    Refusal,
    StrangeHubSize,
    UnknownOption,
)
from session_core.domain.session import Room, WorkshopSession
from session_core.storage import ballots, records
from session_core.use_cases.ballots import (
    cast_ballot,
    enter_hub_ballots,
    see_hub_turnout,
    see_my_ballots,
)
from session_core.use_cases.house import House
from session_core.use_cases.hubs import confirm_hub
from session_core.use_cases.live import see_revisions
from session_core.use_cases.polls import close_poll, open_poll, see_polls, see_turnout, write_poll
from session_core.use_cases.seats import leave_session, see_my_seat
from session_core.use_cases.visit import Visit
from session_core.wording import words_for
from tests.houses import seat_in, sign_in_as

Voter = Callable[[], Visit]


@pytest.fixture
def moderator(house: House, session: WorkshopSession) -> Visit:
    return sign_in_as(house, Role.ONLINE_MODERATOR, session.id)


@pytest.fixture
def voter(house: House, session: WorkshopSession) -> Voter:
    return lambda: seat_in(house, session.id)


@pytest.fixture
def hub(house: House, session: WorkshopSession) -> Visit:
    """The seat of a remote room of twelve people, not confirmed yet."""
    return seat_in(house, session.id, Modality.ONLINE, people=12)


def opened(
    moderator: Visit, kind: PollKind = PollKind.SINGLE, showing: Showing = Showing.AT_CLOSE
) -> str:
    made = PollSettings(kind, showing, least=0 if kind is PollKind.NUMERIC else None)
    poll = write_poll(moderator, "Even?", ["Yes", "No", "Not sure"], settings=made)
    open_poll(moderator, poll)
    return poll


def told(visit: Visit) -> Tally:
    tally = see_polls(visit).polls[0].tally
    assert tally is not None
    return tally


@pytest.mark.parametrize(
    ("kind", "ballot", "counted"),
    [
        (PollKind.SINGLE, Ballot.of("2"), {"2": 5}),
        (PollKind.MULTIPLE, Ballot.of("3", "1"), {"1": 5, "3": 5}),
        (PollKind.RATING, Ballot.of("4"), {"4": 5}),
        (PollKind.RANKING, Ballot.of("3", "1", "2"), {"3": 5}),
        (PollKind.NUMERIC, Ballot(number=2.5), {}),
        (PollKind.OPEN_TEXT, Ballot(words=("ثقة\nvertrauen",)), {}),
        (PollKind.WORD_CLOUD, Ballot(words=("Trust", "κόστος")), {}),
        (PollKind.QUICK_CHECK, Ballot.of("not sure"), {"not sure": 5}),
        (PollKind.PACE, Ballot.of("slower"), {"slower": 5}),
        (PollKind.SHOW_OF_HANDS, Ballot.of("do not raise"), {"do not raise": 5}),
        (PollKind.ROUGH_CONSENSUS, Ballot((OBJECT,), reason="Who pays?"), {OBJECT: 5}),
    ],
)
def test_each_kind_is_answered_and_counted(
    moderator: Visit, voter: Voter, kind: PollKind, ballot: Ballot, counted: dict[str, int]
) -> None:
    poll = opened(moderator, kind)
    seats = [voter() for _ in range(5)]
    for seat in seats:
        cast_ballot(seat, poll, ballot)
    kept = see_my_ballots(seats[0])[poll]
    assert (set(kept.options), kept.number) == (set(ballot.options), ballot.number)
    close_poll(moderator, poll)
    tally = told(moderator)
    assert (tally.votes, tally.turnout) == (counted, 5)
    assert tally.numbers == ((2.5,) * 5 if kind is PollKind.NUMERIC else ())
    said = {each.text: each.ballots for each in tally.said}
    assert said == dict.fromkeys([*ballot.words, *filter(None, [ballot.reason])], 5)
    assert see_my_ballots(seats[0]) == {}


@pytest.mark.parametrize(
    ("kind", "ballot", "refusal"),
    [
        (PollKind.SINGLE, Ballot.of("9"), UnknownOption),
        (PollKind.SINGLE, Ballot.of(), BadBallot),
        (PollKind.RANKING, Ballot.of("1", "2"), BadBallot),
        (PollKind.NUMERIC, Ballot(number=-1), BadBallot),
        (PollKind.NUMERIC, Ballot(number=float("nan")), BadBallot),
        (PollKind.ROUGH_CONSENSUS, Ballot.of(OBJECT), BadBallot),
        (PollKind.OPEN_TEXT, Ballot(words=("\u200b \n",)), BadBallot),
    ],
)
def test_a_ballot_that_is_none_moves_no_count(
    moderator: Visit, voter: Voter, kind: PollKind, ballot: Ballot, refusal: type[Refusal]
) -> None:
    poll = opened(moderator, kind)
    before = see_revisions(moderator)
    with pytest.raises(refusal):
        cast_ballot(voter(), poll, ballot)
    assert see_turnout(moderator)[0].ballots == 0
    assert see_revisions(moderator) == before


def test_who_left_has_no_ballot(moderator: Visit, voter: Voter) -> None:
    poll, seat = opened(moderator), voter()
    cast_ballot(seat, poll, Ballot.of("1"))
    leave_session(seat)
    with pytest.raises(NotAllowed):
        cast_ballot(seat, poll, Ballot.of("1"))
    assert see_turnout(moderator)[0].ballots == 0


def test_of_a_poll_that_shows_its_count_meanwhile_everybody_sees_it_from_five_ballots(
    moderator: Visit, voter: Voter
) -> None:
    poll = opened(moderator, showing=Showing.LIVE)
    watching = voter()
    for already in range(6):
        shown = see_polls(watching).polls[0].tally
        assert (shown is not None) is (already == 5)
        cast_ballot(voter(), poll, Ballot.of("2"))
    assert told(watching).votes == {"2": 6}
    assert told(watching).breakdowns == ()  # from one ballot to the next, they would tell on it


def test_ballots_move_the_room_of_those_who_watch_the_count(moderator: Visit, voter: Voter) -> None:
    hidden, live = opened(moderator), opened(moderator, showing=Showing.LIVE)
    for poll, room in ((hidden, Room.BALLOTS), (live, Room.POLLS)):
        before = see_revisions(moderator)
        cast_ballot(voter(), poll, Ballot.of("1"))
        assert see_revisions(moderator) == before | {room: before.get(room, 0) + 1}


def test_a_result_that_all_watch_follows_who_leaves(moderator: Visit, voter: Voter) -> None:
    poll, watching = opened(moderator, showing=Showing.LIVE), voter()
    seats = [voter() for _ in range(6)]
    for seat in seats:
        cast_ballot(seat, poll, Ballot.of("2"))
    assert told(watching).votes == {"2": 6}
    leave_session(seats[0])
    assert told(watching).votes == {"2": 5}
    close_poll(moderator, poll)
    before = see_revisions(moderator)
    leave_session(seats[1])  # nobody watches a count any more
    assert see_revisions(moderator)[Room.POLLS] == before[Room.POLLS]


def test_a_hub_votes_together_with_provenance(
    moderator: Visit, voter: Voter, hub: Visit, session: WorkshopSession
) -> None:
    poll, seat_id = opened(moderator), see_my_seat(hub).id
    confirm_hub(moderator, seat_id, 12)
    cast_ballot(voter(), poll, Ballot.of("2"))
    enter_hub_ballots(moderator, poll, seat_id, [(Ballot.of("1"), 8), (Ballot.of("2"), 3)])
    assert see_turnout(moderator)[0].ballots == 12
    assert see_hub_turnout(moderator) == {poll: {seat_id: 11}}
    enter_hub_ballots(moderator, poll, seat_id, [(Ballot.of("1"), 7)])  # instead of the first
    close_poll(moderator, poll)
    assert (told(moderator).votes, told(moderator).from_hubs) == ({"1": 7, "2": 1}, 7)
    with moderator.house.database.reading() as db:
        acts = records.activities(db, session.id)
        assert ballots.how_many(db, poll) == 0
    entered = [act for act in acts if act.act == "enter_hub_ballots"]
    assert [act.details for act in entered] == [{"people": 11}, {"people": 7}]
    assert all(act.actor.startswith("account:") for act in entered)


def test_a_hub_has_as_many_ballots_as_people_that_staff_counted(
    moderator: Visit, hub: Visit
) -> None:
    poll, seat_id = opened(moderator), see_my_seat(hub).id
    with pytest.raises(NotFound):  # nobody confirmed that it is a hub
        enter_hub_ballots(moderator, poll, seat_id, [(Ballot.of("1"), 2)])
    confirm_hub(moderator, seat_id, 6)
    for cast in ([(Ballot.of("1"), 7)], [(Ballot.of("1"), 7), (Ballot.of("2"), -1)]):
        with pytest.raises(BadBallot):
            enter_hub_ballots(moderator, poll, seat_id, cast)
    with pytest.raises(UnknownOption):
        enter_hub_ballots(moderator, poll, seat_id, [(Ballot.of("1"), 2), (Ballot.of("7"), 1)])
    assert see_turnout(moderator)[0].ballots == 0


def test_a_hub_is_counted_once(moderator: Visit, hub: Visit) -> None:
    poll, seat_id = opened(moderator), see_my_seat(hub).id
    confirm_hub(moderator, seat_id, 12)
    cast_ballot(hub, poll, Ballot.of("3"))
    enter_hub_ballots(moderator, poll, seat_id, [(Ballot.of("1"), 12)])
    assert see_turnout(moderator)[0].ballots == 12
    with pytest.raises(BadBallot):
        cast_ballot(hub, poll, Ballot.of("3"))
    enter_hub_ballots(moderator, poll, seat_id, [])
    cast_ballot(hub, poll, Ballot.of("3"))
    assert see_turnout(moderator)[0].ballots == 1
    close_poll(moderator, poll)
    with pytest.raises(PollNotOpen):
        enter_hub_ballots(moderator, poll, seat_id, [(Ballot.of("1"), 12)])


@pytest.mark.parametrize("people", [1, 3])
def test_a_hub_with_ballots_in_an_open_poll_is_not_fewer_people_than_those(
    moderator: Visit, hub: Visit, people: int
) -> None:
    poll, seat_id = opened(moderator), see_my_seat(hub).id
    confirm_hub(moderator, seat_id, 12)
    enter_hub_ballots(moderator, poll, seat_id, [(Ballot.of("1"), 8)])
    with pytest.raises(StrangeHubSize) as refused:
        confirm_hub(moderator, seat_id, people)
    assert words_for(refused.value).startswith("Ballots of this hub are in an open poll.")
    with pytest.raises(BadBallot):
        cast_ballot(hub, poll, Ballot.of("3"))
    confirm_hub(moderator, seat_id, 8)
    assert see_turnout(moderator)[0].ballots == 8
    enter_hub_ballots(moderator, poll, seat_id, [])
    confirm_hub(moderator, seat_id, people)
    cast_ballot(hub, poll, Ballot.of("3"))
    assert see_turnout(moderator)[0].ballots == 1


def test_a_hub_of_one_ballot_is_not_one_person_meanwhile(moderator: Visit, hub: Visit) -> None:
    poll, seat_id = opened(moderator), see_my_seat(hub).id
    confirm_hub(moderator, seat_id, 12)
    enter_hub_ballots(moderator, poll, seat_id, [(Ballot.of("1"), 1)])
    with pytest.raises(StrangeHubSize):
        confirm_hub(moderator, seat_id, 1)
    close_poll(moderator, poll)
    confirm_hub(moderator, seat_id, 1)
