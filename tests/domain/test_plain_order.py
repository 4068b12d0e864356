"""The quick speaking order and the plain one agree on every floor, under every policy."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings

from session_core.domain.floor import Floor
from session_core.domain.people import Modality
from session_core.domain.speaking_order import speaking_order
from tests.bench.bench_order import a_floor
from tests.domain.floors import MERGES, floors
from tests.domain.plain_order import PlainOrder


@settings(max_examples=400)
@given(floors(policy=None, steps=MERGES))
def test_the_quick_order_is_the_plain_one(floor: Floor) -> None:
    assert speaking_order(floor) == PlainOrder(floor).places()


@given(floors(steps=MERGES))
def test_so_it_is_under_the_usual_policy(floor: Floor) -> None:
    assert speaking_order(floor) == PlainOrder(floor).places()


@pytest.mark.parametrize("size", range(30, 50))
def test_so_it_is_on_long_lists_where_many_are_passed_at_once(size: int) -> None:
    """Some wait on both sides, so that a place on one side counts on the other."""
    floor, random = a_floor(size, size // 6), Random(size)
    mixed = tuple(
        replace(each, modality=random.choice(list(Modality))) if random.random() < 0.1 else each
        for each in floor.interventions
    )
    policy = replace(floor.policy, most_passes=1 + size % 10, round_size=1 + size % 2)
    floor = replace(floor, interventions=mixed, policy=policy)
    assert speaking_order(floor) == PlainOrder(floor).places()
