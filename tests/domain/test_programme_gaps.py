"""Two people of one name, and parts that nobody has."""

from session_core.domain.people import Part, ProgrammePerson, RegionalGroup, StakeholderGroup
from session_core.domain.programme_gaps import missing_parts, same_names


def person(name: str, part: Part = Part.SPEAKER, affiliation: str = "") -> ProgrammePerson:
    return ProgrammePerson(name, part, affiliation)


def test_two_speakers_of_one_name_are_two_people() -> None:
    assert same_names([person("Ana Silva"), person("ana  silva"), person("Ivo Marek")]) == (
        "Ana Silva",
    )
    three = [person("Ana Silva")] * 3
    assert same_names(three) == ("Ana Silva",)


def test_one_person_in_two_parts_is_one() -> None:
    online = ProgrammePerson(
        "Luc Aubert",
        Part.ONLINE_MODERATOR,
        stakeholder_group=StakeholderGroup.PRIVATE_SECTOR,
        regional_group=RegionalGroup.WEOG,
    )
    assert same_names([online, person("Luc Aubert", Part.RAPPORTEUR, "Lamp Works")]) == ()


def test_one_name_with_two_affiliations_is_two_people() -> None:
    moderator = person("Luc Aubert", Part.ONLINE_MODERATOR, "Lamp Works")
    assert same_names([moderator, person("Luc Aubert", Part.RAPPORTEUR, "Oil Works")]) == (
        "Luc Aubert",
    )


def test_parts_that_nobody_has_are_named() -> None:
    assert missing_parts([person("Ana Silva"), person("Ivo Marek", Part.ONSITE_MODERATOR)]) == (
        Part.ONLINE_MODERATOR,
        Part.RAPPORTEUR,
    )
    assert len(missing_parts([])) == 4
