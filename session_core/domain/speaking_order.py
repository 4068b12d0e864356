"""Who is next, and why: a pure function of who waits, what was heard, and the session's policy.

Points of order, then rights of reply, come first; the announced places are safe; after them the
room and online take turns while both wait; inside a side `side_queue.py` decides. Each of these is
a setting of `floor_policy.py`. Nothing else decides who is next.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import NamedTuple

from session_core.domain.floor import Floor, Intervention, InterventionKind
from session_core.domain.floor_policy import FloorPolicy, Measure, Sides
from session_core.domain.people import Modality
from session_core.domain.rules import PUBLIC_RULES, Rule
from session_core.domain.side_queue import Heard, Merged, Standing, asked_at, side_queue

USUAL_TURN = timedelta(minutes=2)
"""What an intervention takes where none was heard yet (ICANN's and IGF's two minutes)."""


class Place(NamedTuple):
    """One place in the speaking order; `position` counts from 1, `turns` what was heard before.

    `rules` go from the weightiest to the least; words for them are in `wording.py`. `passes` is
    how often those who asked later went before, where that is a reason.
    """

    position: int
    intervention: Intervention
    rules: tuple[Rule, ...]
    turns: int = 0
    passes: int = 0


def speaking_order(floor: Floor) -> tuple[Place, ...]:
    """Everybody who waits, in order, each with the rules that put them there."""
    policy, had, merged = floor.policy, _had_the_floor(floor), _merged(floor)
    urgent, rest = _urgent(floor.waiting, policy)
    safe = sorted((each for each in rest if each.announced_at), key=_announced)
    ordered = [Standing(each, (_URGENT[each.kind],)) for each in urgent]
    ordered += [Standing(each, (Rule.ANNOUNCED,)) for each in safe]
    ordered += _open_places(floor, had, safe, merged, [one for one in rest if not one.announced_at])
    turns = Counter(each.asker for each in had)
    return tuple(
        Place(position, one, rules, turns[one.asker], passes)
        for position, (one, rules, passes) in enumerate(ordered, start=1)
    )


def in_public(place: Place) -> Place:
    """The place without what could point at a person: their turns, and the group they are of."""
    rules = tuple(rule for rule in place.rules if rule in PUBLIC_RULES)
    return place._replace(rules=rules or (Rule.FIRST_COME,), turns=0, passes=0)


def announce(floor: Floor, now: datetime) -> Floor:
    """Make the next places safe: so many of the first as the policy says, urgent ones apart."""
    plain = [
        place.intervention
        for place in speaking_order(floor)
        if not is_urgent(place.intervention, floor.policy)
    ]
    # A hair apart and after all that was announced before, so that they keep their order even
    # where two servers' clocks differ.
    before = [each.announced_at for each in floor.interventions if each.announced_at]
    since = max(now, max(before) + _A_HAIR) if before else now
    safe = {
        each.id: each.announced_at or since + index * _A_HAIR
        for index, each in enumerate(plain[: floor.policy.safe_places])
    }
    kept = tuple(
        replace(each, announced_at=safe[each.id])
        if each.id in safe and not each.announced_at
        else each
        for each in floor.interventions
    )
    return replace(floor, interventions=kept)


def usual_turn(floor: Floor) -> timedelta:
    """How long an intervention lasts in this session: the mean of those heard."""
    lasted = [
        one.yielded_at - one.given_at for one in floor.heard if one.yielded_at and one.given_at
    ]
    return sum(lasted, timedelta()) / len(lasted) if lasted else USUAL_TURN


_A_HAIR = timedelta(microseconds=1)

_URGENT = {
    InterventionKind.POINT_OF_ORDER: Rule.POINT_OF_ORDER,
    InterventionKind.RIGHT_OF_REPLY: Rule.RIGHT_OF_REPLY,
}


def is_urgent(one: Intervention, policy: FloorPolicy) -> bool:
    """Whether this goes before the announced places (points of order, rights of reply)."""
    if one.kind is InterventionKind.POINT_OF_ORDER:
        return policy.order_first
    return one.kind is InterventionKind.RIGHT_OF_REPLY and policy.reply_first


def _urgent(
    waiting: Sequence[Intervention], policy: FloorPolicy
) -> tuple[list[Intervention], list[Intervention]]:
    ranks = list(_URGENT)
    first = [each for each in waiting if each.kind in _URGENT and is_urgent(each, policy)]
    if not first:
        return [], list(waiting)
    first.sort(key=lambda each: (ranks.index(each.kind), each.requested_at, each.number))
    return first, [each for each in waiting if not is_urgent(each, policy)]


def _merged(floor: Floor) -> Merged:
    merged: defaultdict[str, list[Intervention]] = defaultdict(list)
    for each in floor.interventions:
        if each.merged_into:
            merged[each.merged_into].append(each)
    return merged


def _open_places(
    floor: Floor,
    had: Sequence[Intervention],
    safe: Sequence[Intervention],
    merged: Merged,
    waiting: list[Intervention],
) -> list[Standing]:
    """Those who wait in places that are not announced."""
    policy = floor.policy
    waiting.sort(key=lambda each: (each.requested_at, each.number))
    if merged:
        waiting.sort(key=lambda each: (asked_at(each, merged), each.number))
    taken = [one for one in (*had, *safe) if not is_urgent(one, policy)]
    unit = round(usual_turn(floor).total_seconds()) if policy.measure is Measure.FLOOR_TIME else 1
    unit = max(unit, 1)
    if policy.sides is Sides.AS_THEY_COME:
        return side_queue(waiting, merged, _heard(had, safe, taken, merged, unit, policy), policy)
    queues = {}
    for side in Modality:
        on_this_side = [one for one in taken if one.modality is side]
        heard = _heard(had, safe, on_this_side, merged, unit, policy)
        one_side = [one for one in waiting if one.modality is side]
        queues[side] = side_queue(one_side, merged, heard, policy)
    if policy.measure is Measure.FLOOR_TIME:
        return _by_floor_time(queues, taken, unit)
    return _in_turn(queues, taken, merged, policy.round_size)


def _heard(
    had: Sequence[Intervention],
    safe: Sequence[Intervention],
    taken: Sequence[Intervention],
    merged: Merged,
    unit: int,
    policy: FloorPolicy,
) -> Heard:
    """What was heard, as one side's queue has to know it; the announced count as heard."""
    askers, stakeholders, regions = Counter[str](), Counter[Hashable](), Counter[Hashable]()
    for one in (*had, *safe):
        held = _held(one, unit) if policy.measure is Measure.FLOOR_TIME else unit
        askers[one.asker] += held
        stakeholders[one.stakeholder_group] += held
        regions[one.regional_group] += held
    # Who gives no group has none in common with those of the other side who give none.
    for counts, groups in (
        (stakeholders, (one.stakeholder_group for one in taken)),
        (regions, (one.regional_group for one in taken)),
    ):
        counts[None] = unit * sum(group is None for group in groups)
    return Heard(
        unit, askers, stakeholders, regions, sorted(asked_at(one, merged) for one in taken)
    )


def _in_turn(
    queues: dict[Modality, list[Standing]],
    taken: Sequence[Intervention],
    merged: Merged,
    round_size: int,
) -> list[Standing]:
    """So many of one side, then so many of the other, while both wait."""
    side, run = _last_run(taken) if taken else (_who_came_first(queues, merged), 0)
    ends = {each: iter(queue) for each, queue in queues.items()}
    left = {each: len(queue) for each, queue in queues.items()}
    ordered = []
    for count in range(sum(left.values())):
        turns = run >= round_size
        wanted = side.other if turns else side
        if left[wanted]:
            rule = _ALTERNATES if turns else _ROUND_GOES_ON
        else:
            wanted, rule = wanted.other, _OTHER_SIDE_EMPTY
        if not taken and not count:
            rule = _FIRST_COME
        side, run = wanted, run + 1 if wanted is side else 1
        left[side] -= 1
        ordered.append(_ruled(next(ends[side]), rule))
    return ordered


def _by_floor_time(
    queues: dict[Modality, list[Standing]], taken: Sequence[Intervention], unit: int
) -> list[Standing]:
    """Whichever side had less floor time is next; who waits is counted as long as is usual."""
    held = Counter[Modality]()
    for one in taken:
        held[one.modality] += _held(one, unit)
    last = taken[-1].modality if taken else Modality.ONLINE
    ends = {each: iter(queue) for each, queue in queues.items()}
    left = {each: len(queue) for each, queue in queues.items()}
    ordered = []
    for _ in range(sum(left.values())):
        side = last.other if held[last.other] <= held[last] else last
        rule = _LESS_FLOOR_TIME
        if not left[side]:
            side, rule = side.other, _OTHER_SIDE_EMPTY
        held[side] += unit
        left[side] -= 1
        last = side
        ordered.append(_ruled(next(ends[side]), rule))
    return ordered


_ALTERNATES, _ROUND_GOES_ON = (Rule.ALTERNATES,), (Rule.ROUND_GOES_ON,)
_OTHER_SIDE_EMPTY, _LESS_FLOOR_TIME = (Rule.OTHER_SIDE_EMPTY,), (Rule.LESS_FLOOR_TIME,)
_FIRST_COME = (Rule.FIRST_COME,)


def _ruled(standing: Standing, side_rule: tuple[Rule, ...]) -> Standing:
    one, rules, passes = standing
    if side_rule == _FIRST_COME and Rule.FIRST_COME in rules:
        side_rule = ()
    return Standing(one, side_rule + rules, passes)


def _held(one: Intervention, usual: int) -> int:
    """Seconds somebody had the floor; what is not over yet counts as long as is usual."""
    if one.given_at and one.yielded_at:
        return round((one.yielded_at - one.given_at).total_seconds())
    return usual


def _who_came_first(queues: dict[Modality, list[Standing]], merged: Merged) -> Modality:
    heads = [queue[0].intervention for queue in queues.values() if queue]
    first = min(heads, key=lambda each: (asked_at(each, merged), each.number), default=None)
    return first.modality if first else Modality.ONSITE


def _last_run(taken: Sequence[Intervention]) -> tuple[Modality, int]:
    """The side that spoke last, and how many of it in a row."""
    side = taken[-1].modality
    run = 0
    for one in reversed(taken):
        if one.modality is not side:
            break
        run += 1
    return side, run


def _had_the_floor(floor: Floor) -> tuple[Intervention, ...]:
    return (*floor.heard, floor.speaking) if floor.speaking else floor.heard


def _announced(each: Intervention) -> tuple[datetime, datetime, int]:
    if each.announced_at is None:
        raise ValueError("a safe place was announced")
    return each.announced_at, each.requested_at, each.number
