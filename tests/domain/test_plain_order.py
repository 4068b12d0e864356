"""The quick speaking order and the plain one agree on every floor, under every policy."""

from hypothesis import given, settings

from session_core.domain.floor import Floor
from session_core.domain.speaking_order import speaking_order
from tests.domain.floors import MERGES, floors
from tests.domain.plain_order import PlainOrder


@settings(max_examples=400)
@given(floors(policy=None, steps=MERGES))
def test_the_quick_order_is_the_plain_one(floor: Floor) -> None:
    assert speaking_order(floor) == PlainOrder(floor).places()


@given(floors(steps=MERGES))
def test_so_it_is_under_the_usual_policy(floor: Floor) -> None:
    assert speaking_order(floor) == PlainOrder(floor).places()
