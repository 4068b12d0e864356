"""One side's queue: who of those in the room, or of those online, comes before whom, and why.

In this order: who was heard least often, then the stakeholder group heard least, then the regional
group heard least, then support, then first come; and nobody is passed over without end. Groups are
levelled by counting each place as if it were heard: the second of a group waits until the others
had their first.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from session_core.domain.floor import Intervention
from session_core.domain.floor_policy import FloorPolicy
from session_core.domain.rules import Rule

Merged = Mapping[str, Sequence[Intervention]]
"""What was merged into a question, by the question's id: its askers are askers of it too."""


class Entry(NamedTuple):
    """One who waits: what their place in the queue is found by.

    `level` is how much the asker was heard, `stakeholders` and `regions` how much their groups
    will have been when it is their turn; the least goes first.
    """

    level: int
    stakeholders: int
    regions: int
    support: int
    arrival: int
    intervention: Intervention


class Standing(NamedTuple):
    """Where somebody stands in their side's queue, and by which rules; `passes` were counted."""

    intervention: Intervention
    rules: tuple[Rule, ...]
    passes: int = 0


@dataclass(frozen=True)
class Heard:
    """What was heard so far, in turns or in seconds of floor time.

    `unit` is what one more turn counts for. `requested_at` of all that had the floor or was
    announced on this side, sorted: who of them asked later has passed whoever still waits.
    """

    unit: int = 1
    askers: Counter[str] = field(default_factory=Counter)
    stakeholders: Counter[Hashable] = field(default_factory=Counter)
    regions: Counter[Hashable] = field(default_factory=Counter)
    requested_at: Sequence[datetime] = ()


def side_queue(
    waiting: Sequence[Intervention], merged: Merged, heard: Heard, policy: FloorPolicy
) -> list[Standing]:
    """Those who wait on one side, in order; `waiting` comes in order of arrival."""
    ordered = sorted(_levelled(_entries(waiting, merged, heard, policy), heard, policy))
    rules = _rules(ordered, policy)
    if not policy.most_passes:
        return [Standing(each.intervention, why) for each, why in zip(ordered, rules, strict=True)]
    return _none_passed_too_often(ordered, rules, merged, heard, policy.most_passes)


def asked_at(one: Intervention, merged: Merged) -> datetime:
    """Since when this is waited for: the first of all who asked it."""
    if one.id not in merged:
        return one.requested_at
    return min(one.requested_at, *(each.requested_at for each in merged[one.id]))


def _entries(
    waiting: Sequence[Intervention], merged: Merged, heard: Heard, policy: FloorPolicy
) -> list[Entry]:
    """What is known of each by itself.

    A person's second request counts as if the first had been heard, announced or not, so that
    nobody gets two turns before another has one. A hub is so many people: its turns are theirs.
    """
    asked: Counter[str] = Counter()
    entries = []
    for arrival, one in enumerate(waiting):
        level = 0
        if policy.fewest_first:
            turns = heard.askers[one.asker] + asked[one.asker] * heard.unit
            level = turns // one.people
            asked[one.asker] += 1
            if one.id in merged:
                others = (heard.askers[each.asker] // each.people for each in merged[one.id])
                level = min(level, *others)
        support = -one.support if policy.support else 0
        entries.append(Entry(level, 0, 0, support, arrival, one))
    return entries


def _levelled(entries: list[Entry], heard: Heard, policy: FloorPolicy) -> list[Entry]:
    """The entries with what will have been heard of their groups before it is their turn."""
    if policy.regional_balance:
        entries = [
            each._replace(regions=count)
            for each, count in _counted(
                sorted(entries),
                lambda one: (one.stakeholder_group, one.regional_group),
                lambda one: heard.regions[one.regional_group],
                heard.unit,
            )
        ]
    if policy.stakeholder_balance:
        entries = [
            each._replace(stakeholders=count)
            for each, count in _counted(
                sorted(entries),
                lambda one: one.stakeholder_group,
                lambda one: heard.stakeholders[one.stakeholder_group],
                heard.unit,
            )
        ]
    return entries


def _counted(
    entries: Iterable[Entry],
    group_of: Callable[[Intervention], Hashable],
    heard_of: Callable[[Intervention], int],
    unit: int,
) -> Iterable[tuple[Entry, int]]:
    counts: dict[Hashable, int] = {}
    for each in entries:
        group = group_of(each.intervention)
        count = counts.get(group)
        if count is None:
            count = heard_of(each.intervention)
        counts[group] = count + unit
        yield each, count


def _rules(ordered: Sequence[Entry], policy: FloorPolicy) -> list[tuple[Rule, ...]]:
    """Why each stands before the next: how often heard, then what decides between the two."""
    mixed = len({each.intervention.stakeholder_group for each in ordered}) > 1
    rules = []
    following: Entry | None = None
    for each in reversed(ordered):
        why: tuple[Rule, ...] = ()
        if policy.fewest_first:
            why = _HEARD_BEFORE if each.level else _FIRST_TIME
        group = each.intervention.stakeholder_group
        if mixed and policy.stakeholder_balance and group and not each.stakeholders:
            why += _GROUP_NOT_HEARD
        if following and each.level == following.level:
            why += _deciding(each, following, why)
        rules.append(why or _FIRST_COME)
        following = each
    rules.reverse()
    return rules


def _deciding(one: Entry, other: Entry, known: tuple[Rule, ...]) -> tuple[Rule, ...]:
    if one.stakeholders != other.stakeholders:
        named = one.intervention.stakeholder_group and known[-1:] != _GROUP_NOT_HEARD
        return _GROUP_HEARD_LESS if named else ()
    if one.regions != other.regions:
        if not one.intervention.regional_group:
            return ()
        return _REGION_HEARD_LESS if one.regions else _REGION_NOT_HEARD
    return _SUPPORTED if one.support != other.support else _FIRST_COME


_FIRST_TIME, _HEARD_BEFORE = (Rule.FIRST_TIME,), (Rule.HEARD_BEFORE,)
_GROUP_NOT_HEARD, _GROUP_HEARD_LESS = (Rule.GROUP_NOT_HEARD,), (Rule.GROUP_HEARD_LESS,)
_REGION_NOT_HEARD, _REGION_HEARD_LESS = (Rule.REGION_NOT_HEARD,), (Rule.REGION_HEARD_LESS,)
_SUPPORTED, _FIRST_COME = (Rule.SUPPORTED,), (Rule.FIRST_COME,)


def _none_passed_too_often(
    ordered: Sequence[Entry],
    rules: Sequence[tuple[Rule, ...]],
    merged: Merged,
    heard: Heard,
    most: int,
) -> list[Standing]:
    """The same order, in which whoever was passed `most` times goes before all who asked later.

    Who asked first of those waiting was passed most often, since whoever passes another passes
    them too; so it is enough to look at that one.
    """
    by_arrival = sorted(range(len(ordered)), key=lambda at: ordered[at].arrival)
    placed = [False] * len(ordered)
    standings: list[Standing] = []
    first, best, before = 0, 0, None
    for count in range(len(ordered)):
        while placed[by_arrival[first]]:
            first, before = first + 1, None
        if before is None:
            longest = ordered[by_arrival[first]].intervention
            before = len(heard.requested_at) - bisect_right(
                heard.requested_at, asked_at(longest, merged)
            )
        # All who asked earlier are placed, so all others placed asked later.
        passes = before + count - first
        while placed[best]:
            best += 1
        if passes >= most and by_arrival[first] != best:
            at, standing = by_arrival[first], Standing(longest, (Rule.PASSED_OVER,), passes)
        else:
            at, standing = best, Standing(ordered[best].intervention, rules[best])
        placed[at] = True
        standings.append(standing)
    return standings
