"""The part of an agenda in which the breakout groups work, known by what it is called."""

import re
from collections.abc import Sequence
from datetime import datetime
from itertools import takewhile

from session_core.domain.agenda import AgendaItem
from session_core.domain.agenda_changes import skip_agenda_item
from session_core.domain.clock import (
    current_item,
    end_current_item,
    start_item,
    still_to_come,
)

_GROUPS = re.compile(
    r"break-?\s?outs?\b|\b(sub-?|work(ing)?\s)?groups?\b|\bgroupes?\b|\bgrupos?\b"
    r"|групп|小组|分组|مجموع",
    re.IGNORECASE,
)
"""What such a part is called, in the languages of the UN."""
_COMING_BACK = re.compile(
    r"report(s|ing)?[\s-]+back|report-?\s?back|\breports?\b|plenary|\bpresent|feedback"
    r"|restitution|informe|plenari|plénière|отч[её]т|汇报|تقرير|تقارير",
    re.IGNORECASE,
)
_MOVING = re.compile(
    r"\bmov(e|es|ing)\s+(in)?to\b|\bdividing\b|\bforming\b|\bsplit(ting)?\b|\binto\s+(the\s+)?"
    r"(break-?\s?out\s+)?groups?\b",
    re.IGNORECASE,
)
"""The minutes that are lost on the way there, which some agendas plan for."""


def is_for_groups(title: str) -> bool:
    """Whether groups are at work in a part, as far as its title says."""
    return bool(_GROUPS.search(title)) and not (_COMING_BACK.search(title) or is_moving(title))


def is_moving(title: str) -> bool:
    """Whether people find their groups in a part, as far as its title says."""
    return bool(_MOVING.search(title) and _GROUPS.search(title))


def begin_groups(agenda: Sequence[AgendaItem], now: datetime) -> tuple[AgendaItem, ...]:
    """The agenda at its item for the groups, where that is the current one or comes next.

    The minutes planned for moving are skipped, for whoever sends the groups off is done with them.
    Where something else comes first the agenda stays as it is: the groups have their own clock.
    """
    current = current_item(agenda)
    if current and is_for_groups(current.title):
        return tuple(agenda)
    coming = still_to_come(agenda)
    moving = list(takewhile(lambda item: is_moving(item.title), coming))
    there = next(iter(coming[len(moving) :]), None)
    if there is None or not is_for_groups(there.title):
        return tuple(agenda)
    for item in moving:
        agenda = skip_agenda_item(agenda, item.id, now)
    return start_item(agenda, there.id, now)


def end_groups(agenda: Sequence[AgendaItem], now: datetime) -> tuple[AgendaItem, ...]:
    """The agenda with its item for the groups ended, where that is the current one.

    Nothing else begins by itself: the next item is started when everybody is back.
    """
    current = current_item(agenda)
    over = current is not None and is_for_groups(current.title)
    return end_current_item(agenda, now) if over else tuple(agenda)


def minutes_for_groups(agenda: Sequence[AgendaItem]) -> int | None:
    """The minutes of the first item for groups that is not over; None where there is none."""
    found = (i for i in agenda if is_for_groups(i.title) and not i.ended_at and not i.skipped_at)
    first = next(found, None)
    return first.allotted_minutes if first else None
