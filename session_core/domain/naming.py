"""The naming rule: what may be kept about who spoke, and which rule is in force when."""

from collections.abc import Sequence
from dataclasses import replace

from session_core.domain.agenda import AgendaItem
from session_core.domain.clock import current_item
from session_core.domain.floor import Intervention
from session_core.domain.session import NamingRule, WorkshopSession

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
    )
