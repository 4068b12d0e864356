"""Lines that only look like an item or a person: a total, a sentence, somebody named again."""

import pytest

from session_core.domain.agenda import PlannedItem
from session_core.domain.people import Part, ProgrammePerson, RegionalGroup, StakeholderGroup
from session_core.imports.agenda_lines import item_of
from session_core.imports.page_lines import lines_of
from session_core.imports.people_in_prose import people_in_lines
from session_core.imports.programme_page import read_programme_page

TITLE = "IGF 2018 WS #7 Maps\n\nDescription:\nMaps on paper need no signal at all.\n\n"
AGENDA = "10 min - Welcome\n25 min - Groups\n30 min - Report back"
TOTALS = (
    *(
        "Total: 65 min",
        "TOTAL = 65 minutes",
        "Total time: 65 min",
        "65 min in total",
        "• Total 65'",
    ),
    *("Total (65 min)", "Total: 65 min (without the break)", "Total of 65 minutes", "Sum: 65 min"),
    *("Total 10:00 - 11:05", "Total duration: 65 min", "Total session time: 65 min"),
)


@pytest.mark.parametrize("total", TOTALS)
def test_a_total_is_no_item_and_is_not_lost(total: str) -> None:
    page = read_programme_page(f"{TITLE}Agenda\n{AGENDA}\n{total}")
    assert [item.planned_minutes for item in page.agenda] == [10, 25, 30]
    assert [line.text for line in page.could_not_place] == [total]


@pytest.mark.parametrize("total", TOTALS)
def test_a_total_below_an_agenda_without_label_stays_in_the_description(total: str) -> None:
    items = "0-10 min: Welcome\n10-35 min: Groups"
    page = read_programme_page(f"{TITLE}{items}\n{total}")
    assert [item.planned_minutes for item in page.agenda] == [10, 25]
    assert page.description.endswith(f"\n{total}")


@pytest.mark.parametrize("title", ["Total shutdowns", "Summary", "The total of it", "Overall view"])
def test_what_is_an_item_all_the_same(title: str) -> None:
    assert item_of(f"{title} (5 min)") == PlannedItem(title, 5)


@pytest.mark.parametrize(
    "told",
    ["Two young scribes will read aloud.", "Further speakers will be named!", "Names to be found."],
)
@pytest.mark.parametrize("label", ["Additional Speakers", "Onsite Moderator", "Rapporteur"])
def test_a_sentence_is_nobody(label: str, told: str) -> None:
    page = read_programme_page(f"IGF 2023 WS #7 Maps\n\n{label}\n{told}\n\nSpeaker 1: Bo Lee, Maps")
    assert [person.name for person in page.people] == ["Bo Lee"]
    assert [line.text for line in page.could_not_place] == [told]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Bo Lee, who draws the maps.", "Bo Lee"),
        ("Sammy Davis jr.", "Sammy Davis jr."),
        ("To be confirmed.", ""),
        ("somebody from the office", "somebody from the office"),
    ],
)
def test_who_is_somebody_all_the_same(line: str, name: str) -> None:
    page = read_programme_page(f"IGF 2023 WS #7 Maps\n\nAdditional Speakers\n{line}\n\nSDGs\n16.10")
    assert [person.name for person in page.people] == [name]


def test_an_organisation_in_small_letters_is_an_organiser() -> None:
    name = "Society for keeping old maps e.V."
    page = read_programme_page(f"IGF 2023 WS #7 Maps\n\nOrganizers\n{name}\n\nSDGs\n16.10")
    assert [person.name for person in page.people] == [name]


def test_somebody_named_again_in_the_same_part_is_one_person() -> None:
    page = read_programme_page(
        "IGF 2018 WS #7 Maps\n\nSpeakers: Bo Lee, Civil Society, African Group; Ada Novak, Private "
        "Sector, Eastern European Group\n\nChair/Moderator: Bo Lee\n"
        "List of speakers and their institutional affiliations: Bo Lee, Tide Office; Cy Dahl, Oslo"
    )
    groups = (StakeholderGroup.CIVIL_SOCIETY, RegionalGroup.AFRICA)
    assert page.people[0] == ProgrammePerson("Bo Lee", Part.SPEAKER, "Tide Office", *groups)
    assert [(person.name, person.part) for person in page.people] == [
        *(("Bo Lee", Part.SPEAKER), ("Ada Novak", Part.SPEAKER)),
        *(("Bo Lee", Part.ONSITE_MODERATOR), ("Cy Dahl", Part.SPEAKER)),
    ]


def test_two_of_one_name_with_different_organisations_stay_two() -> None:
    page = read_programme_page("IGF 2018 WS #7 Maps\n\nSpeakers\nBo Lee, Oslo\nBo Lee, Turku Maps")
    assert [person.affiliation for person in page.people] == ["Oslo", "Turku Maps"]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        (
            "Keynotes were given by Dr Ada Novak of the University of Turku and by Bo Lee (Maps).",
            ["Dr Ada Novak", "Bo Lee"],
        ),
        ("Moderated by Ada Novak, by Bo Lee and by Cy Dahl.", ["Ada Novak", "Bo Lee", "Cy Dahl"]),
        ("Talks by Ada Novak (Maps), and by Bo Lee.", ["Ada Novak", "Bo Lee"]),
        ("Remarks from Ada Novak as well as from Bo Lee.", ["Ada Novak", "Bo Lee"]),
        ("It was organised by Valley Maps and by the Tide Office.", ["Valley Maps", "Tide Office"]),
        ("Notes were taken by Ada Novak and by Jan Lee.", ["Ada Novak", "Jan Lee"]),
        ("It was moderated by Ada Novak and by Friday all had spoken.", ["Ada Novak"]),
        ("It was moderated by Ada Novak and by noon all had spoken.", ["Ada Novak"]),
        ("It was moderated by Ada Novak and from Oslo by Bo Lee.", ["Ada Novak"]),
    ],
)
def test_a_list_that_says_its_word_again(sentence: str, names: list[str]) -> None:
    assert [person.name for person in people_in_lines(lines_of(sentence)).people] == names
