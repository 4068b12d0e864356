"""When a session ends if nothing changes, and what each item took beside what was planned."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from session_core.domain.agenda import AgendaItem
from session_core.domain.clock import current_item, planned_end_at, still_to_come


@dataclass(frozen=True)
class Forecast:
    """When the last item ends, and how late that is; below zero, how early.

    `waits` says that the end moves on with every minute that passes: the current item is over its
    time, or none is current and some wait. `is_over` says that nothing is left to come.
    """

    ends_at: datetime
    late_minutes: int
    waits: bool = False
    is_over: bool = False


def forecast(
    agenda: Sequence[AgendaItem], starts_at: datetime, ends_at: datetime, now: datetime
) -> Forecast:
    """What the agenda comes to, for a session planned from `starts_at` to `ends_at`.

    Before the first item starts the plan is taken at its word. Items that were skipped or passed
    over do not count.
    """
    current = current_item(agenda)
    due = current and planned_end_at(current)
    left = sum(item.allotted_minutes for item in still_to_come(agenda))
    over = [item.ended_at for item in agenda if item.ended_at]
    if due:
        begin, waits = max(now, due), now > due
    elif over:
        begin, waits = (now, True) if left else (max(over), False)
    else:
        begin, waits = starts_at, False
    end = begin + timedelta(minutes=left)
    late = round((end - ends_at).total_seconds() / 60)
    return Forecast(end, late, waits, is_over=bool(over) and not due and not left)


def actual_minutes(item: AgendaItem) -> int | None:
    """Whole minutes from the start of an item to its end; None before it has ended."""
    if item.started_at is None or item.ended_at is None:
        return None
    return round((item.ended_at - item.started_at).total_seconds() / 60)


def drift(item: AgendaItem) -> int | None:
    """Minutes that an item took beyond its plan, or below zero left over; None before it ended.

    A skipped item gives all it had.
    """
    if item.skipped_at:
        return -item.planned_minutes
    actual = actual_minutes(item)
    return None if actual is None else actual - item.planned_minutes
