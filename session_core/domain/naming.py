"""The naming rule: what may be kept about who spoke, and which rule is in force when."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import reduce

from session_core.domain.agenda import AgendaItem
from session_core.domain.clock import current_item
from session_core.domain.dispositions import told
from session_core.domain.floor import Intervention, InterventionState
from session_core.domain.notes import Attribution, Note, allowed_attributions
from session_core.domain.report import Report
from session_core.domain.session import NamingRule, Stage, WorkshopSession
from session_core.domain.takeaways import Evidence

STRICTEST_LAST = (
    NamingRule.OPEN,
    NamingRule.AFFILIATION_ONLY,
    NamingRule.CHATHAM_HOUSE,
    NamingRule.CLOSED,
)


def rule_in_force(session: WorkshopSession, agenda: Sequence[AgendaItem]) -> NamingRule:
    """The current item's own rule, else the session's.

    A meeting or a part of it can be held under the Chatham House Rule (its own words).
    """
    current = current_item(agenda)
    return current.naming_rule if current and current.naming_rule else session.naming_rule


def rule_of_item(
    session: WorkshopSession, agenda: Sequence[AgendaItem], item_id: str | None
) -> NamingRule:
    """The rule of one agenda item: its own, else the session's; without an item the session's."""
    found = next((item for item in agenda if item.id == item_id), None)
    return found.naming_rule if found and found.naming_rule else session.naming_rule


def rule_while(
    session: WorkshopSession,
    agenda: Sequence[AgendaItem],
    since: datetime,
    until: datetime | None = None,
) -> NamingRule:
    """The strictest rule that was in force at any moment from `since` to `until` (or until now).

    An item that was taken up again is held to have gone on in between: times are not kept twice,
    and a rule too strict harms nobody.
    """
    ends = (at for item in agenda for at in (item.started_at, item.ended_at) if at)
    moments = {since} | {at for at in ends if since <= at and (until is None or at < until)}
    return reduce(stricter, (_rule_at(session, agenda, at) for at in moments))


def rule_of_intervention(
    session: WorkshopSession, agenda: Sequence[AgendaItem], one: Intervention
) -> NamingRule:
    """The rule under which something was said; for what was not said yet the rule in force now."""
    if one.given_at is None:
        return rule_in_force(session, agenda)
    return rule_while(session, agenda, one.given_at, one.yielded_at)


def strictest_rule(session: WorkshopSession, agenda: Sequence[AgendaItem]) -> NamingRule:
    """The strictest rule of the session and of every item that was not skipped.

    An item that nobody started counts too: notes are put under it all the same.
    """
    own = (item.naming_rule for item in agenda if item.naming_rule and not item.skipped_at)
    return reduce(stricter, own, session.naming_rule)


def rule_of_new_note(
    session: WorkshopSession, agenda: Sequence[AgendaItem], item_id: str | None
) -> NamingRule:
    """The rule for what is written down at an item, or at none.

    What is written at none once the session is over looks back at any part: the strictest holds.
    """
    if item_id is None and session.stage is Stage.CLOSED:
        return strictest_rule(session, agenda)
    return rule_of_item(session, agenda, item_id)


def rule_of_evidence(report: Report, rests_on: Sequence[Evidence]) -> NamingRule:
    """The strictest rule of the parts in which was noted or said what a sentence rests on.

    Where that cannot be known, as with polls alone, the strictest of all: this rule decides who
    is asked once more, so one too strict harms nobody.
    """
    at, ids = (report.session, report.agenda), {each.id for each in rests_on}
    noted = (one for one in report.notes if one.id in ids)
    said = (one for one in report.interventions if one.id in ids)
    rules = [
        *(rule_of_item(*at, one.agenda_item_id) for one in noted),
        *(rule_of_intervention(*at, one) for one in said),
    ]
    return reduce(stricter, rules) if rules else strictest_rule(*at)


def _rule_at(session: WorkshopSession, agenda: Sequence[AgendaItem], at: datetime) -> NamingRule:
    running = [
        item.naming_rule or session.naming_rule
        for item in agenda
        if item.started_at and item.started_at <= at and (not item.ended_at or at < item.ended_at)
    ]
    return reduce(stricter, running) if running else session.naming_rule


def stricter(one: NamingRule, other: NamingRule) -> NamingRule:
    """The one of two rules that says less about who spoke."""
    return max(one, other, key=STRICTEST_LAST.index)


def may_name(rule: NamingRule) -> bool:
    """Whether names may be kept: under an open rule only."""
    return rule is NamingRule.OPEN


def may_say_group(rule: NamingRule) -> bool:
    """Whether affiliations and groups may be kept; the Chatham House Rule hides these too."""
    return rule in (NamingRule.OPEN, NamingRule.AFFILIATION_ONLY)


def as_kept(intervention: Intervention, rule: NamingRule) -> Intervention:
    """An intervention with no more about who speaks than the rule lets anybody keep.

    What is not kept cannot leak: the rule is applied when something is written, not when it is
    exported.
    """
    return replace(
        intervention,
        name=intervention.name if may_name(rule) else "",
        stakeholder_group=intervention.stakeholder_group if may_say_group(rule) else None,
        regional_group=intervention.regional_group if may_say_group(rule) else None,
        language=intervention.language if may_say_group(rule) else "",
    )


def as_shown(intervention: Intervention, rule: NamingRule, *, to_staff: bool) -> Intervention:
    """An intervention as its audience may see it under the rule of its part.

    Staff go on seeing who waits, since they call them. For the public nothing in it points at a
    seat, and no region is said, rare as some are.
    """
    if to_staff and intervention.state is InterventionState.WAITING:
        return intervention
    shown = as_kept(intervention, rule)
    if to_staff:
        return shown
    return replace(
        shown,
        asker="",
        seat_id=None,
        entered_by=None,
        regional_group=None,
        language="",
        reply=told(shown),
        claimed_by=None,
        claimed_at=None,
        announced_for=(),
    )


def note_as_shown(note: Note, rule: NamingRule) -> Note:
    """A note that says no more about who spoke than the rule lets it; it may be stricter by now."""
    if note.attribution in allowed_attributions(rule)[1:]:
        return note
    return replace(note, attribution=Attribution.NONE, attributed_to="")
