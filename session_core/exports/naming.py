"""What an export may say about who spoke, under the session's naming rule."""

from collections.abc import Sequence

from session_core.domain.floor import Intervention
from session_core.domain.notes import Attribution, Note
from session_core.domain.people import Part, ProgrammePerson
from session_core.domain.session import NamingRule

PARTS_NAMED = (Part.ONSITE_MODERATOR, Part.ONLINE_MODERATOR, Part.RAPPORTEUR)


def name_of(intervention: Intervention, rule: NamingRule) -> str:
    """The name of who asked, under an open rule only; else ''."""
    return intervention.name if rule is NamingRule.OPEN else ""


def group_of(intervention: Intervention, rule: NamingRule) -> str:
    """The stakeholder group of who asked, where names or affiliations may be said; else ''."""
    may_say = rule in (NamingRule.OPEN, NamingRule.AFFILIATION_ONLY)
    return intervention.stakeholder_group or "" if may_say else ""


def attribution_of(note: Note, rule: NamingRule) -> str:
    """For whom a note may be said to speak; else ''.

    The rule was applied when the note was written; it may have become stricter since.
    """
    if rule is NamingRule.OPEN and note.attribution is not Attribution.NONE:
        return note.attributed_to
    if rule is NamingRule.AFFILIATION_ONLY and note.attribution is Attribution.GROUP:
        return note.attributed_to
    return ""


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
