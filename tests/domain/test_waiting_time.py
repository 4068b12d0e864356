"""The estimated wait: as many usual turns as stand before one, less what was used of this one."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from session_core.domain.floor import Floor, InterventionState
from session_core.domain.waiting_time import estimated_wait, wait_minutes
from tests.domain.floors import START, asks, floors

SPEAKING = Floor((replace(asks(1), state=InterventionState.SPEAKING, given_at=START),))
"""Somebody who began at START; where nobody was heard yet a turn is held to last two minutes."""


def after(seconds: float) -> datetime:
    return START + timedelta(seconds=seconds)


@pytest.mark.parametrize(
    ("position", "used", "wait"),
    [(1, 0, 120), (1, 90, 30), (1, 300, 0), (3, 0, 360), (3, 90, 270), (3, 300, 240), (2, -5, 240)],
)
def test_the_wait_behind_who_speaks(position: int, used: int, wait: int) -> None:
    assert estimated_wait(position, SPEAKING, after(used)).total_seconds() == wait


def test_where_nobody_speaks_the_first_does_not_wait() -> None:
    assert estimated_wait(1, Floor(), START) == timedelta()
    assert estimated_wait(4, Floor(), START) == timedelta(minutes=6)


@given(floors(), st.integers(1, 300), st.floats(-7200, 7200))
def test_no_wait_is_negative_and_none_before_is_longer(
    floor: Floor, position: int, seconds: float
) -> None:
    now = after(seconds)
    assert timedelta() <= estimated_wait(position, floor, now)
    assert estimated_wait(position, floor, now) <= estimated_wait(position + 1, floor, now)


@pytest.mark.parametrize(
    ("seconds", "minutes"), [(0, 0), (59, 0), (60, 1), (89, 1), (91, 2), (360, 6), (3599, 60)]
)
def test_a_wait_is_said_in_whole_minutes(seconds: int, minutes: int) -> None:
    assert wait_minutes(timedelta(seconds=seconds)) == minutes
