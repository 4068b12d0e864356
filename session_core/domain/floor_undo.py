"""Taking acts of staff on the floor back, one after another, from what the record says was before.

What participants did in between stays done: a question that its asker withdrew stays withdrawn.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from session_core.domain.activity import Activity
from session_core.domain.dispositions import take_back_entry
from session_core.domain.floor import (
    CAN_BE_WITHDRAWN,
    DeclineReason,
    Floor,
    Intervention,
    InterventionState,
    unclaimed,
    with_changed,
)
from session_core.domain.floor_acts import CLAIMS
from session_core.domain.floor_facts import ASKED
from session_core.domain.floor_policy import NOT_OF_THE_ORDER, FloorPolicy, policy_from
from session_core.domain.people import Role

BEFORE, POLICY_BEFORE, QUEUE_BEFORE = "floor_before", "policy_before", "queue_before"
"""The keys in an activity's details under which the state before the act is kept."""
UNDO = "undo_floor_act"

_STEPS = frozenset({"close_session", "open_session"})
"""What these did to the floor goes with the session's stage, and nothing before them is undone."""
_FIELDS = (
    "state",
    "announced_at",
    "given_at",
    "yielded_at",
    "merged_into",
    "decline_reason",
    "ended_at",
)
_TIMES = frozenset({"announced_at", "given_at", "yielded_at", "ended_at"})
_WORDS: Mapping[str, type[StrEnum]] = {"state": InterventionState, "decline_reason": DeclineReason}
_BECAME, _INTO = "became", "became_merged_into"
_NO_HEAD = frozenset(
    {InterventionState.WITHDRAWN, InterventionState.UNDONE, InterventionState.MERGED}
)


@dataclass(frozen=True)
class LastFloorAct:
    """The act on the floor that an undo would take back.

    `numbers` are those it was done to, `by` the role of who did it, `revision` the floor's, by
    which a page says what it saw. `left_alone` are the numbers that have moved on since, because
    their asker withdrew them: they stay as they are. `settings` of the order are what they would
    be again.
    """

    act: str
    numbers: tuple[int, ...]
    by: Role | None
    at: datetime
    revision: int
    left_alone: tuple[int, ...] = ()
    settings: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Undone:
    """The floor with an act taken back, and the ids of what was left alone."""

    floor: Floor
    left_alone: tuple[str, ...]


def state_before(before: Floor, after: Floor) -> dict[str, object]:
    """What an act of staff changed, as plain data to keep: of each intervention what it had.

    Never a text: where other words were written to an asker whose question had ended, it waits
    after an undo, since the words of before are gone.
    """
    now = {each.id: each for each in after.interventions}
    changed = {
        each.id: _plain(each, now[each.id])
        for each in before.interventions
        if each.id in now and now[each.id] is not each
    }
    state: dict[str, object] = {}
    if any(changed.values()):
        state[BEFORE] = {name: fields for name, fields in changed.items() if fields}
    if before.policy != after.policy:
        settings = vars(after.policy)
        state[POLICY_BEFORE] = {
            name: value for name, value in vars(before.policy).items() if settings[name] != value
        }
    if before.queue_open is not after.queue_open:
        state[QUEUE_BEFORE] = before.queue_open
    return state


def last_acts(activities: Iterable[Activity]) -> Sequence[Activity]:
    """What the last use-case of staff did that was not taken back; activities oldest first."""
    standing: list[list[Activity]] = []
    for each in activities:
        if each.act in _STEPS:
            standing = []
        elif each.act == UNDO:
            standing = standing[:-1]
        elif not _can_be_undone(each):
            continue
        elif standing and each.revision and standing[-1][-1].revision == each.revision:
            # One use-case: many chat lines entered at once are taken back at once.
            standing[-1].append(each)
        else:
            standing.append([each])
    return standing[-1] if standing else ()


def last_since(activities: Iterable[Activity], seen: int) -> Activity | None:
    """The last that staff did after a revision and can be taken back, or took back; or None."""
    since = [each for each in activities if each.revision > seen]
    return next(
        (each for each in reversed(since) if each.act == UNDO or _can_be_undone(each)), None
    )


def taken_back(floor: Floor, acts: Sequence[Activity], now: datetime) -> Undone:
    """The floor as it was before these acts, as far as nothing else happened to it since.

    Raises ValueError where the record says what cannot be.
    """
    left: list[str] = []
    for act in reversed(acts):
        floor = _taken_back(floor, act, now, left)
    if sum(one.state is InterventionState.SPEAKING for one in floor.interventions) > 1:
        raise ValueError("two would have the floor")
    return Undone(floor, tuple(left))


def touched(acts: Iterable[Activity]) -> tuple[str, ...]:
    """The ids of what some acts were done to: the first is what they were mainly about."""
    ids: dict[str, None] = {}
    for act in acts:
        ids |= dict.fromkeys([act.subject] if act.subject else [])
        ids |= dict.fromkeys(_names(act, ASKED))
        ids |= dict.fromkeys(_names(act, BEFORE))
    return tuple(ids)


def settings_before(acts: Iterable[Activity]) -> dict[str, object]:
    """The settings of the order that some acts changed, as they were before; others are left."""
    before: dict[str, object] = {}
    for act in acts:
        said = act.details.get(POLICY_BEFORE)
        told = said.items() if isinstance(said, dict) else ()
        before = {name: value for name, value in told if name not in NOT_OF_THE_ORDER} | before
    return before


def _can_be_undone(act: Activity) -> bool:
    # A forged record may say anything.
    said = act.details
    return (
        act.act not in CLAIMS  # of which older records say too what was before
        and act.actor.startswith("account:")
        and bool(
            isinstance(said.get(BEFORE), dict)
            or bool(settings_before([act]))
            or isinstance(said.get(QUEUE_BEFORE), bool)
            or _names(act, ASKED)
        )
    )


def _names(act: Activity, key: str) -> list[str]:
    said = act.details.get(key)
    return [str(name) for name in said] if isinstance(said, list | dict) else []


def _taken_back(floor: Floor, act: Activity, now: datetime, left: list[str]) -> Floor:
    here = {each.id: each for each in floor.interventions}
    back: dict[str, Intervention] = {}
    for intervention_id, fields in _of(act, BEFORE).items():
        if not isinstance(fields, dict):
            raise ValueError("fields stand by name")
        if (one := here.get(intervention_id)) is None:
            continue
        if (one.state, one.merged_into) != (fields.get(_BECAME), fields.get(_INTO)):
            left.append(one.id)
            continue
        values = {name: _read(name, value) for name, value in fields.items() if name in _FIELDS}
        was = replace(one, **values)  # type: ignore[arg-type]
        # Who reads it now goes on while it waits; what has ended is read by nobody.
        back[one.id] = was if was.state is InterventionState.WAITING else unclaimed(was)
    for one in back.values():
        head = back.get(one.merged_into or "") or here.get(one.merged_into or "")
        if one.state is InterventionState.MERGED and (head is None or head.state in _NO_HEAD):
            left.append(one.id)
        else:
            floor = with_changed(floor, one)
    for intervention_id in _names(act, ASKED):
        if intervention_id in here and here[intervention_id].state in CAN_BE_WITHDRAWN:
            floor = take_back_entry(floor, intervention_id, now)
        else:
            left.append(intervention_id)
    if POLICY_BEFORE in act.details:
        floor = replace(floor, policy=_policy(floor.policy, _of(act, POLICY_BEFORE)))
    if isinstance(was_open := act.details.get(QUEUE_BEFORE), bool):
        floor = replace(floor, queue_open=was_open)
    return floor


def _of(act: Activity, key: str) -> Mapping[str, object]:
    said = act.details.get(key, {})
    if not isinstance(said, dict):
        raise ValueError("what was before stands by id")
    return said


def _policy(now: FloorPolicy, before: Mapping[str, object]) -> FloorPolicy:
    of_the_order = {name: value for name, value in before.items() if name not in NOT_OF_THE_ORDER}
    return policy_from({**vars(now), **of_the_order})


def _plain(one: Intervention, after: Intervention) -> dict[str, object]:
    names = [name for name in _FIELDS if getattr(one, name) != getattr(after, name)]
    if not names:
        return {}
    values = {name: getattr(one, name) for name in dict.fromkeys(["state", *names])}
    if one.reply != after.reply:
        values |= {"state": InterventionState.WAITING, "decline_reason": None, "ended_at": None}
    values |= {_BECAME: after.state, _INTO: after.merged_into}
    return {
        name: value.isoformat() if isinstance(value, datetime) else value
        for name, value in values.items()
    }


def _read(name: str, value: object) -> object:
    if value is None:
        return None
    if name in _TIMES:
        return datetime.fromisoformat(str(value))
    return _WORDS[name](str(value)) if name in _WORDS else str(value)
