"""Support: wanting somebody else's question asked too."""

from dataclasses import dataclass

from session_core.domain.dispositions import head_of
from session_core.domain.floor import Floor, Intervention, InterventionState, found_in
from session_core.domain.floor_refusals import NotWaiting, OwnQuestion
from session_core.domain.merging import merged_into
from session_core.storage import floor, support
from session_core.use_cases.floor_record import keep_floor, while_open
from session_core.use_cases.visit import Work, reading, use_case


@dataclass(frozen=True)
class MySupport:
    """The numbers of the questions that somebody supports, and of those that are their own.

    What was merged stands here as the question it went into.
    """

    supported: frozenset[int] = frozenset()
    own: frozenset[int] = frozenset()


@reading
def see_my_support(work: Work) -> MySupport:
    """Which of the questions that wait the visitor supports, and which are their own."""
    kept, seat = floor.floor_of(work.db, work.session_id), work.seated()
    supported = support.supported_by(work.db, work.session_id, seat.id)
    heads = {each.id: each for each in kept.waiting}

    def numbers(asked: list[Intervention]) -> frozenset[int]:
        waiting = (heads.get(each.merged_into or each.id) for each in asked)
        return frozenset(head.number for head in waiting if head)

    own = numbers([each for each in kept.interventions if each.seat_id == seat.id])
    wanted = numbers([each for each in kept.interventions if each.id in supported])
    return MySupport(wanted - own, own)


@use_case
def support_question(work: Work, intervention_id: str) -> None:
    """Want somebody else's question asked too; saying so twice changes nothing.

    While questions are merged, to support one is to support each of them: so none loses it when
    they are parted or one is withdrawn. Raises OwnQuestion, NotWaiting, SessionNotOpen, NotFound.
    """
    while_open(work)
    before = floor.floor_of(work.db, work.session_id)
    head, seat_id = _waiting(before, intervention_id), work.seated().id
    group = (head, *merged_into(before, head.id))
    if any(each.seat_id == seat_id for each in group):
        is_own = found_in(before, intervention_id).seat_id == seat_id
        raise OwnQuestion(reason="" if is_own else "merged")
    ids = {each.id for each in group}
    if ids & support.supported_by(work.db, work.session_id, seat_id):
        return
    for each in group:
        support.add_support(work.db, each.id, seat_id)
    _keep(work, "support_question", before, head)


@use_case
def withdraw_support(work: Work, intervention_id: str) -> None:
    """Support a question no longer, nor what is merged with it; who did not changes nothing.

    Raises NotWaiting, SessionNotOpen, NotFound.
    """
    while_open(work)
    before = floor.floor_of(work.db, work.session_id)
    head, seat_id = _waiting(before, intervention_id), work.seated().id
    group = (head, *merged_into(before, head.id))
    # Those that were merged may each have been supported before: every one has to go.
    dropped = [support.drop_support(work.db, each.id, seat_id) for each in group]
    if any(dropped):
        _keep(work, "withdraw_support", before, head)


def _waiting(kept: Floor, intervention_id: str) -> Intervention:
    """What waits under this id, or what that was merged into. Raises NotWaiting, NotFound."""
    found = found_in(kept, intervention_id)
    head = head_of(kept, found)
    if head.state is not InterventionState.WAITING:
        raise NotWaiting(number=found.number)
    return head


def _keep(work: Work, act: str, before: Floor, head: Intervention) -> None:
    # Who supports what is known to nobody but their seat; the record has the new count only.
    count = support.support_of(work.db, work.session_id).get(head.id, 0)
    keep_floor(work, act, before, before, head.id, secret=True, details={"support": count})
