"""Running text gives people the part it says they had; the rest is for a person to place."""

import pytest

from session_core.domain.people import Part
from session_core.imports.page_lines import lines_of
from session_core.imports.people_in_prose import people_in_lines
from session_core.imports.programme_page import read_programme_page

ORGANIZER, SPEAKER, MODERATOR = Part.ORGANIZER, Part.SPEAKER, Part.ONSITE_MODERATOR


def told(text: str) -> list[tuple[str, str, Part]]:
    people = people_in_lines(lines_of(text)).people
    return [(person.name, person.affiliation, person.part) for person in people]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("It was organised by Access Maps and ARTICLE 19.", ["Access Maps", "ARTICLE 19"]),
        (
            "Organised by the Tide Office, Valley Maps and Greenmaps in partnership with UNMAP.",
            ["Tide Office", "Valley Maps", "Greenmaps", "UNMAP"],
        ),
        (
            "On 3 May 2024, the Tide Office (TO), together with the Centre for Inland Maps, Malta "
            "(CIM), and the Map Fund, gathered keepers.",
            ["Tide Office (TO)", "Centre for Inland Maps, Malta (CIM)", "Map Fund"],
        ),
        (
            "From 1 to 3 May 2024 the Tide Office and the Delta School held a workshop in Rome.",
            ["Tide Office", "Delta School"],
        ),
        ("In Kuala Lumpur, the Tide Office hosted a seminar.", ["Tide Office"]),
        (
            "Hosted by the Ministry of Health and Welfare of Tonga.",
            ["Ministry of Health and Welfare of Tonga"],
        ),
        ("The Tide Office (TO) held a workshop. A talk was co-hosted by TO.", ["Tide Office (TO)"]),
        *((words, []) for words in ("Participants held a workshop.", "Organised by volunteers.")),
        ("Jointly the workshop brought together 20 people.", []),
        ("The Tide Office held the door open.", []),
    ],
)
def test_organisers(sentence: str, names: list[str]) -> None:
    assert told(sentence) == [(name, "", ORGANIZER) for name in names]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("It was moderated by Ada Novak (Maps).", [("Ada Novak", "Maps", MODERATOR)]),
        ("Moderated by Ada Novak, Valley Maps.", [("Ada Novak", "Valley Maps", MODERATOR)]),
        ("Chaired by Bo Lee of the Tide Office.", [("Bo Lee", "Tide Office", MODERATOR)]),
        (
            "It was moderated by Dr. Ada Novak, Director of Maps at Valley Maps, and went well.",
            [("Dr. Ada Novak", "Director of Maps at Valley Maps", MODERATOR)],
        ),
        (
            "Speakers included Ada Novak (Maps), Bo Lee from the Tide Office and Cy Dahl.",
            [
                ("Ada Novak", "Maps", SPEAKER),
                ("Bo Lee", "Tide Office", SPEAKER),
                ("Cy Dahl", "", SPEAKER),
            ],
        ),
        (
            "The online discussion was moderated by Ada Novak. Notes were taken by Li Wei.",
            [("Ada Novak", "", Part.ONLINE_MODERATOR), ("Li Wei", "", Part.RAPPORTEUR)],
        ),
        (
            "Speakers\nAda Novak, Valley Maps\n• Bo Lee (Tide Office)\n\nThey spoke of maps.",
            [("Ada Novak", "Valley Maps", SPEAKER), ("Bo Lee", "Tide Office", SPEAKER)],
        ),
        (
            "Moderators: Ada Novak (Maps) and Bo Lee",
            [("Ada Novak", "Maps", MODERATOR), ("Bo Lee", "", MODERATOR)],
        ),
    ],
)
def test_people(sentence: str, expected: list[tuple[str, str, Part]]) -> None:
    assert told(sentence) == expected


def test_who_has_no_part_and_who_gave_money_is_for_a_person_to_place() -> None:
    page = read_programme_page(
        "A workshop on maps in Rome\n\n3 May 2024\n\nOn 2 May 2024 a workshop was held in Rome, "
        "Italy, with the support of the Map Fund, by the people who keep the maps of the town.\n\n"
        "Ada Novak (Valley Maps) said that all the maps of the whole valley fade within a year."
    )
    assert page.people == ()
    assert [(line.number, line.text, line.under) for line in page.could_not_place] == [
        (3, "3 May 2024", ""),
        (5, "Map Fund", "Named without a part"),
        (7, "Ada Novak (Valley Maps)", "Named without a part"),
    ]
    assert "Ada Novak (Valley Maps) said" in page.description


def test_a_heading_that_names_who_held_it_is_still_the_title() -> None:
    page = read_programme_page(
        "The Tide Office held a workshop on maps\n\nOn 2 May 2024 we met in a workshop of ten "
        "keepers, and a good one it was.\n"
    )
    assert page.title == "The Tide Office held a workshop on maps"
    assert [person.name for person in page.people] == ["Tide Office"]
    assert page.title not in page.description
