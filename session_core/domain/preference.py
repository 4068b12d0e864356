"""Whom one side would hear next, were nobody passed over too often.

In this order: who was heard least often; the stakeholder group heard least; the regional group
heard least; support; first come. A group that was heard as often as the policy says weighs no
more: from then on support decides.
"""

from collections import defaultdict
from collections.abc import Generator, Iterator, Sequence
from functools import cached_property
from heapq import heappop, heappush
from itertools import compress, count, filterfalse, repeat
from operator import attrgetter, not_

from session_core.domain.floor_policy import FloorPolicy
from session_core.domain.group_balance import (
    Cells,
    GroupBalance,
    Weighed,
    region_count,
    stakeholder_count,
)
from session_core.domain.rules import Rule
from session_core.domain.waiting_and_heard import Arrived, Groups, Heard, Merged, groups_of

Rules = tuple[Rule, ...]
Chosen = tuple[int, Rules]
"""Who is next, by where they stand in `waiting`, and why."""


class Preference:
    """Those who wait on one side by preference, found anew after each place that is given.

    They are spoken of by where they stand in `waiting`, which comes by when they asked.
    """

    def __init__(self, arrived: Arrived, merged: Merged, heard: Heard, policy: FloorPolicy) -> None:
        waiting = arrived.ones
        self._waiting, self._merged = waiting, merged
        self._askers, self._joined = arrived.askers, frozenset(arrived.joined)
        self._heard, self._places = heard, heard.places
        self._fewest_first = policy.fewest_first
        supports = list(map(attrgetter("support"), waiting))
        self._supports = supports if policy.support else [0] * len(waiting)
        self._by_support = _most_wanted_first(self._supports)
        self._balance = GroupBalance(waiting, heard, policy)
        self.given = bytearray(len(waiting))
        self.on_both_sides = self._find_on_both_sides()
        self._mixed_up = set[int]()
        self._levels = self._by_level()
        self._next_levels = sorted(self._levels)

    def __iter__(self) -> Iterator[Chosen]:
        while self._next_levels:
            level = heappop(self._next_levels)
            waiting = self._levels.pop(level)
            if level in self._mixed_up:
                waiting.sort(key=lambda at: (-self._supports[at], at))
            if self._balance.weighs:
                waiting = yield from self._by_groups(waiting, level)
            yield from self._one_by_one(waiting, level)

    @property
    def is_settled(self) -> bool:
        """Whether nobody's place rests on a group any more, and so none on the other side."""
        return not self._balance.weighs

    def give(self, at: int) -> None:
        """Give somebody a place: they count as heard, and so do their groups while those weigh."""
        self.given[at] = True
        self._places[self._askers[at]] += 1
        if self._balance.weighs:
            self._heard.count_groups(self._waiting[at], self._heard.unit)

    def give_all(self, first: int, after: int) -> None:
        """Give a place to each from the first up to the one after."""
        if self._balance.weighs or after - first == 1:
            for at in range(first, after):
                self.give(at)
        else:
            self.given[first:after] = b"\1" * (after - first)
            self._places.update(self._askers[first:after])

    @cached_property
    def _rank(self) -> list[int]:
        """Where support puts each."""
        rank = [0] * len(self._by_support)
        for place, at in enumerate(self._by_support):
            rank[at] = place
        return rank

    def _find_on_both_sides(self) -> bytearray:
        """Whose place counts on the other side too, for what they asked or joined there."""
        found = bytearray(len(self._waiting))
        both = self._heard.on_both_sides
        for at in compress(count(), map(both.__contains__, self._askers)) if both else ():
            found[at] = True
        for at in self._joined if both else ():
            found[at] |= any(one.asker in both for one in self._merged[self._waiting[at].id])
        return found

    def _by_level(self) -> defaultdict[int, list[int]]:
        """Those whose askers were heard as often, as support puts them."""
        levels: defaultdict[int, list[int]] = defaultdict(list)
        levels[0] = list(self._by_support)
        turns = list(map(self._heard.askers.get, self._askers, repeat(0)))
        if self._fewest_first and any(turns):
            heard = {at: level for at in compress(count(), turns) if (level := self._level(at))}
            levels[0] = list(filterfalse(heard.__contains__, self._by_support))
            for at in filter(heard.__contains__, self._by_support):
                levels[heard[at]].append(at)
        return levels

    def _level(self, at: int) -> int:
        """How much the asker was heard, places counted; a hub's turns are those of its people.

        Of all who asked a merged question it is whoever was heard least.
        """
        level = self._turns(self._askers[at]) // self._waiting[at].people
        if at not in self._joined:
            return level
        others = self._merged[self._waiting[at].id]
        return min(level, *(self._turns(each.asker) // each.people for each in others))

    def _turns(self, asker: str) -> int:
        return self._heard.askers.get(asker, 0) + self._places.get(asker, 0) * self._heard.unit

    def _rose(self, at: int, level: int) -> bool:
        """Whether who asks again has a place by now for another question."""
        if not self._fewest_first:
            return False
        asked_again = self._askers[at] in self._places or at in self._joined
        return asked_again and self._level(at) > level

    def _wait_behind(self, at: int) -> None:
        """Let somebody wait among those who were heard as often as they are by now."""
        level = self._level(at)
        if level not in self._levels:
            heappush(self._next_levels, level)
        self._levels[level].append(at)
        self._mixed_up.add(level)

    def _why_level(self, level: int) -> Rules:
        if not self._fewest_first:
            return ()
        return _HEARD_BEFORE if level else _FIRST_TIME

    def _by_groups(self, waiting: list[int], level: int) -> Generator[Chosen, None, list[int]]:
        """Those among whom groups weigh; gives back the rest."""

        def gone(at: int) -> bool:
            if self.given[at]:
                return True
            if self._rose(at, level):
                self._wait_behind(at)
                return True
            return False

        turns = self._why_level(level)
        cells = Cells(waiting, self._groups_of, self._rank, gone)
        while two := cells.take(self._balance):
            best, other = two
            yield best[1], turns + self._why(best, other) or _FIRST_COME
        self._balance.look_again()
        return cells.rest()

    def _groups_of(self, at: int) -> Groups:
        one = self._waiting[at]
        return groups_of(one.stakeholder_group, one.regional_group, one.modality)

    def _why(self, best: Weighed, other: Weighed | None) -> Rules:
        """Why one is before the other who was heard as often."""
        weight, at = best
        one, times, times_of_region = (
            self._waiting[at],
            stakeholder_count(weight),
            region_count(weight),
        )
        named = one.stakeholder_group and self._balance.mixed
        why = _GROUP_NOT_HEARD if named and not times else ()
        # Nobody has a place for having asked before their own next question.
        if other is None or self._askers[other[1]] == one.asker:
            return why
        if times != stakeholder_count(other[0]):
            return why or (_GROUP_HEARD_LESS if named else ())
        if times_of_region != region_count(other[0]):
            if not one.regional_group:
                return why
            return why + (_REGION_HEARD_LESS if times_of_region else _REGION_NOT_HEARD)
        return why + self._supported(at, other[1])

    def _supported(self, at: int, other: int) -> Rules:
        return _SUPPORTED if self._supports[at] != self._supports[other] else _FIRST_COME

    def _one_by_one(self, waiting: list[int], level: int) -> Iterator[Chosen]:
        """Those among whom no group weighs any more."""
        turns = self._why_level(level)
        alone, supported, first = turns or _FIRST_COME, turns + _SUPPORTED, turns + _FIRST_COME
        supports = self._supports
        here = self._next_of(waiting, 0, level)
        while here < len(waiting):
            at, after = waiting[here], self._next_of(waiting, here + 1, level)
            if after == len(waiting) or self._askers[waiting[after]] == self._askers[at]:
                yield at, alone
            else:
                yield at, supported if supports[at] != supports[waiting[after]] else first
            here = self._next_of(waiting, after, level)

    def _next_of(self, waiting: Sequence[int], here: int, level: int) -> int:
        """Where the next is, from here on, who still waits on this level."""
        given = self.given
        for place in range(here, len(waiting)):
            at = waiting[place]
            if not given[at]:
                if not self._rose(at, level):
                    return place
                self._wait_behind(at)
        return len(waiting)


def _most_wanted_first(supports: Sequence[int]) -> list[int]:
    """Where they stand, by support; who has none is not sorted, and those are most."""
    some = sorted(compress(count(), supports), key=supports.__getitem__, reverse=True)
    return [*some, *compress(count(), map(not_, supports))]


_FIRST_TIME, _HEARD_BEFORE = (Rule.FIRST_TIME,), (Rule.HEARD_BEFORE,)
_GROUP_NOT_HEARD, _GROUP_HEARD_LESS = (Rule.GROUP_NOT_HEARD,), (Rule.GROUP_HEARD_LESS,)
_REGION_NOT_HEARD, _REGION_HEARD_LESS = (Rule.REGION_NOT_HEARD,), (Rule.REGION_HEARD_LESS,)
_SUPPORTED, _FIRST_COME = (Rule.SUPPORTED,), (Rule.FIRST_COME,)
