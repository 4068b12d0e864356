"""Frozen intake takes nothing new from seats, and all else goes on; throttling is told to staff."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from session_core.domain.ballots import Ballot
from session_core.domain.entry_refusals import IntakeFrozen
from session_core.domain.floor import InterventionState
from session_core.domain.intake import PER_SESSION, Post
from session_core.domain.people import Modality, Role
from session_core.domain.session import Room, WorkshopSession
from session_core.live.allowances import Allowances
from session_core.storage import records
from session_core.use_cases.asking import (
    enter_for_someone,
    request_floor,
    see_my_interventions,
    withdraw_request,
)
from session_core.use_cases.ballots import cast_ballot, see_my_ballots
from session_core.use_cases.house import House
from session_core.use_cases.intake import (
    freeze_intake,
    see_intake,
    tell_of_throttling,
    thaw_intake,
)
from session_core.use_cases.live import see_revisions
from session_core.use_cases.own_questions import delete_my_question, edit_my_question
from session_core.use_cases.polls import open_poll, write_poll
from session_core.use_cases.receipts import edit_by_receipt, withdraw_by_receipt
from session_core.use_cases.seats import join_session, leave_session, see_door, see_my_seat
from session_core.use_cases.support import see_my_support, support_question, withdraw_support
from session_core.use_cases.visit import Visit
from tests.houses import NOW, new_session, sign_in_as, stranger


def test_nothing_new_is_taken_from_seats(
    house: House, session: WorkshopSession, moderator: Visit, in_the_room: Visit, online: Visit
) -> None:
    mine = request_floor(in_the_room, "Who pays?")
    theirs = request_floor(online, "Who repairs?")
    receipt = see_my_interventions(in_the_room)[0].receipt
    freeze_intake(moderator)
    assert see_intake(moderator).is_frozen
    assert see_door(stranger(house, session.id)).session.intake_frozen
    new: list[Callable[[], object]] = [
        lambda: join_session(stranger(house, session.id), Modality.ONLINE),
        lambda: request_floor(in_the_room, "And who else?"),
        lambda: edit_my_question(in_the_room, mine, "Who pays for it?"),
        lambda: edit_by_receipt(in_the_room, receipt, "Who pays for it?"),
        lambda: support_question(in_the_room, theirs),
    ]
    for act in new:
        with pytest.raises(IntakeFrozen):
            act()
    assert [each.intervention.text for each in see_my_interventions(in_the_room)] == ["Who pays?"]
    thaw_intake(moderator)
    assert not see_intake(moderator).is_frozen
    for act in new:
        act()


def test_what_is_no_intake_goes_on(
    house: House, session: WorkshopSession, moderator: Visit, in_the_room: Visit, online: Visit
) -> None:
    poll = write_poll(moderator, "Even?", ["Yes", "No"])
    open_poll(moderator, poll)
    first, second, third = (request_floor(in_the_room, text) for text in ("One", "Two", "Three"))
    theirs = request_floor(online, "Who repairs?")
    support_question(in_the_room, theirs)
    receipts = {m.intervention.id: m.receipt for m in see_my_interventions(in_the_room)}
    freeze_intake(moderator)
    cast_ballot(in_the_room, poll, Ballot.of("1"))
    assert see_my_ballots(in_the_room)
    withdraw_support(in_the_room, theirs)
    assert not see_my_support(in_the_room).supported
    withdraw_request(in_the_room, first)
    withdraw_by_receipt(in_the_room, receipts[second])
    delete_my_question(in_the_room, third)
    enter_for_someone(moderator, Modality.ONSITE, "From a card")
    assert {m.standing.state for m in see_my_interventions(in_the_room)} == {
        InterventionState.WITHDRAWN
    }
    leave_session(in_the_room)


def test_what_was_accepted_before_is_not_refused_when_it_comes_again(
    moderator: Visit, in_the_room: Visit, house: House, session: WorkshopSession
) -> None:
    asked = request_floor(in_the_room, "Who pays?", client_key="a-key-of-one-form")
    visit = stranger(house, session.id)
    secret = join_session(visit, Modality.ONLINE, client_key="k" * 32)
    freeze_intake(moderator)
    assert request_floor(in_the_room, "Who pays?", client_key="a-key-of-one-form") == asked
    assert join_session(visit, Modality.ONLINE, client_key="k" * 32) == secret
    assert see_my_seat(replace(visit, seat_secret=secret))


def test_freezing_tells_all_pages_once(moderator: Visit) -> None:
    before = see_revisions(moderator)
    freeze_intake(moderator)
    freeze_intake(moderator)
    thaw_intake(moderator)
    thaw_intake(moderator)
    after = see_revisions(moderator)
    assert {room: after[room] - before[room] for room in (Room.SESSION, Room.DOOR)} == {
        Room.SESSION: 2,
        Room.DOOR: 2,
    }


class Time:
    """A clock that stands."""

    def __init__(self) -> None:
        self.now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def busy(house: House, time: Time) -> House:
    return replace(house, allowances=Allowances(time))


def flood(house: House, code: str, post: Post = Post.RECEIPT, by: int = 1) -> None:
    """Send as much as a session takes at once, and a little more."""
    for _ in range(PER_SESSION[post].at_once + by):
        house.allowances.weigh(code, "", post)


def test_staff_are_told_when_intake_is_throttled_and_when_it_flows(
    busy: House, session: WorkshopSession, moderator: Visit, time: Time
) -> None:
    moderator = replace(moderator, house=busy)
    before = see_revisions(moderator)[Room.DOOR]
    tell_of_throttling(busy, NOW)
    assert see_revisions(moderator)[Room.DOOR] == before, "nothing to tell"
    flood(busy, session.join_code, by=3)
    tell_of_throttling(busy, NOW)
    tell_of_throttling(busy, NOW)
    assert see_revisions(moderator)[Room.DOOR] == before + 1
    throttled = see_intake(moderator).throttled
    assert (throttled.is_now, dict(throttled.delayed), dict(throttled.refused)) == (
        True,
        {Post.RECEIPT: 3},
        {},
    )
    time.now += 11
    tell_of_throttling(busy, NOW)
    assert see_revisions(moderator)[Room.DOOR] == before + 2
    assert not see_intake(moderator).throttled.is_now
    assert see_intake(moderator).throttled.delayed == {Post.RECEIPT: 3}
    time.now += 300
    assert see_intake(moderator).throttled.delayed == {}
    with busy.database.reading() as db:
        told = [act for act in records.activities(db, session.id) if act.room is Room.DOOR]
    assert [(act.act, act.actor, act.subject, dict(act.details)) for act in told] == [
        ("intake_throttled", "", "", {}),
        ("intake_flows", "", "", {}),
    ]


def test_it_is_told_at_most_once_in_a_few_seconds(
    busy: House, session: WorkshopSession, moderator: Visit, time: Time
) -> None:
    before = see_revisions(moderator)[Room.DOOR]
    flood(busy, session.join_code)
    for _ in range(100):
        time.now += 0.1
        busy.allowances.weigh(session.join_code, "", Post.RECEIPT)
        tell_of_throttling(busy, NOW)
    assert see_revisions(moderator)[Room.DOOR] == before + 1


def test_another_session_is_not_throttled_by_it(busy: House, session: WorkshopSession) -> None:
    other = new_session(busy)
    flood(busy, session.join_code)
    moderator = replace(sign_in_as(busy, Role.ORGANISER, other.id), house=busy)
    assert see_intake(moderator).throttled.delayed == {}
    assert busy.allowances.weigh(other.join_code, "", Post.RECEIPT).delay_seconds == 0


def test_what_a_code_that_is_no_sessions_brings_is_told_to_nobody(busy: House) -> None:
    flood(busy, "NOSUCH")
    tell_of_throttling(busy, NOW)
