"""Merging: questions that ask the same become one, and can be parted again."""

from collections.abc import Collection

from session_core.domain import merging as decide
from session_core.domain.floor import FOR_PARTICIPANTS
from session_core.domain.questions import LikelyDuplicates
from session_core.domain.seen_questions import Seen
from session_core.domain.session import Room
from session_core.drafting.likely_duplicates import likely_duplicates
from session_core.use_cases.claims import check_claims
from session_core.use_cases.dispositions import while_some_can_wait
from session_core.use_cases.floor_now import floor_now
from session_core.use_cases.floor_record import keep_floor
from session_core.use_cases.stale_acts import check_seen, saying_what_became
from session_core.use_cases.visit import Work, shared_view, use_case


@use_case
def merge_questions(
    work: Work, intervention_ids: Collection[str], seen: Collection[Seen] = ()
) -> str:
    """Join questions into the one with the best place, and return its id.

    Support is joined, nobody counted twice; every asker is told. `seen` is what the moderator saw
    of them: where one is something else by now, DecidedMeanwhile or RewordedMeanwhile. Raises
    NothingToMerge, NotWaiting, NotFound, BeingRead.
    """
    check_claims(work, intervention_ids)
    check_seen(work, seen)
    before = floor_now(work)
    with saying_what_became(work):
        after = decide.merge(before, intervention_ids, work.now)
    was = {each.id: each.merged_into for each in before.interventions}
    gone = [each for each in after.interventions if each.merged_into != was[each.id]]
    head = str(gone[0].merged_into)
    details = {"merged": [each.id for each in gone]}
    keep_floor(work, "merge_questions", before, after, head, details=details)
    return head


@use_case
def unmerge_question(work: Work, intervention_id: str) -> None:
    """Part what was merged into a question, or one of the merged from it.

    Raises NothingToMerge, NotFound, BeingRead, SessionNotOpen.
    """
    while_some_can_wait(work)
    check_claims(work, [intervention_id])
    before = floor_now(work)
    after = decide.unmerge(before, intervention_id)
    now = {each.id: each.merged_into for each in after.interventions}
    apart = [each.id for each in before.interventions if each.merged_into != now[each.id]]
    keep_floor(work, "unmerge_question", before, after, intervention_id, details={"parted": apart})


@shared_view(Room.FLOOR)
def see_likely_duplicates(work: Work) -> tuple[LikelyDuplicates, ...]:
    """Pairs of waiting questions that likely ask the same, the likeliest first."""
    waiting = floor_now(work).waiting
    return likely_duplicates(
        {each.id: each.text for each in waiting if each.kind in FOR_PARTICIPANTS}
    )
