"""The placed sections by field, and the lines that a field turned out not to take."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from session_core.domain.agenda import PlannedItem
from session_core.domain.people import Part, ProgrammePerson
from session_core.domain.programme import UnplacedLine
from session_core.imports.agenda_lines import items_among
from session_core.imports.calls import calls_of
from session_core.imports.dates import times_of
from session_core.imports.days import days_in
from session_core.imports.gender import LABEL as GENDER
from session_core.imports.gender import genders_in
from session_core.imports.page_fields import KEEP_THEIR_LABEL, Field
from session_core.imports.page_lines import Line, text_of
from session_core.imports.people_lines import is_name, names_group, people_of
from session_core.imports.person_blocks import told_of
from session_core.imports.sections import Section, is_prose

Value = TypeVar("Value")

_MOST_PEOPLE = 200
"""Lines that name people, and people in them: the longest real pages have a few dozen."""

_WORDS_OF_A_SENTENCE = 3
"""In small letters: organisations too have an `of` and an `and`."""
_PARTS = {
    Field.ORGANIZERS: Part.ORGANIZER,
    Field.SPEAKERS: Part.SPEAKER,
    Field.ONSITE_MODERATOR: Part.ONSITE_MODERATOR,
    Field.ONLINE_MODERATOR: Part.ONLINE_MODERATOR,
    Field.RAPPORTEUR: Part.RAPPORTEUR,
}
_OF_A_PERSON = {Field.ORGANIZATION_OF_PERSON, Field.GROUP_OF_PERSON}


class FilledFields:
    """Reads fields out of placed sections; `left` gathers every line that no field took."""

    def __init__(self, sections: Sequence[Section]) -> None:
        self._sections = _without_bare_labels(sections)
        self.left: list[Line] = self.lines(Field.NOWHERE)
        self._genders: list[Line] = []

    def unplaced(self, others: Sequence[Line] = ()) -> tuple[UnplacedLine, ...]:
        """Return what no field took, and `others`, in page order, each line with its label."""
        labels = {line.number: label for label, lines in self._labelled() for line in lines}
        left = [
            UnplacedLine(line.number, line.text, labels.get(line.number, ""))
            for line in (*others, *self.left)
        ]
        left += [UnplacedLine(line.number, line.text, GENDER) for line in self._genders]
        return tuple(sorted(left, key=lambda line: line.number))

    def description(self) -> str:
        """Return the description, then what the form asks besides, under its labels."""
        return "\n\n".join(filter(None, map(self.text, (Field.DESCRIPTION, Field.BESIDE))))

    def lines(self, field: Field) -> list[Line]:
        """Return the field's lines in page order, from all its sections."""
        return [
            line for section in self._sections if section.field is field for line in section.lines
        ]

    def text(self, field: Field) -> str:
        """Return the field's text, its paragraphs kept apart."""
        return text_of(self.lines(field))

    def distinct(self, field: Field) -> tuple[str, ...]:
        """Return the field's lines, each once."""
        return tuple(dict.fromkeys(line.text for line in self.lines(field)))

    def first(self, field: Field, read: Callable[[str], Value | None]) -> Value | None:
        """Return what the first readable line gives; the other lines are left."""
        value: Value | None = None
        for line in self.lines(field):
            if value is None and (value := read(line.text)) is not None:
                continue
            self.left.append(line)
        return value

    def people(self) -> tuple[ProgrammePerson, ...]:
        """Return the people in page order, a name once in a part.

        Running text is left, and so are the lines after `_MOST_PEOPLE`.
        """
        people: list[ProgrammePerson] = []
        lines_read = 0
        named: int | None = None  # whom the fields of a block are about
        for section in self._sections:
            if section.field is Field.AFFILIATION:
                self._add_affiliation(people, section)
                continue
            if section.field in _OF_A_PERSON:
                self._add_to_person(people, named, section)
                continue
            part = _PARTS.get(section.field) if section.field else None
            if part is None:
                continue
            for line in section.lines:
                is_full = max(lines_read, len(people)) >= _MOST_PEOPLE
                told = is_prose(line.text) or (
                    part is not Part.ORGANIZER and _is_sentence(line.text)
                )
                read = () if is_full or told else people_of(line.text, part)
                named = None
                if not read:
                    self.left.append(line)
                    continue
                lines_read += 1
                self._genders += [replace(line, text=word) for word in genders_in(line.text)]
                # Some pages print a list twice; withheld names are alike and not the same person.
                for person in read:
                    named = _add(person, people)
        return tuple(people)

    def agenda(self) -> tuple[PlannedItem, ...]:
        """Return the page's own agenda; its lines without minutes are left."""
        items, without_minutes = items_among(self.lines(Field.AGENDA))
        self.left += without_minutes
        return items

    def calls(self) -> tuple[str, ...]:
        """Return the calls to action; a heading with none below it is left."""
        calls, bare = calls_of(self.lines(Field.CALLS_TO_ACTION))
        self.left += bare
        return calls

    def days(self) -> tuple[date, ...]:
        """Return the days in lines that are no time line; those lines are left all the same."""
        return days_in([line.text for line in self.lines(Field.TIME) if not times_of(line.text)])

    def _labelled(self) -> Iterator[tuple[str, Sequence[Line]]]:
        """Give the sections with the label they stand under, be it that of the one above."""
        before, label = None, ""
        for section in self._sections:
            if section.labelled or section.field is not before:
                before, label = section.field, section.label
            yield label, section.lines

    def _add_affiliation(self, people: list[ProgrammePerson], section: Section) -> None:
        for line in section.lines:
            if people and people[-1].part is Part.ORGANIZER and not people[-1].affiliation:
                people[-1] = replace(people[-1], affiliation=line.text)
            else:
                self.left.append(line)

    def _add_to_person(
        self, people: list[ProgrammePerson], named: int | None, section: Section
    ) -> None:
        """Add the fields of a block to whom they are about; what somebody has is not changed."""
        for line in section.lines:
            told = None if named is None else told_of(people[named], section.field, line.text)
            if named is None or told is None:
                self.left.append(line)
            else:
                people[named] = told


def _is_sentence(text: str) -> bool:
    """Say whether a line tells something of people and names none: `Two poets will read.`"""
    bare = text.rstrip(".!?")
    is_named = is_name(bare.partition(",")[0]) or names_group(bare)
    return (
        bare != text
        and not is_named
        and sum(word.islower() for word in bare.split()) >= _WORDS_OF_A_SENTENCE
    )


def _add(person: ProgrammePerson, people: list[ProgrammePerson]) -> int:
    """Add somebody, or what is new of them where they are named again; return their place."""
    same = (at for at, other in enumerate(people) if person.name and _are_one(other, person))
    at = next(same, None)
    if at is None:
        people.append(person)
        return len(people) - 1
    other = people[at]
    people[at] = replace(
        other,
        affiliation=other.affiliation or person.affiliation,
        stakeholder_group=other.stakeholder_group or person.stakeholder_group,
        regional_group=other.regional_group or person.regional_group,
    )
    return at


def _are_one(one: ProgrammePerson, other: ProgrammePerson) -> bool:
    """Say whether two of one name and part are the same: nothing said of them differs."""
    return (one.name, one.part) == (other.name, other.part) and all(
        not (first and second) or first == second
        for first, second in (
            (one.affiliation, other.affiliation),
            (one.stakeholder_group, other.stakeholder_group),
            (one.regional_group, other.regional_group),
        )
    )


def _without_bare_labels(sections: Sequence[Section]) -> list[Section]:
    """Leave out a label that stays where nobody wrote anything under it."""
    return [
        section
        for section, following in zip(sections, [*sections, None][1:], strict=True)
        if not _is_bare_label(section)
        or (following and not following.labelled and following.field is section.field)
    ]


def _is_bare_label(section: Section) -> bool:
    if section.field not in KEEP_THEIR_LABEL or not section.labelled or len(section.lines) != 1:
        return False
    return section.lines[0].text.rstrip(" :|") == section.label
