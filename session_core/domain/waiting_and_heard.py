"""A floor sorted out for the speaking order: who waits in which kind of place, what was heard.

Points of order and rights of reply that go first take nobody's turn: not their asker's, not their
group's, not their side's.
"""

from bisect import bisect
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import datetime
from itertools import chain, compress, count, pairwise
from operator import attrgetter
from typing import NamedTuple

from session_core.domain.floor import Floor, Intervention, InterventionKind, InterventionState
from session_core.domain.floor_policy import FloorPolicy
from session_core.domain.people import Modality, RegionalGroup, StakeholderGroup

Merged = Mapping[str, Sequence[Intervention]]
"""What was merged into a question, by the question's id: its askers are askers of it too."""

Asked = tuple[datetime, int]
"""Since when something is waited for; numbers decide between those of the same instant."""

Stakeholder = StakeholderGroup | Modality
Region = RegionalGroup | Modality
"""A group, or the side of somebody who gives none; what is said of those is in `group_balance`."""

Groups = tuple[Stakeholder, Region]

_ORDER, _REPLY = InterventionKind.POINT_OF_ORDER, InterventionKind.RIGHT_OF_REPLY
_ONSITE = Modality.ONSITE
_WAITING, _HEARD = InterventionState.WAITING, InterventionState.HEARD
_SPEAKING, _MERGED = InterventionState.SPEAKING, InterventionState.MERGED


@dataclass(frozen=True)
class SortedOut:
    """A floor as its order is made from.

    `urgent` go first, in their order; `safe` were announced, in the order in which they were;
    `waiting` are all others by side. `had` had the floor, in order, or have it.
    """

    urgent: Sequence[Intervention]
    safe: Sequence[Intervention]
    waiting: Mapping[Modality, Sequence[Intervention]]
    had: Sequence[Intervention]
    merged: Merged

    @property
    def taken(self) -> Sequence[Intervention]:
        """The turns that are given away: what was heard, and the announced places."""
        return (*self.had, *self.safe)


@dataclass
class Heard:
    """What was heard so far, in turns or in seconds; each place counts as heard once it is given.

    `unit` is what one more turn counts for, `places` are those given by asker, and `on_both_sides`
    who waits in the room and online, so that a place on one side counts on the other.
    """

    unit: int
    on_both_sides: Set[str] = frozenset()
    places: Counter[str] = field(default_factory=Counter)
    askers: dict[str, int] = field(default_factory=dict)
    stakeholders: dict[Stakeholder, int] = field(default_factory=dict)
    regions: dict[Region, int] = field(default_factory=dict)

    def count_asker(self, asker: str, held: int) -> None:
        """Count that somebody had the floor for so long."""
        self.askers[asker] = self.askers.get(asker, 0) + held

    def count_groups(self, one: Intervention, held: int) -> None:
        """Count that the groups of who asks this had the floor for so long."""
        group, region = groups_of(one.stakeholder_group, one.regional_group, one.modality)
        self.stakeholders[group] = self.stakeholders.get(group, 0) + held
        self.regions[region] = self.regions.get(region, 0) + held


def is_urgent(one: Intervention, policy: FloorPolicy) -> bool:
    """Whether this goes before the announced places (points of order, rights of reply)."""
    kind = one.kind
    return (kind is _ORDER and policy.order_first) or (kind is _REPLY and policy.reply_first)


def groups_of(
    group: StakeholderGroup | None, region: RegionalGroup | None, side: Modality
) -> Groups:
    """The two groups somebody counts for; the side where they give none."""
    return group or side, region or side


def asked_at(one: Intervention, merged: Merged) -> Asked:
    """Since when this is waited for: the first of all who asked it."""
    asked = one.requested_at, one.number
    if one.id not in merged:
        return asked
    return min(asked, *((each.requested_at, each.number) for each in merged[one.id]))


def sorted_out(floor: Floor) -> SortedOut:
    """Sort the interventions of a floor, in one pass."""
    order = _ORDER if floor.policy.order_first else None
    reply = _REPLY if floor.policy.reply_first else None
    urgent, safe, onsite, online, had = [], [], [], [], []
    merged: dict[str, list[Intervention]] = {}
    for each in floor.interventions:
        state, kind = each.state, each.kind
        if state is _WAITING:
            if kind is order or kind is reply:
                urgent.append(each)
            elif each.announced_at:
                safe.append(each)
            elif each.modality is _ONSITE:
                onsite.append(each)
            else:
                online.append(each)
        elif state is _MERGED and each.merged_into:
            merged.setdefault(each.merged_into, []).append(each)
        elif (state is _HEARD or state is _SPEAKING) and kind is not order and kind is not reply:
            had.append(each)
    had.sort(key=attrgetter("given_at", "number"))
    urgent.sort(key=lambda each: (each.kind is not _ORDER, each.requested_at, each.number))
    safe.sort(key=attrgetter("announced_at", "requested_at", "number"))
    waiting = {Modality.ONSITE: onsite, Modality.ONLINE: online}
    return SortedOut(urgent, safe, waiting, had, merged)


class Arrived(NamedTuple):
    """Those who wait by when they asked; `joined` says where a question stands that others joined.

    `askers` are theirs, as long as `ones`.
    """

    ones: Sequence[Intervention]
    askers: Sequence[str]
    joined: Sequence[int] = ()


def by_arrival(interventions: Iterable[Intervention], merged: Merged) -> Arrived:
    """Those who wait by when they asked."""
    # Two sorts by one thing each: most floors come in this order, which then is all but free.
    waiting = sorted(interventions, key=attrgetter("number"))
    waiting.sort(key=attrgetter("requested_at"))
    joined: Sequence[int] = ()
    if merged:
        is_head = map(merged.__contains__, map(attrgetter("id"), waiting))
        waiting, joined = _with_heads(waiting, tuple(compress(count(), is_head)), merged)
    return Arrived(waiting, list(map(attrgetter("asker"), waiting)), joined)


def _with_heads(
    waiting: Sequence[Intervention], heads: Sequence[int], merged: Merged
) -> tuple[list[Intervention], Sequence[int]]:
    """Put what was merged where the first who asked it stands, and say where that is."""
    others: list[Intervention] = []
    for before, head in pairwise((-1, *heads, len(waiting))):
        others += waiting[before + 1 : head]
    moved = sorted((asked_at(waiting[at], merged), at) for at in heads)
    placed: list[Intervention] = []
    joined = []
    here = 0
    for asked, head in moved:
        there = bisect(others, asked, here, key=_OWN)
        placed += others[here:there]
        joined.append(len(placed))
        placed.append(waiting[head])
        here = there
    return placed + others[here:], joined


def heard_so_far(taken: Iterable[Intervention], unit: int, *, in_seconds: bool) -> Heard:
    """Count what was heard, in turns or in seconds of floor time."""
    heard = Heard(unit)
    for one in taken:
        held = seconds_held(one, unit) if in_seconds else 1
        heard.count_asker(one.asker, held)
        heard.count_groups(one, held)
    return heard


def on_both_sides(onsite: Arrived, online: Arrived, merged: Merged) -> Set[str]:
    """The askers who wait on both sides, with a question of their own or a merged one."""
    return _askers(onsite, merged) & _askers(online, merged)


def _askers(side: Arrived, merged: Merged) -> Set[str]:
    others = (merged[side.ones[at].id] for at in side.joined)
    return {*side.askers, *(each.asker for each in chain.from_iterable(others))}


def seconds_held(one: Intervention, usual: int) -> int:
    """How long somebody had the floor; what is not over yet counts as long as is usual."""
    if one.given_at and one.yielded_at:
        return round((one.yielded_at - one.given_at).total_seconds())
    return usual


_OWN = attrgetter("requested_at", "number")
"""When somebody asked themselves, whatever was merged into it."""
