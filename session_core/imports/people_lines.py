"""Lines that name people: `Name, Stakeholder group, Regional group` or `Name, Affiliation`."""

import re
from collections.abc import Sequence
from itertools import pairwise

from session_core.domain.people import (
    Part,
    ProgrammePerson,
    RegionalGroup,
    StakeholderGroup,
)
from session_core.imports.gender import without_gender
from session_core.imports.groups import regional_group_of, stakeholder_group_of
from session_core.imports.themes import is_known_theme

LONGEST = 250
_LONGEST_RUN_ON = 2000
"""Characters: one person on a line, and all speakers run together on one."""
_LONGEST_NAME = 80

_MARKS = " -–•*·🔒🔓🔐🔏"
"""Bullets, and the padlock of an affiliation kept private."""

_ORDINAL = re.compile(r"(?<!\w)\d{1,2}[.)] ?(?=[^\W\d])")
_PARTICLES = {"al", "bin", "bint", "da", "de", "del", "della", "den", "der", "di", "do", "dos"} | {
    *("du", "el", "ibn", "la", "le", "ten", "ter", "van", "von", "y", "e", "zu")
}
_GROUP_IN_THE_MIDDLE = 2
"""Words: co-organisers of 2017 are `Name, Group, Organisation`."""
_ELISIONS = ("'", "’")
_WITHHELD = re.compile(
    r"[\[(]? ?(?:(?:name )?(?:is )?withheld(?: (?:up)?on request)?"
    r"|tb[acd]|to be (?:announced|confirmed|determined)) ?[\])]?\.?",
    re.IGNORECASE,
)
"""What pages print in place of a name."""
_WITH_BRACKET = re.compile(
    r"(?P<name>[^(),:]{2,80}) ?\((?P<affiliation>[^()]{2,120})\) ?: ?(?P<groups>.+)"
)
_WITH_DASH = re.compile(r"(?P<name>[^,]{3,80}?) [-–—] (?P<affiliation>.+)")


def people_of(text: str, part: Part) -> tuple[ProgrammePerson, ...]:
    """Read the people of one line, usually one; several where lines ran together.

    Where the page withholds a name, in words or by giving only groups, the name is "". A line
    without any words gives nobody. Nobody's gender is taken.
    """
    text = _ORDINAL.sub("", without_gender(text))
    pieces = [piece for piece in (piece.strip(_MARKS) for piece in text.split(";")) if piece]
    if not all("," in piece for piece in pieces):
        pieces = [text.strip(_MARKS)]
    return tuple(_person(words, part) for piece in pieces for words in _one_by_one(piece))


def names_group(text: str) -> bool:
    """Say whether a line ends in a stakeholder or regional group: then it names a person."""
    if len(text) > _LONGEST_RUN_ON or "," not in text:
        return False
    last = without_gender(text).rpartition(",")[2].rpartition(":")[2]
    if not (stakeholder_group_of(last) or regional_group_of(last, after_group=True)):
        return False
    return len(text) <= LONGEST or len(_one_by_one(text)) > 1


def names_person(text: str) -> bool:
    """Say whether a line reads like `Name, Affiliation`, or names a group."""
    if names_group(text):
        return True
    name, comma, affiliation = _ORDINAL.sub("", text.strip(_MARKS)).partition(",")
    return (
        bool(comma and affiliation.strip())
        and len(text) <= LONGEST
        and not text.endswith((".", "!", "?", ";", ":"))
        and not is_known_theme(text)
        and (is_name(name) or _is_withheld(name))
    )


def is_name(text: str) -> bool:
    """Say whether the words could be somebody's name: two to six, none in small letters."""
    if len(text) > _LONGEST_NAME:
        return False
    words = text.replace("-", " ").split()
    return (
        2 <= len(words) <= 6
        and not any(c.isdigit() or c in "&:?!/#" for c in text)
        and all(
            not word[0].islower() or word in _PARTICLES or word[1:2] in _ELISIONS for word in words
        )
    )


def _one_by_one(text: str) -> list[list[str]]:
    """Cut a line after each regional group; what follows the last one belongs to that person."""
    words = [word.strip() for word in text.split(",") if word.strip()]
    pairs = enumerate(pairwise(words), start=2)
    ends = [end for end, (before, word) in pairs if _ends_person(before, word)]
    starts = [0, *ends[:-1]]
    return [words[start:end] for start, end in zip(starts, [*ends[:-1], len(words)], strict=True)]


def _ends_person(before: str, word: str) -> bool:
    """Say whether a word is a region, not the stakeholder group of the same name."""
    if regional_group_of(word, after_group=True) is None:
        return False
    return stakeholder_group_of(word) is None or stakeholder_group_of(before) is not None


def _person(words: Sequence[str], part: Part) -> ProgrammePerson:
    bracket = _WITH_BRACKET.fullmatch(", ".join(words)[:LONGEST])
    if bracket:
        groups = [word.strip() for word in bracket["groups"].split(",")]
        rest, stakeholder, region = _groups(groups)
        if not rest:
            return _named(bracket["name"], bracket["affiliation"], part, stakeholder, region)
    rest, stakeholder, region = _groups(words)
    if stakeholder is None and region is None:
        rest, stakeholder, region = _groups_inside(rest)
    if stakeholder is None and len(rest) > _GROUP_IN_THE_MIDDLE:
        stakeholder = stakeholder_group_of(rest[1], exactly=True)
        rest = [rest[0], *rest[2:]] if stakeholder else rest
    name, affiliation = (rest[0], ", ".join(rest[1:])) if rest else ("", "")
    dash = _WITH_DASH.fullmatch(name) if not affiliation else None
    if dash and (is_name(dash["name"]) or _is_withheld(dash["name"])):
        name, affiliation = dash["name"], dash["affiliation"]
    return _named(name, affiliation, part, stakeholder, region)


def _is_withheld(name: str) -> bool:
    return _WITHHELD.fullmatch(name.strip(_MARKS)) is not None


def _named(
    name: str,
    affiliation: str,
    part: Part,
    stakeholder: StakeholderGroup | None,
    region: RegionalGroup | None,
) -> ProgrammePerson:
    return ProgrammePerson(
        name="" if _is_withheld(name) else name.strip(_MARKS),
        part=part,
        affiliation=affiliation.strip(_MARKS),
        stakeholder_group=stakeholder,
        regional_group=region,
    )


def _groups(
    words: Sequence[str],
) -> tuple[list[str], StakeholderGroup | None, RegionalGroup | None]:
    """Take the groups off the end; `Intergovernmental Organization` alone is the stakeholder's."""
    rest = list(words)
    region = None
    if rest and (len(rest) > 1 or not stakeholder_group_of(rest[-1])):
        before = stakeholder_group_of(rest[-2]) if len(rest) > 1 else None
        if before or not stakeholder_group_of(rest[-1]):
            region = regional_group_of(rest[-1], after_group=before is not None)
            rest = rest[:-1] if region else rest
    stakeholder = stakeholder_group_of(rest[-1]) if rest else None
    if stakeholder:
        rest = rest[:-1]
    return rest, stakeholder, region


def _groups_inside(
    words: Sequence[str],
) -> tuple[list[str], StakeholderGroup | None, RegionalGroup | None]:
    """Take out both groups where somebody's work follows them: `Name, Group, Region, Director`."""
    for at, (before, word) in enumerate(pairwise(words)):
        stakeholder = stakeholder_group_of(before) if at else None
        region = regional_group_of(word, after_group=True) if stakeholder else None
        if region:
            return [*words[:at], *words[at + 2 :]], stakeholder, region
    return list(words), None, None
