"""Large pages built to make a reader stumble: no pattern may go back over them again and again."""

import pytest

from session_core.domain.programme import PageKind
from session_core.imports.pasted_text import text_from_upload
from session_core.imports.programme_page import read_programme_page
from session_core.imports.unreadable import PageTooLarge

TITLE = "IGF 2023 WS #7 Maps\n\n"
LONG = 300_000
"""Letters; going back over so many of them again and again would outlast the suite's patience."""

pytestmark = pytest.mark.thorough


@pytest.mark.parametrize(
    "repeated",
    [
        *(
            "(",
            "#1 ",
            "- ",
            "? A. ",
            "Key Takeaways (* ",
            "Panel - - - - ",
            "16. Peace, Justice and ",
        ),
        *(
            "9th October, 2023 (08:00 UTC) - ",
            " " * 100 + "x",
            "Ada Novak, Civil Society, Africa, ",
        ),
    ],
)
def test_one_endless_line_is_read(repeated: str) -> None:
    line = (repeated * (LONG // len(repeated))).strip()
    page = read_programme_page(TITLE + line)
    assert page.description == " ".join(line.split())


@pytest.mark.parametrize(
    ("label", "repeated"),
    [
        ("Policy Question(s)\n", "A. x? "),
        ("Speaker 1: ", "Ada, Government, WEOG; "),
        ("Speakers\n", ","),
    ],
)
def test_one_endless_line_under_a_label_is_read(label: str, repeated: str) -> None:
    page = read_programme_page(TITLE + label + repeated * (LONG // len(repeated)))
    assert (
        sum(map(len, [*page.policy_questions, *(x.text for x in page.could_not_place)])) > LONG / 2
    )


@pytest.mark.parametrize(
    "line",
    [
        "Ada Novak, Civiel Societyy, Afrika",
        "9th Octxber (08:00 UTC) - 9th Octxber (08:00 UTC)",
        "Check-in and access this session from the IGF Schedule",
        "Please describe any participant suggestions regarding the way forwards (( [",
    ],
)
def test_thousands_of_near_misses_are_read(line: str) -> None:
    page = read_programme_page(TITLE + "Maps on Paper\n\n\n" + "\n".join([line] * 9000))
    people = (f"{who.name}, {who.affiliation}" for who in page.people)
    assert line in {*page.themes, *people, *(each.text for each in page.could_not_place)}


@pytest.mark.parametrize(
    "line",
    [
        "Ada Novak{0}, Maps{0}",
        "Ada Novak{0}, Civiel Societyx, Afrikan Group{0}",
        "- Ada Novak{0} (Maps): Civil Society, African Grou{0}",
    ],
)
def test_more_people_than_any_page_has_are_shown_and_not_read(line: str) -> None:
    lines = [line.format(number) for number in range(8000)]
    page = read_programme_page(TITLE + "Speakers\n" + "\n".join(lines))
    assert len(page.people) == 200
    assert [line.text for line in page.could_not_place] == lines[200:]


@pytest.mark.parametrize(
    "repeated",
    [
        "A workshop was held in Port Vila, Vanuatu, on 3 May 2024 with 20 people of two towns. ",
        "The workshop in A B C D E F ",
        "3 to 4 May to 5 June to ",
        "workshop held held held held in in ",
        "20 aa aa workshop ",
        "Recommendations\n\nLamps\n\n",
        "Ada Novak (Maps) and Bo Lee held workshop by A B ",
        "moderated by Ada, Bo, Cy and ",
        "Speakers: Ada Novak (Maps), Bo Lee\n",
        "The Tide Office gathered people, said Bo Lee (Maps), moderated by Ada Novak (Oslo).\n",
        "Lamps of the coast\n\n3 May 2024\n\nA workshop met in Rome and again in Rome today.\n\n",
    ],
)
def test_endless_prose_is_read_or_refused(repeated: str) -> None:
    text = "\n".join((repeated * (LONG // len(repeated))).split("\n")[:9000])
    opening = "A workshop in Rome, Italy\n\nOn 3 May 2024 a workshop met, and it had ten people.\n"
    page = read_programme_page(opening + text)
    assert page.kind is PageKind.WORKSHOP_IN_PROSE


@pytest.mark.parametrize("line", ["x" * 79 + "\n", "A workshop in Rome on 3 May 2024. ", "é"])
def test_five_megabytes_are_refused_at_once(line: str) -> None:
    text = line * (5_000_000 // len(line.encode()))
    with pytest.raises(PageTooLarge):
        read_programme_page(text)
    with pytest.raises(PageTooLarge):
        text_from_upload(text.encode())
