"""What the speaking order promises, whatever the session's policy: each for every floor.

`docs/fairness.md` says the same in plain words.
"""

from dataclasses import replace
from itertools import pairwise
from random import Random

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from session_core.domain.floor import Floor, Intervention, give_floor_to, request_floor
from session_core.domain.floor_policy import FloorPolicy, Measure, Sides
from session_core.domain.merging import merge
from session_core.domain.people import RegionalGroup, StakeholderGroup
from session_core.domain.rules import PUBLIC_RULES
from session_core.domain.speaking_order import announce, in_public, is_urgent, speaking_order
from tests.domain.floors import (
    MERGES,
    ONLINE,
    ONSITE,
    START,
    a_request,
    asks,
    floors,
    histories,
    minute,
    order_of,
    policies,
)

ANY = floors(policy=None, steps=MERGES)


def plain(floor: Floor) -> list[Intervention]:
    """Those who wait, in order, without what goes first for its kind."""
    order = [place.intervention for place in speaking_order(floor)]
    return [each for each in order if not is_urgent(each, floor.policy)]


def safe(floor: Floor) -> list[str]:
    return [each.id for each in plain(floor) if each.announced_at]


@given(ANY)
def test_the_order_is_a_permutation_of_those_who_wait(floor: Floor) -> None:
    order = speaking_order(floor)
    assert sorted(order_of(floor)) == sorted(each.number for each in floor.waiting)
    assert [place.position for place in order] == list(range(1, len(order) + 1))


@given(ANY, st.randoms(use_true_random=False))
def test_the_same_floor_gives_the_same_order(floor: Floor, random: Random) -> None:
    shuffled = [replace(each) for each in floor.interventions]
    random.shuffle(shuffled)
    assert speaking_order(floor) == speaking_order(replace(floor, interventions=tuple(shuffled)))


@given(ANY)
def test_every_place_says_why_and_in_public_never_of_groups_or_turns(floor: Floor) -> None:
    for place in speaking_order(floor):
        assert place.rules
        public = in_public(place)
        assert public.rules
        assert set(public.rules) <= PUBLIC_RULES
        assert (public.turns, public.passes) == (0, 0)


@given(ANY)
def test_no_more_of_one_side_than_a_round_while_the_other_waits(floor: Floor) -> None:
    assume(floor.policy.sides is Sides.IN_TURN and floor.policy.measure is Measure.TURNS)
    had = [each for each in (*floor.heard, floor.speaking) if each]
    sides = [each.modality for each in had if not is_urgent(each, floor.policy)]
    for each in (order := plain(floor)):
        sides.append(each.modality)
        other_waits = any(one.modality is each.modality.other for one in order[order.index(each) :])
        if not each.announced_at and other_waits:
            run = next((n for n, s in enumerate(reversed(sides)) if s is not sides[-1]), len(sides))
            # A run that began while the other side was empty, or was announced, goes no further.
            assert run <= floor.policy.round_size


@given(histories(policy=None, steps=MERGES))
def test_announced_places_stay_whatever_happens(history: list[Floor]) -> None:
    for before, after in pairwise(history):
        waiting = {each.id for each in plain(after)}
        stayed = [one for one in safe(before) if one in waiting]
        assert [one for one in safe(after) if one in stayed] == stayed
        # Who comes back, recalled or parted from another question, has the place they had.
        waited = {each.id for each in plain(before)}
        back = [one for one in safe(after) if one not in waited]
        first = [each.id for each in plain(after)[: len(stayed) + len(back)]]
        assert set(stayed) <= set(first)


@given(ANY, policies())
def test_another_policy_bumps_nobody_from_an_announced_place(
    floor: Floor, policy: FloorPolicy
) -> None:
    policy = replace(
        policy, order_first=floor.policy.order_first, reply_first=floor.policy.reply_first
    )
    after = replace(floor, policy=policy)
    assert safe(announce(after, minute(60)))[: len(safe(floor))] == safe(floor)


@given(ANY, st.data())
def test_a_new_request_leaves_the_announced_places_first(floor: Floor, data: st.DataObject) -> None:
    after = request_floor(floor, data.draw(a_request(100, START)))
    assert [each.id for each in plain(after)][: len(safe(floor))] == safe(floor)


@given(ANY)
def test_announcing_moves_nobody(floor: Floor) -> None:
    nobody = tuple(replace(each, announced_at=None) for each in floor.interventions)
    unsafe = replace(floor, interventions=nobody)
    assert order_of(announce(unsafe, START)) == order_of(unsafe)
    assert announce(floor, START) == floor


@given(ANY)
def test_the_list_is_what_happens_if_nobody_comes_and_nobody_goes(floor: Floor) -> None:
    assume(floor.policy.measure is Measure.TURNS)
    order = speaking_order(floor)
    assume(order)
    given_to = give_floor_to(floor, order[0].intervention.id, minute(60))
    assert order_of(announce(given_to, minute(60))) == order_of(floor)[1:]


UNHEARD = [(group, region) for group in StakeholderGroup for region in RegionalGroup]


@settings(max_examples=60)
@given(
    policies(sides=[Sides.IN_TURN]).filter(lambda policy: policy.most_passes > 0),
    st.lists(st.tuples(st.booleans(), st.integers(0, 3)), min_size=5, max_size=40),
)
def test_nobody_is_passed_too_often_whoever_comes(
    policy: FloorPolicy, arrivals: list[tuple[bool, int]]
) -> None:
    """Newcomers are first-timers of groups not heard yet, with more support than all before."""
    floor = Floor(policy=policy)
    for number, (is_online, turns) in enumerate(arrivals, start=1):
        group, region = UNHEARD[number % len(UNHEARD)]
        new = replace(
            asks(number, ONLINE if is_online else ONSITE),
            stakeholder_group=group,
            regional_group=region,
            support=number,
        )
        floor = announce(request_floor(floor, new), minute(number))
        for _ in range(turns % 2 if number < 10 else turns):
            if order := speaking_order(floor):
                floor = give_floor_to(floor, order[0].intervention.id, minute(number))
                floor = announce(floor, minute(number))
    had = [each for each in (*floor.heard, floor.speaking) if each]
    for one in (*had, *plain(floor)):
        before = had[: had.index(one)] if one in had else had
        passes = [
            each for each in before if each.modality is one.modality and each.number > one.number
        ]
        assert len(passes) <= policy.most_passes


@given(floors(policy=None), st.data())
def test_merging_keeps_the_best_place(floor: Floor, data: st.DataObject) -> None:
    """Only another question of somebody who merged can go before it, as their first by then."""
    questions = [each for each in plain(floor) if each.kind.value in {"question", "comment"}]
    assume(len(questions) > 1)
    chosen = data.draw(st.lists(st.sampled_from(questions), min_size=2, unique_by=lambda e: e.id))
    best = min(plain(floor).index(each) for each in chosen)
    after = plain(merge(floor, [each.id for each in chosen], minute(60)))
    head = next(each for each in after if each.id == plain(floor)[best].id)
    merged = {each.asker for each in chosen}
    before = [each for each in after[: after.index(head)] if each.asker not in merged]
    assert {each.id for each in before} <= {each.id for each in plain(floor)[:best]}
