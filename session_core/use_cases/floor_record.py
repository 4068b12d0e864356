"""How every act on the floor is kept: places announced, the rule applied, the act recorded."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

from session_core.domain import floor_undo
from session_core.domain.entry_refusals import IntakeFrozen
from session_core.domain.floor import Floor, Intervention
from session_core.domain.floor_acts import BY, role_told
from session_core.domain.floor_facts import (
    FORGETS,
    ORDER,
    all_facts,
    floor_facts,
    order_facts,
    told_less_of,
    who,
)
from session_core.domain.refusals import SessionNotOpen
from session_core.domain.session import Stage
from session_core.domain.speaking_order import announced
from session_core.storage import floor, records, sessions
from session_core.use_cases.floor_now import floor_now, leave_floor
from session_core.use_cases.naming import speaking_under_the_rule
from session_core.use_cases.sealing import last_on_floor, record_on_floor, verdict_so_far
from session_core.use_cases.stale_acts import saying_what_became
from session_core.use_cases.visit import Work

_ASKS = "kind"
"""What only `asked_details` says: by it an act is known whose subject is new."""


def change_floor(
    work: Work, act: str, change: Callable[[Floor], Floor], subject: str = "", **details: object
) -> None:
    """Load, decide, keep and record one change of the floor; a NotWaiting says what became."""
    before = floor_now(work)
    with saying_what_became(work):
        after = change(before)
    keep_floor(work, act, before, after, subject, details=details)


def change_queue(work: Work, act: str, *, queue_open: bool) -> None:
    """Open or close the queue, and record it."""
    before = floor_now(work)
    sessions.keep_queue_open(work.db, work.session_id, queue_open)
    keep_floor(work, act, before, before)


def keep_floor(
    work: Work,
    act: str,
    before: Floor,
    after: Floor,
    subject: str = "",
    *,
    secret: bool = False,
    details: Mapping[str, object] = MappingProxyType({}),
    forgetting: Callable[[], None] | None = None,
    is_whole: bool = False,
) -> None:
    """Keep a changed floor and record the act; `secret` leaves out who did it.

    What is kept is read again before places are announced, since support is counted where it is
    kept: merging joins it. Not so where the act says that `after` is whole. `forgetting` is what
    else of somebody is forgotten by the act: the order that results is found, and told, without it.
    """
    ruled = speaking_under_the_rule(work, before, after)
    floor.keep_changed(work.db, before, ruled)
    if forgetting:
        forgetting()
    read = ruled if is_whole else floor.floor_of(work.db, work.session_id)
    kept, order = announced(read, work.now)
    floor.keep_changed(work.db, read, kept)
    leave_floor(work, kept)
    told = _told(work, before, kept, subject, details) | order_facts(order)
    if work.account and not secret:
        decided = replace(after, policy=kept.policy, queue_open=kept.queue_open)
        told |= floor_undo.state_before(before, decided)
    record_on_floor(work, act, {**details, **told}, subject, secret=secret)


def _told(
    work: Work, before: Floor, kept: Floor, subject: str, details: Mapping[str, object]
) -> dict[str, object]:
    """What the record says of an act beside its details: all from which the order is found."""
    session_id = work.session_id
    told = floor_facts(session_id, before, kept, [subject] if _ASKS in details else [])
    # An older record does not say which order its last act left.
    if ORDER not in last_on_floor(work):
        told |= all_facts(session_id, kept)
    forgotten, cut = told_less_of(before, kept)
    if forgotten or cut:
        told |= {FORGETS: True, **verdict_so_far(work)}
    for one in forgotten:
        records.forget_request(work.db, session_id, one.id)
    records.forget_who(work.db, session_id, {one.id: who(one, session_id) for one in cut})
    if by := role_told(work.roles):
        told[BY] = by
    return told


def asked_details(one: Intervention) -> Mapping[str, object]:
    """What the record says of a request."""
    return {"modality": one.modality, "kind": one.kind}


def while_open(work: Work) -> None:
    """Raise SessionNotOpen where the session is not."""
    if work.session().stage is not Stage.OPEN:
        raise SessionNotOpen


def while_intake(work: Work) -> None:
    """Raise IntakeFrozen where the moderators take nothing new for now."""
    if work.session().intake_frozen:
        raise IntakeFrozen
