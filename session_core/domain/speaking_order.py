"""Who is next, and why: a pure function of who waits and who was heard.

The policy: points of order, then rights of reply, come first; the announced places are safe;
after them onsite and online alternate while both wait; inside a side who was heard least often
goes first, then who came first. Nothing else decides who is next.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from session_core.domain.floor import Floor, Intervention, InterventionKind
from session_core.domain.people import Modality

SAFE_PLACES = 2
"""So many places are announced: nobody is bumped from them (VoteIT's safe positions)."""


class Rule(StrEnum):
    """Why an intervention stands where it stands."""

    POINT_OF_ORDER = "point of order"
    RIGHT_OF_REPLY = "right of reply"
    ANNOUNCED = "announced"
    ALTERNATES = "alternates"
    OTHER_SIDE_EMPTY = "other side empty"
    FIRST_TIME = "first time"
    HEARD_BEFORE = "heard before"
    FIRST_COME = "first come"


PERSONAL_RULES = frozenset({Rule.FIRST_TIME, Rule.HEARD_BEFORE})
"""Reasons that speak of a person's turns; public screens name only side and rule."""


@dataclass(frozen=True)
class Place:
    """One place in the speaking order; `position` counts from 1, `turns` what was heard before.

    `rules` go from the weightiest to the least; words for them are in `wording.py`.
    """

    position: int
    intervention: Intervention
    rules: tuple[Rule, ...]
    turns: int = 0


def speaking_order(floor: Floor) -> tuple[Place, ...]:
    """Everybody who waits, in order, each with the rules that put them there."""
    turns = Counter(each.asker for each in _had_the_floor(floor))
    first, rest = _urgent(floor.waiting)
    safe = sorted((each for each in rest if each.announced_at is not None), key=_announced)
    open_places = [each for each in rest if each.announced_at is None]

    ordered: list[tuple[Intervention, tuple[Rule, ...]]] = [
        (each, (_URGENT[each.kind],)) for each in first
    ]
    ordered += [(each, (Rule.ANNOUNCED,)) for each in safe]
    last_side = safe[-1].modality if safe else _last_side(floor)
    ordered += _alternate(open_places, last_side, turns + Counter(each.asker for each in safe))
    return tuple(
        Place(position, each, rules, turns[each.asker])
        for position, (each, rules) in enumerate(ordered, start=1)
    )


def in_public(place: Place) -> Place:
    """The place without what was heard of this person before: it could point at them."""
    rules = tuple(rule for rule in place.rules if rule not in PERSONAL_RULES)
    return replace(place, rules=rules, turns=0)


def announce(floor: Floor, now: datetime) -> Floor:
    """Make the next places safe: the first `SAFE_PLACES` that nothing urgent holds."""
    plain = [
        place.intervention
        for place in speaking_order(floor)
        if place.intervention.kind not in _URGENT
    ]
    # A hair apart and after all that was announced before, so that they keep their order even
    # where two servers' clocks differ.
    before = [each.announced_at for each in floor.interventions if each.announced_at]
    since = max(now, max(before) + _A_HAIR) if before else now
    safe = {
        each.id: each.announced_at or since + index * _A_HAIR
        for index, each in enumerate(plain[:SAFE_PLACES])
    }
    kept = tuple(
        replace(each, announced_at=safe[each.id]) if each.id in safe else each
        for each in floor.interventions
    )
    return replace(floor, interventions=kept)


_A_HAIR = timedelta(microseconds=1)

_URGENT = {
    InterventionKind.POINT_OF_ORDER: Rule.POINT_OF_ORDER,
    InterventionKind.RIGHT_OF_REPLY: Rule.RIGHT_OF_REPLY,
}


def _urgent(waiting: Sequence[Intervention]) -> tuple[list[Intervention], list[Intervention]]:
    ranks = list(_URGENT)
    first = [each for each in waiting if each.kind in _URGENT]
    first.sort(key=lambda each: (ranks.index(each.kind), each.requested_at, each.number))
    return first, [each for each in waiting if each.kind not in _URGENT]


def _alternate(
    waiting: Iterable[Intervention], last_side: Modality | None, turns: Counter[str]
) -> list[tuple[Intervention, tuple[Rule, ...]]]:
    queues = {side: _queue(side, waiting, turns) for side in Modality}
    side = last_side.other if last_side else _who_came_first(queues)
    ordered: list[tuple[Intervention, tuple[Rule, ...]]] = []
    alternates = last_side is not None
    while any(queues.values()):
        if queues[side]:
            rule = Rule.ALTERNATES if alternates else Rule.FIRST_COME
        else:
            side, rule = side.other, Rule.OTHER_SIDE_EMPTY
        each, was_heard = queues[side].pop(0)
        inside = Rule.HEARD_BEFORE if was_heard else Rule.FIRST_TIME
        ordered.append((each, (rule, inside) if rule is not inside else (rule,)))
        side, alternates = side.other, True
    return ordered


def _queue(
    side: Modality, waiting: Iterable[Intervention], turns: Counter[str]
) -> list[tuple[Intervention, int]]:
    """One side's queue: heard least often first, then first come.

    A person's second request counts as if the first had been heard, announced or not, so that
    nobody gets two turns before another has one.
    """
    asked: Counter[str] = Counter()
    queue = []
    for each in sorted(waiting, key=lambda each: (each.requested_at, each.number)):
        if each.modality is side:
            queue.append((each, turns[each.asker] + asked[each.asker]))
            asked[each.asker] += 1
    queue.sort(key=lambda entry: entry[1])
    return queue


def _who_came_first(queues: dict[Modality, list[tuple[Intervention, int]]]) -> Modality:
    heads = [queue[0][0] for queue in queues.values() if queue]
    first = min(heads, key=lambda each: (each.requested_at, each.number), default=None)
    return first.modality if first else Modality.ONSITE


def _had_the_floor(floor: Floor) -> tuple[Intervention, ...]:
    return (*floor.heard, floor.speaking) if floor.speaking else floor.heard


def _last_side(floor: Floor) -> Modality | None:
    """The side that spoke last; an urgent intervention takes no side's turn."""
    plain = [each for each in _had_the_floor(floor) if each.kind not in _URGENT]
    return plain[-1].modality if plain else None


def _announced(each: Intervention) -> tuple[datetime, datetime, int]:
    if each.announced_at is None:
        raise ValueError("a safe place was announced")
    return each.announced_at, each.requested_at, each.number
