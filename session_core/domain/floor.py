"""Interventions and the floor: who waits, who speaks, what was heard."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from session_core.domain.announced import announced_again
from session_core.domain.decline_reasons import DeclineReason as DeclineReason
from session_core.domain.floor_policy import EVENFLOOR, FloorPolicy
from session_core.domain.floor_refusals import FloorFree, NothingToUndo, NotWaiting, QueueClosed
from session_core.domain.people import Modality, RegionalGroup, StakeholderGroup
from session_core.domain.refusals import NotFound
from session_core.domain.rules import Rule


class InterventionKind(StrEnum):
    QUESTION = "question"
    COMMENT = "comment"
    POINT_OF_ORDER = "point of order"
    RIGHT_OF_REPLY = "right of reply"


FOR_PARTICIPANTS = (InterventionKind.QUESTION, InterventionKind.COMMENT)
"""What a participant can ask for; the other kinds are entered by staff."""


class InterventionState(StrEnum):
    """Where an intervention stands; all but the first two are dispositions: how it ended."""

    WAITING = "waiting"
    SPEAKING = "speaking"
    HEARD = "heard"
    MERGED = "merged"
    ANSWERED = "answered in writing"
    IN_REPORT = "in the report"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    UNDONE = "entry undone"


_UNDECIDED = {InterventionState.WAITING, InterventionState.SPEAKING}
DISPOSITIONS = frozenset(InterventionState) - _UNDECIDED
"""How an intervention can end; nothing vanishes."""

_SAID = {InterventionState.SPEAKING, InterventionState.HEARD}
_GONE = {InterventionState.WITHDRAWN, InterventionState.UNDONE}
CAN_BE_WITHDRAWN = frozenset(InterventionState) - _SAID - _GONE
"""Where its asker can take it back: all but what was said aloud, be it decided or in the report."""


class Source(StrEnum):
    """How an intervention came in."""

    DEVICE = "device"
    PROXY = "proxy"
    PAPER = "paper card"
    HUB = "hub"
    CHAT = "chat"


@dataclass(frozen=True, slots=True)
class Intervention:
    """One contribution from the floor, from request to end.

    `number` counts from 1 within the session and is what people say aloud. `text` may be empty:
    a request for the floor without a written question. `name` is a pseudonym or what staff typed.
    `asker` is the same for all that one person asks (a seat, or a name typed by staff), so that
    the order can tell who was heard already; it is never shown. `people` are those it speaks for,
    more than one for a hub; `support` counts who else wants it asked, in people. `language` is what
    the asker speaks, a tag such as `fr`, or ''; `written_in` that of the text. `reply` is what was
    answered in writing, or said with a decline. `announced_for` are the rules of a place announced.
    """

    id: str
    number: int
    kind: InterventionKind
    modality: Modality
    asker: str
    requested_at: datetime
    text: str = ""
    name: str = ""
    stakeholder_group: StakeholderGroup | None = None
    regional_group: RegionalGroup | None = None
    state: InterventionState = InterventionState.WAITING
    announced_at: datetime | None = None
    given_at: datetime | None = None
    yielded_at: datetime | None = None
    seat_id: str | None = None
    entered_by: str | None = None
    source: Source = Source.DEVICE
    language: str = ""
    people: int = 1
    support: int = 0
    merged_into: str | None = None
    decline_reason: DeclineReason | None = None
    reply: str = ""
    ended_at: datetime | None = None
    edited_at: datetime | None = None
    claimed_by: str | None = None
    claimed_at: datetime | None = None
    announced_for: tuple[Rule, ...] = ()
    written_in: str = ""


@dataclass(frozen=True)
class Floor:
    """All interventions of a session by number, by which policy, and whether new ones are taken."""

    interventions: tuple[Intervention, ...] = ()
    queue_open: bool = True
    policy: FloorPolicy = EVENFLOOR

    @property
    def speaking(self) -> Intervention | None:
        return next(iter(self._in(InterventionState.SPEAKING)), None)

    @property
    def waiting(self) -> tuple[Intervention, ...]:
        return self._in(InterventionState.WAITING)

    @property
    def heard(self) -> tuple[Intervention, ...]:
        """What was heard, in the order in which it was."""
        return tuple(sorted(self._in(InterventionState.HEARD), key=_given_at))

    def _in(self, state: InterventionState) -> tuple[Intervention, ...]:
        return tuple(each for each in self.interventions if each.state is state)


def _given_at(intervention: Intervention) -> datetime:
    if intervention.given_at is None:
        raise ValueError("what was heard had the floor")
    return intervention.given_at


def request_floor(floor: Floor, new: Intervention) -> Floor:
    """Join the queue. Raises QueueClosed; a point of order may always be raised."""
    if not floor.queue_open and new.kind is not InterventionKind.POINT_OF_ORDER:
        raise QueueClosed
    return replace(floor, interventions=(*floor.interventions, new))


def withdraw_request(floor: Floor, intervention_id: str, now: datetime | None = None) -> Floor:
    """Leave the queue; what was merged into it stands for itself again, where this one stood.

    Raises NotWaiting once the floor was given or it was withdrawn before, NotFound.
    """
    found = found_in(floor, intervention_id)
    if found.state not in CAN_BE_WITHDRAWN:
        raise NotWaiting(number=found.number)
    for each in floor.interventions:
        if each.merged_into == found.id and each.state is InterventionState.MERGED:
            freed = replace(
                each,
                state=found.state,
                merged_into=None,
                announced_at=announced_again(
                    each.announced_at, each.ended_at, [one.announced_at for one in floor.waiting]
                ),
                ended_at=found.ended_at,
                decline_reason=found.decline_reason,
                reply=found.reply,
            )
            floor = with_changed(floor, freed)
    gone = replace(
        found,
        state=InterventionState.WITHDRAWN,
        merged_into=None,
        decline_reason=None,
        announced_at=None,
        ended_at=now,
    )
    return with_changed(floor, unclaimed(gone))


def give_floor_to(floor: Floor, intervention_id: str, now: datetime) -> Floor:
    """Give the floor to one who waits; who had it yields in the same instant."""
    found = _waiting(floor, intervention_id)
    given_at = _after_all(floor, now)
    freed = yield_floor(floor, given_at) if floor.speaking else floor
    speaking = replace(found, state=InterventionState.SPEAKING, given_at=given_at)
    return with_changed(freed, unclaimed(speaking))


def yield_floor(floor: Floor, now: datetime) -> Floor:
    """End the current intervention. Raises FloorFree when nobody has the floor."""
    if floor.speaking is None:
        raise FloorFree
    yielded_at = _after_all(floor, now)
    ended = replace(floor.speaking, state=InterventionState.HEARD, yielded_at=yielded_at)
    return with_changed(floor, ended)


def recall_last(floor: Floor) -> Floor:
    """Undo the last giving or yielding of the floor. Raises NothingToUndo.

    Where somebody speaks, that giving is undone: they wait again in the place they had, and who
    yielded to them has the floor back. Where nobody does, the last one heard has it back.
    """
    recalled = floor.speaking
    if recalled:
        floor = with_changed(
            floor, replace(recalled, state=InterventionState.WAITING, given_at=None)
        )
    yielded = max(floor.heard, key=_yielded_at, default=None)
    if yielded and (recalled is None or yielded.yielded_at == recalled.given_at):
        return with_changed(
            floor, replace(yielded, state=InterventionState.SPEAKING, yielded_at=None)
        )
    if recalled is None:
        raise NothingToUndo
    return floor


def _after_all(floor: Floor, now: datetime) -> datetime:
    """Now, or a hair after what happened last: two servers' clocks may differ, the order not."""
    steps = [at for each in floor.interventions for at in (each.given_at, each.yielded_at) if at]
    return max(now, max(steps) + timedelta(microseconds=1)) if steps else now


def _yielded_at(intervention: Intervention) -> datetime:
    if intervention.yielded_at is None:
        raise ValueError("what was heard has yielded the floor")
    return intervention.yielded_at


def found_in(floor: Floor, intervention_id: str) -> Intervention:
    """The intervention with this id. Raises NotFound."""
    found = next((each for each in floor.interventions if each.id == intervention_id), None)
    if found is None:
        raise NotFound
    return found


def _waiting(floor: Floor, intervention_id: str) -> Intervention:
    found = found_in(floor, intervention_id)
    if found.state is not InterventionState.WAITING:
        raise NotWaiting(number=found.number)
    return found


def unclaimed(intervention: Intervention) -> Intervention:
    """The intervention, being read by nobody."""
    return replace(intervention, claimed_by=None, claimed_at=None)


def with_changed(floor: Floor, changed: Intervention) -> Floor:
    """The floor with one intervention as it is now."""
    kept = tuple(changed if each.id == changed.id else each for each in floor.interventions)
    return replace(floor, interventions=kept)
