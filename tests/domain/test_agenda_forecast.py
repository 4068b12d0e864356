"""When a session ends if nothing changes, and how each item went beside its plan."""

from dataclasses import replace

from session_core.domain.agenda import AgendaItem
from session_core.domain.agenda_changes import extend_agenda_item, skip_agenda_item
from session_core.domain.agenda_forecast import (
    Forecast,
    actual_minutes,
    drift,
    forecast,
)
from session_core.domain.clock import end_current_item, start_item, still_to_come
from tests.domain.floors import minute

AGENDA = tuple(AgendaItem(f"id{n}", n, f"Part {n}", 20) for n in (1, 2, 3))


def seen(agenda: tuple[AgendaItem, ...], at: int) -> Forecast:
    """The forecast at a minute of a session of 60 minutes."""
    return forecast(agenda, minute(0), minute(60), minute(at))


def test_before_the_first_item_the_plan_is_taken_at_its_word() -> None:
    assert seen(AGENDA, 30) == Forecast(minute(60), 0)
    longer = extend_agenda_item(AGENDA, "id2", 3)
    assert seen(longer, 0) == Forecast(minute(63), 3)


def test_a_late_start_is_carried_through() -> None:
    running = start_item(AGENDA, "id1", minute(7))
    assert seen(running, 10) == Forecast(minute(67), 7)


def test_an_item_over_its_time_moves_the_end() -> None:
    running = start_item(AGENDA, "id1", minute(0))
    assert seen(running, 20) == Forecast(minute(60), 0)
    assert seen(running, 25) == Forecast(minute(65), 5, waits=True)


def test_minutes_added_and_items_skipped_count() -> None:
    running = start_item(AGENDA, "id1", minute(0))
    assert seen(extend_agenda_item(running, "id1", 5), 1).late_minutes == 5
    assert seen(skip_agenda_item(running, "id3", minute(1)), 1).late_minutes == -20


def test_between_items_the_end_moves_too() -> None:
    between = end_current_item(start_item(AGENDA, "id1", minute(0)), minute(20))
    assert seen(between, 24) == Forecast(minute(64), 4, waits=True)


def test_what_was_passed_over_does_not_count() -> None:
    running = start_item(AGENDA, "id3", minute(10))
    assert still_to_come(running) == ()
    assert seen(running, 12) == Forecast(minute(30), -30)


def test_after_the_last_item_it_is_over() -> None:
    agenda = AGENDA
    for item in AGENDA:
        agenda = start_item(agenda, item.id, minute(20 * item.position))
    ended = end_current_item(agenda, minute(71))
    assert seen(ended, 90) == Forecast(minute(71), 11, is_over=True)


def test_each_item_beside_its_plan() -> None:
    running = extend_agenda_item(start_item(AGENDA, "id1", minute(0)), "id1", 5)
    ended = start_item(running, "id2", minute(27))
    assert (actual_minutes(ended[0]), drift(ended[0])) == (27, 7)
    assert (actual_minutes(ended[1]), drift(ended[1])) == (None, None)
    skipped = replace(AGENDA[2], skipped_at=minute(30))
    assert (actual_minutes(skipped), drift(skipped)) == (None, -20)
