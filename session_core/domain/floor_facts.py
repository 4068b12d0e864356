"""What the record says of the floor: the facts from which the speaking order can be found again.

Numbers, ids, times and words of our own lists; never a text, a name, or who asks: an asker is a
key that is the same for all they asked, and from which nobody can be read.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from session_core.domain.codes import hashed
from session_core.domain.floor import Floor, Intervention, InterventionKind, InterventionState
from session_core.domain.floor_policy import EVENFLOOR, policy_changes, policy_from
from session_core.domain.people import Modality, RegionalGroup, StakeholderGroup
from session_core.domain.rules import Rule
from session_core.domain.speaking_order import Places

CHANGED, ASKED, WHOLE = "changed", "asked", "whole"
"""Facts by intervention; the ids of what was asked by the act; that the row says all there is."""
POLICY, QUEUE, ORDER, WAITING = "policy", "queue_open", "order", "waiting"
FORGOTTEN, FORGETS = "forgotten", "forgets"
"""Of an intervention: that who asked it is told no longer; of an act: that it made it so."""

_ASKED = ("number", "kind", "modality", "requested_at")
WHO = ("asker", "stakeholder_group", "regional_group")
"""The facts of who asked; none of them is told of somebody who is forgotten, but a new key."""
_MOVES = (
    "state",
    "announced_at",
    "announced_for",
    "given_at",
    "yielded_at",
    "merged_into",
    "people",
    "support",
)
_KINDS: Mapping[str, type[StrEnum]] = {
    "kind": InterventionKind,
    "modality": Modality,
    "state": InterventionState,
    "stakeholder_group": StakeholderGroup,
    "regional_group": RegionalGroup,
}
_TIMES = frozenset({"requested_at", "announced_at", "given_at", "yielded_at"})
_COUNTS = frozenset({"number", "people", "support"})

Facts = dict[str, object]


def digest(numbers: Iterable[int]) -> str:
    """A short sign of an order: 16 hexadecimal digits of SHA-256 over its numbers."""
    return hashlib.sha256(",".join(map(str, numbers)).encode()).hexdigest()[:16]


def order_facts(order: Places) -> Facts:
    """What an act says of the order it left: its sign, and how many wait."""
    numbers = [one.number for one in order.ones]
    return {ORDER: digest(numbers), WAITING: len(numbers)}


def asker_key(session_id: str, asker: str) -> str:
    """The same for all that one asker asks in a session; nobody can be read from it."""
    return hashed(f"{session_id} {asker}")[:16]


def nobody(session_id: str, intervention_id: str) -> Facts:
    """What is told of who asked, once they are forgotten."""
    return {"asker": asker_key(session_id, f"somebody:{intervention_id}")}


def who(one: Intervention, session_id: str) -> Facts:
    """What is told of who asked: a key, and the groups as far as they are kept."""
    groups = {name: getattr(one, name) for name in WHO[1:] if getattr(one, name)}
    return {"asker": asker_key(session_id, one.asker), **groups}


def whole_facts(one: Intervention, session_id: str) -> Facts:
    """All that is told of an intervention."""
    known = {name: getattr(one, name) for name in (*_ASKED, *_MOVES)}
    return who(one, session_id) | {
        name: _plain(value) for name, value in known.items() if value is not None and value != ()
    }


def moved_facts(before: Intervention, after: Intervention) -> Facts:
    """What an act changed of an intervention, who asked it apart."""
    return {
        name: _plain(getattr(after, name))
        for name in _MOVES
        if getattr(before, name) != getattr(after, name)
    }


def told_less_of(
    before: Floor, after: Floor
) -> tuple[Sequence[Intervention], Sequence[Intervention]]:
    """Those whose asker is forgotten, and those of whose asker less is kept, as they are now."""
    now = {each.id: each for each in after.interventions}
    kept = [(each, now[each.id]) for each in before.interventions if each.id in now]
    forgotten = [new for old, new in kept if old.asker != new.asker]
    cut = [
        new
        for old, new in kept
        if old.asker == new.asker
        and (old.stakeholder_group, old.regional_group)
        != (new.stakeholder_group, new.regional_group)
    ]
    return forgotten, cut


def floor_facts(session_id: str, before: Floor, after: Floor, asked: Iterable[str]) -> Facts:
    """What an act changed on the floor, as plain data for the record."""
    known = {each.id: each for each in before.interventions}
    new = {*asked, *(each.id for each in after.interventions if each.id not in known)}
    changed = {}
    for each in after.interventions:
        if each.id in new:
            changed[each.id] = whole_facts(each, session_id)
        elif known[each.id] is not each and (moved := moved_facts(known[each.id], each)):
            changed[each.id] = moved
    facts: Facts = {CHANGED: changed} if changed else {}
    if new:
        facts[ASKED] = [each.id for each in after.interventions if each.id in new]
    if settings := policy_changes(before.policy, after.policy):
        facts[POLICY] = settings
    if before.queue_open is not after.queue_open:
        facts[QUEUE] = after.queue_open
    return facts


def all_facts(session_id: str, floor: Floor) -> Facts:
    """The whole floor, where the record does not tell yet how it came to be as it is."""
    return {
        WHOLE: True,
        QUEUE: floor.queue_open,
        POLICY: policy_changes(EVENFLOOR, floor.policy),
        CHANGED: {each.id: whole_facts(each, session_id) for each in floor.interventions},
    }


def told_floor(floor: Floor, details: Mapping[str, object]) -> Floor:
    """The floor after an act, from the floor before it and what the record says of the act.

    Raises ValueError where the record says what cannot be.
    """
    if details.get(WHOLE):
        floor = Floor()
    known = {each.id: each for each in floor.interventions}
    for intervention_id, facts in _mapping(details.get(CHANGED, {})).items():
        values = _values(_mapping(facts))
        one = known.get(intervention_id)
        try:
            known[intervention_id] = (
                replace(one, **values) if one else Intervention(id=intervention_id, **values)
            )
        except TypeError as missing:
            raise ValueError(f"not all is told of {intervention_id}") from missing
    settings = _mapping(details.get(POLICY, {}))
    told = policy_from({**asdict(floor.policy), **settings}) if settings else floor.policy
    return replace(
        floor,
        interventions=tuple(sorted(known.values(), key=lambda each: each.number)),
        queue_open=bool(details.get(QUEUE, floor.queue_open)),
        policy=told,
    )


def _mapping(value: object) -> Mapping[str, object]:
    if not isinstance(value, Mapping):
        raise ValueError("facts stand by name")
    return value


def _values(facts: Mapping[str, object]) -> dict[str, Any]:
    return {name: _read(name, value) for name, value in facts.items() if name != FORGOTTEN}


def _read(name: str, value: object) -> object:
    if value is None:
        return None
    if name in _TIMES:
        return datetime.fromisoformat(str(value))
    if name in _COUNTS:
        return int(str(value))
    if name == "announced_for":
        return tuple(map(Rule, value)) if isinstance(value, list) else ()
    return _KINDS[name](str(value)) if name in _KINDS else str(value)


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return list(value)
    return value.isoformat() if isinstance(value, datetime) else value
