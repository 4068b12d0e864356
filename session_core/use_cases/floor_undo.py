"""Undo on the floor: what the last act of staff was, and taking it back."""

from session_core.domain import floor_undo as decide
from session_core.domain.floor import InterventionState
from session_core.domain.floor_acts import role_of
from session_core.domain.floor_refusals import NothingToUndo
from session_core.domain.floor_undo import LastFloorAct
from session_core.domain.refusals import SessionNotOpen
from session_core.domain.session import Room, Stage
from session_core.storage import floor, records, sessions
from session_core.use_cases.claims import check_claims
from session_core.use_cases.floor_now import floor_now
from session_core.use_cases.floor_record import keep_floor
from session_core.use_cases.stale_acts import another_act_since
from session_core.use_cases.visit import Work, shared_view, use_case


@shared_view(Room.FLOOR, Room.SESSION)
def see_last_floor_act(work: Work) -> LastFloorAct | None:
    """What an undo would take back now, or None."""
    acts = decide.last_acts(records.staff_acts(work.db, work.session_id, Room.FLOOR))
    kept = floor_now(work)
    numbers = {each.id: each.number for each in kept.interventions}
    try:
        undone = decide.taken_back(kept, acts, work.now)
    except ValueError:
        return None
    if not acts or _is_over(work):
        return None
    return LastFloorAct(
        act=acts[0].act,
        numbers=tuple(numbers[each] for each in decide.touched(acts) if each in numbers),
        by=role_of(acts[0]),
        at=acts[0].at,
        revision=work.moment.revisions(work.session_id)[Room.FLOOR],
        left_alone=tuple(numbers[each] for each in undone.left_alone if each in numbers),
        settings=decide.settings_before(acts),
    )


@use_case
def undo_floor_act(work: Work, seen: int | None = None) -> None:
    """Take back the last act of staff on the floor that was not taken back yet, whoever did it.

    What participants did since stays done, and claims are left as they are. What was entered can be
    entered again. `seen` is the revision of the floor that the visitor saw: where staff have done
    something since, AnotherActSince says what. Raises NothingToUndo, SessionNotOpen, and BeingRead
    where another is reading what would wait no longer.
    """
    take_back_last(work, seen)


def take_back_last(work: Work, seen: int | None = None) -> None:
    """Take back the last act of staff on the floor, inside a use-case."""
    if _is_over(work):
        raise SessionNotOpen(reason="over")
    staff = records.staff_acts(work.db, work.session_id, Room.FLOOR)
    if seen is not None and (since := decide.last_since(staff, seen)):
        raise another_act_since(work, since)
    acts = decide.last_acts(staff)
    if not acts:
        raise NothingToUndo
    before = floor_now(work)
    try:
        undone = decide.taken_back(before, acts, work.now)
    except ValueError as cannot_be:
        raise NothingToUndo from cannot_be
    now = {each.id: each for each in undone.floor.interventions}
    changed = [each for each in before.interventions if now[each.id].state is not each.state]
    check_claims(work, [each.id for each in changed if each.state is InterventionState.WAITING])
    if undone.floor.policy != before.policy:
        floor.keep_policy(work.db, work.session_id, undone.floor.policy)
    if undone.floor.queue_open is not before.queue_open:
        sessions.keep_queue_open(work.db, work.session_id, undone.floor.queue_open)
    keep_floor(
        work,
        decide.UNDO,
        before,
        undone.floor,
        acts[0].subject,
        details={"of": acts[0].act, "left_alone": len(undone.left_alone)},
    )
    floor.free_keys(
        work.db,
        [each.id for each in changed if now[each.id].state is InterventionState.UNDONE],
    )


def _is_over(work: Work) -> bool:
    return work.session().stage is Stage.CLOSED
