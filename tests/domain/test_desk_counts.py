"""Counts of requests for help: small ones are withheld, and cannot be worked out."""

import itertools
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from session_core.domain.desk import HelpKind, HelpUrgency
from session_core.domain.desk_counts import (
    BY_GROUP,
    MOST_SPELLS,
    PREVENTIVE,
    REACTIVE,
    HelpBy,
    HelpCount,
    HelpCounts,
    HelpTable,
    help_counts,
    withheld,
)
from session_core.domain.people import RegionalGroup
from tests.domain.test_desk import NOW, asked

AFRICA, WEOG, GRULAC = RegionalGroup.AFRICA, RegionalGroup.WEOG, RegionalGroup.GRULAC


def from_regions(*counts: tuple[RegionalGroup | None, int]) -> HelpCounts:
    regions = [region for region, count in counts for _ in range(count)]
    return help_counts(
        (asked(n, regional_group=region) for n, region in enumerate(regions, 1)), for_the_desk=True
    )


def regions(counts: HelpCounts) -> dict[str, int]:
    """The groups whose number is told, but nought."""
    return {each.group: each.count for each in counts.tables[HelpBy.REGION].counts if each.count}


def test_groups_of_five_and_more_are_told() -> None:
    counts = from_regions((AFRICA, 5), (WEOG, 7), (None, 6))
    assert regions(counts) == {AFRICA: 5, WEOG: 7, "": 6}
    assert counts.tables[HelpBy.REGION].total == 18


def test_a_single_small_count_takes_the_next_smallest_along() -> None:
    counts = from_regions((AFRICA, 1), (WEOG, 9), (GRULAC, 6))
    assert regions(counts) == {WEOG: 9}
    assert regions(from_regions((AFRICA, 1), (WEOG, 9), (GRULAC, 9))) == {}, "whose is whose?"


def test_two_small_counts_that_make_five_hide_each_other() -> None:
    assert regions(from_regions((AFRICA, 2), (GRULAC, 3), (WEOG, 9))) == {WEOG: 9}


def test_two_tiny_counts_take_a_third_along() -> None:
    assert regions(from_regions((AFRICA, 1), (GRULAC, 1), (WEOG, 9))) == {}


def test_of_fewer_than_five_not_even_the_sum_of_the_groups_is_told() -> None:
    table = from_regions((AFRICA, 3)).tables[HelpBy.REGION]
    assert (table.total, table.is_withheld) == (None, True)


def test_the_desk_has_small_counts_that_are_of_no_group() -> None:
    some = [
        asked(1, HelpKind.SAFETY_OR_CONDUCT, HelpUrgency.URGENT),
        *(replace(asked(n), preventive=True) for n in range(2, 4)),
    ]
    for_desk, for_all = help_counts(some, for_the_desk=True), help_counts(some)
    assert for_desk.total == 3
    kinds = {each.group: each.count for each in for_desk.tables[HelpBy.KIND].counts}
    assert kinds == {"sound or link": 2, "captions or accessibility": 0, "safety or conduct": 1}
    prevention = {each.group: each.count for each in for_desk.tables[HelpBy.PREVENTION].counts}
    assert prevention == {PREVENTIVE: 2, REACTIVE: 1}
    assert for_desk.tables[HelpBy.REGION].is_withheld
    assert for_all.total is None
    assert all(table.total is None for table in for_all.tables.values())
    assert for_all.is_withheld
    counted = [each.count for table in for_all.tables.values() for each in table.counts]
    assert set(counted) == {None}


def test_over_time_is_without_gaps_in_round_spells() -> None:
    minutes = [1, 2, 3, 4, 5, 33, 34, 35, 36, 39]
    some = [replace(asked(n), raised_at=NOW + timedelta(minutes=m)) for n, m in enumerate(minutes)]
    counts = help_counts(some)
    assert [(each.starts_at - NOW, each.count) for each in counts.over_time] == [
        (timedelta(), 5),
        (timedelta(minutes=10), 0),
        (timedelta(minutes=20), 0),
        (timedelta(minutes=30), 5),
    ]
    assert {each.count for each in help_counts(some[:8]).over_time} == {None}
    days = [*some, replace(asked(99), raised_at=NOW + timedelta(days=9))]
    assert len(help_counts(days).over_time) == 3 < MOST_SPELLS


def test_nothing_asked_is_nothing_withheld() -> None:
    counts = help_counts([])
    assert (counts.total, counts.over_time, counts.is_withheld) == (0, (), False)


@pytest.mark.parametrize(("groups", "most"), [(2, 14), (3, 9), (4, 7), (5, 5)])
def test_no_small_count_can_be_worked_out_by_who_knows_the_rule_and_the_total(
    groups: int, most: int
) -> None:
    """Every table there is, beside all others that are shown as it is."""
    alike: dict[tuple[tuple[int | None, ...], int | None], list[tuple[int, ...]]] = {}
    for sizes in itertools.product(range(most + 1), repeat=groups):
        if sum(sizes) >= 5:
            counts = tuple(HelpCount(str(at), size) for at, size in enumerate(sizes))
            table = withheld(HelpTable(HelpBy.REGION, counts, sum(sizes)))
            shown = tuple(each.count for each in table.counts)
            alike.setdefault((shown, table.total), []).append(sizes)
            assert all(told in (None, size) for told, size in zip(shown, sizes, strict=True))
            assert all(told is None or told == 0 or told >= 5 for told in shown)
    for (shown, _), tables in alike.items():
        for at, told in enumerate(shown):
            possible = {sizes[at] for sizes in tables}
            assert told is not None or len(possible) > 1, (shown, tables)


@given(st.lists(st.integers(0, 12), min_size=6, max_size=6))
def test_for_others_every_table_keeps_to_it(sizes: list[int]) -> None:
    some = [
        replace(asked(n), regional_group=region, preventive=n % 7 == 0)
        for region, size in zip(RegionalGroup, sizes, strict=True)
        for n in range(size)
    ]
    counts = help_counts(some)
    for table in counts.tables.values():
        assert table.total == (len(some) if not 0 < len(some) < 5 else None)
        assert all(each.count is None or not 0 < each.count < 5 for each in table.counts)
    assert counts.tables.keys() >= BY_GROUP
