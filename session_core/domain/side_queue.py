"""One side's queue: who of those in the room, or of those online, is next, and why.

Whoever `preference.py` says is next, unless somebody who waits longer was passed over as often as
the policy says: then they are.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, repeat

from session_core.domain.floor import Intervention
from session_core.domain.floor_policy import FloorPolicy
from session_core.domain.preference import Preference
from session_core.domain.rules import Rule
from session_core.domain.waiting_and_heard import Asked, Heard, Merged, asked_at

Standing = tuple[Intervention, tuple[Rule, ...], int]
"""Who is next on a side, by which rules, and how often they were passed where that is a reason."""


def side_queue(
    waiting: Sequence[Intervention],
    taken: Sequence[Asked],
    merged: Merged,
    heard: Heard,
    policy: FloorPolicy,
) -> Iterator[Standing]:
    """Those who wait on one side, one after another; each counts as heard once it is given.

    `taken` is when the turns that this side had were asked for, sorted. Who asked first of those
    waiting was passed most often, since whoever passes another passes them too; so it is enough to
    look at that one.
    """
    return chain.from_iterable(_some_at_a_time(waiting, taken, merged, heard, policy))


def _some_at_a_time(
    waiting: Sequence[Intervention],
    taken: Sequence[Asked],
    merged: Merged,
    heard: Heard,
    policy: FloorPolicy,
) -> Iterator[Iterable[Standing]]:
    def asked(one: Intervention) -> Asked:
        return asked_at(one, merged)

    preference = Preference(waiting, merged, heard, policy)
    given, preferred = preference.given, iter(preference)
    most = policy.most_passes or len(waiting) + len(taken)
    first, earlier, count = 0, 0, 0
    while count < len(waiting):
        if given[first] or not count:
            first = given.find(0, first)
            if earlier < len(taken):
                earlier = bisect_right(taken, asked(waiting[first]), earlier)
        # All who wait and asked before that one have a place by now: all others passed them.
        passes = len(taken) - earlier + count - first
        if passes < most:
            at, rules = next(preferred)
            preference.give(at)
            yield ((waiting[at], rules, 0),)
            count += 1
            continue
        # Whoever goes for this passes nobody, so those behind were passed as often, up to the
        # next who has a place by now or was passed by fewer of the turns so far.
        after = first + 1
        if preference.is_settled:
            after = given.find(1, first)
            after = len(waiting) if after < 0 else after
            if earlier < len(taken):
                after = bisect_right(waiting, taken[earlier], first + 1, after, key=asked)
        preference.give_all(first, after)
        yield zip(waiting[first:after], repeat(_PASSED_OVER), repeat(passes), strict=False)
        count += after - first


_PASSED_OVER = (Rule.PASSED_OVER,)
