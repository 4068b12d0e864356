"""Who is next, and why: a pure function of who waits, what was heard, and the session's policy.

The list is what happens if nobody comes and nobody goes. Points of order, then rights of reply,
are first; then the announced places; then one place after another is given away as the floor would
be: whose turn it is, the room's or online's, says `taking_turns.py`, who is next on that side
`side_queue.py`, and whoever has a place counts as heard for those behind. Each of these is a
setting of `floor_policy.py`. Nothing else decides who is next.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import chain, islice

from session_core.domain.announced import A_HAIR
from session_core.domain.floor import Floor, Intervention, InterventionKind
from session_core.domain.floor_policy import Measure, Sides
from session_core.domain.people import Modality
from session_core.domain.places import Place, Places, in_public
from session_core.domain.rules import Rule
from session_core.domain.side_queue import SideQueue, Stretch
from session_core.domain.taking_turns import Listed, by_floor_time, in_turn
from session_core.domain.waiting_and_heard import (
    Arrived,
    SortedOut,
    asked_at,
    by_arrival,
    heard_so_far,
    is_urgent,
    on_both_sides,
    sorted_out,
)

__all__ = [
    "Place",
    "Places",
    "announce",
    "announced",
    "in_public",
    "is_urgent",
    "speaking_order",
    "usual_turn",
]

USUAL_TURN = timedelta(minutes=2)
"""What an intervention takes where none was heard yet (ICANN's and IGF's two minutes)."""


def speaking_order(floor: Floor) -> Places:
    """Everybody who waits, in order, each with the rules that put them there."""
    known = sorted_out(floor)
    listed = Listed()
    for each in known.urgent:
        listed.add(_URGENT[each.kind], Stretch((each,), ()))
    for each in known.safe:
        listed.add(_ANNOUNCED, Stretch((each,), each.announced_for))
    _list_open_places(listed, floor, known)
    turns = Counter(each.asker for each in known.had)
    return Places(listed.ones, listed.rules, listed.passes, turns)


def announce(floor: Floor, now: datetime) -> Floor:
    """Make the next places safe: so many of the first as the policy says, urgent ones apart.

    Each keeps the rules that put it there, since nothing else says them from then on. What was
    announced stays, also where the policy says fewer by now.
    """
    return announced(floor, now)[0]


def announced(floor: Floor, now: datetime) -> tuple[Floor, Places]:
    """The floor with its next places made safe, and its order then."""
    order = speaking_order(floor)
    plain = (place for place in order if not is_urgent(place.intervention, floor.policy))
    # A hair apart and after all that was announced before, so that they keep their order even
    # where two servers' clocks differ.
    before = [each.announced_at for each in floor.interventions if each.announced_at]
    since = max(now, max(before) + A_HAIR) if before else now
    new = {
        place.intervention.id: replace(
            place.intervention, announced_at=since + index * A_HAIR, announced_for=place.rules
        )
        for index, place in enumerate(islice(plain, floor.policy.safe_places))
        if not place.intervention.announced_at
    }
    if not new:
        return floor, order
    kept = replace(
        floor, interventions=tuple(new.get(each.id, each) for each in floor.interventions)
    )
    return kept, speaking_order(kept)


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

    def queue(waiting: Arrived, taken: Iterable[Intervention]) -> SideQueue:
        asked = sorted(asked_at(one, merged) for one in taken)
        return SideQueue(waiting, asked, merged, heard, policy)

    if policy.sides is Sides.AS_THEY_COME:
        everybody = queue(by_arrival(chain(*known.waiting.values()), merged), taken)
        while everybody.left:
            listed.add((), everybody.take(everybody.left))
        return
    sides = {side: by_arrival(waiting, merged) for side, waiting in known.waiting.items()}
    heard.on_both_sides = on_both_sides(sides[Modality.ONSITE], sides[Modality.ONLINE], merged)
    queues = {
        side: queue(waiting, (one for one in taken if one.modality is side))
        for side, waiting in sides.items()
    }
    earliest = [waiting.ones[0] for waiting in sides.values() if waiting.ones]
    if not earliest:
        return
    first = min(earliest, key=lambda one: asked_at(one, merged)).modality
    if by_time:
        by_floor_time(listed, queues, taken, first, unit)
    else:
        in_turn(listed, queues, taken, first, policy.round_size)


_ANNOUNCED = (Rule.ANNOUNCED,)
_URGENT = {
    InterventionKind.POINT_OF_ORDER: (Rule.POINT_OF_ORDER,),
    InterventionKind.RIGHT_OF_REPLY: (Rule.RIGHT_OF_REPLY,),
}
