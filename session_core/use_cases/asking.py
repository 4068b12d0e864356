"""Asking for the floor, from a seat or for somebody without a device."""

from dataclasses import replace

from session_core.domain import floor as decide
from session_core.domain.codes import new_id
from session_core.domain.floor import FOR_PARTICIPANTS, Intervention, InterventionKind, Source
from session_core.domain.languages import Language
from session_core.domain.naming import as_kept
from session_core.domain.people import MOST_IN_HUB, Modality, RegionalGroup, StakeholderGroup
from session_core.domain.refusals import NotAllowed, StrangeHubSize
from session_core.domain.session import NamingRule
from session_core.domain.text import QUESTION_LIMIT, one_line, written
from session_core.domain.written_in import written_in
from session_core.storage import floor
from session_core.use_cases.floor_now import floor_now
from session_core.use_cases.floor_record import asked_details, keep_floor, while_intake, while_open
from session_core.use_cases.naming import asker_named, rule_now
from session_core.use_cases.own_questions import (
    MyIntervention,
    as_askers_see,
    new_receipt,
    own_one,
    own_receipts,
    withdraw,
)
from session_core.use_cases.visit import Work, crowd_use_case, reading, use_case


@reading
def see_my_interventions(work: Work) -> tuple[MyIntervention, ...]:
    """What the visitor asked, newest first, each with its place while it waits."""
    kept, seat = floor_now(work), work.seated()
    mine = [each for each in reversed(kept.interventions) if each.seat_id == seat.id]
    return tuple(as_askers_see(work, kept, mine, own_receipts(work, mine)))


@crowd_use_case
def request_floor(
    work: Work,
    text: str = "",
    kind: InterventionKind = InterventionKind.QUESTION,
    client_key: str | None = None,
    shown: NamingRule | None = None,
    page_language: str = "",
) -> str:
    """Join the queue with a written question, or with none to speak; returns its id.

    No more is kept of who asks than the rule they were `shown` lets, however loose it is by now.
    The question is taken to be written in the language of the page it was asked from.
    The same `client_key` sent twice is accepted once. Who asks gets a receipt, which
    `see_my_interventions` shows. Raises QueueClosed, SessionNotOpen, TextTooLong, and NotAllowed
    for a kind that staff enter.
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
        written_in=page_language,
        people=seat.counted_people,
    )
    return join_queue(work, "request_floor", as_kept(new, shown) if shown else new, client_key)


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
    language: Language | None = None,
    people: int = 1,
) -> str:
    """Enter somebody without a device (a proxy entry): the record says who typed it.

    With more than one of `people` it is a hub, whose name is its asker. Raises QueueClosed,
    SessionNotOpen, TextTooLong and StrangeHubSize.
    """
    if not 1 <= people <= MOST_IN_HUB:
        raise StrangeHubSize(reason="counted", most=MOST_IN_HUB)
    intervention_id = new_id()
    tidy_name = one_line(name, may_be_empty=True, what="The name")
    new = Intervention(
        id=intervention_id,
        number=0,
        kind=kind,
        modality=modality,
        asker=asker_named(work, tidy_name) if tidy_name else f"somebody:{intervention_id}",
        requested_at=work.now,
        text=written(text, limit=QUESTION_LIMIT, may_be_empty=True, what="The question"),
        name=tidy_name,
        stakeholder_group=stakeholder_group,
        regional_group=regional_group,
        entered_by=work.signed_in().id,
        source=Source.HUB if people > 1 else Source.PROXY,
        language=language or "",
        written_in=language or "",
        people=people,
    )
    return join_queue(work, "enter_for_someone", new, client_key)


def join_queue(work: Work, act: str, new: Intervention, client_key: str | None) -> str:
    """Put somebody in the queue under the rule in force, once for each key; returns the id.

    The language that `new` is said to be written in is compared with its letters. Raises
    QueueClosed, SessionNotOpen.
    """
    own_key = client_key and work.own_key(client_key)
    if own_key and (before := floor.sent_before(work.db, work.session_id, own_key)):
        return before
    while_open(work)
    if new.seat_id:  # what staff enter is taken all the same
        while_intake(work)
    number = floor.next_number(work.db, work.session_id)
    numbered = replace(
        as_kept(new, rule_now(work)),
        number=number,
        written_in=written_in(new.text, new.written_in),
    )
    asked = decide.request_floor(floor_now(work), numbered)
    receipt = new_receipt(work, numbered.id) if numbered.seat_id else None
    floor.add_intervention(work.db, work.session_id, numbered, own_key, receipt)
    keep_floor(work, act, asked, asked, numbered.id, details=asked_details(new), is_whole=True)
    return numbered.id


@use_case
def withdraw_request(work: Work, intervention_id: str) -> None:
    """Take back one's own request. Raises NotAllowed for another's, NotWaiting, NotFound."""
    kept = floor_now(work)
    withdraw(work, "withdraw_request", kept, own_one(work, kept, intervention_id).id)
