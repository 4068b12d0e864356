"""Forms of 2015 say one thing of a person a line: `Primary contact`, `Name: …`, `E-mail: …`."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from session_core.domain.people import Part, RegionalGroup, StakeholderGroup
from session_core.domain.programme import ProgrammePage
from session_core.imports.programme_page import read_programme_page
from tests.imports.test_no_line_is_lost import everything_in, letters

TITLE = "IGF 2015 WS #12 Who owns the map?"
FORM = f"""{TITLE}
Brief title: Maps
Primary contact
Title: Ms.
Name: Ada Novak
City: Valletta
Country of residence: Malta
Nationality: Maltese
E-mail: ada@maps.example
Phone: 0123 456
Gender: female
Stakeholder group: Civil Society
Organization: Valley Maps
Organization country: Malta
Secondary contact
Name: Bo Lee
Regional group: African Group
Stakeholder group: Academia
Organization: Tide Office
Session format: Panel
Background paper: https://maps.example/paper.pdf
Duration: 60
Subtheme: Openness
Description: Maps fade where power is.
Speakers
Name: Ada Novak
Organization: Valley Maps
Name: Cy Dahl
Stakeholder group: Government
Organization: Ministry of Maps
Moderator: Bo Lee
Remote moderator: Dee Dean
Rapporteur: Ada Novak"""


def people(page: ProgrammePage) -> list[tuple[str, Part, str]]:
    return [(person.name, person.part, person.affiliation) for person in page.people]


@pytest.mark.parametrize("line_end", ["\n", "\n\n"])
def test_a_form_of_2015(line_end: str) -> None:
    page = read_programme_page(FORM.replace("\n", line_end))
    assert people(page) == [
        ("Ada Novak", Part.ORGANIZER, "Valley Maps"),
        ("Bo Lee", Part.ORGANIZER, "Tide Office"),
        ("Ada Novak", Part.SPEAKER, "Valley Maps"),
        ("Cy Dahl", Part.SPEAKER, "Ministry of Maps"),
        ("Bo Lee", Part.ONSITE_MODERATOR, ""),
        ("Dee Dean", Part.ONLINE_MODERATOR, ""),
        ("Ada Novak", Part.RAPPORTEUR, ""),
    ]
    assert page.people[0].stakeholder_group is StakeholderGroup.CIVIL_SOCIETY
    assert page.people[1].regional_group is RegionalGroup.AFRICA
    assert page.people[3].stakeholder_group is StakeholderGroup.GOVERNMENT
    assert (page.title, page.themes, page.format) == ("Who owns the map?", ("Openness",), "Panel")
    assert (page.duration_minutes, page.description) == (60, "Maps fade where power is.")


def test_what_is_private_in_a_contact_is_in_no_field() -> None:
    page = read_programme_page(FORM)
    left = [line.text for line in page.could_not_place]
    assert left == [
        *("Brief title: Maps", "Title: Ms.", "City: Valletta", "Country of residence: Malta"),
        *("Nationality: Maltese", "E-mail: ada@maps.example", "Phone: 0123 456"),
        *("Gender: female", "Organization country: Malta", "Academia"),
        "Background paper: https://maps.example/paper.pdf",
    ]
    assert page.could_not_place[-2].under == "Stakeholder group"


@pytest.mark.parametrize(
    "heading",
    ["Contact", "Contact person:", "Main contact", "Second Contact Person", "Proposer:"],
)
def test_a_contact_organises(heading: str) -> None:
    page = read_programme_page(f"{TITLE}\n{heading}\nPhone:\nName: Ada Novak\n\nSubtheme: Trust")
    assert people(page) == [("Ada Novak", Part.ORGANIZER, "")]
    assert (page.themes, page.could_not_place) == (("Trust",), ())


def test_a_moderator_too_can_stand_one_field_a_line() -> None:
    page = read_programme_page(
        f"{TITLE}\nDescription: Maps.\nModerator\nName: Ada Novak\nOrganization: Valley Maps"
    )
    assert people(page) == [("Ada Novak", Part.ONSITE_MODERATOR, "Valley Maps")]
    assert page.description == "Maps."


def test_an_organisation_goes_to_nobody_who_has_another() -> None:
    page = read_programme_page(
        f"{TITLE}\nContact\nName: Ada Novak, Valley Maps\nOrganization: Tide Office\n"
        "Stakeholder group: Government\nStakeholder group: Civil Society"
    )
    assert people(page) == [("Ada Novak", Part.ORGANIZER, "Valley Maps")]
    assert [line.text for line in page.could_not_place] == ["Tide Office", "Civil Society"]


def test_the_session_s_title_ends_a_contact() -> None:
    page = read_programme_page(f"{TITLE}\nContact\nName: Ada Novak\nTitle: Who owns the map?")
    assert (people(page), page.could_not_place) == ([("Ada Novak", Part.ORGANIZER, "")], ())


@pytest.mark.parametrize("theme", ["Contact", "Contact\nPhone: none", "Name: Maps"])
def test_a_heading_alone_or_a_field_alone_is_no_contact(theme: str) -> None:
    page = read_programme_page(f"{TITLE}\nTheme\n{theme}\n\nSpeaker 1: Ada Novak, Maps")
    assert page.themes == (theme.partition("\n")[0],)
    assert people(page) == [("Ada Novak", Part.SPEAKER, "Maps")]


def test_a_contact_in_a_report_stays_there() -> None:
    told = "We met.\nContact\nName: Ada Novak\nOrganization: Valley Maps"
    page = read_programme_page(f"{TITLE}\nSession Report (* deadline 26 October)\n{told}")
    assert (page.session_report, page.people) == (told, ())


@pytest.mark.parametrize("paper", ["Background paper: maps.pdf", "Background Paper\nmaps.pdf"])
def test_the_form_goes_on_below_a_paper(paper: str) -> None:
    page = read_programme_page(f"{TITLE}\n{paper}\nDuration: 60\nSubtheme: Trust")
    assert (page.duration_minutes, page.themes) == (60, ("Trust",))
    assert page.could_not_place[-1].text.endswith("maps.pdf")


@given(st.permutations(FORM.split("\n")[1:]), st.sets(st.integers(0, 29)), st.booleans())
def test_no_line_of_a_form_of_2015_is_lost(lines: list[str], out: set[int], shuffled: bool) -> None:
    lines = lines if shuffled else FORM.split("\n")[1:]
    lines = [line for at, line in enumerate(lines) if at not in out]
    found = everything_in(read_programme_page("\n".join([TITLE, *lines])))
    for line in lines:
        value = line.partition(": ")[2]
        assert letters(value) in found, line
