"""Asking for the floor, from a seat or for somebody without a device."""

from dataclasses import dataclass, replace

from session_core.domain import floor as decide
from session_core.domain.codes import new_id
from session_core.domain.floor import FOR_PARTICIPANTS, Intervention, InterventionKind, Source
from session_core.domain.naming import as_kept
from session_core.domain.people import Modality, RegionalGroup, StakeholderGroup
from session_core.domain.refusals import NotAllowed, NotFound
from session_core.domain.session import NamingRule
from session_core.domain.speaking_order import Place, speaking_order
from session_core.domain.text import QUESTION_LIMIT, one_line, written
from session_core.storage import floor
from session_core.use_cases.floor_record import asked_details, change_floor, keep_floor, while_open
from session_core.use_cases.naming import asker_named, rule_now
from session_core.use_cases.visit import Work, reading, use_case


@dataclass(frozen=True)
class MyIntervention:
    """One of the visitor's own, with its place while it waits."""

    intervention: Intervention
    place: Place | None


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
        language=seat.language,
        people=seat.counted_people,
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
        source=Source.PROXY,
    )
    return _join_queue(work, "enter_for_someone", new, client_key)


def _join_queue(work: Work, act: str, new: Intervention, client_key: str | None) -> str:
    own_key = client_key and work.own_key(client_key)
    if own_key and (before := floor.sent_before(work.db, work.session_id, own_key)):
        return before
    while_open(work)
    number = floor.next_number(work.db, work.session_id)
    numbered = replace(as_kept(new, rule_now(work)), number=number)
    asked = decide.request_floor(floor.floor_of(work.db, work.session_id), numbered)
    floor.add_intervention(work.db, work.session_id, numbered, own_key)
    keep_floor(work, act, asked, asked, numbered.id, details=asked_details(new))
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
    change_floor(
        work,
        "withdraw_request",
        lambda f: decide.withdraw_request(f, intervention_id, work.now),
        intervention_id,
    )
