"""Changes of an agenda before and while it runs: each takes the items in order and gives them back.

All raise NotFound where an item is not of this agenda.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from session_core.domain.agenda import AgendaItem
from session_core.domain.refusals import (
    AgendaBegan,
    BadMinutes,
    CannotMove,
    EmptyAgenda,
    ItemNotWaiting,
    NotFound,
)

Agenda = tuple[AgendaItem, ...]

MOST_MINUTES = 720
"""The longest session there is has as many."""


def has_begun(agenda: Sequence[AgendaItem]) -> bool:
    """Whether any item was started."""
    return any(item.started_at for item in agenda)


def skip_agenda_item(agenda: Sequence[AgendaItem], item_id: str, now: datetime) -> Agenda:
    """Leave out an item that did not start. Raises ItemNotWaiting."""
    item = _not_started(agenda, item_id)
    return _with(agenda, replace(item, skipped_at=item.skipped_at or now))


def restore_agenda_item(agenda: Sequence[AgendaItem], item_id: str) -> Agenda:
    """Let a skipped item wait again."""
    return _with(agenda, replace(_found(agenda, item_id), skipped_at=None))


def extend_agenda_item(agenda: Sequence[AgendaItem], item_id: str, minutes: int) -> Agenda:
    """Add minutes to an item, or below zero take them; it keeps one at least.

    While nothing has begun it is the plan that changes; afterwards the plan stays as it was, to
    be compared with. Raises ItemNotWaiting for an item that is over, BadMinutes.
    """
    item = _found(agenda, item_id)
    if item.ended_at:
        raise ItemNotWaiting
    checked_minutes(item.allotted_minutes + minutes)
    if has_begun(agenda):
        return _with(agenda, replace(item, extended_minutes=item.extended_minutes + minutes))
    return _with(agenda, replace(item, planned_minutes=item.planned_minutes + minutes))


def shorten_agenda(
    agenda: Sequence[AgendaItem], allotted: Mapping[str, int], now: datetime
) -> Agenda:
    """Give several items the minutes they shall have, by id; 0 skips an item.

    Raises ItemNotWaiting where one of them has ended, or shall be skipped and has begun.
    """
    changed = tuple(agenda)
    for item_id, minutes in allotted.items():
        if minutes < 1:
            changed = skip_agenda_item(changed, item_id, now)
        else:
            more = minutes - _found(changed, item_id).allotted_minutes
            changed = extend_agenda_item(changed, item_id, more)
    return changed


def may_move(agenda: Sequence[AgendaItem], item_id: str, *, up: bool) -> bool:
    """Whether an item has a place to go to.

    It must not have started, and does not go up past one that has: nobody would come to it.
    """
    item = _found(agenda, item_id)
    other = _neighbour(agenda, item, up=up)
    return item.started_at is None and other is not None and not (up and other.started_at)


def move_agenda_item(agenda: Sequence[AgendaItem], item_id: str, *, up: bool) -> Agenda:
    """Exchange an item that did not start with the one before or after it. Raises CannotMove."""
    item = _not_started(agenda, item_id)
    other = _neighbour(agenda, item, up=up)
    if other is None or not may_move(agenda, item_id, up=up):
        raise CannotMove
    exchanged = {item.id: other, other.id: item}
    return numbered(exchanged.get(each.id, each) for each in agenda)


def add_agenda_item(
    agenda: Sequence[AgendaItem], new: AgendaItem, before: str | None = None
) -> Agenda:
    """Put a new item before one that did not start, or at the end. Raises BadMinutes,
    ItemNotWaiting."""
    checked_minutes(new.planned_minutes)
    at = agenda.index(_not_started(agenda, before)) if before else len(agenda)
    return numbered((*agenda[:at], new, *agenda[at:]))


def replan_agenda_item(
    agenda: Sequence[AgendaItem], item_id: str, title: str, minutes: int
) -> Agenda:
    """Give an item that did not start another title and planned minutes. Raises ItemNotWaiting,
    BadMinutes."""
    item = _not_started(agenda, item_id)
    checked_minutes(minutes)
    # Whoever only renames keeps what was added or taken since.
    same = minutes == item.allotted_minutes
    planned = item if same else replace(item, planned_minutes=minutes, extended_minutes=0)
    return _with(agenda, replace(planned, title=title))


def remove_agenda_item(agenda: Sequence[AgendaItem], item_id: str) -> Agenda:
    """Take an item that did not start off the agenda. Raises ItemNotWaiting, EmptyAgenda."""
    item = _not_started(agenda, item_id)
    if len(agenda) == 1:
        raise EmptyAgenda
    return numbered(each for each in agenda if each is not item)


def replace_agenda(agenda: Sequence[AgendaItem], new: Iterable[AgendaItem]) -> Agenda:
    """Put other items in place of all, while nothing has begun. Raises AgendaBegan."""
    if has_begun(agenda):
        raise AgendaBegan
    return numbered(new)


def numbered(items: Iterable[AgendaItem]) -> Agenda:
    """The items with positions from 1 in this order."""
    return tuple(
        item if item.position == position else replace(item, position=position)
        for position, item in enumerate(items, start=1)
    )


def _found(agenda: Sequence[AgendaItem], item_id: str) -> AgendaItem:
    for item in agenda:
        if item.id == item_id:
            return item
    raise NotFound


def _not_started(agenda: Sequence[AgendaItem], item_id: str) -> AgendaItem:
    item = _found(agenda, item_id)
    if item.started_at:
        raise ItemNotWaiting
    return item


def _neighbour(agenda: Sequence[AgendaItem], item: AgendaItem, *, up: bool) -> AgendaItem | None:
    at = agenda.index(item) + (-1 if up else 1)
    return agenda[at] if 0 <= at < len(agenda) else None


def _with(agenda: Sequence[AgendaItem], changed: AgendaItem) -> Agenda:
    return tuple(changed if item.id == changed.id else item for item in agenda)


def checked_minutes(minutes: int) -> int:
    """The minutes, where an item can have as many. Raises BadMinutes."""
    if not 1 <= minutes <= MOST_MINUTES:
        raise BadMinutes(most=MOST_MINUTES)
    return minutes
