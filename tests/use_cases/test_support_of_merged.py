"""Support given while questions are merged: for each of them, once a person, kept when parted."""

from dataclasses import dataclass, replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from session_core.domain.floor_refusals import OwnQuestion
from session_core.domain.people import Role
from session_core.domain.session import WorkshopSession
from session_core.use_cases.asking import request_floor, withdraw_request
from session_core.use_cases.house import House
from session_core.use_cases.merging import merge_questions, unmerge_question
from session_core.use_cases.questions import see_questions
from session_core.use_cases.support import see_my_support, support_question, withdraw_support
from session_core.use_cases.visit import Visit
from tests.houses import new_session, seat_in, sign_in_as

PEOPLE, QUESTIONS = 5, 4


@dataclass(frozen=True)
class Group:
    """Three people who asked one after another, the first of whom is the head's asker."""

    people: tuple[Visit, ...]
    ids: tuple[str, ...]


@pytest.fixture
def group(house: House, session: WorkshopSession) -> Group:
    """Three who ask the same, not merged yet."""
    people = tuple(seat_in(house, session.id) for _ in range(3))
    return Group(people, tuple(asked_by(each, n) for n, each in enumerate(people)))


def asked_by(visit: Visit, seconds: int) -> str:
    """Ask so many seconds later."""
    return request_floor(replace(visit, now=visit.now + timedelta(seconds=seconds)), "Who pays?")


def support_of(visit: Visit) -> dict[int, int]:
    """How many support each number."""
    return {e.intervention.number: e.intervention.support for e in see_questions(visit)}


@pytest.mark.parametrize("pressed", range(3))
def test_support_stays_with_the_others_when_the_head_is_withdrawn(
    house: House, session: WorkshopSession, moderator: Visit, group: Group, pressed: int
) -> None:
    fan = seat_in(house, session.id)
    merge_questions(moderator, group.ids)
    support_question(fan, group.ids[pressed])
    assert support_of(moderator)[1] == 3, "the two other askers, and the fan once"
    withdraw_request(group.people[0], group.ids[0])
    assert (support_of(moderator)[2], support_of(moderator)[3]) == (1, 1)
    assert see_my_support(fan).supported == {2, 3}


def test_who_took_support_back_and_gave_it_again_supports_each_when_parted(
    house: House, session: WorkshopSession, moderator: Visit, group: Group
) -> None:
    both, one = seat_in(house, session.id), seat_in(house, session.id)
    for each in group.ids[:2]:
        support_question(both, each)
    support_question(one, group.ids[1])
    before = support_of(moderator)
    head = merge_questions(moderator, group.ids[:2])
    withdraw_support(both, head)
    assert support_of(moderator)[1] == 2
    support_question(both, head)
    assert support_of(moderator)[1] == 3
    unmerge_question(moderator, head)
    assert support_of(moderator) == before == {1: 1, 2: 2, 3: 0}


def test_who_took_support_back_supports_none_of_them(
    house: House, session: WorkshopSession, moderator: Visit, group: Group
) -> None:
    fan = seat_in(house, session.id)
    head = merge_questions(moderator, group.ids)
    support_question(fan, head)
    withdraw_support(fan, group.ids[2])
    unmerge_question(moderator, head)
    assert support_of(moderator) == {1: 0, 2: 0, 3: 0}


@dataclass(frozen=True)
class Pressed:
    """Somebody presses support, or takes it back, by number."""

    who: int
    what: int
    on: bool


presses = st.lists(
    st.builds(Pressed, st.integers(0, PEOPLE - 1), st.integers(0, QUESTIONS - 1), st.booleans()),
    max_size=8,
)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    askers=st.lists(st.integers(0, PEOPLE - 1), min_size=QUESTIONS, max_size=QUESTIONS),
    chosen=st.sets(st.integers(0, QUESTIONS - 1), min_size=2),
    before=presses,
    merged=presses,
)
def test_support_is_never_double_and_what_was_pressed_is_there_when_parted(
    house: House, askers: list[int], chosen: set[int], before: list[Pressed], merged: list[Pressed]
) -> None:
    session = new_session(house)
    moderator = sign_in_as(house, Role.ONLINE_MODERATOR, session.id)
    people = [seat_in(house, session.id) for _ in range(PEOPLE)]
    ids = [asked_by(people[who], n) for n, who in enumerate(askers)]
    wanted: set[tuple[int, int]] = set()

    def press(each: Pressed, group: set[int]) -> None:
        theirs = {(each.who, what) for what in group}
        if not each.on:
            withdraw_support(people[each.who], ids[each.what])
            wanted.difference_update(theirs)
        elif each.who in {askers[what] for what in group}:
            with pytest.raises(OwnQuestion):
                support_question(people[each.who], ids[each.what])
        else:
            support_question(people[each.who], ids[each.what])
            if not theirs & wanted:
                wanted.update(theirs)

    for each in before:
        press(each, {each.what})
    head = merge_questions(moderator, [ids[each] for each in chosen])
    for each in merged:
        press(each, chosen if each.what in chosen else {each.what})
    joined = {who for who, what in wanted if what in chosen} | {askers[each] for each in chosen}
    at = ids.index(head)
    assert support_of(moderator)[at + 1] == len(joined - {askers[at]})
    unmerge_question(moderator, head)
    apart = {n + 1: sum(what == n for _, what in wanted) for n in range(QUESTIONS)}
    assert support_of(moderator) == apart
