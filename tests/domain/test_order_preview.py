"""What another policy would do to the list: told before anybody decides for it."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from session_core.domain.floor import Floor
from session_core.domain.floor_policy import EVENFLOOR, PRESETS, FloorPolicy, Measure, Sides
from session_core.domain.order_preview import EXAMPLE, preview
from session_core.domain.rules import Rule
from session_core.domain.speaking_order import announce, speaking_order
from tests.domain.floors import ONLINE, ONSITE, asks, floors, heard, minute, numbers

FIRST_COME = PRESETS["First come"]


def test_the_list_now_and_then_and_how_many_places_change() -> None:
    asked = (heard(1, ONSITE), *(asks(n, ONSITE) for n in (2, 3)), asks(4, ONLINE))
    floor = Floor(asked, policy=replace(EVENFLOOR, safe_places=0))
    found = preview(floor, replace(FIRST_COME, safe_places=0), minute(9))
    assert numbers(place.intervention for place in found.now) == [4, 2, 3]
    assert numbers(place.intervention for place in found.then) == [2, 3, 4]
    assert found.moved == 3
    assert found.positions_now == {"id4": 1, "id2": 2, "id3": 3}
    assert not found.is_example


@given(floors(), st.sampled_from(list(PRESETS.values())))
def test_announced_places_stay_whatever_is_tried(floor: Floor, policy: FloorPolicy) -> None:
    found = preview(floor, policy, minute(99))
    if found.is_example:
        return
    stays = [p.intervention.id for p in found.now if Rule.ANNOUNCED in p.rules]
    then = [p.intervention.id for p in found.then if Rule.ANNOUNCED in p.rules]
    assert then[: len(stays)] == stays
    assert found.announced == len(stays)


@given(floors(), st.sampled_from(list(PRESETS.values())))
def test_the_list_then_is_the_list_that_saving_makes(floor: Floor, policy: FloorPolicy) -> None:
    found = preview(floor, policy, minute(99))
    saved = announce(replace(floor, policy=policy), minute(99))
    assert found.is_example or found.then == speaking_order(saved)


@given(floors())
def test_the_same_policy_changes_no_place(floor: Floor) -> None:
    assert preview(floor, floor.policy, minute(99)).moved == 0


def test_where_nobody_waits_the_list_is_invented() -> None:
    found = preview(Floor((heard(1),)), FIRST_COME, minute(9))
    assert found.is_example
    assert len(found.now) == len(found.then) == len(EXAMPLE.waiting)
    assert found.moved


@pytest.mark.parametrize(
    "change",
    [
        {"sides": Sides.AS_THEY_COME},
        {"round_size": 3},
        {"measure": Measure.FLOOR_TIME},
        {"fewest_first": False},
        {"stakeholder_balance": False},
        {"regional_balance": False},
        {"support": False},
        {"most_passes": 1},
        {"reply_first": False},
    ],
)
def test_every_setting_makes_a_difference_to_the_invented_list(change: dict[str, object]) -> None:
    other = replace(EVENFLOOR, **change)  # type: ignore[arg-type]
    assert preview(Floor(), other, minute(9)).moved
