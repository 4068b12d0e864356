"""The floor as people meet it: asked for, given, taken back, never twice."""

from dataclasses import replace
from datetime import timedelta

import pytest

from session_core.domain.floor_refusals import NobodyWaiting, NothingToUndo, NotWaiting, OutOfDate
from session_core.domain.people import Modality, Role
from session_core.domain.rules import Rule
from session_core.domain.session import Room, WorkshopSession
from session_core.storage import records
from session_core.use_cases.asking import request_floor, see_my_interventions, withdraw_request
from session_core.use_cases.floor import (
    give_floor_to,
    give_floor_to_next,
    recall_last,
    see_floor,
    yield_floor,
)
from session_core.use_cases.house import House
from session_core.use_cases.live import see_revisions
from session_core.use_cases.visit import Visit
from tests.houses import seat_in, sign_in_as

ONSITE, ONLINE = Modality.ONSITE, Modality.ONLINE


def waiting(visit: Visit) -> list[str]:
    return [place.intervention.id for place in see_floor(visit).places]


def speaking(visit: Visit) -> str | None:
    now = see_floor(visit).speaking
    return now.id if now else None


def at(visit: Visit, minutes: int) -> Visit:
    return replace(visit, now=visit.now + timedelta(minutes=minutes))


def test_five_from_each_side_alternate_to_the_last(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    for side in (ONLINE, *[ONSITE] * 5, *[ONLINE] * 4):
        request_floor(seat_in(house, session.id, side), "Why?")
    heard = []
    while places := see_floor(moderator).places:
        give_floor_to_next(moderator, places[0].intervention.id)
        now = see_floor(moderator).speaking
        assert now is not None
        heard.append(now.modality)
    assert heard == [ONLINE, ONSITE] * 5
    yield_floor(moderator)
    assert [each.modality for each in see_floor(moderator).heard] == heard


def test_two_announced_from_one_side_stay_though_the_other_side_comes(
    moderator: Visit, in_the_room: Visit, house: House, session: WorkshopSession
) -> None:
    announced = [request_floor(seat_in(house, session.id, ONLINE)) for _ in range(2)]
    third = request_floor(in_the_room)
    assert waiting(moderator) == [*announced, third]


def test_places_say_why_to_staff_and_the_asker_and_less_to_the_public(
    moderator: Visit, in_the_room: Visit, online: Visit
) -> None:
    for visit in (in_the_room, in_the_room, in_the_room, in_the_room):
        request_floor(visit, "Why?")
    _, _, third, fourth = see_floor(moderator).places
    assert third.rules == (Rule.OTHER_SIDE_EMPTY, Rule.HEARD_BEFORE)
    mine = [own.place for own in see_my_interventions(in_the_room) if own.place]
    assert (mine[0].rules, mine[0].position) == (fourth.rules, 4)
    in_public = see_floor(online).places
    assert in_public[2].rules == (Rule.OTHER_SIDE_EMPTY,)


def test_a_request_tells_who_asks_to_nobody_but_staff(
    house: House, moderator: Visit, session: WorkshopSession
) -> None:
    asked = request_floor(seat_in(house, session.id), "Why?")
    screen = replace(seat_in(house, session.id, ONLINE), screen_key=session.screen_key)
    for visit, known in ((moderator, True), (screen, False)):
        (place,) = see_floor(visit).places
        seen = place.intervention
        assert (seen.id, seen.text) == (asked, "Why?")
        assert (seen.seat_id is not None, bool(seen.asker)) == (known, known)


def test_the_floor_goes_to_whom_the_moderator_saw_or_to_nobody(
    moderator: Visit, in_the_room: Visit, online: Visit
) -> None:
    first = request_floor(in_the_room, "Why?")
    request_floor(online, "How?")
    withdraw_request(in_the_room, first)
    with pytest.raises(OutOfDate) as refused:
        give_floor_to_next(moderator, expected=first)
    assert (refused.value.details["first"], refused.value.details["who"]) == (2, "")
    assert speaking(moderator) is None


def test_where_nobody_waits_nobody_is_next(moderator: Visit) -> None:
    with pytest.raises(NobodyWaiting):
        give_floor_to_next(moderator)


def test_two_moderators_who_saw_the_same_give_the_floor_once(
    house: House, session: WorkshopSession, moderator: Visit, online: Visit, in_the_room: Visit
) -> None:
    first, second = request_floor(online), request_floor(in_the_room)
    other = sign_in_as(house, Role.ONLINE_MODERATOR, session.id)
    give_floor_to_next(moderator, expected=first)
    with pytest.raises(OutOfDate):
        give_floor_to_next(other, expected=first)
    assert (speaking(other), waiting(other)) == (first, [second])


def test_every_step_can_be_taken_back(moderator: Visit, in_the_room: Visit, online: Visit) -> None:
    one, two = request_floor(in_the_room), request_floor(online)
    give_floor_to_next(at(moderator, 1))
    give_floor_to_next(at(moderator, 2))
    yield_floor(at(moderator, 3))
    recall_last(at(moderator, 4))
    assert (speaking(moderator), waiting(moderator)) == (two, [])
    recall_last(at(moderator, 4))
    assert (speaking(moderator), waiting(moderator)) == (one, [two])
    recall_last(at(moderator, 5))
    assert (speaking(moderator), waiting(moderator)) == (None, [one, two])
    with pytest.raises(NothingToUndo):
        recall_last(at(moderator, 6))


def test_out_of_turn_is_recorded_as_that(
    moderator: Visit, in_the_room: Visit, online: Visit
) -> None:
    request_floor(in_the_room)
    late = request_floor(online)
    give_floor_to(moderator, late)
    assert speaking(moderator) == late
    with moderator.house.database.reading() as db:
        last = records.activities(db, moderator.session_id or "")[-1]
    assert (last.act, last.subject) == ("give_floor_to", late)
    with pytest.raises(NotWaiting):
        give_floor_to(moderator, late)


def test_each_step_moves_the_floor_by_one_and_nothing_else(moderator: Visit, online: Visit) -> None:
    before = see_revisions(moderator)
    request_floor(online)
    give_floor_to_next(moderator)
    with pytest.raises(NobodyWaiting):
        give_floor_to_next(moderator)
    after = see_revisions(moderator)
    assert {room: after[room] - before[room] for room in Room if after[room] != before[room]} == {
        Room.FLOOR: 2
    }
