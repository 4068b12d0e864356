"""What is a programme page, and what is refused for which reason."""

from collections.abc import Callable

import pytest

from session_core.domain.people import Part
from session_core.domain.session import SessionType
from session_core.imports.page_lines import Line
from session_core.imports.programme_page import read_programme_page
from session_core.imports.title_line import title_of
from session_core.imports.unreadable import EmptyPage, NotAProgrammePage, PageTooLarge, Transcript

PageText = Callable[[str], str]

RECIPE = "Leek soup\n\nTime: 40 minutes\n\nDescription:\nA soup for four.\n\nSession\n\nStir well."
SOURCE = "import re\n\n\nclass Speaker:\n    format = 'Panel - 60 Min'\n    description: str = ''\n"


@pytest.mark.parametrize("text", [RECIPE, SOURCE, "IGF 2023 was held in Kyoto.", "?"])
def test_other_texts_are_refused(text: str) -> None:
    with pytest.raises(NotAProgrammePage) as refused:
        read_programme_page(text)
    assert refused.value.code == "not_a_programme_page"
    assert refused.value.details == {"labels": []}


@pytest.mark.parametrize("day", ["Day 2 ", "DAY2 – ", ""])
def test_transcripts_are_refused(page_text: PageText, day: str) -> None:
    transcript = page_text("transcript").replace("Day 2 ", day)
    assert ("Day 2" in transcript) == (day == "Day 2 ")
    with pytest.raises(Transcript) as refused:
        read_programme_page(transcript)
    assert refused.value.code == "transcript"


def test_a_transcript_that_speaks_of_a_field_is_one_still(page_text: PageText) -> None:
    with pytest.raises(Transcript):
        read_programme_page(page_text("transcript_of_2022"))


def test_a_transcript_in_which_a_workshop_is_told_is_one_still(page_text: PageText) -> None:
    with pytest.raises(Transcript):
        read_programme_page(
            ">> ADA: Hello.\n>> BO: Hello.\n>> ADA: Good.\n" + page_text("workshop_in_prose")
        )


def test_two_labels_make_a_page_without_title_line() -> None:
    page = read_programme_page(
        "Our forum\n\nExpected Outcomes\n\nA plan.\n\nOnline Moderator\n\nAda Novak, Civil Society"
    )
    assert (page.title, page.year, page.number) == ("Our forum", None, None)
    assert page.expected_outcomes == "A plan."
    assert [(p.name, p.part) for p in page.people] == [("Ada Novak", Part.ONLINE_MODERATOR)]


@pytest.mark.parametrize("blank", ["", " \n\t\n", "\N{ZERO WIDTH SPACE}\n\ufeff\n"])
def test_blank_page(blank: str) -> None:
    with pytest.raises(EmptyPage):
        read_programme_page(blank)


def test_five_megabytes_are_refused() -> None:
    with pytest.raises(PageTooLarge) as refused:
        read_programme_page("IGF 2023 WS #1 Long\n" + "x" * 5_000_000)
    assert refused.value.details["limit"] == 1_000_000


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("IGF 2017 Pre-Event #4 Maps", (2017, SessionType.DAY_0_EVENT, 4, "Maps")),
        ("IGF 2022 Day 0 Event #12 Maps", (2022, SessionType.DAY_0_EVENT, 12, "Maps")),
        ("IGF 2023 Launch / Award Event #9 A map", (2023, SessionType.LAUNCH, 9, "A map")),
        (
            "IGF 2023 Networking Session #109 Maps",
            (2023, SessionType.NETWORKING_SESSION, 109, "Maps"),
        ),
        (
            "IGF 2021 DC-Maps of the Net",
            (2021, SessionType.DYNAMIC_COALITION, None, "Maps of the Net"),
        ),
        ("IGF 2019 BPF Maps", (2019, SessionType.BEST_PRACTICE_FORUM, None, "Maps")),
        ("IGF 2024 NRI Session: Maps", (2024, SessionType.NRI_SESSION, None, "Maps")),
        (
            "IGF 2023 – WS #7 – Maps | Internet Governance Forum",
            (2023, SessionType.WORKSHOP, 7, "Maps"),
        ),
        (
            "IGF 2020 Dynamic Coalition on Maps",
            (2020, SessionType.DYNAMIC_COALITION, None, "Dynamic Coalition on Maps"),
        ),
        ("IGF 9999 WS #7 Maps", (None, SessionType.WORKSHOP, 7, "Maps")),
        ("IGF 2025 Youth Track #3 Maps", (2025, None, 3, "Youth Track #3 Maps")),
        ("IGF 2022 Day 4 WS #482 Maps", (2022, SessionType.WORKSHOP, 482, "Maps")),
    ],
)
def test_title_lines(line: str, expected: tuple[object, ...]) -> None:
    title = title_of(Line(1, line))
    assert title is not None
    assert (title.year, title.type, title.number, title.title) == expected


@pytest.mark.parametrize(
    "line",
    [
        "IGF 2023 WS Maps",
        "IGF 2023 Launch of the map",
        "The IGF 2023 WS #7 Maps",
        "IGF 2023 WS #7 Maps " + "and more maps " * 40,
    ],
)
def test_no_title_lines(line: str) -> None:
    assert title_of(Line(1, line)) is None


DAY_TITLE = "IGF 2022 Day 4 WS #482 Maps – RAW"


def test_a_day_in_the_title_of_a_programme_page_takes_nothing_from_it() -> None:
    labels = "Speaker 1: A B, C\nOnsite Moderator\nC D, E"
    page = read_programme_page(f"IGF 2022 Day 4 WS #482 Maps\n\n{labels}")
    assert (page.year, page.type, page.number, page.title) == (
        2022,
        SessionType.WORKSHOP,
        482,
        "Maps",
    )
    both = read_programme_page(f"{DAY_TITLE}\nIGF 2022 WS #482 Maps\n\n{labels}")
    assert both.title == "Maps"
    assert [line.text for line in both.could_not_place] == [DAY_TITLE]


def test_title_that_stands_there_twice_is_read_once() -> None:
    title = "IGF 2023 WS #7 Maps"
    page = read_programme_page(f"{title} | Internet Governance Forum\nMenu\n{title}\n\nTheme\nX")
    assert (page.title, page.could_not_place) == ("Maps", ())
