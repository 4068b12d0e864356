"""How questions end other than by being heard: decided by the moderators, told to their askers."""

from collections.abc import Collection

from session_core.domain import dispositions as decide
from session_core.domain import floor as floor_of_session
from session_core.domain.floor import DeclineReason
from session_core.domain.naming import rule_in_force, strictest_rule
from session_core.domain.refusals import SessionNotOpen
from session_core.domain.seen_questions import Seen
from session_core.domain.session import NamingRule, Stage
from session_core.storage import agenda, seats
from session_core.use_cases.claims import check_claims
from session_core.use_cases.floor_now import floor_now
from session_core.use_cases.floor_record import change_floor
from session_core.use_cases.names_in_text import check_names
from session_core.use_cases.stale_acts import check_seen
from session_core.use_cases.visit import Work, use_case


@use_case
def answer_in_writing(
    work: Work,
    intervention_id: str,
    reply: str,
    names_meant: Collection[str] = (),
    seen: Seen | None = None,
) -> None:
    """End a question with a written answer that others read too; an answer can be put better.

    `seen` is what the moderator saw of the question: where it is something else by now,
    DecidedMeanwhile or RewordedMeanwhile. Raises EmptyText, TextTooLong, NotWaiting, NotFound,
    BeingRead, and NamesInText for a name that the naming rule forbids, unless it is one of those
    meant.
    """
    check_claims(work, [intervention_id])
    check_seen(work, [seen])
    check_names_in_reply(work, intervention_id, reply, names_meant)
    change_floor(
        work,
        "answer_in_writing",
        lambda f: decide.answer_in_writing(f, intervention_id, reply, work.now),
        intervention_id,
    )


@use_case
def decline_question(
    work: Work,
    intervention_id: str,
    reason: DeclineReason,
    reply: str = "",
    names_meant: Collection[str] = (),
    seen: Seen | None = None,
) -> None:
    """End a question without putting it; its asker sees the reason, and the words if there are any.

    Raises TextTooLong, NotWaiting, NotFound, BeingRead, and the others as for an answer.
    """
    check_claims(work, [intervention_id])
    check_seen(work, [seen])
    check_names_in_reply(work, intervention_id, reply, names_meant)
    change_floor(
        work,
        "decline_question",
        lambda f: decide.decline(f, intervention_id, reason, work.now, reply),
        intervention_id,
        reason=reason,
    )


@use_case
def take_into_report(work: Work, intervention_id: str, seen: Seen | None = None) -> None:
    """End a question that is to be read in the report.

    Raises NotWaiting, NotFound, BeingRead, and DecidedMeanwhile or RewordedMeanwhile.
    """
    check_claims(work, [intervention_id])
    check_seen(work, [seen])
    change_floor(
        work,
        "take_into_report",
        lambda f: decide.take_into_report(f, [intervention_id], work.now),
        intervention_id,
    )


@use_case
def put_back(work: Work, intervention_id: str, seen: Seen | None = None) -> None:
    """Let a question that was decided on wait again.

    Raises NotWaiting, NotFound, SessionNotOpen, and DecidedMeanwhile or RewordedMeanwhile.
    """
    while_some_can_wait(work)
    check_seen(work, [seen])
    change_floor(work, "put_back", lambda f: decide.put_back(f, intervention_id), intervention_id)


def while_some_can_wait(work: Work) -> None:
    """Raise SessionNotOpen where it is not: what waits then would have no end."""
    if (stage := work.session().stage) is not Stage.OPEN:
        raise SessionNotOpen(reason="over" if stage is Stage.CLOSED else "")


def check_names_in_reply(
    work: Work,
    intervention_id: str,
    reply: str,
    names_meant: Collection[str],
    *,
    rule: NamingRule | None = None,
    more: Collection[str] = (),
) -> None:
    """Raise NamesInText for names the rule keeps out, those of its askers among them; NotFound.

    `rule` is where another holds than that of a reply, `more` further texts kept with this one.
    """
    kept = floor_now(work)
    asked = [floor_of_session.found_in(kept, intervention_id)]
    asked += [each for each in kept.interventions if each.merged_into == intervention_id]
    called = [each.name for each in asked if each.name]
    called += seats.pseudonyms_of(work.db, {each.seat_id for each in asked if each.seat_id})
    nameless = {each.asker for each in asked if not each.name and not each.seat_id}
    rule = rule or rule_of_reply(work)
    check_names(work, reply, rule, names_meant, others=called, more=more, askers=nameless)


def rule_of_reply(work: Work) -> NamingRule:
    """The rule in force; of what is written when the session is over, the strictest of all."""
    session, items = work.session(), agenda.agenda_of(work.db, work.session_id)
    if session.stage is Stage.CLOSED:
        return strictest_rule(session, items)
    return rule_in_force(session, items)
