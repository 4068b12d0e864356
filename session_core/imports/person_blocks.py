"""People of the forms of 2015, one field a line: `Primary contact`, `Name: …`, `City: …`."""

import re
from collections.abc import Sequence
from dataclasses import replace

from session_core.domain.people import ProgrammePerson
from session_core.imports.groups import regional_group_of, stakeholder_group_of
from session_core.imports.labels import label_of
from session_core.imports.page_fields import PEOPLE, Field, Label
from session_core.imports.page_lines import Line

_CONTACT = re.compile(
    r"(?:(?:primary|secondary|main|lead|first|second|other|additional) )?"
    r"(?:contact(?: persons?| details?| information)?(?: ?\d)?|(?:co-)?proposer) ?:?",
    re.IGNORECASE,
)
_NAME = r"(?:full )?name"
_OF_A_PERSON = (
    (Field.ORGANIZATION_OF_PERSON, r"organi[sz]ation(?: name)?|affiliation|institution|company"),
    (Field.GROUP_OF_PERSON, r"stakeholder group|regional group|region"),
    # Who somebody is at home, and how to reach them: no fact of a session.
    (
        Field.NOWHERE,
        r"e-?mail(?: address)?|(?:tele|mobile )?phone(?: number)?|mobile|fax|skype|web ?site"
        r"|(?:postal )?address|city|state|country(?: of residence)?|nationality|gender"
        r"|organi[sz]ation(?:'s)? (?:city|country|address|web ?site)|job title|position|salutation"
        r"|title",
    ),
)
_ITEM = re.compile(
    rf"(?:(?P<name>{_NAME})|"
    + "|".join(f"(?P<f{at}>{keys})" for at, (_, keys) in enumerate(_OF_A_PERSON))
    + r") ?: ?(?P<rest>.*)",
    re.IGNORECASE,
)
_TITLE_KEY = re.compile(r"title ?: ?", re.IGNORECASE)
_SALUTATION = re.compile(
    r"(?:(?:mrs?|ms|miss|mx|dr|prof(?:essor)?|eng|sir|dame|hon|h\.?e|amb(?:assador)?)\.? ?)+",
    re.IGNORECASE,
)


def labels_in_blocks(lines: Sequence[Line]) -> dict[int, Label]:
    """Return by line number the labels that count only in a block of fields about a person.

    A block is a heading, of a contact or of people, and lines of such fields directly below it,
    blank lines or not, with a `Name:` among them.
    """
    labels: dict[int, Label] = {}
    for at, line in enumerate(lines):
        part = _part_under(line.text)
        block = _block(lines, at + 1, part) if part else {}
        if part and any(label.field is part and label.rest for label in block.values()):
            labels |= {line.number: _label(part, ""), **block}
    return labels


def told_of(person: ProgrammePerson, field: Field | None, text: str) -> ProgrammePerson | None:
    """Return somebody with their organisation or group; None where it is none, or another."""
    if field is Field.ORGANIZATION_OF_PERSON:
        told = replace(person, affiliation=text)
        return told if person.affiliation in {"", text} else None
    stakeholder = stakeholder_group_of(text)
    if stakeholder and person.stakeholder_group in {None, stakeholder}:
        return replace(person, stakeholder_group=stakeholder)
    region = regional_group_of(text, after_group=True)
    is_new = region and person.regional_group in {None, region}
    return replace(person, regional_group=region) if is_new else None


def _part_under(text: str) -> Field | None:
    """Return the part of people below a heading; who proposed a session organises it."""
    if _CONTACT.fullmatch(text):
        return Field.ORGANIZERS
    label = label_of(text)
    return label.field if label and label.field in PEOPLE and not label.rest else None


def _block(lines: Sequence[Line], start: int, part: Field) -> dict[int, Label]:
    labels: dict[int, Label] = {}
    for at in range(start, len(lines)):
        below = lines[at + 1].text if at + 1 < len(lines) else ""
        item = _item(lines[at].text, below, part)
        if item is None:
            break
        labels[lines[at].number] = item
    return labels


def _item(text: str, below: str, part: Field) -> Label | None:
    match = _ITEM.fullmatch(text)
    if match is None:
        return None
    rest = match["rest"]
    if match["name"]:
        return _label(part, rest)
    title = _TITLE_KEY.match(text)
    # `Title:` is the session's own, unless somebody is addressed by it.
    if title and not (_SALUTATION.fullmatch(rest) or re.match(rf"{_NAME} ?:", below, re.I)):
        return None
    return _label(next(f for at, (f, _) in enumerate(_OF_A_PERSON) if match[f"f{at}"]), rest)


def _label(field: Field, rest: str) -> Label:
    return Label(field=field, distinctive=False, heading=False, numbered=False, rest=rest)
