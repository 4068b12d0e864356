"""Large pages built to make a reader stumble: no pattern may go back over them again and again."""

import pytest

from session_core.imports.programme_page import read_programme_page

TITLE = "IGF 2023 WS #7 Maps\n\n"
LONG = 900_000


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
    ["Ada Novak, Civiel Societyy, Afrika", "9th Octxber (08:00 UTC) - 9th Octxber (08:00 UTC)"],
)
def test_thousands_of_near_misses_are_read(line: str) -> None:
    page = read_programme_page(TITLE + "Maps on Paper\n\n\n" + "\n".join([line] * 9000))
    assert line in {*page.themes, *(f"{who.name}, {who.affiliation}" for who in page.people)}
