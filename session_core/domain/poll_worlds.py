"""Whether results across several kinds of groups, read together, still hide what few people chose.

Each table alone may be safe, and two of them not: of twenty in the room of whom nineteen are of
civil society, the difference of two counts is one person's ballot. So what is told together has to
leave another world open for each small count: one in which people have swapped their ballots, with
everything told the same and that count another. Swapped ballots keep every total there is, of
whatever kind the poll. Only a world that was found counts; where the search finds none, less is
told.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import product
from typing import NamedTuple

from session_core.domain.poll_groups import (
    FEWEST_IN_GROUP,
    OTHERS,
    Across,
    Breakdown,
    Group,
    share_of,
)

MOST_WORLDS = 10_000
"""So many are tried at most before less is told: half a second, where many answers are rare."""


class Likes(NamedTuple):
    """Who is of the same groups, one for each `Across` in its order, and in the same columns."""

    groups: tuple[str, ...]
    columns: tuple[str, ...]


Place = tuple[str, ...]
"""A group of each table that is told; to who knows all sizes people in one place are alike."""
Columns = tuple[str, ...]
Swap = tuple[Place, Columns, Place, Columns]
"""Somebody in one place with these columns, and somebody in another with those."""
Change = Sequence[Swap]


def told_together(
    tables: Sequence[Breakdown], people: Mapping[Likes, int]
) -> tuple[Breakdown, ...]:
    """The tables as far as they may be told beside each other: in counts, in shares, or not.

    The first table is the last to lose its counts.
    """
    in_all = [in_shares(table) for table in tables]
    for told in (list(tables), [*tables[:1], *in_all[1:]], in_all):
        if hides_few(told, people):
            return tuple(told)
    kept: list[Breakdown] = []
    for table in tables:
        ways = (table, in_shares(table))
        kept.extend([way for way in ways if hides_few([*kept, way], people)][:1])
    return tuple(kept)


def in_shares(table: Breakdown) -> Breakdown:
    """The table with about how much of each group in place of counts."""
    return replace(table, groups=tuple(map(_group_in_shares, table.groups)))


def _group_in_shares(group: Group) -> Group:
    cells = {
        column: share_of(cell, group.ballots) if isinstance(cell, int) else cell
        for column, cell in group.cells.items()
    }
    return replace(group, cells=cells)


def hides_few(tables: Sequence[Breakdown], people: Mapping[Likes, int]) -> bool:
    """Whether each count under five, of all whom the tables can tell apart, could be another."""
    worlds = _Worlds(tables, people)
    open_ones = set(worlds.small_counts())
    while open_ones:
        whom, column = min(open_ones)
        change = next(worlds.with_another(whom, column), None)
        if change is None:
            return False
        open_ones = {each for each in open_ones if not worlds.differs(change, *each)}
    return True


class _Worlds:
    """The people as the tables tell them apart, and how they could have voted instead."""

    def __init__(self, tables: Sequence[Breakdown], people: Mapping[Likes, int]) -> None:
        self._tables, self._tried = tables, 0
        self._cells = [{group.name: group.cells for group in each.groups} for each in tables]
        self._sizes = [{group.name: group.ballots for group in each.groups} for each in tables]
        self._people = Counter[tuple[Place, Columns]]()
        self._counts: defaultdict[Place, Counter[str]] = defaultdict(Counter)
        self._of_groups: list[defaultdict[str, Counter[str]]] = [
            defaultdict(Counter) for _ in tables
        ]
        for (groups, columns), times in people.items():
            place = self._place(groups)
            self._people[place, columns] += times
            self._counts[place].update(dict.fromkeys(columns, times))
            for at, name in enumerate(place):
                self._of_groups[at][name].update(dict.fromkeys(columns, times))
        self._bit = {place: 1 << n for n, place in enumerate(sorted(self._counts))}
        self._columns = sorted({c for each in tables for group in each.groups for c in group.cells})

    def _place(self, groups: Sequence[str]) -> Place:
        names = (groups[list(Across).index(each.across)] for each in self._tables)
        return tuple(
            name if name in cells else OTHERS
            for name, cells in zip(names, self._cells, strict=True)
        )

    def small_counts(self) -> Iterator[tuple[int, str]]:
        """A set of places and a column with few of them: of each group that is told, and of every
        few people whom the tables single out."""
        everybody = sum(self._bit.values())
        ballots = sum(self._people.values())
        groups = self._groups()
        told = set().union(*(set(each.values()) for each in groups))
        sets = {*told, *self._few_people(groups, everybody)} - {everybody}
        for column in self._columns:
            # Nobody or everybody: the total alone says so.
            if sum(counts[column] for counts in self._counts.values()) not in {0, ballots}:
                for whom in sets:
                    if self._count(whom, column) < FEWEST_IN_GROUP:
                        yield whom, column

    def _groups(self) -> list[dict[str, int]]:
        """The places of each group, table by table."""
        return [
            {
                name: sum(bit for place, bit in self._bit.items() if place[at] == name)
                for name in cells
            }
            for at, cells in enumerate(self._cells)
        ]

    def _few_people(self, groups: Sequence[Mapping[str, int]], everybody: int) -> Iterator[int]:
        """Fewer than five who are, or are not, of groups of the tables: what differences tell."""
        sizes = Counter[int]()
        for (place, _), times in self._people.items():
            sizes[self._bit[place]] += times
        crowded = sum(bit for bit, size in sizes.items() if size >= FEWEST_IN_GROUP)
        literals = [
            {everybody, *each.values(), *(everybody ^ group for group in each.values())}
            for each in groups
        ]
        for chosen in product(*literals):
            whom = everybody
            for each in chosen:
                whom &= each
            if whom and not whom & crowded:
                people = sum(size for bit, size in sizes.items() if bit & whom)
                if people < FEWEST_IN_GROUP:
                    yield whom

    def _count(self, whom: int, column: str) -> int:
        return sum(self._counts[place][column] for place, bit in self._bit.items() if whom & bit)

    def with_another(self, whom: int, column: str) -> Iterator[Change]:
        """Swaps after which this count is another, and everything told the same."""
        for change in self._changes(whom, column):
            if self.differs(change, whom, column) and next(self._broken(change), None) is None:
                yield change

    def _changes(self, whom: int, column: str) -> Iterator[Change]:
        """One swap or two that move this count, the likeliest to be told alike first."""
        for more in (self._alone, self._with_its_reverse, self._mended):
            for swap in self._swaps(whom, column):
                for change in more(swap):
                    yield change
                    self._tried += 1
                    if self._tried >= MOST_WORLDS:
                        return

    def _swaps(self, whom: int, column: str) -> Iterator[Swap]:
        inside = [each for each in self._people if self._bit[each[0]] & whom]
        outside = [each for each in self._people if not self._bit[each[0]] & whom]
        for one, other in product(inside, outside):
            if (column in one[1]) != (column in other[1]):
                yield (*one, *other)

    def _alone(self, swap: Swap) -> Iterator[Change]:
        yield [swap]

    def _with_its_reverse(self, swap: Swap) -> Iterator[Change]:
        """The swap, and the same the other way round between others of the groups it moved."""
        here, mine, there, theirs = swap
        tables = {at for at, *_ in self._broken([swap])}
        free = self._others(swap)
        back = [p for p, columns in free if columns == theirs and _same(p, here, tables)]
        forth = [p for p, columns in free if columns == mine and _same(p, there, tables)]
        for giver, taker in product(back, forth):
            yield [swap, (giver, theirs, taker, mine)]

    def _mended(self, swap: Swap) -> Iterator[Change]:
        """The swap, and any other that gives the first group back what the first took from it."""
        at, name, column, by = next(self._broken([swap]))
        free = self._others(swap)
        givers = [e for e in free if e[0][at] == name and (column in e[1]) == (by > 0)]
        takers = [e for e in free if e[0][at] != name and (column in e[1]) != (by > 0)]
        for one, other in product(givers, takers):
            yield [swap, (*one, *other)]

    def _others(self, swap: Swap) -> list[tuple[Place, Columns]]:
        here, mine, there, theirs = swap
        used = Counter([(here, mine), (there, theirs)])
        return [each for each, times in self._people.items() if times > used[each]]

    def differs(self, change: Change, whom: int, column: str) -> bool:
        """Whether a count is another after these swaps."""
        by = 0
        for here, mine, there, theirs in change:
            gained = (column in theirs) - (column in mine)
            by += gained * (bool(self._bit[here] & whom) - bool(self._bit[there] & whom))
        return by != 0

    def _broken(self, change: Change) -> Iterator[tuple[int, str, str, int]]:
        """The tables, groups and columns that are told otherwise after these swaps, and by how much
        they changed."""
        for at in range(len(self._tables)):
            moved: Counter[tuple[str, str]] = Counter()
            for here, mine, there, theirs in change:
                if here[at] != there[at]:
                    for column in set(mine) ^ set(theirs):
                        by = 1 if column in theirs else -1
                        moved[here[at], column] += by
                        moved[there[at], column] -= by
            for (name, column), by in moved.items():
                if by and not self._stays(at, name, column, by):
                    yield at, name, column, by

    def _stays(self, at: int, name: str, column: str, by: int) -> bool:
        told, ballots = self._cells[at][name][column], self._sizes[at][name]
        count = self._of_groups[at][name][column] + by
        return not isinstance(told, int) and share_of(count, ballots) is told


def _same(place: Place, other: Place, at: Iterable[int]) -> bool:
    return all(place[each] == other[each] for each in at)
