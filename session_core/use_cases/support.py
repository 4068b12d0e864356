"""Support: wanting somebody else's question asked too."""

from collections.abc import Sequence
from dataclasses import dataclass

from session_core.domain.dispositions import head_of
from session_core.domain.floor import Floor, Intervention, InterventionState, found_in
from session_core.domain.floor_refusals import NotWaiting, OwnQuestion
from session_core.domain.merging import merged_into
from session_core.domain.refusals import NotFound
from session_core.domain.support import with_support
from session_core.storage import support
from session_core.use_cases.floor_now import floor_now
from session_core.use_cases.floor_record import keep_floor, while_intake, while_open
from session_core.use_cases.visit import Work, crowd_use_case, reading


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
    kept, seat = floor_now(work), work.seated()
    supported = support.supported_by(work.db, work.session_id, seat.id)
    heads = {each.id: each for each in kept.waiting}

    def numbers(asked: list[Intervention]) -> frozenset[int]:
        waiting = (heads.get(each.merged_into or each.id) for each in asked)
        return frozenset(head.number for head in waiting if head)

    own = numbers([each for each in kept.interventions if each.seat_id == seat.id])
    wanted = numbers([each for each in kept.interventions if each.id in supported])
    return MySupport(wanted - own, own)


@crowd_use_case
def support_question(work: Work, which: str | int) -> None:
    """Want somebody else's question asked too, by its id or number; saying so twice is as once.

    While questions are merged, to support one is to support each of them: so none loses it when
    they are parted or one is withdrawn. Raises OwnQuestion, NotWaiting, SessionNotOpen, NotFound.
    """
    while_open(work)
    while_intake(work)
    before = floor_now(work)
    asked = _meant(before, which)
    head, seat_id = _waiting(before, asked), work.seated().id
    group = (head, *merged_into(before, head.id))
    if any(each.seat_id == seat_id for each in group):
        is_own = asked.seat_id == seat_id
        raise OwnQuestion(reason="" if is_own else "merged")
    if len(group) > 1 and _supports_one_of(work, group):
        return
    added = [support.add_support(work.db, each.id, seat_id) for each in group]
    if any(added):
        work.at_the_end(_count_those_who_came, head.id)


@crowd_use_case
def withdraw_support(work: Work, which: str | int) -> None:
    """Support a question no longer, nor what is merged with it; who did not changes nothing.

    It is meant by its id or number. Raises NotWaiting, SessionNotOpen, NotFound.
    """
    while_open(work)
    before = floor_now(work)
    asked = _meant(before, which)
    head, seat_id = _waiting(before, asked), work.seated().id
    group = (head, *merged_into(before, head.id))
    # Those that were merged may each have been supported before: every one has to go.
    dropped = [support.drop_support(work.db, each.id, seat_id) for each in group]
    if any(dropped):
        work.at_the_end(_count_those_who_left, head.id)


def _supports_one_of(work: Work, group: Sequence[Intervention]) -> bool:
    supported = support.supported_by(work.db, work.session_id, work.seated().id)
    return any(each.id in supported for each in group)


def _meant(kept: Floor, which: str | int) -> Intervention:
    """The question with this id, or with this number. Raises NotFound."""
    if isinstance(which, str):
        return found_in(kept, which)
    for each in kept.interventions:
        if each.number == which:
            return each
    raise NotFound


def _waiting(kept: Floor, asked: Intervention) -> Intervention:
    """The question, or what it was merged into, while that waits. Raises NotWaiting."""
    head = head_of(kept, asked)
    if head.state is not InterventionState.WAITING:
        raise NotWaiting(number=asked.number)
    return head


def _count_those_who_came(work: Work, ids: Sequence[str]) -> None:
    _count_anew(work, "support_question", ids)


def _count_those_who_left(work: Work, ids: Sequence[str]) -> None:
    _count_anew(work, "withdraw_support", ids)


def _count_anew(work: Work, act: str, ids: Sequence[str]) -> None:
    """Keep the counts of these questions, and record each once: the order is found only once.

    Who supports what is known to nobody but their seat; the record has the new count only.
    """
    counts = support.support_of(work.db, work.session_id)
    for each in dict.fromkeys(ids):
        before, count = floor_now(work), counts.get(each, 0)
        after = with_support(before, {each: count})
        keep_floor(
            work, act, before, after, each, secret=True, details={"support": count}, is_whole=True
        )
