"""Headings that say to whom calls are addressed, and marks that are none."""

import pytest

from session_core.imports.calls import calls_of, heads_calls
from session_core.imports.page_lines import Line, lines_of
from session_core.imports.paragraphs import questions_of
from session_core.imports.programme_page import read_programme_page

CALLS = "To governments:\n- Repeal vague laws.\n- Pay keepers.\n\nFor companies:\n- Print maps."
READ = (
    "To governments: Repeal vague laws.",
    "To governments: Pay keepers.",
    "For companies: Print maps.",
)
TOLD = "A workshop on maps was held in Turku, Finland on 3 May 2024. The workshop asked who pays."


def test_the_heading_stands_before_each_of_its_calls() -> None:
    assert calls_of(lines_of(CALLS)) == (READ, [])
    told = read_programme_page(f"{TOLD}\n\nRecommendations\n\n{CALLS}\n\nContact\nValley Maps")
    assert told.calls_to_action == READ
    assert told.description.endswith("Contact\nValley Maps")
    page = read_programme_page(f"IGF 2023 WS #7 Maps\n\nRapporteur\nA B\n\nCall to Action\n{CALLS}")
    assert page.calls_to_action == READ


def test_a_heading_without_calls_is_left() -> None:
    page = read_programme_page(
        "IGF 2023 WS #7 Maps\n\nRapporteur\nA B\n\nCall to Action\nPrint maps.\nTo cities:"
    )
    assert page.calls_to_action == ("Print maps.",)
    assert [line.text for line in page.could_not_place] == ["To cities:"]


@pytest.mark.parametrize(
    "text", ["To governments:", "• For all of us, and towns:", "2. To cities:"]
)
def test_headings(text: str) -> None:
    assert heads_calls(text)


@pytest.mark.parametrize(
    "text", ["To governments", "To governments: pay.", "For example:", "Tomorrow:", "Pay: now:"]
)
def test_what_heads_no_calls(text: str) -> None:
    assert not heads_calls(text)


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("1. What is asked under Art. 2. of the treaty? 2. Who pays under Art. 3. of it?", 2),
        ("1. who pays? 2. who keeps? 3. who prints?", 3),
        ("1. Who pays. 2. Who keeps. 3. Who prints.", 3),
        ("A. Who pays under part B. of the law? B. Who keeps?", 2),
    ],
)
def test_a_number_inside_a_question_does_not_cut_it(line: str, count: int) -> None:
    assert len(questions_of([Line(1, line)])) == count


@pytest.mark.parametrize(
    "told",
    [
        "A workshop took place on 3 May 2024 in Nairobi, Kenya and was organised by Valley Maps.",
        "The workshop of 3 May 2024 took place in Nairobi, Kenya and was organised by Valley Maps.",
        "A workshop met from Monday, 3 May, to 5 May 2024, in Nairobi, Kenya and was organised "
        "by Valley Maps.",
        "On 3 May 2024 a workshop brought together 20 keepers in Nairobi, Kenya and was organised "
        "by Valley Maps.",
    ],
)
def test_a_place_before_who_organised_it_is_found(told: str) -> None:
    page = read_programme_page(f"{told} The workshop asked who keeps a map.")
    assert page.places == ("Nairobi, Kenya",)
    assert page.people[0].name == "Valley Maps"
    assert page.participants in ("", "20 keepers in Nairobi, Kenya")


def test_where_somebody_came_from_is_no_place_of_the_workshop() -> None:
    page = read_programme_page(
        "On 3 May 2024 a workshop brought together 20 keepers from a guild in Kenya. The workshop "
        "was organised by Valley Maps."
    )
    assert page.places == ()
