"""One agenda item is current; starting another ends it."""

import pytest

from session_core.domain.agenda import AgendaItem
from session_core.domain.clock import (
    current_item,
    end_current_item,
    next_item,
    planned_end_at,
    start_item,
    still_to_come,
)
from session_core.domain.refusals import NotFound
from tests.domain.floors import minute

AGENDA = tuple(AgendaItem(f"id{n}", n, f"Part {n}", 10 * n) for n in (1, 2, 3))


def test_before_the_start_nothing_is_current_and_the_first_is_next() -> None:
    assert current_item(AGENDA) is None
    assert next_item(AGENDA) == AGENDA[0]


def test_starting_an_item_ends_the_one_before_in_the_same_instant() -> None:
    agenda = start_item(start_item(AGENDA, "id1", minute(1)), "id2", minute(9))
    assert (agenda[0].started_at, agenda[0].ended_at) == (minute(1), minute(9))
    assert current_item(agenda) == agenda[1]
    assert next_item(agenda) == AGENDA[2]


def test_an_item_can_be_passed_over_and_is_not_next_again() -> None:
    agenda = start_item(AGENDA, "id2", minute(1))
    assert next_item(agenda) == AGENDA[2]
    assert next_item(start_item(agenda, "id3", minute(2))) is None


def test_an_item_taken_up_again_keeps_the_time_it_began() -> None:
    agenda = start_item(start_item(AGENDA, "id1", minute(1)), "id2", minute(9))
    again = start_item(agenda, "id1", minute(12))
    assert (again[0].started_at, again[0].ended_at) == (minute(1), None)
    assert current_item(again) == again[0]


def test_starting_what_is_current_changes_nothing() -> None:
    agenda = start_item(AGENDA, "id1", minute(1))
    assert start_item(agenda, "id1", minute(5)) == agenda


def test_the_current_item_can_end_without_another() -> None:
    agenda = end_current_item(start_item(AGENDA, "id1", minute(1)), minute(4))
    assert current_item(agenda) is None
    assert agenda[0].ended_at == minute(4)
    assert end_current_item(agenda, minute(7)) == agenda


def test_an_item_of_another_agenda_cannot_be_started() -> None:
    with pytest.raises(NotFound):
        start_item(AGENDA, "id9", minute(1))


def test_the_planned_end_counts_from_the_start() -> None:
    agenda = start_item(AGENDA, "id2", minute(5))
    assert planned_end_at(agenda[1]) == minute(25)
    assert planned_end_at(agenda[0]) is None


def test_between_two_items_what_was_passed_over_does_not_come_back() -> None:
    agenda = end_current_item(start_item(AGENDA, "id2", minute(1)), minute(4))
    assert next_item(agenda) == AGENDA[2]
    assert still_to_come(agenda) == AGENDA[2:]
    again = end_current_item(start_item(agenda, "id1", minute(5)), minute(6))
    assert next_item(again) == AGENDA[2]
