"""What an export may say about who spoke, under the rule of the part in which it was said.

Every export asks `rule_of` for an intervention or `rule_of_note` for a note, and then says no more
than `name_of`, `group_of` or `attribution_of` give under that rule.
"""

from collections.abc import Sequence

from session_core.domain.floor import Intervention
from session_core.domain.naming import (
    may_name,
    may_say_group,
    note_as_shown,
    rule_of_intervention,
    rule_of_item,
)
from session_core.domain.notes import Note
from session_core.domain.people import Part, ProgrammePerson
from session_core.domain.report import Report
from session_core.domain.session import NamingRule

RULE_WORDS = {
    NamingRule.OPEN: "Open: names may be said",
    NamingRule.AFFILIATION_ONLY: "Affiliation only: stakeholder groups, no names",
    NamingRule.CHATHAM_HOUSE: "Chatham House: neither names nor affiliations",
    NamingRule.CLOSED: "Closed: neither names nor affiliations, nor who led the session",
}
PARTS_NAMED = (Part.ONSITE_MODERATOR, Part.ONLINE_MODERATOR, Part.RAPPORTEUR)


def rule_of(report: Report, intervention: Intervention) -> NamingRule:
    """The strictest rule in force while somebody spoke, else the one in force now.

    An agenda item's own rule stands in place of the session's.
    """
    return rule_of_intervention(report.session, report.agenda, intervention)


def rule_of_note(report: Report, note: Note) -> NamingRule:
    """The rule of the agenda item at which a note stands, else the session's."""
    return rule_of_item(report.session, report.agenda, note.agenda_item_id)


def name_of(intervention: Intervention, rule: NamingRule) -> str:
    """The name of who asked, under an open rule only; else ''."""
    return intervention.name if may_name(rule) else ""


def group_of(intervention: Intervention, rule: NamingRule) -> str:
    """The stakeholder group of who asked, where names or affiliations may be said; else ''."""
    return intervention.stakeholder_group or "" if may_say_group(rule) else ""


def attribution_of(note: Note, rule: NamingRule) -> str:
    """For whom a note may be said to speak; else ''.

    The rule was applied when the note was written; it may have become stricter since.
    """
    return note_as_shown(note, rule).attributed_to


def named_people(
    people: Sequence[ProgrammePerson], rule: NamingRule
) -> list[tuple[Part, tuple[str, ...]]]:
    """Moderators and rapporteur by part, as the public programme has them; none when closed."""
    if rule is NamingRule.CLOSED:
        return []
    by_part = [
        (part, tuple(person.name for person in people if person.part is part and person.name))
        for part in PARTS_NAMED
    ]
    return [(part, names) for part, names in by_part if names]


def rules_in_words(report: Report) -> list[str]:
    """The session's naming rule, then each agenda item whose own differs from it."""
    whole = report.session.naming_rule
    return [
        RULE_WORDS[whole],
        *(
            f"Item {item.position}, {item.title} – {RULE_WORDS[item.naming_rule]}"
            for item in report.agenda
            if item.naming_rule and item.naming_rule is not whole
        ),
    ]
