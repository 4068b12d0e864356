"""What changed since somebody looked: why an act on the floor they saw then is not done now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from session_core.domain.activity import Activity
from session_core.domain.decline_reasons import OFF_THE_LIST
from session_core.domain.floor import Floor, Intervention, InterventionKind, InterventionState
from session_core.domain.floor_acts import CLAIMS
from session_core.domain.floor_undo import touched


class ChangeKind(StrEnum):
    """What made a list out of date."""

    GAVE = "gave the floor"
    YIELDED = "ended who spoke"
    TOOK_BACK = "took a step back"
    STRUCK = "struck"
    WITHDRAWN = "withdrawn"
    MERGED = "merged"
    ANSWERED = "answered in writing"
    IN_REPORT = "taken into the report"
    DECLINED = "declined"
    PUT_BACK = "put back in the queue"
    WENT_FIRST = "went first"
    ENTRY_UNDONE = "entry undone"
    ENTERED = "entered"
    JOINED = "joined"
    PARTED = "parted"
    QUEUE_CLOSED = "queue closed"
    QUEUE_OPENED = "queue opened"
    ORDER_SET = "order set"
    SOMETHING_ELSE = "something else"


@dataclass(frozen=True)
class Change:
    """One change: of which intervention, by whom (`account:…`, or '' where nobody is to be known).

    `number` is None where it is about none, `at` where the record does not say when.
    """

    kind: ChangeKind
    number: int | None = None
    actor: str = ""
    at: datetime | None = None


GIVINGS = frozenset({"give_floor_to_next", "give_floor_to"})
_TURNS = GIVINGS | {"yield_floor"}
STEPS_BACK = frozenset({"recall_last", "undo_floor_act"})
_UNDONE = "of"
"""The key in a step back's details that says what was taken back."""

_BY_ACT = {
    **dict.fromkeys(GIVINGS, ChangeKind.GAVE),
    **dict.fromkeys(STEPS_BACK, ChangeKind.TOOK_BACK),
    "yield_floor": ChangeKind.YIELDED,
    "strike_request": ChangeKind.STRUCK,
    **dict.fromkeys(("enter_for_someone", "enter_cards", "enter_chat_line"), ChangeKind.ENTERED),
    "answer_in_writing": ChangeKind.ANSWERED,
    "decline_question": ChangeKind.DECLINED,
    "take_into_report": ChangeKind.IN_REPORT,
    "put_back": ChangeKind.PUT_BACK,
    "merge_questions": ChangeKind.JOINED,
    "unmerge_question": ChangeKind.PARTED,
    "close_queue": ChangeKind.QUEUE_CLOSED,
    "open_queue": ChangeKind.QUEUE_OPENED,
    "set_floor_policy": ChangeKind.ORDER_SET,
}

_BY_STATE = {
    InterventionState.WAITING: ChangeKind.TOOK_BACK,
    InterventionState.SPEAKING: ChangeKind.GAVE,
    InterventionState.HEARD: ChangeKind.YIELDED,
    InterventionState.MERGED: ChangeKind.MERGED,
    InterventionState.ANSWERED: ChangeKind.ANSWERED,
    InterventionState.IN_REPORT: ChangeKind.IN_REPORT,
    InterventionState.DECLINED: ChangeKind.DECLINED,
    InterventionState.WITHDRAWN: ChangeKind.WITHDRAWN,
    InterventionState.UNDONE: ChangeKind.ENTRY_UNDONE,
}

_STRIKES = STEPS_BACK | {"strike_request"}
"""What left a question as withdrawn in older records, though not who asked had withdrawn it."""
_REWORDINGS = frozenset({"edit_my_question", "edit_by_receipt"})

_ENDINGS = frozenset(_BY_STATE.values()) - {ChangeKind.TOOK_BACK, ChangeKind.YIELDED}


def given_since(acts: Sequence[Activity], floor: Floor) -> bool:
    """Whether somebody was given the floor by these acts, or has it back by a step back.

    A ballot, a note or support gives nobody the floor, so it makes nothing stale; nor does a step
    back of something else, such as a request that had been struck.
    """
    given = any(act.act in GIVINGS for act in acts)
    return given or (floor.speaking is not None and any(_undid_a_turn(act) for act in acts))


def _undid_a_turn(act: Activity) -> bool:
    """Whether a giving or an ending of a turn was taken back; older records do not say, and did."""
    return act.act in STEPS_BACK and act.details.get(_UNDONE, "yield_floor") in _TURNS


def change_of_list(
    acts: Sequence[Activity], floor: Floor, expected: str | None, first: Intervention | None
) -> Change | None:
    """Why the first place is not what was seen; None where the acts and states do not tell.

    `acts` are those on the floor since somebody looked, oldest first.
    """
    is_first = first is not None and first.id == expected
    stepped = [
        act
        for act in acts
        if act.act in GIVINGS or _undid_a_turn(act) or (act.act in STEPS_BACK and not is_first)
    ]
    if stepped:
        return change_by(stepped[-1], floor)
    wanted = _found(floor, expected)
    if wanted and wanted.state is not InterventionState.WAITING:
        return _of_state(wanted, acts)
    if first and first.kind in (InterventionKind.POINT_OF_ORDER, InterventionKind.RIGHT_OF_REPLY):
        return Change(ChangeKind.WENT_FIRST, first.number, at=first.requested_at)
    return None


def change_of_speaker(
    acts: Sequence[Activity], floor: Floor, expected: str | None
) -> Change | None:
    """Why somebody else has the floor than was seen, or nobody."""
    stepped = [act for act in acts if act.act in _TURNS or _undid_a_turn(act)]
    if stepped:
        return change_by(stepped[-1], floor)
    if floor.speaking:
        return _of_state(floor.speaking, acts)
    wanted = _found(floor, expected)
    return _of_state(wanted, acts) if wanted else None


def change_of_question(acts: Sequence[Activity], one: Intervention) -> Change:
    """How a question came to stand where it stands, and who of the staff did that.

    `acts` are those of staff on the floor, oldest first.
    """
    kind = _how(one)
    if kind is ChangeKind.TOOK_BACK:
        kind = ChangeKind.PUT_BACK
    upon = [act for act in acts if act.act not in CLAIMS and one.id in touched([act])]
    if kind is ChangeKind.WITHDRAWN:
        upon = [act for act in upon[-1:] if act.act in _STRIKES]
        kind = ChangeKind.STRUCK if upon else kind
    if not upon:
        return Change(kind, one.number, at=one.ended_at)
    return Change(kind, one.number, upon[-1].actor, upon[-1].at)


def is_reworded_by(acts: Sequence[Activity], one: Intervention) -> bool:
    """Whether its asker put a question in other words by one of these acts."""
    return any(act.act in _REWORDINGS and act.subject == one.id for act in acts)


def change_by(act: Activity, floor: Floor) -> Change:
    """What one act of staff did, and who; of an act that is not known, only who."""
    about = _found(floor, act.subject)
    kind = _BY_ACT.get(act.act, ChangeKind.SOMETHING_ELSE)
    return Change(kind, about.number if about else None, act.actor, act.at)


def _of_state(one: Intervention, acts: Sequence[Activity]) -> Change:
    """How it ended, and who did that: the last act upon it, where the record tells."""
    upon = [act for act in acts if act.subject == one.id and act.actor.startswith("account:")]
    kind = _how(one)
    if kind is ChangeKind.WITHDRAWN and upon and upon[-1].act == "strike_request":
        kind = ChangeKind.STRUCK
    at = {ChangeKind.GAVE: one.given_at, ChangeKind.YIELDED: one.yielded_at}.get(kind, one.ended_at)
    by = upon[-1].actor if upon and kind in _ENDINGS | {ChangeKind.STRUCK} else ""
    return Change(kind, one.number, by, upon[-1].at if upon else at)


def _how(one: Intervention) -> ChangeKind:
    return ChangeKind.STRUCK if one.decline_reason in OFF_THE_LIST else _BY_STATE[one.state]


def _found(floor: Floor, intervention_id: str | None) -> Intervention | None:
    return next((each for each in floor.interventions if each.id == intervention_id), None)
