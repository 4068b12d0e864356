"""A floor sorted out for the speaking order: who waits in which kind of place, what was heard.

Points of order and rights of reply that go first take nobody's turn: not their asker's, not their
group's, not their side's.
"""

from bisect import insort
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from operator import attrgetter

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

    `unit` is what one more turn counts for.
    """

    unit: int
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


def by_arrival(interventions: Iterable[Intervention], merged: Merged) -> Sequence[Intervention]:
    """Those who wait by when they asked."""
    # Two sorts by one thing each: most floors come in this order, which then is all but free.
    waiting = sorted(interventions, key=attrgetter("number"))
    waiting.sort(key=attrgetter("requested_at"))
    if merged:
        heads = [one for one in waiting if one.id in merged]
        waiting = [one for one in waiting if one.id not in merged]
        for one in heads:
            insort(waiting, one, key=lambda each: asked_at(each, merged))
    return waiting


def heard_so_far(taken: Iterable[Intervention], unit: int, *, in_seconds: bool) -> Heard:
    """Count what was heard, in turns or in seconds of floor time."""
    heard = Heard(unit)
    for one in taken:
        held = seconds_held(one, unit) if in_seconds else 1
        heard.count_asker(one.asker, held)
        heard.count_groups(one, held)
    return heard


def seconds_held(one: Intervention, usual: int) -> int:
    """How long somebody had the floor; what is not over yet counts as long as is usual."""
    if one.given_at and one.yielded_at:
        return round((one.yielded_at - one.given_at).total_seconds())
    return usual
