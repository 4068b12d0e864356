"""The speaking order said plainly: one place after another, always the least by what is counted.

Slow and short; `speaking_order` has to agree with it on every floor.
"""

from collections.abc import Sequence
from functools import partial

from session_core.domain.floor import Floor, Intervention
from session_core.domain.floor_policy import Measure, Sides
from session_core.domain.people import Modality
from session_core.domain.rules import Rule
from session_core.domain.speaking_order import Place, is_urgent, usual_turn

NEVER = 10**9
EVERYWHERE = tuple(Modality)


class PlainOrder:
    """A floor on which one place after another is given away, each counting as heard."""

    def __init__(self, floor: Floor) -> None:
        self.policy, self.interventions = floor.policy, floor.interventions
        self.by_time = floor.policy.measure is Measure.FLOOR_TIME
        self.unit = max(round(usual_turn(floor).total_seconds()), 1) if self.by_time else 1
        waiting = [one for one in floor.waiting if not is_urgent(one, floor.policy)]
        self.urgent = [one for one in floor.waiting if is_urgent(one, floor.policy)]
        self.safe = sorted(
            (one for one in waiting if one.announced_at),
            key=lambda one: (str(one.announced_at), one.requested_at, one.number),
        )
        self.waiting = [one for one in waiting if not one.announced_at]
        had = [one for one in (*floor.heard, floor.speaking) if one]
        self.had = [one for one in had if not is_urgent(one, floor.policy)]
        self.taken = [*self.had, *self.safe]

    def asked(self, one: Intervention) -> tuple[object, int]:
        return min((each.requested_at, each.number) for each in (one, *self.merged(one)))

    def merged(self, one: Intervention) -> Sequence[Intervention]:
        return [each for each in self.interventions if each.merged_into == one.id]

    def held(self, one: Intervention) -> int:
        if not self.by_time:
            return 1
        if one.given_at and one.yielded_at:
            return round((one.yielded_at - one.given_at).total_seconds())
        return self.unit

    def level(self, one: Intervention) -> int:
        if not self.policy.fewest_first:
            return 0
        return min(
            sum(self.held(turn) for turn in self.taken if turn.asker == each.asker) // each.people
            for each in (one, *self.merged(one))
        )

    def groups(self, one: Intervention, here: Sequence[Intervention]) -> tuple[int, int]:
        """How much the two groups of who asks were heard; `here` wait on the same side."""
        enough = self.policy.group_turns * self.unit or NEVER
        beside = [other for other in here if self.level(other) == self.level(one)]

        def held(name: str, group: object) -> int:
            turns = [self.held(turn) for turn in self.taken if getattr(turn, name) == group]
            return min(sum(turns), enough)

        def count(name: str) -> int:
            named = {getattr(other, name) for other in beside} - {None}
            if group := getattr(one, name):
                return held(name, group)
            return min((held(name, other) for other in named), default=enough)

        return (
            count("stakeholder_group") if self.policy.stakeholder_balance else 0,
            count("regional_group") if self.policy.regional_balance else 0,
        )

    def preferred(self, one: Intervention, here: Sequence[Intervention]) -> tuple[object, ...]:
        support = one.support if self.policy.support else 0
        return (self.level(one), *self.groups(one, here), -support, *self.asked(one))

    def whose_turn(self) -> tuple[Modality | None, tuple[Rule, ...]]:
        """Nobody's where the sides do not take turns."""
        if self.policy.sides is Sides.AS_THEY_COME:
            return None, ()
        first = min(self.waiting, key=self.asked).modality
        last = self.taken[-1].modality if self.taken else first.other
        if not self.taken:
            side, why = first, Rule.SIDE_ASKED_FIRST
        elif self.by_time:
            held = {side: self.held_by(side) for side in Modality}
            side = last.other if held[last.other] <= held[last] else last
            why = Rule.LESS_FLOOR_TIME
        elif self.run() >= self.policy.round_size:
            side, why = last.other, Rule.ALTERNATES
        else:
            side, why = last, Rule.ROUND_GOES_ON
        here = {one.modality for one in self.waiting}
        if side not in here or (why is Rule.ROUND_GOES_ON and side.other not in here):
            return here.pop(), (Rule.OTHER_SIDE_EMPTY,)
        return side, (why,)

    def held_by(self, side: Modality) -> int:
        return sum(self.held(one) for one in self.taken if one.modality is side)

    def run(self) -> int:
        sides = [one.modality for one in reversed(self.taken)]
        return next((n for n, side in enumerate(sides) if side is not sides[0]), len(sides))

    def next_of(self, side: Modality | None) -> tuple[Intervention, tuple[Rule, ...], int]:
        """Who is next on a side, why, and how often they were passed where that is why."""
        here = [one for one in self.waiting if side in (None, one.modality)]
        longest = min(here, key=self.asked)
        passes = sum(
            self.asked(one) > self.asked(longest)
            for one in self.taken
            if side in (None, one.modality)
        )
        if self.policy.most_passes and passes >= self.policy.most_passes:
            return longest, (Rule.PASSED_OVER,), passes
        here.sort(key=partial(self.preferred, here=tuple(here)))
        return here[0], self.why(here, self.mixed[side]), 0

    def why(self, here: Sequence[Intervention], mixed: bool) -> tuple[Rule, ...]:
        one, others = here[0], here[1:]
        level, (times, times_of_region) = self.level(one), self.groups(one, here)
        why: list[Rule] = []
        if self.policy.fewest_first:
            why += [Rule.HEARD_BEFORE if level else Rule.FIRST_TIME]
        named = one.stakeholder_group and self.policy.stakeholder_balance and mixed
        if named and not times:
            why += [Rule.GROUP_NOT_HEARD]
        other = next((other for other in others if self.level(other) == level), None)
        other = None if other and other.asker == one.asker else other
        if other and times != self.groups(other, here)[0]:
            why += [Rule.GROUP_HEARD_LESS] if named and times else []
        elif other and times_of_region != self.groups(other, here)[1]:
            region = Rule.REGION_HEARD_LESS if times_of_region else Rule.REGION_NOT_HEARD
            why += [region] if one.regional_group else []
        elif other:
            supported = self.policy.support and one.support != other.support
            why += [Rule.SUPPORTED if supported else Rule.FIRST_COME]
        return tuple(why) or (Rule.FIRST_COME,)

    def places(self) -> tuple[Place, ...]:
        """The whole order."""
        self.mixed = {
            side: len({o.stakeholder_group for o in self.waiting if side in (None, o.modality)}) > 1
            for side in (None, *Modality)
        }
        kinds = {kind.value: Rule(kind.value) for kind in (one.kind for one in self.urgent)}
        urgent = sorted(self.urgent, key=lambda one: (one.kind, one.requested_at, one.number))
        found: list[tuple[Intervention, tuple[Rule, ...], int]] = [
            (one, (kinds[one.kind],), 0) for one in urgent
        ]
        found += [(one, (Rule.ANNOUNCED, *one.announced_for), 0) for one in self.safe]
        heard = [one.asker for one in self.had]
        while self.waiting:
            side, turn = self.whose_turn()
            one, why, passes = self.next_of(side)
            self.waiting.remove(one)
            self.taken.append(one)
            found.append((one, turn + why, passes))
        return tuple(
            Place(position, one, why, heard.count(one.asker), passes)
            for position, (one, why, passes) in enumerate(found, start=1)
        )
