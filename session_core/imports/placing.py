"""Sections without a label get their field: by shape first, then by the order of the form."""

from collections.abc import Sequence

from session_core.imports.page_fields import PEOPLE, PROSE, Field
from session_core.imports.page_lines import Line
from session_core.imports.paragraphs import goes_on_with_questions
from session_core.imports.parts import give_parts
from session_core.imports.people_lines import is_name, names_group, names_person
from session_core.imports.sections import Section
from session_core.imports.themes import is_known_theme

_HEAD = {None, Field.TIME, Field.ROOM, Field.THEMES, Field.FORMAT, Field.DURATION}
_BEFORE_DESCRIPTION = {Field.POLICY_QUESTIONS, Field.GAINS}
"""The description follows these on the form, so lost labels there are the description's."""


def place(sections: list[Section]) -> None:
    """Give every section a field; NOWHERE where neither shape nor order can tell."""
    labelled = {section.field for section in sections if section.labelled}
    seen: list[Field | None] = [None]
    for section in sections:
        if section.field is None:
            section.field = _field_of(section, seen, labelled)
        seen.append(section.field)
    give_parts(sections)


def _field_of(section: Section, seen: Sequence[Field | None], labelled: set[Field | None]) -> Field:
    if section.is_prose:
        return _prose_field(section, seen, labelled)
    if _HEAD.issuperset(seen):
        return _head_field(section, Field.THEMES in seen)
    if _is_list_of_people(section.lines) or _is_lone_name(section, seen[-1]):
        return Field.PEOPLE
    return _going_on(seen[-1])


def _prose_field(
    section: Section, seen: Sequence[Field | None], labelled: set[Field | None]
) -> Field:
    before = seen[-1]
    if before is Field.POLICY_QUESTIONS and goes_on_with_questions(section.lines[0]):
        return before
    is_free = Field.DESCRIPTION not in labelled and Field.DESCRIPTION not in seen
    if is_free and (before in _BEFORE_DESCRIPTION or before not in PROSE):
        return Field.DESCRIPTION
    return _going_on(before)


def _going_on(before: Field | None) -> Field:
    """Leave lost text to the field above it, where that is one of text."""
    return before if before is not None and before in PROSE else Field.NOWHERE


def _head_field(section: Section, themes_seen: bool) -> Field:
    """Tell themes from people above the first text: themes come first, and people in lists."""
    if any(is_known_theme(line.text) for line in section.lines):
        return Field.THEMES
    if any(names_group(line.text) for line in section.lines):
        return Field.PEOPLE
    in_list = themes_seen or len(section.lines) > 1
    if in_list and all(names_person(line.text) for line in section.lines):
        return Field.PEOPLE
    return Field.THEMES


def _is_list_of_people(lines: Sequence[Line]) -> bool:
    """Say whether people stand here; a line among them without a comma is an organisation."""
    return any(names_person(line.text) for line in lines)


def _is_lone_name(section: Section, before: Field | None) -> bool:
    return before in PEOPLE and len(section.lines) == 1 and is_name(section.lines[0].text)
