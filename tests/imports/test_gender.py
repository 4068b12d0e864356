"""Somebody's gender is taken from no page; the word is listed, so that no line is lost."""

import pytest

from session_core.domain.people import StakeholderGroup
from session_core.imports.gender import genders_in, without_gender
from session_core.imports.programme_page import read_programme_page


@pytest.mark.parametrize(
    ("line", "left", "words"),
    [
        ("Dee Dean, Google, female", "Dee Dean, Google", ["female"]),
        ("Dee Dean, Female, Google", "Dee Dean, Google", ["Female"]),
        ("Dee Dean (Google, F)", "Dee Dean (Google)", ["F"]),
        ("Dee Dean (female), Google", "Dee Dean, Google", ["female"]),
        ("Dee Dean - Google - transgender male", "Dee Dean - Google", ["transgender male"]),
        ("A B, C, male; D E, F G, gender variant", "A B, C; D E, F G", ["male", "gender variant"]),
        ("Dee Dean, prefer not to answer", "Dee Dean", ["prefer not to answer"]),
        ("Dee Dean, Isle of Man, Female Mappers", "Dee Dean, Isle of Man, Female Mappers", []),
        ("M Manson, Female Health Forum", "M Manson, Female Health Forum", []),
    ],
)
def test_words_for_a_gender(line: str, left: str, words: list[str]) -> None:
    assert (without_gender(line), genders_in(line)) == (left, words)


def test_it_is_in_nobody_s_affiliation_and_in_the_list_of_what_found_no_place() -> None:
    page = read_programme_page(
        "IGF 2016 WS #12 Maps\n\nSpeakers\nDee Dean, Google, female\n"
        "Hal Hay, Tide Office, Civil Society, male\n\nDescription:\nMaps."
    )
    assert [(person.name, person.affiliation) for person in page.people] == [
        ("Dee Dean", "Google"),
        ("Hal Hay", "Tide Office"),
    ]
    assert page.people[1].stakeholder_group is StakeholderGroup.CIVIL_SOCIETY
    assert [(line.number, line.text, line.under) for line in page.could_not_place] == [
        (4, "female", "Gender of a person"),
        (5, "male", "Gender of a person"),
    ]
