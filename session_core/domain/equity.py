"""Equity: who had the floor, beside who waits for it and who joined.

A turn or a second of floor time counts for the group of who spoke, once they have yielded. Of those
who wait every person counts once, however much they asked; a hub counts as its people.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from session_core.domain.floor import Floor, Intervention, InterventionState
from session_core.domain.people import Modality, RegionalGroup, Seat, StakeholderGroup

FEWEST_SHOWN = 5
"""A group heard from fewer people than this could point at one of them."""
NOT_SAID = ""
OTHERS = "others"
FIRST_TIME = "first time"
HEARD_BEFORE = "heard before"


class By(StrEnum):
    """What the floor's time is shared out by."""

    SIDE = "side"
    STAKEHOLDER = "stakeholder group"
    REGION = "regional group"
    LANGUAGE = "language"
    FIRST_TIME = "first time or not"


PUBLIC_BY = (By.SIDE, By.STAKEHOLDER)
"""What the room screen may show; regions and languages are rare enough to point at a person."""
BY_GROUP = frozenset({By.STAKEHOLDER, By.REGION, By.LANGUAGE})
"""What a naming rule that hides affiliations leaves nothing of."""

_ORDER = {
    By.SIDE: tuple(str(side) for side in Modality),
    By.STAKEHOLDER: tuple(str(group) for group in StakeholderGroup),
    By.REGION: tuple(str(group) for group in RegionalGroup),
    By.FIRST_TIME: (FIRST_TIME, HEARD_BEFORE),
}


@dataclass(frozen=True)
class Portion:
    """One group's part of the floor.

    `seconds` of floor time and `turns` that are over; `voices` are the different people who had
    them; `waiting` and `joined` are people. `group` is '' where none was said.
    """

    group: str
    seconds: float = 0.0
    turns: int = 0
    voices: int = 0
    waiting: int = 0
    joined: int = 0


Shares = tuple[float, ...] | None
"""One number from 0 to 1 for each portion, which sum to 1; None where there is nothing to share."""


@dataclass(frozen=True)
class Balance:
    """All portions by one thing; `joined_shares` are None too where nobody can know them."""

    by: By
    portions: tuple[Portion, ...]

    @property
    def floor_shares(self) -> Shares:
        return _shares([each.seconds for each in self.portions])

    @property
    def turn_shares(self) -> Shares:
        return _shares([each.turns for each in self.portions])

    @property
    def waiting_shares(self) -> Shares:
        return _shares([each.waiting for each in self.portions])

    @property
    def joined_shares(self) -> Shares:
        return _shares([each.joined for each in self.portions])


def _shares(amounts: Sequence[float]) -> Shares:
    whole = sum(amounts)
    return tuple(each / whole for each in amounts) if whole else None


def balances(floor: Floor, joined: Iterable[Seat] = ()) -> tuple[Balance, ...]:
    """The floor shared out by each thing, from interventions as their audience may see them."""
    seats = tuple(joined)
    return tuple(_balance(by, floor, seats) for by in By)


def withheld(balance: Balance) -> Balance | None:
    """The same for the public: nobody is pointed at, and nothing can be worked out from totals.

    Groups heard from fewer than five people stand together as others, with as many of the next
    smallest as it takes to make those five people too. Who waits and who joined is said of the
    sides only. None where no two groups are left to tell apart.
    """
    if balance.by is By.SIDE:
        return replace(balance, portions=tuple(replace(p, joined=0) for p in balance.portions))
    heard = [replace(each, waiting=0, joined=0) for each in balance.portions if each.turns]
    heard.sort(key=lambda each: (each.voices, each.group))
    hidden = [each for each in heard if each.voices < FEWEST_SHOWN]
    shown = heard[len(hidden) :]
    while hidden and shown and sum(each.voices for each in hidden) < FEWEST_SHOWN:
        hidden.append(shown.pop(0))
    if not shown or len(shown) + bool(hidden) < 2:
        return None
    portions = _in_order(balance.by, shown)
    if hidden:
        others = Portion(
            OTHERS,
            sum(each.seconds for each in hidden),
            sum(each.turns for each in hidden),
            sum(each.voices for each in hidden),
        )
        portions = (*portions, others)
    return replace(balance, portions=portions)


def _balance(by: By, floor: Floor, joined: Sequence[Seat]) -> Balance:
    group_of = _group_of(by, floor)
    seconds, turns = defaultdict[str, float](float), defaultdict[str, int](int)
    voices, waiting = defaultdict[str, int](int), defaultdict[str, int](int)
    known = set[str]()
    for one in _heard(floor):
        group = group_of(one)
        if one.given_at and one.yielded_at:
            seconds[group] += (one.yielded_at - one.given_at).total_seconds()
        turns[group] += 1
        # Each voice counts in one group only, so that those of several groups can be added up.
        voices[group] += one.asker not in known
        known.add(one.asker)
    for one in _who_waits(floor):
        waiting[group_of(one)] += one.people
    present = _joined(by, joined)
    groups = {*turns, *waiting, *present, *(_ORDER[by] if by is By.SIDE else ())}
    portions = [
        Portion(
            group,
            seconds[group],
            turns[group],
            voices[group],
            waiting[group],
            present.get(group, 0),
        )
        for group in groups
    ]
    return Balance(by, _in_order(by, portions))


def _group_of(by: By, floor: Floor) -> Callable[[Intervention], str]:
    if by is By.FIRST_TIME:
        firsts, known = set[str](), set[str]()
        for one in (*_heard(floor), *([floor.speaking] if floor.speaking else [])):
            if one.asker not in known:
                firsts.add(one.id)
            known.add(one.asker)
        return lambda one: (
            FIRST_TIME if one.id in firsts or one.asker not in known else HEARD_BEFORE
        )
    return lambda one: _group(by, one)


def _group(by: By, one: Intervention | Seat) -> str:
    said: str | None = {
        By.SIDE: one.modality,
        By.STAKEHOLDER: one.stakeholder_group,
        By.REGION: one.regional_group,
        By.LANGUAGE: one.language,
    }[by]
    return str(said) if said else NOT_SAID


def _joined(by: By, seats: Sequence[Seat]) -> dict[str, int]:
    """People who joined, by group; whether they were heard before is not known of a seat."""
    present = defaultdict[str, int](int)
    if by is not By.FIRST_TIME:
        for seat in seats:
            present[_group(by, seat)] += seat.counted_people
    return present


def _heard(floor: Floor) -> list[Intervention]:
    return sorted(floor.heard, key=lambda each: (each.given_at, each.number))


def _who_waits(floor: Floor) -> Iterable[Intervention]:
    """One request of everybody who waits: also of those whose question was merged into another."""
    waiting = {one.id for one in floor.waiting}
    first: dict[str, Intervention] = {}
    for one in sorted(floor.interventions, key=lambda each: each.number):
        merged = one.state is InterventionState.MERGED and one.merged_into in waiting
        if one.id in waiting or merged:
            first.setdefault(one.asker, one)
    return first.values()


def _in_order(by: By, portions: Iterable[Portion]) -> tuple[Portion, ...]:
    """In the order of the programme page, else by name; what was not said comes last."""
    order = _ORDER.get(by, ())
    rank = {group: at for at, group in enumerate(order)}
    return tuple(
        sorted(
            portions,
            key=lambda each: (
                each.group == NOT_SAID,
                rank.get(each.group, len(order)),
                each.group,
            ),
        )
    )
