"""The ledger: the floor told again from the record alone, moment by moment, and whether it agrees.

Each act says what it changed and leaves a sign of the order that resulted. Here the floor is built
up from what the acts say, the order is found by the speaking order's rules, and its sign compared.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from itertools import takewhile

from session_core.domain.activity import Activity
from session_core.domain.floor import Floor, InterventionState
from session_core.domain.floor_acts import IN_TURN, OUT_OF_TURN
from session_core.domain.floor_facts import (
    CHANGED,
    FORGETS,
    FORGOTTEN,
    ORDER,
    WHOLE,
    order_facts,
    told_floor,
)
from session_core.domain.speaking_order import Place, speaking_order

CHECKED, AGREED = "checked", "agreed"
"""Of an act that forgets: how many moments before it could be told, and how many of them agreed."""


class Verdict(StrEnum):
    """Whether the order that the record tells is the one that people had."""

    AGREES = "agrees"
    FORGOTTEN = "cannot be told any more: somebody was forgotten"
    NOT_RECORDED = "no order was recorded"
    DISAGREES = "disagrees"


@dataclass(frozen=True)
class Moment:
    """One act, the order before and after it as the record tells them, and whether that agrees.

    `why` is said where it does not. Orders are empty where the record does not tell them.
    """

    activity: Activity
    verdict: Verdict
    floor: Floor = field(default_factory=Floor)
    before: Sequence[Place] = ()
    places: Sequence[Place] = ()
    why: str = ""

    @property
    def numbers(self) -> tuple[int, ...]:
        return tuple(place.intervention.number for place in self.places)

    @property
    def gave_to(self) -> Place | None:
        """The place of whom the act gave the floor, in the order before it."""
        if self.activity.act not in (IN_TURN, OUT_OF_TURN):
            return None
        subject = self.activity.subject
        return next((place for place in self.before if place.intervention.id == subject), None)

    @property
    def is_override(self) -> bool:
        """Whether the floor was given to another than the first place."""
        gave_to = self.gave_to
        return gave_to is not None and gave_to.position > 1


@dataclass(frozen=True)
class LastCheck:
    """How many moments were checked before somebody was last forgotten, and how many agreed."""

    at: datetime
    checked: int
    agreed: int


@dataclass(frozen=True)
class Audit:
    """How many moments were found as which, those that disagree, and what was found before.

    Moments that can be told no more may have been found to disagree when they still could.
    """

    counts: Counter[Verdict]
    disagreeing: tuple[Moment, ...]
    last_check: LastCheck | None = None

    @property
    def moments(self) -> int:
        return self.counts.total()

    @property
    def disagrees(self) -> bool:
        """Whether a moment disagrees, or did when it could still be told."""
        check = self.last_check
        return bool(self.disagreeing) or (check is not None and check.agreed < check.checked)


def audit(activities: Sequence[Activity]) -> Audit:
    """What replaying a record comes to."""
    counts: Counter[Verdict] = Counter()
    disagreeing = []
    for moment in replay(activities):
        counts[moment.verdict] += 1
        if moment.verdict is Verdict.DISAGREES:
            disagreeing.append(moment)
    check = _last_check(activities)
    return Audit(counts, tuple(disagreeing), check[1] if check else None)


def checked_so_far(
    activities: Sequence[Activity], go_on: Callable[[], bool] = lambda: True
) -> dict[str, object]:
    """How many moments can be told so far and how many agree, to be kept before some are forgotten.

    What was kept at an earlier forgetting is carried on: only what came since is told again.
    Where `go_on` says no, the moments after are not checked.
    """
    begins, checked, agreed = 0, 0, 0
    if found := _last_check(activities):
        begins, check = found
        checked, agreed = check.checked, check.agreed
    since = replay(activities, len(activities) - begins)
    verdicts = Counter(each.verdict for each in takewhile(lambda _: go_on(), since))
    agreed += verdicts[Verdict.AGREES]
    checked += verdicts[Verdict.AGREES] + verdicts[Verdict.DISAGREES]
    return {CHECKED: checked, AGREED: agreed}


def _last_check(activities: Sequence[Activity]) -> tuple[int, LastCheck] | None:
    """The last act that says what was checked before it, and where it stands in the record."""
    for at in range(len(activities) - 1, -1, -1):
        said = activities[at].details
        checked, agreed = said.get(CHECKED), said.get(AGREED)
        if said.get(FORGETS) and isinstance(checked, int) and isinstance(agreed, int):
            return at, LastCheck(activities[at].at, checked, agreed)
    return None


def replay(activities: Sequence[Activity], last: int | None = None) -> Iterator[Moment]:
    """The acts on the floor, oldest first, each with the order that the record tells.

    With `last`, only so many of the latest: the orders before them are not asked for.
    """
    begins = 0 if last is None else max(0, len(activities) - last)
    forgetting = _last_forgetting(activities)
    floor: Floor | None = None
    before: Sequence[Place] | None = None
    is_forgotten = False
    for at, act in enumerate(activities):
        is_forgotten = is_forgotten or _tells_less(act)
        if ORDER not in act.details:
            floor, before = None, None
            if at >= begins:
                yield Moment(act, Verdict.NOT_RECORDED)
            continue
        floor, places, why = _told(act, floor, wanted=at >= begins - 1)
        why = why or _wrong_turn(act, before)
        verdict = Verdict.DISAGREES if why else Verdict.AGREES
        if why and at < forgetting and is_forgotten:
            verdict, why, places = Verdict.FORGOTTEN, "", ()
        if at >= begins:
            yield Moment(act, verdict, floor or Floor(), before or (), places, why)
        before = places if verdict is Verdict.AGREES and at >= begins - 1 else None


def _told(
    act: Activity, floor: Floor | None, *, wanted: bool
) -> tuple[Floor | None, Sequence[Place], str]:
    """The floor and the order after an act, and in words what is wrong with them, or ''."""
    if floor is None and not act.details.get(WHOLE):
        return None, (), "what was before is not told"
    try:
        floor = told_floor(floor or Floor(), act.details)
        if not wanted:
            return floor, (), ""
        places = speaking_order(floor)
    except (ValueError, TypeError, AttributeError):
        return None, (), "the record says what cannot be"
    speaking = [one for one in floor.interventions if one.state is InterventionState.SPEAKING]
    if len(speaking) > 1:
        return floor, places, "two have the floor"
    told = order_facts(places)
    if any(act.details.get(name) != value for name, value in told.items()):
        return floor, places, "another order follows from the record than the one people had"
    return floor, places, ""


def _wrong_turn(act: Activity, before: Sequence[Place] | None) -> str:
    """Whether an act gave the floor in turn to another than the first, in words, or ''."""
    if act.act != IN_TURN or before is None:
        return ""
    first = before[0].intervention.id if before else ""
    return "" if first == act.subject else "the floor was given in turn, but not to the first"


def _last_forgetting(activities: Sequence[Activity]) -> int:
    """Which act was the last that made the record tell less of who asked; -1 where none did."""
    return max((at for at, act in enumerate(activities) if act.details.get(FORGETS)), default=-1)


def _tells_less(act: Activity) -> bool:
    """Whether somebody of whom the act tells was forgotten since."""
    changed = act.details.get(CHANGED)
    told = changed.values() if isinstance(changed, Mapping) else ()
    return any(isinstance(facts, Mapping) and bool(facts.get(FORGOTTEN)) for facts in told)
