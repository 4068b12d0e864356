"""What is proposed where an agenda is longer than its slot: never the questions first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from session_core.domain.agenda_fit import are_questions, shortenings
from session_core.domain.agenda_templates import TEMPLATES

SIXTY_THREE = [
    ("Opening", 5),
    ("Opening statements", 26),
    ("Poll", 3),
    ("Questions, onsite and online in turn", 21),
    ("Read-back of takeaways", 5),
    ("Close", 3),
]


def told(parts: list[tuple[str, int]], over: int) -> list[list[tuple[str, int]]]:
    return [[(cut.title, cut.after) for cut in way] for way in shortenings(parts, over)]


def test_63_minutes_in_60() -> None:
    longest, all_parts, left_out = told(SIXTY_THREE, 3)
    assert longest == [("Opening statements", 23)]
    assert len(all_parts) > 1
    assert left_out == [("Poll", 0)]


@pytest.mark.parametrize(
    "title",
    [
        "Questions, onsite and online in turn",
        "Q&A",
        "Open discussion",
        "Open mic",
        "Débat avec la salle",
        "Preguntas del público",
        "Вопросы",
        "问答",
        "أسئلة",
    ],
)
def test_parts_for_the_floor_are_known_by_their_title(title: str) -> None:
    assert are_questions(title)


@pytest.mark.parametrize("template", TEMPLATES)
def test_every_template_has_parts_for_the_floor_and_others(template: object) -> None:
    parts = template.parts  # type: ignore[attr-defined]
    assert [are_questions(part.title) for part in parts] == [part.is_questions for part in parts]
    assert any(part.is_questions for part in parts)


def test_neither_the_read_back_nor_the_ends_are_left_out() -> None:
    parts = [("Opening", 9), ("Read-back", 9), ("Questions", 9), ("Close", 9)]
    assert all(after > 0 for way in told(parts, 3) for _, after in way)


def test_where_nothing_else_can_give_the_questions_do() -> None:
    parts = [("Opening", 1), ("Questions", 60), ("Close", 1)]
    assert told(parts, 2) == [[("Questions", 58)]]
    assert told([("Questions", 2)], 2) == []
    assert told(SIXTY_THREE, 0) == []
    assert told([], 3) == []


titles = st.sampled_from(["Opening", "Statements", "Poll", "Questions", "Read-back", "Close"])
agendas = st.lists(st.tuples(titles, st.integers(1, 60)), max_size=9)


@given(agendas, st.integers(1, 120))
def test_each_way_gives_enough_and_asks_the_questions_last(
    parts: list[tuple[str, int]], over: int
) -> None:
    ways = shortenings(parts, over)
    assert len(ways) <= 3
    assert len(set(ways)) == len(ways)
    others = [minutes for title, minutes in parts if title != "Questions"]
    for way in ways:
        assert sum(cut.given for cut in way) >= over
        assert all(cut.after >= 0 and cut.given > 0 for cut in way)
        assert all(parts[cut.index] == (cut.title, cut.before) for cut in way)
        if any(cut.title == "Questions" for cut in way):
            assert len(ways) == 1
            assert sum(others) - len(others) < over
    if sum(others) - len(others) >= over:
        assert ways
