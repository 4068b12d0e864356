"""What is told by group hides what few people chose from who knows all totals and all sizes."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from session_core.domain.poll_groups import (
    FEWEST_IN_GROUP,
    OTHERS,
    Across,
    Breakdown,
    Row,
    Share,
    breakdown,
    share_of,
)

Table = tuple[tuple[int, ...], ...]


def told(rows: Mapping[str, Sequence[int]]) -> Breakdown | None:
    """What may be told of these groups, whose ballots stand in columns a, b and so on."""
    columns = columns_in(rows)
    return breakdown(
        Across.STAKEHOLDER,
        columns,
        [
            Row(name, sum(counts), dict(zip(columns, counts, strict=True)))
            for name, counts in rows.items()
        ],
        one_each=True,
    )


def columns_in(rows: Mapping[str, Sequence[int]]) -> str:
    return "abcdef"[: len(next(iter(rows.values())))]


def sizes(found: Breakdown | None) -> dict[str, int]:
    return {group.name: group.ballots for group in found.groups} if found else {}


def tables_told_alike(found: Breakdown, totals: Sequence[int]) -> Iterator[Table]:
    """Every table that agrees with what is told, with the sizes of groups, and all totals."""
    columns = list(found.groups[0].cells)
    rows = [
        [
            counts
            for counts in product(range(group.ballots + 1), repeat=len(columns))
            if sum(counts) == group.ballots
            and all(
                cell == (count if isinstance(cell, int) else share_of(count, group.ballots))
                for cell, count in zip(group.cells.values(), counts, strict=True)
            )
        ]
        for group in found.groups
    ]
    for table in product(*rows):
        if [sum(column) for column in zip(*table, strict=True)] == list(totals):
            yield table


def test_small_groups_are_told_together_with_the_next_smallest() -> None:
    found = told({"A": (20, 10), "B": (3, 1), "C": (6, 6), "D": (1, 1)})
    assert sizes(found) == {"A": 30, "C": 12, OTHERS: 6}
    alone = told({"A": (20, 10), "B": (3, 1), "C": (6, 6)})
    assert sizes(alone) == {"A": 30, OTHERS: 16}


@pytest.mark.parametrize(
    "rows",
    [
        {"A": (30, 10)},
        {"A": (30, 10), "B": (1, 0)},
        {"A": (2, 2), "B": (1, 1)},
        {"A": (30, 10), "B": (0, 0)},
    ],
)
def test_where_one_group_would_be_left_nothing_is_told(rows: dict[str, tuple[int, ...]]) -> None:
    assert told(rows) is None


def test_a_column_with_enough_in_each_group_is_told_in_counts() -> None:
    found = told({"A": (20, 10), "B": (5, 9)})
    assert found is not None
    assert [dict(group.cells) for group in found.groups] == [{"a": 20, "b": 10}, {"a": 5, "b": 9}]


def test_small_counts_are_told_as_shares() -> None:
    found = told({"A": (20, 3), "B": (12, 0), "C": (4, 8)})
    assert found is not None
    assert [dict(group.cells) for group in found.groups] == [
        {"a": Share.MOST, "b": Share.FEW},
        {"a": Share.MOST, "b": Share.FEW},
        {"a": Share.HALF, "b": Share.HALF},
    ]


@pytest.mark.parametrize("ballots", range(FEWEST_IN_GROUP, 60))
def test_every_share_of_a_group_can_be_more_than_one_count(ballots: int) -> None:
    alike = [share_of(count, ballots) for count in range(ballots + 1)]
    assert alike == sorted(alike, key=list(Share).index)
    assert all(alike.count(share) >= 2 for share in Share)


COUNTS = st.integers(0, 6)


@settings(deadline=None)
@given(st.lists(st.tuples(COUNTS, COUNTS, COUNTS), min_size=2, max_size=3))
def test_who_knows_all_totals_and_sizes_learns_no_small_count(
    counts: list[tuple[int, int, int]],
) -> None:
    found = told(dict(zip("ABC", counts, strict=False)))
    if found is None:
        return
    assert all(group.ballots >= FEWEST_IN_GROUP for group in found.groups)
    assert len({group.name for group in found.groups}) == len(found.groups) >= 2
    totals = [sum(column) for column in zip(*counts, strict=True)]
    possible = list(tables_told_alike(found, totals))
    for row in range(len(found.groups)):
        for column, total in enumerate(totals):
            could_be = {table[row][column] for table in possible}
            is_known_anyway = total in {0, sum(totals)}
            assert min(could_be) >= FEWEST_IN_GROUP or len(could_be) > 1 or is_known_anyway


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), min_size=1, max_size=7))
def test_no_group_under_five_can_be_worked_out_by_subtraction(
    counts: list[tuple[int, int]],
) -> None:
    rows = dict(zip("ABCDEFG", counts, strict=False))
    shown = sizes(told(rows))
    if not shown:
        return
    rest = {name: a + b for name, (a, b) in rows.items() if name not in shown and a + b}
    assert sum(shown.values()) == sum(a + b for a, b in counts)
    assert shown.get(OTHERS, 0) == sum(rest.values())
    assert len(rest) != 1
