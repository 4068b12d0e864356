"""One side's queue: who of those in the room, or of those online, is next, and why.

Whoever `preference.py` says is next, unless somebody who waits longer was passed over as often as
the policy says: then they are.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from session_core.domain.floor import Intervention
from session_core.domain.floor_policy import FloorPolicy
from session_core.domain.preference import Preference
from session_core.domain.rules import Rule
from session_core.domain.waiting_and_heard import Arrived, Asked, Heard, Merged, asked_at


class Stretch(NamedTuple):
    """Some of one side, one after another, who stand there by the same rules.

    `passes` is how often each of them was passed, where that is the rule.
    """

    ones: Sequence[Intervention]
    rules: tuple[Rule, ...]
    passes: int = 0


class SideQueue:
    """Those who wait on one side; they count as heard once they are taken out.

    `taken` is when the turns that this side had were asked for, sorted.
    """

    def __init__(
        self,
        waiting: Arrived,
        taken: Sequence[Asked],
        merged: Merged,
        heard: Heard,
        policy: FloorPolicy,
    ) -> None:
        self.left = len(waiting.ones)
        self._stretches = _stretches(waiting, taken, merged, heard, policy)
        self._ahead, self._from = Stretch((), ()), 0

    def ahead(self) -> int:
        """How many can be taken at once; to be asked when it is this side's turn."""
        if self._from == len(self._ahead.ones) and self.left:
            self._ahead, self._from = next(self._stretches), 0
        return len(self._ahead.ones) - self._from

    def take(self, most: int) -> Stretch:
        """Take out so many, or as many as can be at once."""
        ahead = self.ahead()
        ones, rules, passes = self._ahead
        if ahead == 1 == len(ones):
            self._from, self.left = 1, self.left - 1
            return self._ahead
        size = min(most, ahead)
        taken = Stretch(ones[self._from : self._from + size], rules, passes)
        self._from += size
        self.left -= size
        return taken


def _stretches(
    arrived: Arrived,
    taken: Sequence[Asked],
    merged: Merged,
    heard: Heard,
    policy: FloorPolicy,
) -> Iterator[Stretch]:
    """One after another. Who asked first of those waiting was passed most often, since whoever
    passes another passes them too; so it is enough to look at that one.
    """

    def asked(one: Intervention) -> Asked:
        return asked_at(one, merged)

    preference, waiting = Preference(arrived, merged, heard, policy), arrived.ones
    given, alone, preferred = preference.given, preference.on_both_sides, iter(preference)
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
            yield Stretch((waiting[at],), rules)
            count += 1
            continue
        # Whoever goes for this passes nobody, so those behind were passed as often, up to the
        # next who has a place by now or was passed by fewer of the turns so far. Who waits on the
        # other side too goes alone: from then on they count as heard there.
        after = first + 1
        if preference.is_settled and not alone[first]:
            after = min(_next(given, first), _next(alone, first))
            if earlier < len(taken):
                after = bisect_right(waiting, taken[earlier], first + 1, after, key=asked)
        preference.give_all(first, after)
        yield Stretch(waiting[first:after], _PASSED_OVER, passes)
        count += after - first


def _next(marked: bytearray, start: int) -> int:
    """Where the next mark is from here on, or the end."""
    found = marked.find(1, start)
    return found if found >= 0 else len(marked)


_PASSED_OVER = (Rule.PASSED_OVER,)
