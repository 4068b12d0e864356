"""Merging with dividends: the best place, every asker, and all as it was when parted."""

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from session_core.domain.floor import (
    FOR_PARTICIPANTS,
    Floor,
    Intervention,
    InterventionKind,
    InterventionState,
    found_in,
    give_floor_to,
    request_floor,
    withdraw_request,
    yield_floor,
)
from session_core.domain.floor_policy import PRESETS
from session_core.domain.floor_refusals import NothingToMerge, NotWaiting
from session_core.domain.merging import merge, merged_into, unmerge
from session_core.domain.refusals import NotFound
from session_core.domain.rules import Rule
from session_core.domain.speaking_order import announce, speaking_order
from tests.domain.floors import ONLINE, ONSITE, asks, floors, heard, minute, numbers, order_of

LATER = minute(500)
FOUR = Floor((asks(1), asks(2, ONLINE), asks(3), asks(4, ONLINE)))


@st.composite
def merges(draw: st.DrawFn) -> tuple[Floor, list[str]]:
    """A floor under any policy, with support, and some of those who wait to be merged."""
    floor = draw(floors())
    # What was merged into a head before goes along, and waits for itself when all is parted.
    for each in floor.interventions:
        if each.merged_into:
            floor = unmerge(floor, each.id)
    supported = tuple(
        replace(each, support=draw(st.integers(0, 4))) for each in floor.interventions
    )
    policy = draw(st.sampled_from(list(PRESETS.values())))
    floor = announce(replace(floor, interventions=supported, policy=policy), minute(400))
    can = [each.id for each in floor.waiting if each.kind in FOR_PARTICIPANTS]
    assume(len(can) > 1)
    chosen = draw(st.lists(st.sampled_from(can), min_size=2, unique=True))
    return floor, chosen


def joined(floor: Floor, chosen: list[str]) -> tuple[Floor, Intervention]:
    """The floor with them merged and their support joined, as storage joins it; and the head."""
    after = merge(floor, chosen, LATER)
    (head,) = (each for each in after.waiting if each.id in chosen)
    support = sum(each.support + 1 for each in floor.interventions if each.id in chosen) - 1
    kept = replace(head, support=support)
    others = tuple(kept if each.id == head.id else each for each in after.interventions)
    return replace(after, interventions=others), kept


@given(merges())
def test_merged_and_parted_all_is_as_it_was(drawn: tuple[Floor, list[str]]) -> None:
    floor, chosen = drawn
    after = merge(floor, chosen, LATER)
    (head,) = (each for each in after.waiting if each.id in chosen)
    assert unmerge(after, head.id) == floor


@given(merges())
def test_parted_one_by_one_it_is_as_it_was(drawn: tuple[Floor, list[str]]) -> None:
    floor, chosen = drawn
    after = merge(floor, chosen, LATER)
    for each in chosen:
        if found_in(after, each).merged_into:
            after = unmerge(after, each)
    assert after == floor


@given(merges())
def test_the_order_comes_back_though_others_were_announced(drawn: tuple[Floor, list[str]]) -> None:
    floor, chosen = drawn
    after = announce(merge(floor, chosen, LATER), LATER)
    (head,) = (each for each in after.waiting if each.id in chosen)
    again = unmerge(after, head.id)
    safe = [each.number for each in numbered(floor) if each.announced_at]
    assert [number for number in order_of(again) if number in safe] == safe


def numbered(floor: Floor) -> list[Intervention]:
    return [place.intervention for place in speaking_order(floor)]


@given(merges())
def test_nobody_is_lost(drawn: tuple[Floor, list[str]]) -> None:
    floor, chosen = drawn
    after, head = joined(floor, chosen)
    assert numbers(after.interventions) == numbers(floor.interventions)
    assert {each.id for each in merged_into(after, head.id)} == {*chosen} - {head.id}
    gone = {found_in(floor, each).number for each in chosen} - {head.number}
    assert sorted(order_of(after)) == sorted(set(order_of(floor)) - gone)


@given(merges())
def test_the_best_place_is_kept(drawn: tuple[Floor, list[str]]) -> None:
    """But by whoever is a first-time speaker now, since what they asked before was merged."""
    floor, chosen = drawn
    after, head = joined(floor, chosen)
    before = order_of(floor)
    best = min(before.index(found_in(floor, each).number) for each in chosen)
    assert before[best] == head.number
    askers = {found_in(floor, each).asker for each in chosen}
    ahead = order_of(after)[: order_of(after).index(head.number)]
    passed = set(ahead) - set(before[:best])
    assert {each.asker for each in after.waiting if each.number in passed} <= askers


def test_every_asker_keeps_their_credit() -> None:
    floor = merge(Floor((asks(1), asks(2), asks(3))), ["id1", "id2"], minute(4))
    floor = yield_floor(give_floor_to(floor, "id1", minute(5)), minute(6))
    floor = request_floor(floor, asks(7, asker="asker1"))
    floor = request_floor(floor, asks(8, asker="asker2"))
    assert order_of(floor) == [3, 8, 7]
    rules = {place.intervention.number: place.rules for place in speaking_order(floor)}
    assert Rule.FIRST_TIME in rules[8]
    assert Rule.HEARD_BEFORE in rules[7]


def test_a_question_of_somebody_heard_speaks_for_first_timers_too() -> None:
    floor = Floor((heard(1, asker="asker3"), asks(2), asks(3), asks(4)))
    assert order_of(floor) == [2, 4, 3]
    merged = merge(floor, ["id3", "id4"], minute(5))
    assert order_of(merged) == [2, 4]
    assert found_in(merged, "id3").merged_into == "id4"


def test_what_was_merged_before_goes_along() -> None:
    floor = merge(FOUR, ["id3", "id4"], minute(5))
    floor = merge(floor, ["id1", "id3"], minute(6))
    assert numbers(merged_into(floor, "id1")) == [3, 4]
    assert order_of(unmerge(floor, "id1")) == order_of(FOUR)


def test_a_place_that_was_announced_is_safe_again_after_those_announced_meanwhile() -> None:
    floor = announce(FOUR, minute(5))
    merged = announce(merge(floor, ["id1", "id2"], minute(6)), minute(6))
    assert [each.number for each in merged.waiting if each.announced_at] == [1, 4]
    parted = unmerge(merged, "id1")
    assert order_of(parted) == [1, 4, 2, 3]
    assert [each.number for each in parted.waiting if each.announced_at] == [1, 2, 4]


def test_parting_at_once_gives_the_announced_place_back() -> None:
    floor = announce(FOUR, minute(5))
    merged = merge(floor, ["id1", "id2"], minute(6))
    assert order_of(unmerge(merged, "id1")) == order_of(floor)


def test_what_goes_into_another_is_read_by_nobody() -> None:
    floor = Floor((asks(1), replace(asks(2), claimed_by="mara", claimed_at=minute(3))))
    gone = found_in(merge(floor, ["id1", "id2"], minute(5)), "id2")
    assert (gone.state, gone.ended_at) == (InterventionState.MERGED, minute(5))
    assert (gone.claimed_by, gone.claimed_at) == (None, None)


@pytest.mark.parametrize("chosen", [[], ["id1"], ["id1", "id1"]])
def test_two_are_needed(chosen: list[str]) -> None:
    with pytest.raises(NothingToMerge):
        merge(FOUR, chosen, minute(5))


@pytest.mark.parametrize("kind", [InterventionKind.POINT_OF_ORDER, InterventionKind.RIGHT_OF_REPLY])
def test_a_point_of_order_is_no_question(kind: InterventionKind) -> None:
    floor = Floor((asks(1), asks(2, kind=kind)))
    with pytest.raises(NothingToMerge):
        merge(floor, ["id1", "id2"], minute(5))


def test_only_what_waits_is_merged_and_only_what_is_merged_parted() -> None:
    floor = Floor((heard(1), asks(2), asks(3)))
    with pytest.raises(NotWaiting):
        merge(floor, ["id1", "id2"], minute(5))
    with pytest.raises(NotFound):
        merge(floor, ["id2", "nothing"], minute(5))
    with pytest.raises(NothingToMerge):
        unmerge(floor, "id2")
    with pytest.raises(NotFound):
        unmerge(floor, "nothing")


def test_one_of_the_merged_is_withdrawn_alone() -> None:
    floor = merge(FOUR, ["id1", "id3", "id4"], minute(5))
    floor = withdraw_request(floor, "id3", minute(6))
    assert numbers(merged_into(floor, "id1")) == [4]
    assert numbers(unmerge(floor, "id1").waiting) == [1, 2, 4]


def test_the_side_of_who_stays_is_the_side() -> None:
    merged = merge(FOUR, ["id2", "id3"], minute(5))
    assert [each.modality for each in merged.waiting] == [ONSITE, ONLINE, ONLINE]
