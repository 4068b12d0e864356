"""The many ways in which one line names one person, or several."""

import pytest

from session_core.domain.people import (
    Part,
    ProgrammePerson,
    RegionalGroup,
    StakeholderGroup,
)
from session_core.imports.people_lines import names_person, people_of

CIVIL = StakeholderGroup.CIVIL_SOCIETY
AFRICA = RegionalGroup.AFRICA


def person(
    name: str,
    affiliation: str = "",
    stakeholder: StakeholderGroup | None = None,
    region: RegionalGroup | None = None,
) -> ProgrammePerson:
    return ProgrammePerson(name, Part.SPEAKER, affiliation, stakeholder, region)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Ada Novak, Civil Society, African Group", person("Ada Novak", "", CIVIL, AFRICA)),
        ("Ada Novak, Maps, Oslo", person("Ada Novak", "Maps, Oslo")),
        (
            "Ada Novak, Maps, Civil Society, WEOG",
            person("Ada Novak", "Maps", CIVIL, RegionalGroup.WEOG),
        ),
        (
            "- Ada Novak (Maps): Civil Society, African Group",
            person("Ada Novak", "Maps", CIVIL, AFRICA),
        ),
        ("Ada Novak – Director of Maps", person("Ada Novak", "Director of Maps")),
        ("\U0001f512 Ada Novak, Civil Society", person("Ada Novak", "", CIVIL)),
        ("Civil Society, African Group", person("", "", CIVIL, AFRICA)),
        ("Valley Maps (VM)", person("Valley Maps (VM)")),
        ("Ada Novak, civiel society, Africa", person("Ada Novak", "", CIVIL, AFRICA)),
        ("Ada Novak, Maps, Africa", person("Ada Novak", "Maps, Africa")),
        ("Ada Novak, Civil Society Forum", person("Ada Novak", "Civil Society Forum")),
        (
            "Ada Novak, Intergovernmental Organization, Intergovernmental Organization",
            person(
                "Ada Novak", "", StakeholderGroup.INTERGOVERNMENTAL, RegionalGroup.INTERGOVERNMENTAL
            ),
        ),
        (
            "Ada Novak, Intergovernmental Organization",
            person("Ada Novak", "", StakeholderGroup.INTERGOVERNMENTAL),
        ),
        (
            "Ada Novak, Civil Society, Intergovernmental Organization",
            person("Ada Novak", "", CIVIL, RegionalGroup.INTERGOVERNMENTAL),
        ),
        ("Ada Novak, African Group", person("Ada Novak", "", None, AFRICA)),
    ],
)
def test_one_person(line: str, expected: ProgrammePerson) -> None:
    assert people_of(line, Part.SPEAKER) == (expected,)


@pytest.mark.parametrize(
    "name",
    [
        *("Name withheld", "[name withheld]", "Withheld upon request", "(withheld)"),
        *("TBC", "TBD", "tba", "To be confirmed", "- Name Withheld"),
    ],
)
def test_withheld_names(name: str) -> None:
    assert people_of(name, Part.SPEAKER) == (person(""),)
    assert people_of(f"{name}, Maps", Part.SPEAKER) == (person("", "Maps"),)
    assert people_of(f"{name} - Director of Maps", Part.SPEAKER) == (
        person("", "Director of Maps"),
    )
    assert people_of(f"{name}, Civil Society, African Group", Part.SPEAKER) == (
        person("", "", CIVIL, AFRICA),
    )
    assert names_person(f"{name}, Maps")


@pytest.mark.parametrize("name", ["TBC Maps", "Tb Cole", "Name Withheld Society"])
def test_names_that_only_begin_like_withheld_ones(name: str) -> None:
    assert people_of(name, Part.SPEAKER) == (person(name),)


@pytest.mark.parametrize(
    "line",
    [
        "Ada Novak, Civil Society, African Group, Bo Lee, Maps, Government, Asia-Pacific Group",
        "Ada Novak, Civil Society, African Group; Bo Lee, Maps, Government, Asia-Pacific Group;",
    ],
)
def test_people_who_ran_together(line: str) -> None:
    assert people_of(line, Part.SPEAKER) == (
        person("Ada Novak", "", CIVIL, AFRICA),
        person("Bo Lee", "Maps", StakeholderGroup.GOVERNMENT, RegionalGroup.ASIA_PACIFIC),
    )


def test_a_line_of_marks_gives_nobody() -> None:
    assert people_of("- •", Part.SPEAKER) == ()


@pytest.mark.parametrize(
    "line",
    ["Ada Novak, Maps", "Anne-Marie de la Cruz, Maps", "X, Government, WEOG", "李明 王, Maps"],
)
def test_lines_that_name_somebody(line: str) -> None:
    assert names_person(line)


@pytest.mark.parametrize(
    "line",
    [
        "During the session, experts speak",
        "Maps, Paper",
        "Ada Novak",
        "Maps a b, Paper",
        "Ada Novak, who drew the first of these maps, will open.",
        "Data & Trust, Inclusion",
    ],
)
def test_lines_that_name_nobody(line: str) -> None:
    assert not names_person(line)
