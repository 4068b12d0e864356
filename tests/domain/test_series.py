"""Series: an order of sessions, each in it once; and when the next one could be."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from session_core.domain.refusals import (
    AlreadyInSeries,
    EmptySeries,
    EmptyText,
    NotInSeries,
    TextTooLong,
)
from session_core.domain.series import (
    Series,
    add_session_to_series,
    create_series,
    move_in_series,
    next_start,
    rename_series,
    take_session_out_of_series,
)
from session_core.wording import words_for
from tests.houses import NOW

DAYS = Series("series", "Three days", ("a", "b", "c"))


def test_a_series_is_made_of_sessions_in_their_order() -> None:
    assert create_series("series", "  Three\tdays ", ["a", "b", "c"]) == DAYS


@pytest.mark.parametrize("title", ["", " \n", "\u200b"])
def test_a_series_without_a_title_is_refused_in_words(title: str) -> None:
    with pytest.raises(EmptyText) as refused:
        create_series("series", title, ["a"])
    assert words_for(refused.value) == "The series needs a title."


def test_a_title_has_a_limit() -> None:
    assert len(rename_series(DAYS, "x" * 300).title) == 300
    with pytest.raises(TextTooLong):
        rename_series(DAYS, "x" * 301)


def test_a_series_begins_with_a_session_and_has_each_once() -> None:
    with pytest.raises(EmptySeries):
        create_series("series", "Three days", [])
    with pytest.raises(AlreadyInSeries):
        create_series("series", "Three days", ["a", "b", "a"])
    with pytest.raises(AlreadyInSeries) as refused:
        add_session_to_series(DAYS, "b")
    assert words_for(refused.value) == "This session is in the series already."


def test_a_session_goes_to_the_end_and_out_again() -> None:
    longer = add_session_to_series(DAYS, "d")
    assert longer.session_ids == ("a", "b", "c", "d")
    assert take_session_out_of_series(longer, "d") == DAYS
    with pytest.raises(NotInSeries):
        take_session_out_of_series(DAYS, "d")


@pytest.mark.parametrize(
    ("moved", "past", "order"),
    [("a", "b", "bac"), ("a", "c", "bca"), ("c", "b", "acb"), ("c", "a", "cab"), ("b", "b", "abc")],
)
def test_a_session_moves_to_the_other_side_of_another(moved: str, past: str, order: str) -> None:
    assert move_in_series(DAYS, moved, past).session_ids == tuple(order)


def test_nobody_moves_past_what_is_not_there() -> None:
    for moved, past in (("a", "x"), ("x", "a"), ("x", "x")):
        with pytest.raises(NotInSeries):
            move_in_series(DAYS, moved, past)


@given(st.lists(st.integers(), min_size=2, max_size=8, unique=True), st.data())
def test_a_move_loses_nobody_and_changes_places_with_one_only(
    numbers: list[int], data: st.DataObject
) -> None:
    order = tuple(map(str, numbers))
    moved, past = (data.draw(st.sampled_from(order)) for _ in range(2))
    after = move_in_series(Series("s", "T", order), moved, past).session_ids
    assert sorted(after) == sorted(order)
    others = [each for each in order if each != moved]
    assert [each for each in after if each != moved] == others
    if moved != past:
        assert (after.index(moved) < after.index(past)) != (order.index(moved) < order.index(past))


def test_the_next_start_keeps_the_distance_and_the_hour() -> None:
    day, week = timedelta(days=1), timedelta(days=7)
    assert next_start([NOW], NOW) == NOW + week
    assert next_start([NOW, NOW + day], NOW) == NOW + 2 * day
    assert next_start([NOW + day, NOW], NOW) == NOW + week
    assert next_start([NOW, NOW + timedelta(hours=3)], NOW) == NOW + timedelta(days=7, hours=3)


def test_the_next_start_lies_ahead() -> None:
    day, now = timedelta(days=1), NOW + timedelta(days=400, hours=5)
    assert next_start([NOW, NOW + 30 * day], now) == NOW + 420 * day
    assert next_start([NOW], now) == NOW + 406 * day
    assert next_start([now + 9 * day], now) == now + 16 * day
