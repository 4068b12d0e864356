"""Who is next, and why: a pure function of who waits, what was heard, and the session's policy.

The list is what happens if nobody comes and nobody goes. Points of order, then rights of reply,
are first; then the announced places; then one place after another is given away as the floor would
be: whose turn it is, the room's or online's, says `taking_turns.py`, who is next on that side
`side_queue.py`, and whoever has a place counts as heard for those behind. Each of these is a
setting of `floor_policy.py`. Nothing else decides who is next.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from itertools import chain, count, repeat
from operator import attrgetter
from typing import NamedTuple

from session_core.domain.floor import Floor, Intervention, InterventionKind
from session_core.domain.floor_policy import Measure, Sides
from session_core.domain.rules import PUBLIC_RULES, Rule
from session_core.domain.side_queue import SideQueue, Stretch
from session_core.domain.taking_turns import Listed, by_floor_time, in_turn
from session_core.domain.waiting_and_heard import (
    SortedOut,
    asked_at,
    by_arrival,
    heard_so_far,
    is_urgent,
    sorted_out,
)

__all__ = ["Place", "announce", "in_public", "is_urgent", "speaking_order", "usual_turn"]

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
    known = sorted_out(floor)
    listed = Listed()
    for each in known.urgent:
        listed.add(_URGENT[each.kind], Stretch((each,), ()))
    listed.add(_ANNOUNCED, Stretch(known.safe, ()))
    _list_open_places(listed, floor, known)
    turns = Counter(each.asker for each in known.had)
    had = map(turns.get, map(attrgetter("asker"), listed.ones), repeat(0))
    columns = zip(count(1), listed.ones, listed.rules, had, listed.passes, strict=False)
    return tuple(map(_place, columns))


def in_public(place: Place) -> Place:
    """The place without what could point at a person: their turns, and the group they are of."""
    rules = tuple(rule for rule in place.rules if rule in PUBLIC_RULES)
    return place._replace(rules=rules or (Rule.BY_THE_RULES,), turns=0, passes=0)


def announce(floor: Floor, now: datetime) -> Floor:
    """Make the next places safe: so many of the first as the policy says, urgent ones apart.

    What was announced stays, also where the policy says fewer by now.
    """
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


def _list_open_places(listed: Listed, floor: Floor, known: SortedOut) -> None:
    """List those who wait in places that are not announced."""
    policy, taken, merged = floor.policy, known.taken, known.merged
    by_time = policy.measure is Measure.FLOOR_TIME
    unit = max(round(usual_turn(floor).total_seconds()), 1) if by_time else 1
    heard = heard_so_far(taken, unit, in_seconds=by_time)

    def queue(waiting: Sequence[Intervention], taken: Iterable[Intervention]) -> SideQueue:
        asked = sorted(asked_at(one, merged) for one in taken)
        return SideQueue(waiting, asked, merged, heard, policy)

    if policy.sides is Sides.AS_THEY_COME:
        everybody = queue(by_arrival(chain(*known.waiting.values()), merged), taken)
        while everybody.left:
            listed.add((), everybody.take(everybody.left))
        return
    sides = {side: by_arrival(waiting, merged) for side, waiting in known.waiting.items()}
    queues = {
        side: queue(waiting, (one for one in taken if one.modality is side))
        for side, waiting in sides.items()
    }
    earliest = [waiting[0] for waiting in sides.values() if waiting]
    if not earliest:
        return
    first = min(earliest, key=lambda one: asked_at(one, merged)).modality
    if by_time:
        by_floor_time(listed, queues, taken, first, unit)
    else:
        in_turn(listed, queues, taken, first, policy.round_size)


_A_HAIR = timedelta(microseconds=1)
_ANNOUNCED = (Rule.ANNOUNCED,)
_URGENT = {
    InterventionKind.POINT_OF_ORDER: (Rule.POINT_OF_ORDER,),
    InterventionKind.RIGHT_OF_REPLY: (Rule.RIGHT_OF_REPLY,),
}
_place = partial(tuple.__new__, Place)  # as Place._make, without its check, for long lists
