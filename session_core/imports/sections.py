"""A page cut into sections: at labels, at lines that speak for themselves, at wide gaps."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import chain

from session_core.imports.dates import is_time_line
from session_core.imports.formats import is_format, is_format_word
from session_core.imports.goals import is_goal
from session_core.imports.labels import is_report_label, label_of, one_label_each
from session_core.imports.page_fields import PEOPLE, PROSE, REPORT, Field, Label
from session_core.imports.page_lines import WIDE_GAP, Line
from session_core.imports.people_lines import is_name, names_person
from session_core.imports.person_blocks import labels_in_blocks
from session_core.imports.themes import is_known_theme

_LONGEST_SHORT = 140
_ROOM = re.compile(r"\b(?:room|hall|auditorium|ballroom|annex|stage)\b", re.IGNORECASE)
_STAND_IN_PROSE = {Field.DESCRIPTION, Field.TARGETS, Field.SDGS}
_HOLD_ONE_LINE = {
    Field.TITLE,
    Field.TIME,
    Field.ROOM,
    Field.AFFILIATION,
    Field.ORGANIZATION_OF_PERSON,
    Field.GROUP_OF_PERSON,
    Field.FORMAT,
    Field.DURATION,
}
_HOLD_ONE_PARAGRAPH = {
    Field.ONSITE_MODERATOR,
    Field.ONLINE_MODERATOR,
    Field.RAPPORTEUR,
}


@dataclass
class Section:
    """Lines that belong together; `field` is None until order and shape have said what it is.

    `label` is the label in the page's words, "" where it has none. `interrupts` is the field of
    the text in the middle of which it stands.
    """

    field: Field | None
    lines: list[Line]
    label: str = ""
    one_paragraph: bool = False
    interrupts: Field | None = None

    @property
    def labelled(self) -> bool:
        return bool(self.label)

    @property
    def is_prose(self) -> bool:
        return any(is_prose(line.text) for line in self.lines)


def is_prose(text: str) -> bool:
    """Say whether a line is running text, not a name, a theme or a heading."""
    if is_known_theme(text) or names_person(text):
        return False
    return len(text) > _LONGEST_SHORT or (
        text.endswith((".", "?", "!", ";")) and text.count(" ") >= 7
    )


def _is_room(text: str) -> bool:
    """Say whether a short line has the word for a room in it."""
    return len(text) <= _LONGEST_SHORT and _ROOM.search(text) is not None


def sections_of(lines: Iterable[Line]) -> list[Section]:
    """Cut the lines after the title into sections, every line in exactly one of them."""
    lines = list(lines)
    in_blocks = labels_in_blocks(lines)
    moderator = _lone_moderator(lines)
    sections: list[Section] = []
    prose_began = False
    for line in chain.from_iterable(_one_label_each(whole, sections) for whole in lines):
        current = sections[-1] if sections else Section(None, [])
        opened = (
            _opened_in_block(in_blocks.get(line.number), line, current)
            or _opened_by_label(line, current)
            or _opened_in_text(line, current, moderator)
            or _opened_by_shape(line, current, prose_began)
            or _resumed(line, current)
        )
        if opened is None and (not sections or not _goes_on(current, line)):
            opened = Section(None, [line])
        if opened is None:
            current.lines.append(line)
        else:
            sections.append(opened)
            prose_began = prose_began or opened.field in PROSE or opened.is_prose
    return sections


def _one_label_each(line: Line, sections: list[Section]) -> Iterable[Line]:
    if sections and sections[-1].field is Field.SESSION_REPORT:  # there no speaker's label counts
        return [line]
    first, *others = one_label_each(line.text)
    return [replace(line, text=first), *(replace(line, text=text, gap=0) for text in others)]


def _opened_by_label(line: Line, current: Section) -> Section | None:
    label = label_of(line.text)
    if label is None or not _counts(label, line, current):
        return None
    return _labelled(label, line)


def _opened_in_block(label: Label | None, line: Line, current: Section) -> Section | None:
    return None if label is None or current.field in REPORT else _labelled(label, line)


def _opened_in_text(line: Line, current: Section, moderator: Line | None) -> Section | None:
    """Open a section for the page's only moderator, named in the lines of a text."""
    if line != moderator or not _in_prose(current) or current.field in REPORT:
        return None
    label = label_of(line.text)
    return replace(_labelled(label, line), interrupts=current.field) if label else None


def _lone_moderator(lines: Iterable[Line]) -> Line | None:
    """Return the line `Moderator: Ada Novak` where no other line has a moderator in the room."""
    found = [
        (line, label)
        for line in lines
        if (label := label_of(line.text)) and label.field is Field.ONSITE_MODERATOR
    ]
    return found[0][0] if len(found) == 1 and _names_somebody(found[0][1].rest) else None


def _resumed(line: Line, current: Section) -> Section | None:
    """Take up a text again after the moderator in the middle of it."""
    if current.interrupts is None or line.gap >= WIDE_GAP or _names_somebody(line.text):
        return None
    return Section(current.interrupts, [line])


def _labelled(label: Label, line: Line) -> Section:
    value = line if label.stays else replace(line, text=label.rest)
    return Section(
        label.field,
        [value] if value.text else [],
        label=_words_of(label, line),
        one_paragraph=label.numbered
        or label.field in _HOLD_ONE_PARAGRAPH
        or (label.field is Field.NOWHERE and not label.distinctive)
        or (label.heading and label.field not in REPORT),
    )


def _words_of(label: Label, line: Line) -> str:
    end = line.text.rfind(label.rest) if label.rest else len(line.text)
    return line.text[:end].rstrip(" :|")


def _counts(label: Label, line: Line, current: Section) -> bool:
    """Say whether a label is the form's own, and not a word at the head of somebody's text."""
    if current.field is Field.SESSION_REPORT:
        again = label.field is current.field and not current.lines and not label.rest
        return again or is_report_label(label, line.text)
    if current.field in REPORT and not label.distinctive:
        return False
    if not _in_prose(current):
        # `Gender`, `Diversity`, `Nationality`: without a colon it is a theme.
        return not label.stays or label.distinctive or ":" in line.text
    if _stands_alone(label, line):
        return True
    if line.gap == 0 and not label.distinctive:
        return False
    if label.field in PEOPLE and label.distinctive and _names_somebody(label.rest):
        return True
    if label.rest and label.field not in _STAND_IN_PROSE:
        everyday = not label.distinctive or (
            label.field in PEOPLE and not (label.numbered or label.heading)
        )
        return not everyday or line.gap >= WIDE_GAP
    return True


def _names_somebody(text: str) -> bool:
    return is_name(text) or names_person(text)


def _stands_alone(label: Label, line: Line) -> bool:
    """Say whether the line is a label and a colon, or a bare label that prose does not have."""
    if label.rest or label.field is Field.THEMES:  # `Session:` heads many a text
        return False
    return line.text.endswith(":") or label.field in _STAND_IN_PROSE


def _in_prose(current: Section) -> bool:
    if current.field is None:
        return bool(current.lines) and is_prose(current.lines[0].text)
    # Below a paper that is not placed the form goes on.
    return current.field in PROSE - {Field.NOWHERE} and not current.one_paragraph


def _opened_by_shape(line: Line, current: Section, prose_began: bool) -> Section | None:
    """Open a section for a line that can be only one thing, label or not."""
    if current.field in REPORT:
        return None
    if current.field is Field.TIME and current.lines and (line.gap == 0 or _is_room(line.text)):
        return Section(Field.ROOM, [line])
    if current.field is not Field.TIME and is_time_line(line.text):
        return Section(Field.TIME, [line])
    if current.field is not Field.SDGS and is_goal(line.text):
        return Section(Field.SDGS, [line], one_paragraph=True)
    if current.field is Field.FORMAT or prose_began:
        return None
    if is_format(line.text) or (line.gap and is_format_word(line.text)):
        return Section(Field.FORMAT, [line])
    return None


def _goes_on(current: Section, line: Line) -> bool:
    """Say whether a line without label belongs to the section above it."""
    if current.field in REPORT or not current.lines:
        return True
    if line.gap >= WIDE_GAP or current.field in _HOLD_ONE_LINE:
        return False
    if current.one_paragraph and line.gap:
        return False
    if current.field is None and line.gap:
        return _alike(current.lines[0], line)
    if current.field in PEOPLE or current.field is Field.THEMES:
        return not is_prose(line.text)
    return current.field is not Field.SDGS or is_goal(line.text)


def _alike(one: Line, other: Line) -> bool:
    return all(says(one.text) == says(other.text) for says in (is_prose, names_person))
