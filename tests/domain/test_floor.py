"""Asking for the floor, having it, giving it back, and taking the last step back."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given, settings

from session_core.domain.floor import (
    Floor,
    InterventionKind,
    InterventionState,
    give_floor_to,
    recall_last,
    request_floor,
    withdraw_request,
    yield_floor,
)
from session_core.domain.floor_refusals import FloorFree, NothingToUndo, NotWaiting, QueueClosed
from session_core.domain.refusals import NotFound
from session_core.domain.speaking_order import announce
from tests.domain.floors import ONLINE, asks, floors, histories, minute, numbers, order_of

THREE_WAIT = Floor((asks(1), asks(2, ONLINE), asks(3)))


def states(floor: Floor) -> list[InterventionState]:
    return [each.state for each in floor.interventions]


def test_who_asks_waits() -> None:
    floor = request_floor(Floor(), asks(1))
    assert numbers(floor.waiting) == [1]
    assert floor.speaking is None


def test_a_closed_queue_takes_nothing_but_points_of_order() -> None:
    closed = Floor(queue_open=False)
    for kind in InterventionKind:
        if kind is not InterventionKind.POINT_OF_ORDER:
            with pytest.raises(QueueClosed):
                request_floor(closed, asks(1, kind=kind))
    urgent = asks(1, kind=InterventionKind.POINT_OF_ORDER)
    assert request_floor(closed, urgent).waiting == (urgent,)


def test_giving_the_floor_ends_the_intervention_before_in_the_same_instant() -> None:
    floor = give_floor_to(give_floor_to(THREE_WAIT, "id1", minute(4)), "id2", minute(5))
    one, two, _ = floor.interventions
    assert (one.state, one.yielded_at) == (InterventionState.HEARD, minute(5))
    assert (two.state, two.given_at) == (InterventionState.SPEAKING, minute(5))
    assert floor.speaking == two
    assert floor.heard == (one,)


def test_the_floor_can_be_yielded_to_nobody() -> None:
    floor = yield_floor(give_floor_to(THREE_WAIT, "id1", minute(4)), minute(6))
    assert floor.speaking is None
    assert floor.heard[0].yielded_at == minute(6)
    with pytest.raises(FloorFree):
        yield_floor(floor, minute(7))


def test_who_withdraws_waits_no_more_and_was_never_announced() -> None:
    floor = withdraw_request(announce(THREE_WAIT, minute(4)), "id1")
    assert floor.interventions[0].state is InterventionState.WITHDRAWN
    assert floor.interventions[0].announced_at is None
    assert order_of(floor) == [2, 3]


@pytest.mark.parametrize(
    "change",
    [withdraw_request, lambda floor, one: give_floor_to(floor, one, minute(9))],
    ids=["withdraw", "give"],
)
def test_only_who_waits_can_be_given_the_floor_or_leave(
    change: Callable[[Floor, str], Floor],
) -> None:
    floor = give_floor_to(withdraw_request(THREE_WAIT, "id3"), "id1", minute(4))
    for gone in ("id1", "id3"):
        with pytest.raises(NotWaiting) as refused:
            change(floor, gone)
        assert refused.value.details == {"number": int(gone[-1])}
    with pytest.raises(NotFound):
        change(floor, "nobody")


def test_a_giving_is_undone_for_both() -> None:
    before = announce(give_floor_to(THREE_WAIT, "id1", minute(4)), minute(4))
    given_on = announce(give_floor_to(before, "id2", minute(5)), minute(5))
    assert recall_last(given_on).speaking == before.speaking
    assert order_of(recall_last(given_on)) == order_of(before)


def test_a_yielding_is_undone() -> None:
    before = give_floor_to(THREE_WAIT, "id1", minute(4))
    assert recall_last(yield_floor(before, minute(5))) == before


def test_who_yielded_before_a_pause_does_not_get_the_floor_back_too_soon() -> None:
    paused = yield_floor(give_floor_to(THREE_WAIT, "id1", minute(4)), minute(5))
    assert recall_last(give_floor_to(paused, "id2", minute(6))) == paused


def test_step_by_step_everything_can_be_undone() -> None:
    floor = THREE_WAIT
    history = [floor]
    for step in ("id1", "id2", None, "id3", None):
        at = minute(10 + len(history))
        floor = give_floor_to(floor, step, at) if step else yield_floor(floor, at)
        history.append(floor)
    for before in reversed(history[:-1]):
        floor = recall_last(floor)
        assert floor == before
    with pytest.raises(NothingToUndo):
        recall_last(floor)


def test_steps_keep_their_order_though_a_clock_runs_behind() -> None:
    floor = give_floor_to(THREE_WAIT, "id1", minute(30))
    floor = give_floor_to(floor, "id2", minute(4))
    floor = yield_floor(give_floor_to(floor, "id3", minute(5)), minute(1))
    assert numbers(floor.heard) == [1, 2, 3]
    assert numbers(recall_last(recall_last(floor)).heard) == [1]


@settings(max_examples=50)
@given(floors())
def test_at_most_one_has_the_floor(floor: Floor) -> None:
    assert states(floor).count(InterventionState.SPEAKING) <= 1


@settings(max_examples=50)
@given(histories())
def test_nothing_that_was_asked_is_ever_lost(history: list[Floor]) -> None:
    for before, after in pairwise(history):
        kept = numbers(after.interventions)
        assert kept[: len(before.interventions)] == numbers(before.interventions)


@settings(max_examples=50)
@given(floors())
def test_times_tell_the_state(floor: Floor) -> None:
    for each in floor.interventions:
        was_given = each.state in {InterventionState.SPEAKING, InterventionState.HEARD}
        assert (each.given_at is not None) == was_given
        assert (each.yielded_at is not None) == (each.state is InterventionState.HEARD)
        if each.given_at and each.yielded_at:
            assert each.given_at < each.yielded_at


@settings(max_examples=50)
@given(floors())
def test_a_giving_and_its_undoing_leave_the_floor_as_it_was(floor: Floor) -> None:
    for each in floor.waiting:
        assert recall_last(give_floor_to(floor, each.id, minute(90))) == floor
