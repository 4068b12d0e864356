"""People whose label was lost get their part from where they stand.

The form's order is organisers, speakers, onsite moderator, online moderator, rapporteur; the
label `Online Moderator` nearly always survives and is the anchor, be it with or without a blank
line below the moderator.
"""

from collections.abc import Sequence

from session_core.imports.page_fields import PEOPLE, Field
from session_core.imports.people_lines import is_name, names_person
from session_core.imports.sections import Section

_LISTS = {Field.ORGANIZERS, Field.SPEAKERS}
_SINGLES = (Field.ONSITE_MODERATOR, Field.ONLINE_MODERATOR, Field.RAPPORTEUR)
_MOST_MODERATORS = 2


def give_parts(sections: list[Section]) -> None:
    """Replace PEOPLE by a part in every section; NOWHERE where the order cannot tell."""
    _part_rapporteur(sections)
    people = [section for section in sections if section.field in PEOPLE]
    fields = [section.field for section in people]
    missing = [part for part in _SINGLES if part not in fields]
    if Field.ONLINE_MODERATOR in fields:
        anchor = fields.index(Field.ONLINE_MODERATOR)
        front, after = people[:anchor], people[anchor + 1 :]
        if Field.ONSITE_MODERATOR in missing and _ends_in_moderator(front):
            front[-1].field = Field.ONSITE_MODERATOR
        _give([part for part in missing if part is Field.RAPPORTEUR], after)
    else:
        end = _end_of_lists(people)
        front, after = people[:end], people[end:]
        unknown = sum(section.field is Field.PEOPLE for section in after)
        sure = len(missing) if unknown == len(missing) else missing.count(Field.ONSITE_MODERATOR)
        _give(missing[:sure], after)
    _give_lists(front)


def _part_rapporteur(sections: list[Section]) -> None:
    """Cut off the last of two directly below the anchor, where nobody else can be rapporteur."""
    fields = [section.field for section in sections]
    if fields.count(Field.ONLINE_MODERATOR) != 1:
        return
    at = fields.index(Field.ONLINE_MODERATOR)
    anchor, after = sections[at], fields[at + 1 :]
    if Field.RAPPORTEUR in fields or Field.PEOPLE in after or len(anchor.lines) != _MOST_MODERATORS:
        return
    if all(is_name(line.text) or names_person(line.text) for line in anchor.lines):
        sections.insert(at + 1, Section(Field.PEOPLE, [anchor.lines.pop()]))


def _ends_in_moderator(front: Sequence[Section]) -> bool:
    """Say whether the last people above the anchor are too few for a list of speakers."""
    most = _MOST_MODERATORS if len(front) > 1 else 1
    return bool(front) and front[-1].field is Field.PEOPLE and len(front[-1].lines) <= most


def _end_of_lists(people: Sequence[Section]) -> int:
    """Return where organisers and speakers end; all of it is lists if no list shows."""
    ends = [
        index + 1
        for index, section in enumerate(people)
        if section.field in _LISTS
        or (section.field is Field.PEOPLE and len(section.lines) > _MOST_MODERATORS)
    ]
    return ends[-1] if ends else len(people)


def _give(parts: Sequence[Field], people: Sequence[Section]) -> None:
    """Give the parts in order to the sections that have none; what is left stays unplaced."""
    left = list(parts)
    for section in people:
        if section.field is Field.PEOPLE:
            section.field = left.pop(0) if left else Field.NOWHERE


def _give_lists(people: Sequence[Section]) -> None:
    """Tell organisers from speakers by the label that is left, else the first list organises."""
    fields = [section.field for section in people]
    unknown = [index for index, field in enumerate(fields) if field is Field.PEOPLE]
    labels_left = [
        fields.index(field) for field in (Field.SPEAKERS, Field.ORGANIZERS) if field in fields
    ]
    if labels_left:
        speakers_from = labels_left[0]
    elif len(unknown) > 1 or (unknown and len(people[unknown[0]].lines) == 1):
        speakers_from = unknown[0] + 1
    else:
        speakers_from = 0
    for index in unknown:
        people[index].field = Field.ORGANIZERS if index < speakers_from else Field.SPEAKERS
