"""Whom one side would hear next, were nobody passed over too often.

In this order: who was heard least often; the stakeholder group heard least; the regional group
heard least; support; first come. A group that was heard as often as the policy says weighs no
more: from then on support decides.
"""

from collections import Counter, defaultdict
from collections.abc import Generator, Iterator, Sequence
from heapq import heappop, heappush

from session_core.domain.floor import Intervention
from session_core.domain.floor_policy import FloorPolicy
from session_core.domain.group_balance import (
    Cells,
    GroupBalance,
    Weight,
    region_count,
    stakeholder_count,
)
from session_core.domain.rules import Rule
from session_core.domain.waiting_and_heard import Groups, Heard, Merged, groups_of

Rules = tuple[Rule, ...]
Chosen = tuple[int, Rules]
"""Who is next, by where they stand in `waiting`, and why."""


class Preference:
    """Those who wait on one side by preference, found anew after each place that is given.

    They are spoken of by where they stand in `waiting`, which comes by when they asked.
    """

    def __init__(
        self, waiting: Sequence[Intervention], merged: Merged, heard: Heard, policy: FloorPolicy
    ) -> None:
        self.given = bytearray(len(waiting))
        self._waiting, self._merged, self._heard = waiting, merged, heard
        self._fewest_first = policy.fewest_first
        self._balance = GroupBalance(waiting, heard, policy)
        self._askers = [one.asker for one in waiting]
        self._supports = [one.support for one in waiting] if policy.support else []
        self._can_rise = bytearray(len(waiting))
        if policy.fewest_first:
            self._can_rise = _can_rise(waiting, self._askers, merged)
        self._levels, self._rank = self._by_level()
        self._next_levels = sorted(self._levels)

    def _by_level(self) -> tuple[defaultdict[int, list[int]], list[int]]:
        """Those who were heard as often, as support puts them; and where it puts each of all."""
        everybody: Sequence[int] = range(len(self._waiting))
        if self._supports:
            everybody = sorted(everybody, key=self._supports.__getitem__, reverse=True)
        rank = [0] * len(everybody)
        for place, at in enumerate(everybody):
            rank[at] = place
        levels: defaultdict[int, list[int]] = defaultdict(list)
        heard = self._heard.levels(self._waiting, self._merged) if self._fewest_first else [0]
        if any(heard):
            for at in everybody:
                levels[heard[at]].append(at)
        elif everybody:
            levels[0] = list(everybody)
        return levels, rank

    def __iter__(self) -> Iterator[Chosen]:
        while self._next_levels:
            level = heappop(self._next_levels)
            waiting = sorted(self._levels.pop(level), key=self._rank.__getitem__)
            if self._balance.weighs:
                waiting = yield from self._by_groups(waiting, level)
            yield from self._by_support(waiting, level)

    @property
    def is_settled(self) -> bool:
        """Whether nobody's place rests on a group any more, and so none on the other side."""
        return not self._balance.weighs

    def give(self, at: int) -> None:
        """Give somebody a place: they count as heard, so far as another's place can rest on it."""
        self.given[at] = True
        if self._can_rise[at]:
            self._heard.count_asker(self._askers[at], self._heard.unit)
        if self._balance.weighs:
            self._heard.count_groups(self._waiting[at], self._heard.unit)

    def give_all(self, first: int, after: int) -> None:
        """Give a place to each from the first up to the one after."""
        if self._balance.weighs:
            for at in range(first, after):
                self.give(at)
            return
        self.given[first:after] = b"\1" * (after - first)
        if self._can_rise.find(1, first, after) >= 0:
            for asker in self._askers[first:after]:
                self._heard.count_asker(asker, self._heard.unit)

    def _level(self, at: int) -> int:
        return self._heard.level(self._waiting[at], self._merged)

    def _rose(self, at: int, level: int) -> bool:
        """Whether who asks again has a place by now for another question."""
        return bool(self._can_rise[at]) and self._level(at) > level

    def _wait_behind(self, at: int) -> None:
        """Let somebody wait among those who were heard as often as they are by now."""
        level = self._level(at)
        if level not in self._levels:
            heappush(self._next_levels, level)
        self._levels[level].append(at)

    def _turns(self, level: int) -> Rules:
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

        turns = self._turns(level)
        cells = Cells(waiting, self._groups_of, self._rank, gone)
        while cells.weigh(self._balance):
            best = cells.least()
            if best is None:
                break
            cells.take(best[0])
            yield best[1], turns + self._why(best, cells.least()) or _FIRST_COME
        self._balance.look_again()
        return cells.rest()

    def _groups_of(self, at: int) -> Groups:
        one = self._waiting[at]
        return groups_of(one.stakeholder_group, one.regional_group, one.modality)

    def _why(self, best: tuple[Weight, int], other: tuple[Weight, int] | None) -> Rules:
        """Why one is before the other who was heard as often."""
        weight, at = best
        one, times, times_of_region = (
            self._waiting[at],
            stakeholder_count(weight),
            region_count(weight),
        )
        named = one.stakeholder_group and self._balance.mixed
        why = _GROUP_NOT_HEARD if named and not times else ()
        if other is None:
            return why
        if times != stakeholder_count(other[0]):
            return why or (_GROUP_HEARD_LESS if named else ())
        if times_of_region != region_count(other[0]):
            if not one.regional_group:
                return why
            return why + (_REGION_HEARD_LESS if times_of_region else _REGION_NOT_HEARD)
        return why + self._supported(at, other[1])

    def _supported(self, at: int, other: int) -> Rules:
        supports = self._supports
        return _SUPPORTED if supports and supports[at] != supports[other] else _FIRST_COME

    def _by_support(self, waiting: list[int], level: int) -> Iterator[Chosen]:
        """Those among whom no group weighs any more."""
        turns, alone = self._turns(level), self._turns(level) or _FIRST_COME
        supported, first = turns + _SUPPORTED, turns + _FIRST_COME
        supports = self._supports or [0] * len(self._waiting)
        given, can_rise = self.given, self._can_rise

        def waits(at: int) -> bool:
            return not (given[at] or (can_rise[at] and self._rose(at, level)))

        last = len(waiting) - 1
        for place, at in enumerate(waiting):
            if given[at]:
                continue
            if can_rise[at] and self._rose(at, level):
                self._wait_behind(at)
                continue
            after = place + 1
            while after <= last and not waits(waiting[after]):
                after += 1
            if after > last:
                yield at, alone
            else:
                yield at, supported if supports[at] != supports[waiting[after]] else first


def _can_rise(waiting: Sequence[Intervention], askers: Sequence[str], merged: Merged) -> bytearray:
    """Who asks more than one question here, and so can be heard before it is their turn."""
    times = Counter(askers)
    for one in waiting if merged else ():
        times.update(each.asker for each in merged.get(one.id, ()))
    again = bytearray([times[asker] > 1 for asker in askers])
    for at, one in enumerate(waiting if merged else ()):
        again[at] |= one.id in merged
    return again


_FIRST_TIME, _HEARD_BEFORE = (Rule.FIRST_TIME,), (Rule.HEARD_BEFORE,)
_GROUP_NOT_HEARD, _GROUP_HEARD_LESS = (Rule.GROUP_NOT_HEARD,), (Rule.GROUP_HEARD_LESS,)
_REGION_NOT_HEARD, _REGION_HEARD_LESS = (Rule.REGION_NOT_HEARD,), (Rule.REGION_HEARD_LESS,)
_SUPPORTED, _FIRST_COME = (Rule.SUPPORTED,), (Rule.FIRST_COME,)
