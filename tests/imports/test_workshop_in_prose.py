"""A workshop that is told in prose gives what can be given; what is no workshop is refused."""

from collections.abc import Callable
from datetime import date

import pytest

from session_core.domain.people import Part
from session_core.domain.programme import PageKind
from session_core.imports.days import days_in, is_a_day
from session_core.imports.programme_page import read_programme_page
from session_core.imports.unreadable import NotAProgrammePage
from session_core.imports.workshop_words import participants_in, places_in
from tests.pages_to_import import SEEDS, real_page

PageText = Callable[[str], str]


def days(*numbers: int, month: int = 5, year: int = 2024) -> tuple[date, ...]:
    return tuple(date(year, month, number) for number in numbers)


def test_what_the_prose_says_is_given(page_text: PageText) -> None:
    page = read_programme_page(page_text("workshop_in_prose"))
    assert page.kind is PageKind.WORKSHOP_IN_PROSE
    assert page.title == "A workshop for the keepers of river gauges"
    assert page.days == days(21, 22, 23)
    assert page.places == ("Gatineau, Canada", "the Old Pump House")
    assert page.participants.startswith("18 gauge keepers and engineers from five river basins, ")
    assert page.participants.endswith(", among them volunteers of two schools")
    assert page.participant_count == 18
    assert [call.split(" ")[0] for call in page.calls_to_action] == ["River", "Satellite"]
    assert page.description.startswith("From 21 to 23 May 2024")
    assert page.description.endswith("drier shoes.")
    assert (page.year, page.starts_at, page.ends_at) == (None, None, None)
    assert [(person.name, person.part) for person in page.people] == [
        ("River Gauge Alliance", Part.ORGANIZER),
        ("Delta School", Part.ORGANIZER),
    ]
    assert [line.text for line in page.could_not_place] == [
        *("Home", "News", "3 June 2024", "River Gauge Alliance")
    ]


def test_of_several_posts_the_one_about_a_workshop_is_read(page_text: PageText) -> None:
    page = read_programme_page(page_text("posts_with_a_workshop"))
    assert page.title == "Keepers of five coasts write down what a lamp needs"
    assert page.days == days(26, 27, month=2, year=2025)
    assert page.places == ("Port Vila, Vanuatu",)
    assert page.participants == "lamp keepers and harbour officials from Fiji, Samoa and Tonga"
    assert page.participant_count is None
    assert page.calls_to_action == ("Participants recommended that every lamp gets a second key.",)
    assert "lamp oil" not in page.description
    assert [line.number for line in page.could_not_place] == [1, 3, 5, 7, 11, 12, 20, 22, 24]


def test_a_real_page_of_posts() -> None:
    """Its facts; where no real page lies beside the project, those of the page that stands in."""
    page = read_programme_page(real_page("002"))
    facts = (page.days, page.places, page.participant_count, len(page.calls_to_action))
    assert page.kind is PageKind.WORKSHOP_IN_PROSE
    if SEEDS.is_dir():
        assert facts == (days(24, 25, 26, month=8, year=2025), ("Kuala Lumpur, Malaysia",), 24, 1)
        assert page.title.startswith("ICJ and human rights defenders")
        assert page.participants.endswith("Viet Nam")
        assert [person.name for person in page.people] == [
            "International Commission of Jurists (ICJ)",
            "Centre for Independent Journalism, Malaysia (CIJ)",
            "Numun Fund",
        ]
    else:
        assert facts == (days(26, 27, month=2, year=2025), ("Port Vila, Vanuatu",), None, 1)


def test_a_page_with_its_own_words_for_when_where_and_who() -> None:
    page = read_programme_page(
        "Workshop on lamps\nDate and time: tba\nSession title: Lamps\n"
        "When: 3-4 May 2024\nVenue: Hall of Lamps, Turku\n"
        "Participants: 12 keepers and two guests\n\nWe light them all, one by one."
    )
    assert (page.title, page.days) == ("Workshop on lamps", days(3, 4))
    assert page.places == ("Hall of Lamps, Turku",)
    assert page.participants == "12 keepers and two guests"
    assert "Venue: Hall of Lamps, Turku" in page.description


@pytest.mark.parametrize(
    "text",
    [
        "The price of lamps\n\nOn 3 May 2024 lamps grew dear in Turku, Finland, for 20 people.",
        "A workshop on lamps\n\nSomebody should hold one of these again some day, and soon.",
        "Lamps\n\nAt a workshop in Turku, Finland, on 3 May 2024 somebody told us of a law.\n\n"
        "The law itself is about oil, and it will be in force from the first of next month on.",
    ],
    ids=["no workshop", "nothing said of it", "in passing"],
)
def test_what_is_not_plainly_about_a_workshop_is_refused(text: str) -> None:
    with pytest.raises(NotAProgrammePage):
        read_programme_page(text)


@pytest.mark.parametrize("year", ["0000", "9999"])
def test_an_absurd_year_gives_no_day_and_is_shown(page_text: PageText, year: str) -> None:
    text = page_text("workshop_in_prose").replace("May 2024", f"May {year}")
    page = read_programme_page(text)
    assert page.days == ()
    assert "From 21 to 23 May" in "\n".join(line.text for line in page.could_not_place)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On 24–26 May 2024", days(24, 25, 26)),
        ("from 3 to 5 May, 2024", days(3, 4, 5)),
        ("the 3rd and 4th of May 2024", days(3, 4)),
        ("May 3-5, 2024", days(3, 4, 5)),
        ("2024-05-03", days(3)),
        ("30 April to 1 May 2024", (date(2024, 4, 30), date(2024, 5, 1))),
        (
            "30 December – 2 January 2024",
            (*days(30, 31, month=12, year=2023), *days(1, 2, month=1)),
        ),
        ("on 4 May; the report is of 3 May 2024", days(3, 4)),
        ("3 May 2024, after one of 9 March 2021", days(3)),
        *((words, ()) for words in ("31 February 2024", "3 May", "5-3 May 2024", "3 May 0000")),
        *((words, ()) for words in ("3 May 9999", "3 May 1998", "room 24, 2024", "")),
    ],
)
def test_days(text: str, expected: tuple[date, ...]) -> None:
    assert days_in([text]) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("September 24, 2025", True),
        ("Tuesday, 3 May 2024", True),
        ("3 May", False),
        ("Lamps of 3 May 2024", False),
    ],
)
def test_a_line_that_is_a_day(line: str, expected: bool) -> None:
    assert is_a_day(line) is expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The workshop took place in São Tomé.", ("São Tomé",)),
        (
            "A training was held at the House of Lamps, Turku, last week.",
            ("the House of Lamps, Turku",),
        ),
        ("The workshop was held in May and in English.", ()),
        ("Keepers live in Turku, Finland.", ()),
    ],
)
def test_places(sentence: str, expected: tuple[str, ...]) -> None:
    assert places_in([sentence]) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "It was attended by twelve keepers from two towns.",
            ("twelve keepers from two towns", 12),
        ),
        (
            "We met with twenty young keepers and students, who sang.",
            ("twenty young keepers and students", 20),
        ),
        ("Some 1,200 people from Oslo came.", ("1,200 people from Oslo came", 1200)),
        ("It gathered keepers of lamps to talk.", ("keepers of lamps", None)),
        ("The day was long.", ("", None)),
    ],
)
def test_participants(sentence: str, expected: tuple[str, int | None]) -> None:
    assert participants_in([sentence]) == expected
