"""The agenda goes along with the breakout groups, where it has a part for them."""

from datetime import datetime

import pytest

from session_core.domain.agenda import AgendaItem
from session_core.domain.agenda_groups import (
    begin_groups,
    end_groups,
    is_for_groups,
    is_moving,
    minutes_for_groups,
)
from session_core.domain.agenda_templates import BREAK_OUT
from session_core.domain.clock import current_item, end_current_item, next_item, start_item
from tests.domain.floors import minute

AT: datetime = minute(30)


def agenda(*titles: str, running: str = "") -> tuple[AgendaItem, ...]:
    """Items of these titles, ids and ten minutes each; one of them may have begun."""
    items = tuple(AgendaItem(title, n, title, 10) for n, title in enumerate(titles, start=1))
    return start_item(items, running, minute(0)) if running else items


def now_in(items: tuple[AgendaItem, ...]) -> str:
    current = current_item(items)
    return current.title if current else ""


@pytest.mark.parametrize(
    "title",
    [
        "Groups",
        "Break-out groups: power, permission, people",
        "Breakouts",
        "Breakout rooms",
        "Small-group work",
        "Working groups",
        "Travail en groupes",
        "Trabajo en grupos",
        "Работа в группах",
        "分组讨论",
        "مجموعات العمل",
    ],
)
def test_a_part_for_groups_is_known_by_its_title(title: str) -> None:
    assert is_for_groups(title)


@pytest.mark.parametrize(
    "title",
    [
        "Report-back",
        "Groups report back",
        "Presentations by groups",
        "Plenary: what the groups found",
        "Moving into groups",
        "Opening statements",
        "Coffee break",
        "",
    ],
)
def test_other_parts_are_not(title: str) -> None:
    assert not is_for_groups(title)


def test_only_the_way_into_groups_is_moving() -> None:
    assert is_moving("Moving into groups")
    assert not is_moving("Moving on")


def test_the_next_part_begins_with_the_groups_and_ends_with_them() -> None:
    before = agenda("Opening", "Groups", "Report-back", running="Opening")
    there = begin_groups(before, AT)
    assert now_in(there) == "Groups"
    assert there[0].ended_at == AT
    back = end_groups(there, minute(55))
    assert (now_in(back), back[1].ended_at) == ("", minute(55))
    coming = next_item(back)
    assert coming is not None
    assert coming.title == "Report-back"


def test_the_minutes_for_moving_are_skipped() -> None:
    before = agenda("Opening", "Moving into groups", "Groups", running="Opening")
    there = begin_groups(before, AT)
    assert (now_in(there), there[1].skipped_at) == ("Groups", AT)
    moving = begin_groups(start_item(before, "Moving into groups", minute(20)), AT)
    assert (now_in(moving), moving[1].ended_at, moving[1].skipped_at) == ("Groups", AT, None)


@pytest.mark.parametrize(
    "before",
    [
        agenda("Opening", "Questions", "Groups", running="Opening"),
        agenda("Opening", "Moving into groups", "Close", running="Opening"),
        agenda("Opening", "Questions", running="Questions"),
        agenda("Groups", "Close", running="Groups"),
        (),
    ],
)
def test_where_something_else_comes_first_the_agenda_stays(before: tuple[AgendaItem, ...]) -> None:
    assert begin_groups(before, AT) == before


def test_another_part_does_not_end_when_the_groups_are_called_back() -> None:
    before = agenda("Groups", "Report-back", running="Report-back")
    assert end_groups(before, AT) == before
    assert end_groups(agenda("Groups"), AT) == agenda("Groups")


def test_a_second_round_of_groups_has_a_part_of_its_own() -> None:
    titles = ("Groups, first round", "Report-back", "Groups, second round")
    first = end_groups(begin_groups(agenda(*titles), minute(0)), minute(10))
    plenary = start_item(first, "Report-back", minute(10))
    assert now_in(begin_groups(plenary, AT)) == "Groups, second round"
    over = end_current_item(begin_groups(plenary, AT), minute(40))
    assert begin_groups(over, minute(41)) == over


def test_groups_last_as_long_as_their_part() -> None:
    assert minutes_for_groups(agenda("Opening")) is None
    usual = [
        AgendaItem(part.title, n, part.title, part.usual) for n, part in enumerate(BREAK_OUT.parts)
    ]
    assert minutes_for_groups(usual) == 25
    over = end_groups(begin_groups(agenda("Groups"), minute(0)), minute(10))
    assert minutes_for_groups(over) is None
