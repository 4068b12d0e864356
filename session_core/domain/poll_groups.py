"""A poll's result by group, told so that nobody can work out what a few people chose.

The issue is an attacker who knows all totals and who sits where. Three means, in this order:

1. Groups of fewer than five ballots are told together with the next smallest, as `others`, of at
   least two groups and five ballots: subtracting what is told from the total leaves no small group.
2. A count under five is never told by group. Where an option has five or more in every group, its
   counts may be; else each group's share in thirds, of which every third of a group of five or more
   can be at least two different counts.
3. For each count under five there must be another table with another count in its place that
   agrees with everything told and with all totals; until there is, fewer columns are told in
   counts, and then groups are merged.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

FEWEST_IN_GROUP = 5
"""Ballots: a smaller group, and a smaller count within one, could point at a person."""
NOT_SAID = "not said"
OTHERS = "others"


class Across(StrEnum):
    """What people are told apart by."""

    MODALITY = "modality"
    STAKEHOLDER = "stakeholder group"
    REGION = "regional group"


class Share(StrEnum):
    """About how much of a group: under a third, between one and two thirds, over two thirds."""

    FEW = "few"
    HALF = "about half"
    MOST = "most"


Cell = int | Share


@dataclass(frozen=True)
class Group:
    """So many ballots of one group; `cells` tells by column a count, or about how much of it."""

    name: str
    ballots: int
    cells: Mapping[str, Cell]


@dataclass(frozen=True)
class Breakdown:
    """The result across one kind of groups, in their order; `others` come last."""

    across: Across
    groups: tuple[Group, ...]


@dataclass(frozen=True)
class Row:
    """What is known of a group, or of several merged ones, before it is decided what is told."""

    name: str
    ballots: int
    counts: Mapping[str, int]


def share_of(count: int, ballots: int) -> Share:
    """About how much of so many ballots a count is."""
    if 3 * count < ballots:
        return Share.FEW
    return Share.MOST if 3 * count > 2 * ballots else Share.HALF


def breakdown(
    across: Across, columns: Sequence[str], rows: Sequence[Row], *, one_each: bool
) -> Breakdown | None:
    """What may be told by group; None where that is nothing.

    `rows` are in the order in which they are to be told; `one_each` says that every ballot stands
    in one column, so that the counts of a group add up to its ballots.
    """
    told = _without_small(rows)
    while len(told) > 1:
        in_counts = _with_enough(columns, told)
        while True:
            table = _Table(columns, told, in_counts, one_each=one_each)
            if table.hides_small_counts():
                return Breakdown(across, tuple(table.groups()))
            if not in_counts:
                break
            in_counts = in_counts[:-1]
        told = _with_one_more_merged(told)
    return None


def _without_small(rows: Sequence[Row]) -> list[Row]:
    """The rows with all small ones in one; none is left small."""
    kept = sorted((row for row in rows if row.ballots), key=lambda row: row.ballots)
    small = [row for row in kept if row.ballots < FEWEST_IN_GROUP]
    large = kept[len(small) :]
    while small and (len(small) < 2 or _ballots(small) < FEWEST_IN_GROUP):
        if not large:
            return []
        small.append(large.pop(0))
    names = {row.name for row in large}
    return [row for row in rows if row.name in names] + ([_merged(small)] if small else [])


def _with_one_more_merged(rows: Sequence[Row]) -> list[Row]:
    others = [row for row in rows if row.name == OTHERS]
    rest = sorted((row for row in rows if row.name != OTHERS), key=lambda row: row.ballots)
    more = rest[: 1 if others else 2]
    names = {row.name for row in (*others, *more)}
    return [row for row in rows if row.name not in names] + [_merged([*others, *more])]


def _with_enough(columns: Sequence[str], rows: Sequence[Row]) -> list[str]:
    """The columns with enough ballots in every row, that with the most in its smallest first."""
    least = {column: min(row.counts.get(column, 0) for row in rows) for column in columns}
    enough = [column for column in columns if least[column] >= FEWEST_IN_GROUP]
    return sorted(enough, key=lambda column: -least[column])


def _merged(rows: Sequence[Row]) -> Row:
    counts = Counter[str]()
    for row in rows:
        counts.update(row.counts)
    return Row(OTHERS, _ballots(rows), counts)


def _ballots(rows: Sequence[Row]) -> int:
    return sum(row.ballots for row in rows)


class _Table:
    """One way to tell the rows: some columns in counts, the others in shares."""

    def __init__(
        self,
        columns: Sequence[str],
        rows: Sequence[Row],
        in_counts: Sequence[str],
        *,
        one_each: bool,
    ) -> None:
        self._columns, self._rows, self._one_each = columns, rows, one_each
        self._in_counts = set(in_counts)
        self._may_be = [{column: self._bounds(row, column) for column in columns} for row in rows]

    def groups(self) -> Iterator[Group]:
        for row in self._rows:
            cells = {column: self._told(row, column) for column in self._columns}
            yield Group(row.name, row.ballots, cells)

    def hides_small_counts(self) -> bool:
        """Whether each small count could be another one, for all that is told and all totals."""
        return all(
            self._could_differ(at, column)
            for at, row in enumerate(self._rows)
            for column in self._columns
            if row.counts.get(column, 0) < FEWEST_IN_GROUP and not self._is_known_anyway(column)
        )

    def _told(self, row: Row, column: str) -> Cell:
        count = row.counts.get(column, 0)
        return count if column in self._in_counts else share_of(count, row.ballots)

    def _bounds(self, row: Row, column: str) -> range:
        """The counts that would be told alike."""
        told = self._told(row, column)
        if isinstance(told, Share):
            alike = [n for n in range(row.ballots + 1) if share_of(n, row.ballots) is told]
            return range(alike[0], alike[-1] + 1)
        return range(told, told + 1)

    def _is_known_anyway(self, column: str) -> bool:
        """Whether the totals alone say it: nobody chose it, or everybody did."""
        total = sum(row.counts.get(column, 0) for row in self._rows)
        return total == 0 or total == _ballots(self._rows)

    def _could_differ(self, at: int, column: str) -> bool:
        """Whether moving one ballot here, and others so that all totals stay, is told alike."""
        elsewhere = [other for other in range(len(self._rows)) if other != at]
        columns = [other for other in self._columns if other != column] if self._one_each else [""]
        return any(
            self._allows(at, column, by)
            and self._allows(other, column, -by)
            and (
                not instead or (self._allows(at, instead, -by) and self._allows(other, instead, by))
            )
            for by in (1, -1)
            for other in elsewhere
            for instead in columns
        )

    def _allows(self, at: int, column: str, by: int) -> bool:
        return self._rows[at].counts.get(column, 0) + by in self._may_be[at][column]
