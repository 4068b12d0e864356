"""The floor: asking for it, giving it, taking the last step back."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from session_core.domain import floor as decide
from session_core.domain.codes import new_id
from session_core.domain.floor import FOR_PARTICIPANTS, Floor, Intervention, InterventionKind
from session_core.domain.naming import as_kept, as_shown, rule_of_intervention
from session_core.domain.people import Modality, RegionalGroup, StakeholderGroup
from session_core.domain.refusals import (
    NobodyWaiting,
    NotAllowed,
    NotFound,
    OutOfDate,
    SessionNotOpen,
)
from session_core.domain.session import NamingRule, Room, Stage
from session_core.domain.speaking_order import Place, announce, in_public, speaking_order
from session_core.domain.text import QUESTION_LIMIT, one_line, written
from session_core.storage import agenda, floor, sessions
from session_core.use_cases.naming import asker_named, rule_now, speaking_under_the_rule
from session_core.use_cases.visit import Work, reading, shared_view, use_case


@dataclass(frozen=True)
class FloorView:
    """Who speaks, who is next and why, and what was heard (oldest first).

    For the public nothing in it points at a seat, and no more stands there about who spoke than
    the naming rule of that part lets; nor for staff, once somebody had the floor.
    """

    speaking: Intervention | None
    places: tuple[Place, ...]
    heard: tuple[Intervention, ...]
    queue_open: bool


@dataclass(frozen=True)
class MyIntervention:
    """One of the visitor's own, with its place while it waits."""

    intervention: Intervention
    place: Place | None


@shared_view(Room.FLOOR, Room.SESSION, Room.AGENDA)
def see_floor(work: Work) -> FloorView:
    """The floor as the visitor's audience may see it."""
    kept = floor.floor_of(work.db, work.session_id)
    at = work.session(), agenda.agenda_of(work.db, work.session_id)

    def shown(each: Intervention) -> Intervention:
        return as_shown(each, rule_of_intervention(*at, each), to_staff=work.is_staff)

    return FloorView(
        speaking=shown(kept.speaking) if kept.speaking else None,
        places=tuple(
            replace(
                place if work.is_staff else in_public(place),
                intervention=shown(place.intervention),
            )
            for place in speaking_order(kept)
        ),
        heard=tuple(shown(each) for each in kept.heard),
        queue_open=kept.queue_open,
    )


@reading
def see_my_interventions(work: Work) -> tuple[MyIntervention, ...]:
    """What the visitor asked, newest first, each with its place while it waits."""
    kept = floor.floor_of(work.db, work.session_id)
    places = {place.intervention.id: place for place in speaking_order(kept)}
    mine = [each for each in kept.interventions if each.seat_id == work.seated().id]
    return tuple(MyIntervention(each, places.get(each.id)) for each in reversed(mine))


@use_case
def request_floor(
    work: Work,
    text: str = "",
    kind: InterventionKind = InterventionKind.QUESTION,
    client_key: str | None = None,
    shown: NamingRule | None = None,
) -> str:
    """Join the queue with a written question, or with none to speak; returns its id.

    No more is kept of who asks than the rule they were `shown` lets, however loose it is by now.
    The same `client_key` sent twice is accepted once. Raises QueueClosed, SessionNotOpen,
    TextTooLong, and NotAllowed for a kind that staff enter.
    """
    if kind not in FOR_PARTICIPANTS:
        raise NotAllowed
    seat = work.seated()
    new = Intervention(
        id=new_id(),
        number=0,
        kind=kind,
        modality=seat.modality,
        asker=f"seat:{seat.id}",
        requested_at=work.now,
        text=written(text, limit=QUESTION_LIMIT, may_be_empty=True),
        name=seat.pseudonym,
        stakeholder_group=seat.stakeholder_group,
        regional_group=seat.regional_group,
        seat_id=seat.id,
    )
    return _join_queue(work, "request_floor", as_kept(new, shown) if shown else new, client_key)


@use_case
def enter_for_someone(
    work: Work,
    modality: Modality,
    text: str = "",
    name: str = "",
    kind: InterventionKind = InterventionKind.QUESTION,
    stakeholder_group: StakeholderGroup | None = None,
    regional_group: RegionalGroup | None = None,
    client_key: str | None = None,
) -> str:
    """Enter somebody without a device (a proxy entry): the record says who typed it.

    Raises QueueClosed, SessionNotOpen and TextTooLong.
    """
    intervention_id = new_id()
    tidy_name = one_line(name, may_be_empty=True)
    new = Intervention(
        id=intervention_id,
        number=0,
        kind=kind,
        modality=modality,
        asker=asker_named(work, tidy_name) if tidy_name else f"somebody:{intervention_id}",
        requested_at=work.now,
        text=written(text, limit=QUESTION_LIMIT, may_be_empty=True),
        name=tidy_name,
        stakeholder_group=stakeholder_group,
        regional_group=regional_group,
        entered_by=work.signed_in().id,
    )
    return _join_queue(work, "enter_for_someone", new, client_key)


def _join_queue(work: Work, act: str, new: Intervention, client_key: str | None) -> str:
    own_key = client_key and work.own_key(client_key)
    if own_key and (before := floor.sent_before(work.db, work.session_id, own_key)):
        return before
    _while_open(work)
    number = floor.next_number(work.db, work.session_id)
    numbered = replace(as_kept(new, rule_now(work)), number=number)
    asked = decide.request_floor(floor.floor_of(work.db, work.session_id), numbered)
    floor.add_intervention(work.db, work.session_id, numbered, own_key)
    floor.keep_changed(work.db, asked, announce(asked, work.now))
    work.record(act, Room.FLOOR, subject=numbered.id, modality=new.modality, kind=new.kind)
    return numbered.id


@use_case
def withdraw_request(work: Work, intervention_id: str) -> None:
    """Take back one's own request. Raises NotAllowed for another's, NotWaiting, NotFound."""
    kept = floor.floor_of(work.db, work.session_id).interventions
    found = next((each for each in kept if each.id == intervention_id), None)
    if found is None:
        raise NotFound
    if found.seat_id != work.seated().id:
        raise NotAllowed
    _withdraw(work, "withdraw_request", intervention_id)


@use_case
def strike_request(work: Work, intervention_id: str) -> None:
    """Take somebody off the speaker list at their wish. Raises NotWaiting, NotFound."""
    _withdraw(work, "strike_request", intervention_id)


def _withdraw(work: Work, act: str, intervention_id: str) -> None:
    _change(work, act, lambda f: decide.withdraw_request(f, intervention_id), intervention_id)


@use_case
def give_floor_to_next(work: Work, expected: str | None = None) -> None:
    """Give the floor to the first place; who had it yields.

    `expected` is the intervention that the moderator saw first: where another stands there by
    now, OutOfDate. Raises NobodyWaiting, FloorTaken.
    """
    order = speaking_order(floor.floor_of(work.db, work.session_id))
    if not order:
        raise NobodyWaiting
    first = order[0].intervention
    if expected is not None and expected != first.id:
        raise OutOfDate(number=first.number)
    _give(work, "give_floor_to_next", first.id)


@use_case
def give_floor_to(work: Work, intervention_id: str) -> None:
    """Give the floor out of turn; the record says so. Raises NotWaiting, NotFound, FloorTaken."""
    _give(work, "give_floor_to", intervention_id)


def _give(work: Work, act: str, intervention_id: str) -> None:
    _while_open(work)
    _change(
        work, act, lambda f: decide.give_floor_to(f, intervention_id, work.now), intervention_id
    )


@use_case
def yield_floor(work: Work) -> None:
    """End the current intervention. Raises FloorFree."""
    _change(work, "yield_floor", lambda f: decide.yield_floor(f, work.now))


@use_case
def recall_last(work: Work) -> None:
    """Undo the last giving or yielding of the floor. Raises NothingToUndo."""
    _while_open(work)
    _change(work, "recall_last", decide.recall_last)


def _while_open(work: Work) -> None:
    if work.session().stage is not Stage.OPEN:
        raise SessionNotOpen


@use_case
def close_queue(work: Work) -> None:
    """Take no more requests; who waits keeps their place."""
    sessions.keep_queue_open(work.db, work.session_id, False)
    work.record("close_queue", Room.FLOOR)


@use_case
def open_queue(work: Work) -> None:
    """Take requests again."""
    sessions.keep_queue_open(work.db, work.session_id, True)
    work.record("open_queue", Room.FLOOR)


def _change(work: Work, act: str, change: Callable[[Floor], Floor], subject: str = "") -> None:
    """Load, decide, keep and record one change of the floor."""
    before = floor.floor_of(work.db, work.session_id)
    after = speaking_under_the_rule(work, before, announce(change(before), work.now))
    floor.keep_changed(work.db, before, after)
    work.record(act, Room.FLOOR, subject=subject)
