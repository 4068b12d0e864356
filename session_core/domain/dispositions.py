"""How interventions end other than by being heard: nothing vanishes, and every asker sees which.

Every act here takes those who wait or whom an act of this kind has ended, so that a moderator can
change their mind; what was heard stays heard, and what its asker withdrew stays withdrawn.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from session_core.domain.floor import (
    DeclineReason,
    Floor,
    Intervention,
    InterventionState,
    found_in,
    unclaimed,
    with_changed,
    withdraw_request,
)
from session_core.domain.floor_refusals import NotWaiting
from session_core.domain.text import QUESTION_LIMIT, written
from session_core.domain.written_in import written_in

REPLY_LIMIT = 2 * QUESTION_LIMIT
_DECIDED = {InterventionState.ANSWERED, InterventionState.IN_REPORT, InterventionState.DECLINED}
CAN_BE_DECIDED = frozenset({InterventionState.WAITING, *_DECIDED})
"""Where an intervention must stand for staff to say how it ends."""
CAN_BE_REWORDED = frozenset({InterventionState.WAITING, InterventionState.MERGED})
"""Where an intervention must stand for its asker to put it in other words (see `edit`)."""
_TOLD = {InterventionState.ANSWERED, InterventionState.DECLINED}


def told(intervention: Intervention) -> str:
    """What its asker and others may read of the reply; nothing of one that was taken back."""
    return intervention.reply if intervention.state in _TOLD else ""


def head_of(floor: Floor, intervention: Intervention) -> Intervention:
    """What an intervention was merged into, with which it stands or ends; else the one itself.

    A head is never merged itself: merging takes along what went into it.
    """
    into = intervention.merged_into
    return found_in(floor, into) if into else intervention


def answer_in_writing(floor: Floor, intervention_id: str, reply: str, now: datetime) -> Floor:
    """End a question with a written answer. Raises EmptyText, TextTooLong, NotWaiting, NotFound."""
    answer = written(reply, limit=REPLY_LIMIT, what="The answer")
    return _end(floor, intervention_id, InterventionState.ANSWERED, now, reply=answer)


def decline(
    floor: Floor, intervention_id: str, reason: DeclineReason, now: datetime, reply: str = ""
) -> Floor:
    """End a question without putting it, for a reason and with a word if there is one to say.

    Raises TextTooLong, NotWaiting, NotFound.
    """
    said = written(reply, limit=REPLY_LIMIT, may_be_empty=True, what="The word to the asker")
    return _end(
        floor,
        intervention_id,
        InterventionState.DECLINED,
        now,
        decline_reason=reason,
        reply=said,
    )


def take_off_list(
    floor: Floor, intervention_id: str, reason: DeclineReason, now: datetime
) -> Floor:
    """End what waits because of who asks: they are not there, or no longer wish to speak.

    It is told as a decision of staff, for a reason; others' questions that were merged into it
    wait for themselves. Raises NotWaiting, NotFound.
    """
    found = found_in(floor, intervention_id)
    if found.state is not InterventionState.WAITING:
        raise NotWaiting(number=found.number)
    floor = withdraw_request(floor, intervention_id, now)
    gone = found_in(floor, intervention_id)
    ended = replace(gone, state=InterventionState.DECLINED, decline_reason=reason, reply="")
    return with_changed(floor, ended)


def take_back_entry(floor: Floor, intervention_id: str, now: datetime) -> Floor:
    """End what staff entered by mistake: nobody withdrew it. Raises NotWaiting, NotFound."""
    floor = withdraw_request(floor, intervention_id, now)
    entry = found_in(floor, intervention_id)
    return with_changed(floor, replace(entry, state=InterventionState.UNDONE))


def take_into_report(floor: Floor, intervention_ids: Iterable[str], now: datetime) -> Floor:
    """End questions that are to be read in the report. Raises NotWaiting, NotFound."""
    for each in intervention_ids:
        floor = _end(floor, each, InterventionState.IN_REPORT, now)
    return floor


def put_back(floor: Floor, intervention_id: str) -> Floor:
    """Let a question that was decided on wait again, in a new place. Raises NotWaiting, NotFound.

    What was written to its asker stays, unseen (`told`), for the next time.
    """
    found = found_in(floor, intervention_id)
    if found.state not in _DECIDED:
        raise NotWaiting(number=found.number)
    # Others were announced meanwhile, and nobody is moved from such a place.
    return with_changed(floor, replace(_undecided(found), announced_at=None))


def end_of_session(floor: Floor, now: datetime) -> Floor:
    """Take all who still wait into the report: that nobody was left is part of the record."""
    return take_into_report(floor, [each.id for each in floor.waiting], now)


def waiting_again(floor: Floor, closed_at: datetime) -> Floor:
    """Let those wait again, in the places they had, whom the end of the session took."""
    for each in floor.interventions:
        if each.state is InterventionState.IN_REPORT and each.ended_at == closed_at:
            floor = with_changed(floor, _undecided(each))
    return floor


def _undecided(found: Intervention) -> Intervention:
    return replace(found, state=InterventionState.WAITING, decline_reason=None, ended_at=None)


def _end(
    floor: Floor,
    intervention_id: str,
    state: InterventionState,
    now: datetime,
    *,
    decline_reason: DeclineReason | None = None,
    reply: str | None = None,
) -> Floor:
    found = found_in(floor, intervention_id)
    if found.state not in CAN_BE_DECIDED:
        raise NotWaiting(number=found.number)
    ended = replace(
        found,
        state=state,
        decline_reason=decline_reason,
        reply=found.reply if reply is None else reply,
        ended_at=now,
    )
    return with_changed(floor, unclaimed(ended))


def edit(
    floor: Floor, intervention_id: str, text: str, now: datetime, language: str | None = None
) -> Floor:
    """Put a question that waits in other words, or say in which language it is; its place stays.

    What was merged waits while the one it went into does. Raises TextTooLong, NotWaiting, NotFound.
    It may become empty: a request for the floor. Where no `language` is said, it stays.
    """
    found: Intervention = found_in(floor, intervention_id)
    head = head_of(floor, found)
    if head.state is not InterventionState.WAITING:
        raise NotWaiting(number=head.number, reason="merged" if found.merged_into else "")
    kept = written(text, limit=QUESTION_LIMIT, may_be_empty=True, what="The question")
    said = found.written_in if language is None else language
    # Unknown stays unknown: who takes a language away knows why.
    spoken = "" if language == "" else written_in(kept, said)
    same_words = language is not None and kept == found.text
    edited_at = found.edited_at if same_words else now
    return with_changed(floor, replace(found, text=kept, edited_at=edited_at, written_in=spoken))


def say_language(floor: Floor, intervention_id: str, language: str) -> Floor:
    """Say in which language a question is written, or with '' that it is not known.

    Raises NotFound.
    """
    found = found_in(floor, intervention_id)
    spoken = written_in(found.text, language) if language else ""
    return with_changed(floor, replace(found, written_in=spoken))
