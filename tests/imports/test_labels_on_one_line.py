"""Labels that ran together, that lost their place or that a copy gave a bullet."""

import pytest

from session_core.domain.people import Part, RegionalGroup, StakeholderGroup
from session_core.domain.programme import ProgrammePage
from session_core.imports.programme_page import read_programme_page

TITLE = "IGF 2017 WS #12 Maps\n\n"


def people(page: ProgrammePage) -> list[tuple[str, Part]]:
    return [(person.name, person.part) for person in page.people]


@pytest.mark.parametrize("mark", ["", ",", ";", "."])
def test_each_labelled_speaker_of_a_line_is_a_speaker(mark: str) -> None:
    page = read_programme_page(
        f"{TITLE}Speaker 1: Carla Diaz, Government, Latin American and Caribbean Group (GRULAC)"
        f"{mark} Speaker 2: Dan Eze, Civil Society, African Group{mark} Speaker 3: Eva Fox, "
        "Private Sector, WEOG\n\nDescription:\nMaps."
    )
    assert people(page) == [(name, Part.SPEAKER) for name in ("Carla Diaz", "Dan Eze", "Eva Fox")]
    assert [person.regional_group for person in page.people] == [
        *(RegionalGroup.GRULAC, RegionalGroup.AFRICA, RegionalGroup.WEOG)
    ]
    assert page.people[0].stakeholder_group is StakeholderGroup.GOVERNMENT
    assert page.description == "Maps."


def test_numbered_speakers_in_a_sentence_stay_there() -> None:
    told = "First Speaker 1: shows a map, and then Speaker 2: draws one, for all to see."
    page = read_programme_page(f"{TITLE}Description:\n{told}")
    assert (page.description, page.people) == (told, ())


def test_numbered_speakers_in_a_report_stay_there_as_they_are() -> None:
    told = "Speaker 1: Maps fade, and fast; Speaker 2: They do."
    page = read_programme_page(
        f"{TITLE}Rapporteur: A B\n\nSession Report (* deadline 26 October)\n{told}"
    )
    assert (page.session_report, len(page.people)) == (told, 1)


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_moderators_directly_under_an_answer_are_found(gap: str) -> None:
    page = read_programme_page(
        f"{TITLE}Diversity:\nFour of the six are women, and they come from five countries.{gap}"
        "Onsite Moderator: Hal Hay\nOnline Moderator: Ida Ito\nRapporteur: Joe Jay"
    )
    assert people(page) == [
        ("Hal Hay", Part.ONSITE_MODERATOR),
        ("Ida Ito", Part.ONLINE_MODERATOR),
        ("Joe Jay", Part.RAPPORTEUR),
    ]
    assert page.description.endswith("five countries.")


CONTACTS = (
    "E-mail: ada@maps.example",
    "Nationality: Malta",
    "Country of residence: Malta",
    "Brief title: Maps",
)


@pytest.mark.parametrize("above", ["", "Proposer's Name: Ada Novak\n"])
def test_contacts_of_a_proposal_are_no_facts_of_a_session(above: str) -> None:
    page = read_programme_page(f"{TITLE}{above}" + "\n".join(CONTACTS) + "\nSpeaker: Bo Lee")
    assert page.themes == ()
    assert [line.text for line in page.could_not_place] == list(CONTACTS)
    assert [line.under for line in page.could_not_place][:2] == ["E-mail", "Nationality"]
    assert page.people[-1].name == "Bo Lee"
    assert len(page.people) == 1 + bool(above)


def test_a_page_with_an_address_for_letters_is_no_programme_page_by_that() -> None:
    page = read_programme_page(f"{TITLE}Theme\nNationality\n\nSpeaker 1: A B, C")
    assert page.themes == ("Nationality",)


FORM = (
    "Session Type (Workshop, Open Forum, etc.): Workshop",
    "Title: Maps",
    "Organizer(s): Tide Office",
    "Chair/Moderator: Bo Lee",
    "Key messages:",
    "Maps fade.",
    "Please describe any policy recommendations or suggestions regarding the way forward. [100]",
    "* Keep maps dry.",
    "* Title them.",
)


@pytest.mark.parametrize("bullet", ["- ", "• ", "* "])
def test_a_form_whose_questions_have_bullets_is_read_like_one_without(bullet: str) -> None:
    lines = [
        f"{bullet}{line}" if line.endswith((":", "]")) or ": " in line else line for line in FORM
    ]
    plain = read_programme_page("\n".join((TITLE, *FORM)))
    assert read_programme_page("\n".join((TITLE, *lines))) == plain
    assert plain.key_takeaways == ("Maps fade.",)
    assert plain.calls_to_action == ("Keep maps dry.", "Title them.")
    assert [line.text for line in plain.could_not_place] == [FORM[0]]


def test_a_bullet_before_one_label_or_two_is_somebody_s_list() -> None:
    told = "- Organizer(s): all of us\n- Session type: open"
    page = read_programme_page(f"{TITLE}Description:\nIt is short.\n{told}")
    assert page.description == f"It is short.\n{told}"
