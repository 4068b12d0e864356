"""The speaking order's settings: each session chooses how its floor is shared."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from enum import StrEnum

from session_core.domain.floor_refusals import BadPolicy


class Sides(StrEnum):
    """How the room and online take turns."""

    IN_TURN = "in turn"
    AS_THEY_COME = "as they come"


class Measure(StrEnum):
    """What is counted when it is asked who was heard least."""

    TURNS = "turns"
    FLOOR_TIME = "floor time"


@dataclass(frozen=True)
class FloorPolicy:
    """How the next speaker is found; the default is Evenfloor's own order.

    `round_size` so many of one side speak before the other's turn (1 is strict alternation, 3 are
    rounds of three and three). `group_turns` so often each stakeholder group and each regional
    group is heard before support weighs more than they do; 0 is always. `safe_places` so many
    places are announced and keep. `most_passes` of the same side may go before somebody who asked
    earlier; 0 sets no bound.
    `speaking_seconds` is what one intervention should last, 0 for no limit; `silence_minutes`
    without an online voice raise the alarm, 0 for none. `equity_on_screen` shows the shares of
    floor time in the room.
    """

    sides: Sides = Sides.IN_TURN
    round_size: int = 1
    measure: Measure = Measure.TURNS
    fewest_first: bool = True
    stakeholder_balance: bool = True
    regional_balance: bool = True
    support: bool = True
    group_turns: int = 1
    safe_places: int = 2
    most_passes: int = 10
    order_first: bool = True
    reply_first: bool = True
    speaking_seconds: int = 120
    silence_minutes: int = 10
    equity_on_screen: bool = False


LIMITS: Mapping[str, tuple[int, int]] = {
    "round_size": (1, 10),
    "group_turns": (0, 10),
    "safe_places": (0, 5),
    "most_passes": (0, 50),
    "speaking_seconds": (0, 1800),
    "silence_minutes": (0, 120),
}
"""The least and the most of every setting that is a number."""

NOT_OF_THE_ORDER = frozenset({"speaking_seconds", "silence_minutes", "equity_on_screen"})
"""Settings by which nobody's place changes."""

EVENFLOOR = FloorPolicy()
_BY_NOTHING = replace(
    EVENFLOOR,
    sides=Sides.AS_THEY_COME,
    fewest_first=False,
    stakeholder_balance=False,
    regional_balance=False,
    support=False,
    most_passes=0,
)

PRESETS: Mapping[str, FloorPolicy] = {
    "Even floor": EVENFLOOR,
    "Floor time": replace(EVENFLOOR, measure=Measure.FLOOR_TIME),
    "Rounds of three": replace(EVENFLOOR, round_size=3),
    "By support": replace(_BY_NOTHING, support=True),
    "First come": _BY_NOTHING,
}
"""Policies by the name that the settings page shows."""


def checked_policy(policy: FloorPolicy) -> FloorPolicy:
    """The policy as it is. Raises BadPolicy with the setting's name and its limits."""
    for name, (least, most) in LIMITS.items():
        if not least <= getattr(policy, name) <= most:
            raise BadPolicy(what=name.replace("_", " "), least=least, most=most)
    return policy


def policy_changes(before: FloorPolicy, after: FloorPolicy) -> dict[str, object]:
    """The settings that differ, with what they are now."""
    if before == after:
        return {}
    was = asdict(before)
    return {name: value for name, value in asdict(after).items() if was[name] != value}


def policy_from(kept: Mapping[str, object]) -> FloorPolicy:
    """A policy from settings by name: those missing are the default's, unknown ones pass over."""
    known = {field.name for field in fields(FloorPolicy)}
    values = {name: value for name, value in kept.items() if name in known}
    for name, words in (("sides", Sides), ("measure", Measure)):
        if name in values:
            values[name] = words(str(values[name]))
    return FloorPolicy(**values)  # type: ignore[arg-type]
