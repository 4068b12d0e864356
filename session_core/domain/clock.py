"""The session's clock: which agenda item is current, and what of the hour is left."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from session_core.domain.agenda import AgendaItem
from session_core.domain.refusals import NotFound


def current_item(agenda: Sequence[AgendaItem]) -> AgendaItem | None:
    return next((item for item in agenda if item.is_current), None)


def next_item(agenda: Sequence[AgendaItem]) -> AgendaItem | None:
    """The first item that is still to come."""
    return next(iter(still_to_come(agenda)), None)


def still_to_come(agenda: Sequence[AgendaItem]) -> tuple[AgendaItem, ...]:
    """The items that wait and will be come to: after the current one, else after the last ended.

    What was passed over on the way is not among them. Before any started, all that wait.
    """
    ended = [(item.ended_at, item.position) for item in agenda if item.ended_at]
    current = current_item(agenda)
    after = current.position if current else max(ended)[1] if ended else 0
    return tuple(item for item in agenda if item.is_waiting and item.position > after)


def start_item(agenda: Sequence[AgendaItem], item_id: str, now: datetime) -> tuple[AgendaItem, ...]:
    """Make one item current; the one before it ends in the same instant. Raises NotFound.

    An item that was ended may be taken up again: it keeps the time at which it first began. So may
    one that was skipped.
    """
    if all(item.id != item_id for item in agenda):
        raise NotFound
    return tuple(
        replace(item, started_at=item.started_at or now, ended_at=None, skipped_at=None)
        if item.id == item_id
        else _ended(item, now)
        for item in agenda
    )


def end_current_item(agenda: Sequence[AgendaItem], now: datetime) -> tuple[AgendaItem, ...]:
    return tuple(_ended(item, now) for item in agenda)


def planned_end_at(item: AgendaItem) -> datetime | None:
    """When a started item should end by its planned minutes and what was added to them."""
    return item.started_at + timedelta(minutes=item.allotted_minutes) if item.started_at else None


def _ended(item: AgendaItem, now: datetime) -> AgendaItem:
    return replace(item, ended_at=now) if item.is_current else item
