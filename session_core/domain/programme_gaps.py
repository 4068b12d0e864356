"""What a list of people on a programme page leaves open: same names, and parts with nobody."""

from collections.abc import Iterable, Sequence
from itertools import combinations

from session_core.domain.people import Part, ProgrammePerson

NEEDED = (Part.SPEAKER, Part.ONSITE_MODERATOR, Part.ONLINE_MODERATOR, Part.RAPPORTEUR)
"""The parts that a hybrid session cannot well do without."""


def missing_parts(people: Iterable[ProgrammePerson]) -> tuple[Part, ...]:
    """The needed parts that nobody has."""
    had = {person.part for person in people}
    return tuple(part for part in NEEDED if part not in had)


def same_names(people: Sequence[ProgrammePerson]) -> tuple[str, ...]:
    """The names that more than one person seems to have, each once.

    One person often has two parts (the online moderator is the rapporteur): that is no second
    person unless affiliation or groups differ.
    """
    found = {
        _folded(one.name): one.name
        for one, other in combinations(people, 2)
        if _folded(one.name) == _folded(other.name)
        and (one.part is other.part or _differ(one, other))
    }
    return tuple(found.values())


def _differ(one: ProgrammePerson, other: ProgrammePerson) -> bool:
    """Whether something is said of both and is not the same."""
    said = (
        (_folded(one.affiliation), _folded(other.affiliation)),
        (one.stakeholder_group, other.stakeholder_group),
        (one.regional_group, other.regional_group),
    )
    return any(first and second and first != second for first, second in said)


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
