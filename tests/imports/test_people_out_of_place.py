"""People whose label, group or line break is not where the form has it."""

import pytest

from session_core.domain.people import Part, ProgrammePerson, RegionalGroup, StakeholderGroup
from session_core.domain.programme import ProgrammePage
from session_core.imports.people_lines import people_of
from session_core.imports.programme_page import read_programme_page

TITLE = "IGF 2021 WS #12 Maps"
ADA = "Ada Novak, Civil Society, African Group"
BO = "Bo Lee, Government, Asia-Pacific Group"
CY = "Cy Dahl, Private Sector, WEOG"


def people(page: ProgrammePage) -> list[tuple[str, Part]]:
    return [(person.name, person.part) for person in page.people]


def read(*lines: str) -> ProgrammePage:
    return read_programme_page("\n".join((TITLE, *lines)))


@pytest.mark.parametrize("gap", [(), ("",)])
def test_the_only_moderator_below_a_text_is_found(gap: tuple[str, ...]) -> None:
    page = read("Description: Maps fade.", *gap, "Moderator: Bo Lee", "Rapporteur: Cy Dahl")
    assert people(page) == [("Bo Lee", Part.ONSITE_MODERATOR), ("Cy Dahl", Part.RAPPORTEUR)]
    assert page.description == "Maps fade."


@pytest.mark.parametrize("gap", [(), ("",)])
def test_a_text_goes_on_below_its_moderator(gap: tuple[str, ...]) -> None:
    page = read("Description: Maps fade.", "Moderator: Bo Lee", *gap, "Then we draw.", "And rest.")
    assert people(page) == [("Bo Lee", Part.ONSITE_MODERATOR)]
    assert page.description.split() == ["Maps", "fade.", "Then", "we", "draw.", "And", "rest."]
    assert page.could_not_place == ()


@pytest.mark.parametrize(
    "told",
    [
        "Maps fade.\nModerator: whoever has a map",
        "Hour one\nModerator: Bo Lee\nHour two\nModerator: Cy Dahl",
    ],
)
def test_moderators_who_are_no_one_s_stay_in_the_text(told: str) -> None:
    page = read(f"Description: {told}")
    assert (page.description, page.people) == (told, ())


def test_a_moderator_in_a_text_gives_way_to_the_label() -> None:
    page = read(f"Onsite Moderator: {ADA}", "", "Description: Maps.", "Moderator: Bo Lee")
    assert people(page) == [("Ada Novak", Part.ONSITE_MODERATOR)]
    assert page.description == "Maps.\nModerator: Bo Lee"


@pytest.mark.parametrize("gap", [(), ("",)])
def test_below_the_anchor_comes_the_rapporteur(gap: tuple[str, ...]) -> None:
    page = read(f"Speaker 1: {ADA}", "", "Online Moderator", BO, *gap, CY, "", "Description: Maps.")
    assert people(page)[1:] == [("Bo Lee", Part.ONLINE_MODERATOR), ("Cy Dahl", Part.RAPPORTEUR)]


@pytest.mark.parametrize("below", [(f"Rapporteur: {ADA}",), (ADA,)])
def test_two_at_the_anchor_stay_where_a_rapporteur_follows(below: tuple[str, ...]) -> None:
    page = read("Online Moderator", BO, CY, "", *below)
    assert people(page) == [
        ("Bo Lee", Part.ONLINE_MODERATOR),
        ("Cy Dahl", Part.ONLINE_MODERATOR),
        ("Ada Novak", Part.RAPPORTEUR),
    ]


@pytest.mark.parametrize("others", [(BO, CY, ADA), (BO, "and a crowd on a boat")])
def test_the_anchor_gives_nobody_away_who_may_be_a_moderator(others: tuple[str, ...]) -> None:
    page = read("Online Moderator", *others)
    assert Part.RAPPORTEUR not in {person.part for person in page.people}


@pytest.mark.parametrize(
    ("line", "affiliation"),
    [
        ("Ada Novak, Civil Society, Asia-Pacific Group, Director", "Director"),
        ("Ada Novak, Civil Society, Asia-Pacific Group, Director, Maps", "Director, Maps"),
        ("Ada Novak, Maps, Civil Society, Asia Pacific, Director", "Maps, Director"),
    ],
)
def test_groups_before_somebody_s_work(line: str, affiliation: str) -> None:
    assert people_of(line, Part.SPEAKER) == (
        ProgrammePerson(
            "Ada Novak",
            Part.SPEAKER,
            affiliation,
            StakeholderGroup.CIVIL_SOCIETY,
            RegionalGroup.ASIA_PACIFIC,
        ),
    )


@pytest.mark.parametrize("padlock", ["🔒", "🔒 ", "🔒🔒 ", "ðŸ”’ "])
def test_a_padlock_before_a_label_is_like_one_behind_it(padlock: str) -> None:
    page = read(f"{padlock}Organizer 1: Private Sector, WEOG", f"{padlock}Speaker 1: {ADA}")
    organizer, speaker = page.people
    assert (organizer.name, organizer.part) == ("", Part.ORGANIZER)
    assert organizer.stakeholder_group is StakeholderGroup.PRIVATE_SECTOR
    assert (speaker.name, speaker.part) == ("Ada Novak", Part.SPEAKER)
    assert page == read("Organizer 1: Private Sector, WEOG", f"Speaker 1: {ADA}")


def test_a_padlock_before_other_words_stays() -> None:
    assert read("Description:", "🔒 is what a map has.").description == "🔒 is what a map has."


@pytest.mark.parametrize(
    ("told", "questions"),
    [
        ("What trains trainers? Who pays?", ("What trains trainers?", "Who pays?")),
        ("Maps: who draws? Roads: who asks?", ("Maps: who draws?", "Roads: who asks?")),
        ("Who draws maps? And why?", ("Who draws maps? And why?",)),
        ("Who draws maps? Why?", ("Who draws maps? Why?",)),
        ("Who draws maps? We ask. Who pays?", ("Who draws maps? We ask. Who pays?",)),
        ("A. Who draws maps? Who pays?", ("Who draws maps? Who pays?",)),
        ("Who draws? Who pays?\nWho asks?", ("Who draws? Who pays?", "Who asks?")),
    ],
)
def test_questions_on_one_line(told: str, questions: tuple[str, ...]) -> None:
    assert read(f"Policy Question(s): {told}").policy_questions == questions


@pytest.mark.parametrize("label", ["Issue Area(s)", "Subtopic:", "Issue areas"])
def test_older_words_for_a_theme(label: str) -> None:
    assert read(label, "Digital maps", "", f"Speaker 1: {ADA}").themes == ("Digital maps",)
