"""Merging with its dividends: joined support, nobody counted twice, and all given back."""

from dataclasses import dataclass, replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from session_core.domain.floor_refusals import NothingToMerge, NotWaiting
from session_core.domain.people import Modality, Role
from session_core.domain.session import Room, WorkshopSession
from session_core.storage import records
from session_core.use_cases.asking import (
    enter_for_someone,
    request_floor,
    see_my_interventions,
    withdraw_request,
)
from session_core.use_cases.dispositions import answer_in_writing
from session_core.use_cases.floor import give_floor_to_next, see_floor, yield_floor
from session_core.use_cases.house import House
from session_core.use_cases.hubs import confirm_hub
from session_core.use_cases.merging import (
    merge_questions,
    see_likely_duplicates,
    unmerge_question,
)
from session_core.use_cases.questions import see_questions
from session_core.use_cases.seats import see_my_seat
from session_core.use_cases.support import support_question
from session_core.use_cases.visit import Visit
from tests.houses import new_session, seat_in, sign_in_as


def support_of(visit: Visit) -> dict[int, int]:
    return {e.intervention.number: e.intervention.support for e in see_questions(visit)}


def asked_by(visit: Visit, text: str = "Who pays?", seconds: int = 0) -> str:
    return request_floor(replace(visit, now=visit.now + timedelta(seconds=seconds)), text)


def test_who_supports_both_counts_once(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    ids = [asked_by(seat_in(house, session.id)) for _ in range(2)]
    both, one = seat_in(house, session.id), seat_in(house, session.id)
    for each in ids:
        support_question(both, each)
    support_question(one, ids[1])
    assert support_of(moderator) == {1: 1, 2: 2}
    head = merge_questions(moderator, ids)
    # Whichever stayed: the other's asker, and the two who support them.
    assert support_of(moderator)[number_of(moderator, head)] == 3
    unmerge_question(moderator, head)
    assert support_of(moderator) == {1: 1, 2: 2}


def number_of(visit: Visit, intervention_id: str) -> int:
    (found,) = (e for e in see_questions(visit) if e.intervention.id == intervention_id)
    return found.intervention.number


def test_a_supporter_who_asked_one_of_them_counts_once(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    asker, other = seat_in(house, session.id), seat_in(house, session.id)
    ids = [asked_by(asker), asked_by(other, seconds=1)]
    support_question(other, ids[0])
    support_question(asker, ids[1])
    assert support_of(moderator) == {1: 1, 2: 1}
    merge_questions(moderator, ids)
    assert support_of(moderator)[1] == 1
    unmerge_question(moderator, ids[0])
    assert support_of(moderator) == {1: 1, 2: 1}


def test_who_asks_both_supports_neither(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    seat = seat_in(house, session.id)
    merge_questions(moderator, [asked_by(seat), asked_by(seat, seconds=1)])
    assert support_of(moderator)[1] == 0


def test_people_without_a_device_count_once_each(moderator: Visit) -> None:
    def entered(name: str) -> str:
        return enter_for_someone(moderator, Modality.ONSITE, "Who pays?", name=name)

    ids = [entered("Ana"), entered("Ana"), entered("Bo"), entered("Bo"), entered(""), entered("")]
    merge_questions(moderator, ids)
    # Bo once, and two of whom nothing is known; Ana asks it herself.
    assert support_of(moderator)[1] == 3
    unmerge_question(moderator, ids[0])
    assert set(support_of(moderator).values()) == {0}


def test_a_confirmed_hub_counts_its_people(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    first, hub = seat_in(house, session.id), seat_in(house, session.id)
    confirm_hub(moderator, see_my_seat(hub).id, 12)
    ids = [asked_by(first), asked_by(hub, seconds=1)]
    third = asked_by(seat_in(house, session.id), seconds=2)
    support_question(hub, third)
    assert support_of(moderator)[3] == 12
    merge_questions(moderator, ids)
    assert support_of(moderator)[1] == 12
    merge_questions(moderator, [ids[0], third])
    assert sorted(support_of(moderator).values()) == [0, 0, 13]


def test_every_asker_sees_where_it_went_and_its_place(
    house: House, session: WorkshopSession, moderator: Visit, online: Visit
) -> None:
    first = asked_by(seat_in(house, session.id, Modality.ONLINE))
    second = asked_by(online, seconds=1)
    merge_questions(moderator, [first, second])
    (mine,) = see_my_interventions(online)
    assert mine.place
    assert (mine.head, mine.place.position) == (1, 1)
    answer_in_writing(moderator, first, "The operators do.")
    assert [each.disposition for each in see_questions(moderator)] == [
        "answered in writing",
        "merged into number 1",
    ]


def test_the_next_question_of_who_was_merged_is_a_first_one(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    one, other, *announced = (seat_in(house, session.id) for _ in range(4))
    ids = [asked_by(one), asked_by(other, seconds=1)]
    merge_questions(moderator, ids)
    give_floor_to_next(moderator)
    yield_floor(moderator)
    for seconds, seat in enumerate((*announced, one, other), start=5):
        asked_by(seat, "And then?", seconds)
    order = [place.intervention.number for place in see_floor(moderator).places]
    assert order == [3, 4, 6, 5]


def test_who_withdraws_the_head_releases_the_others(
    house: House, session: WorkshopSession, moderator: Visit, online: Visit
) -> None:
    first = asked_by(online)
    others = [asked_by(seat_in(house, session.id), seconds=n) for n in (1, 2)]
    support_question(seat_in(house, session.id), others[0])
    merge_questions(moderator, [first, *others])
    assert support_of(moderator)[1] == 3
    withdraw_request(online, first)
    assert support_of(moderator) == {1: 0, 2: 1, 3: 0}
    assert len(see_floor(moderator).places) == 2


def test_what_cannot_be_merged_is_refused_whole(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    ids = [asked_by(seat_in(house, session.id), seconds=n) for n in range(3)]
    answer_in_writing(moderator, ids[2], "The operators do.")
    with pytest.raises(NotWaiting):
        merge_questions(moderator, ids)
    with pytest.raises(NothingToMerge):
        merge_questions(moderator, ids[:1])
    with pytest.raises(NothingToMerge):
        unmerge_question(moderator, ids[0])
    assert len(see_floor(moderator).places) == 2


def test_likely_duplicates_are_of_those_who_wait(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    ids = [
        asked_by(seat_in(house, session.id), text, n)
        for n, text in enumerate(("Who pays for the cable?", "Who is paying for cables?", "", ""))
    ]
    (pair,) = see_likely_duplicates(moderator)
    assert {pair.one, pair.other} == set(ids[:2])
    merge_questions(moderator, [pair.one, pair.other])
    assert see_likely_duplicates(moderator) == ()


def test_the_record_says_what_went_where(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    first, second = (asked_by(seat_in(house, session.id), seconds=n) for n in range(2))
    merge_questions(moderator, [second, first])
    unmerge_question(moderator, second)
    with house.database.reading() as db:
        merged, parted = records.activities(db, session.id, room=Room.FLOOR)[-2:]
    assert (merged.act, merged.subject, merged.details["merged"]) == (
        "merge_questions",
        first,
        [second],
    )
    assert (parted.act, parted.details["parted"]) == ("unmerge_question", [second])


@dataclass(frozen=True)
class Crowd:
    """Who asks and who supports what, by number: seats 0 to 3 may ask more than once."""

    askers: list[int]
    supports: set[tuple[int, int]]
    chosen: set[int]


@st.composite
def crowds(draw: st.DrawFn) -> Crowd:
    askers = draw(st.lists(st.integers(0, 3), min_size=2, max_size=6))
    asked = st.integers(0, len(askers) - 1)
    supports = draw(st.sets(st.tuples(st.integers(0, 5), asked), max_size=10))
    return Crowd(askers, supports, draw(st.sets(asked, min_size=2)))


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(crowds())
def test_nobody_is_ever_counted_twice_and_parting_restores_all(house: House, crowd: Crowd) -> None:
    session = new_session(house)
    moderator = sign_in_as(house, Role.ONLINE_MODERATOR, session.id)
    people = [seat_in(house, session.id) for _ in range(6)]
    ids = [asked_by(people[who], seconds=n) for n, who in enumerate(crowd.askers)]
    wanted = {(who, what) for who, what in crowd.supports if crowd.askers[what] != who}
    for who, what in sorted(wanted):
        support_question(people[who], ids[what])
    before = see_questions(moderator)
    places = see_floor(moderator).places
    head = merge_questions(moderator, [ids[each] for each in crowd.chosen])
    asked_it = crowd.askers[ids.index(head)]
    supporters = {who for who, what in wanted if what in crowd.chosen}
    supporters |= {crowd.askers[each] for each in crowd.chosen}
    assert support_of(moderator)[number_of(moderator, head)] == len(supporters - {asked_it})
    unmerge_question(moderator, head)
    known = {each.intervention.id: each.intervention for each in before}
    for each in see_questions(moderator):
        was, now = known[each.intervention.id], each.intervention
        # Who was announced while they were one stays announced.
        same = replace(now, announced_at=was.announced_at, announced_for=was.announced_for)
        assert same == was
        assert now.announced_at or not was.announced_at
    # Those who come back stand behind whoever was announced meanwhile.
    back = {ids[each] for each in crowd.chosen} - {head}
    shown = [place.intervention for place in places if place.intervention.announced_at]
    announced = [each.id for each in shown if each.id not in back]
    assert [
        place.intervention.id
        for place in see_floor(moderator).places
        if place.intervention.id in announced
    ] == announced
