"""A page's own agenda: which lines of it are items, and what becomes of the others."""

import pytest

from session_core.domain.agenda import PlannedItem
from session_core.imports.agenda_lines import item_of
from session_core.imports.programme_page import read_programme_page

TITLE = "IGF 2017 WS #7 Maps\n\nDescription:\nMaps on paper need no signal at all.\n\n"


@pytest.mark.parametrize(
    ("line", "title", "minutes"),
    [
        ("Opening (5 minutes)", "Opening", 5),
        ("1. Opening - 5 min", "Opening", 5),
        ("10 min: Poll", "Poll", 10),
        ("• Groups: 25'", "Groups", 25),
        ("10:05 - 10:20 Groups", "Groups", 15),
        ("23:50–00:05 Close", "Close", 15),
        ("0-5 min: Welcome", "Welcome", 5),
        ("20-60 min: Groups", "Groups", 40),
        ("Co-design of a map (20 min)", "Co-design of a map", 20),
        ("Four speakers, 5 minutes each (20 mins)", "Four speakers, 5 minutes each", 20),
    ],
)
def test_items(line: str, title: str, minutes: int) -> None:
    assert item_of(line) == PlannedItem(title, minutes)


@pytest.mark.parametrize(
    "line", ["Opening", "(5 minutes)", "5-10 minutes of talk", "0 min Poll", "10:75 - 10:90 Poll"]
)
def test_what_is_no_item(line: str) -> None:
    assert item_of(line) is None


def test_prose_of_an_agenda_belongs_to_the_description() -> None:
    page = read_programme_page(
        f"{TITLE}Agenda:\nWe go from hand to hand and back again, slowly.\n"
        "Opening (5 min)\nHands\nClose (5 min)"
    )
    assert page.agenda == (PlannedItem("Opening", 5), PlannedItem("Close", 5))
    assert page.description.endswith("slowly.")
    assert [line.text for line in page.could_not_place] == ["Hands"]


def test_an_agenda_told_in_prose_is_description() -> None:
    told = "We talk for 20 minutes, and then we listen to the valley for as long."
    page = read_programme_page(f"{TITLE}Agenda\n{told}\nEnd.")
    assert page.agenda == ()
    assert page.description.endswith(f"{told}\nEnd.")


LINES = "0-5 min: Welcome\n5-20 min: Panel\n20-70 min: Groups"


@pytest.mark.parametrize("between", ["", "Running order\n"])
def test_an_agenda_below_the_description_is_the_agenda(between: str) -> None:
    page = read_programme_page(f"{TITLE}{between}{LINES}\nNothing after that.")
    assert [item.planned_minutes for item in page.agenda] == [5, 15, 50]
    assert page.description.startswith("Maps on paper")
    assert page.description.endswith(f"{between}Nothing after that.")


@pytest.mark.parametrize(
    "told",
    [
        "5 minutes are enough\n5 minutes are too many",
        "10 min: Poll\nWe talk for 20 minutes, and then we listen to the valley for as long.",
        "Each speaks for 5 min\nAll speak for 60 min",
    ],
)
def test_minutes_in_a_description_are_no_agenda(told: str) -> None:
    page = read_programme_page(f"{TITLE}{told}")
    assert page.agenda == ()
    assert page.description.endswith(told)
