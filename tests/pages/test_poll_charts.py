"""Charts of polls tell each option, number and word apart, and say each as it was written."""

from itertools import pairwise

import pytest

from pages.parts.poll_by_group import shades_figure
from pages.parts.poll_cloud import placed_words
from pages.parts.poll_figures import poll_figure
from pages.parts.poll_layout import number_words
from pages.parts.poll_rows import table_rows
from pages.parts.screen_results import result_words
from session_core.domain.ballots import Ballot, PollKind
from session_core.domain.poll_groups import Across, Breakdown, Group
from session_core.domain.poll_tally import Tally
from session_core.domain.polls import Poll
from session_core.exports.tallies import results
from session_core.web.poll_bars import bars
from tests.pages.test_poll_results import closed

LONG = "An option that begins just as another one does and goes on for longer than a chart has room"
ALIKE = (f"{LONG}: east", f"{LONG}: west", "neither")
AS_NUMBERS = ("2024", "10", "2026-12-01")


@pytest.mark.parametrize("options", [ALIKE, AS_NUMBERS])
@pytest.mark.parametrize("kind", [PollKind.SINGLE, PollKind.RANKING])
def test_each_option_has_a_bar_of_its_own(kind: PollKind, options: tuple[str, ...]) -> None:
    ballot = Ballot.of("1", "2", "3") if kind is PollKind.RANKING else Ballot.of("1")
    figure = poll_figure(closed(kind, [(ballot, 6)], *options))
    assert figure
    axis = figure.layout.yaxis
    assert axis.type == "category"
    assert len(set(axis.tickvals)) == len(axis.ticktext) == 3
    assert all(bars.y == axis.tickvals for bars in figure.data)


def test_each_group_and_each_answer_has_a_cell_of_its_own() -> None:
    poll = closed(PollKind.SINGLE, [(Ballot.of("1"), 6)], *ALIKE)
    cells = {"1": 6, "2": 5, "3": 7}
    groups = tuple(Group(name, 18, cells) for name in ("2024", "2025"))
    figure = shades_figure(poll, Breakdown(Across.STAKEHOLDER, groups))
    for axis, drawn in (
        (figure.layout.xaxis, figure.data[0].x),
        (figure.layout.yaxis, figure.data[0].y),
    ):
        assert axis.type == "category"
        assert axis.tickvals == drawn
        assert len(set(drawn)) == len(axis.ticktext)
    assert figure.layout.yaxis.ticktext[0] == figure.layout.yaxis.ticktext[1]
    assert [len(line) for line in figure.data[0].customdata] == [2, 2, 2]


def numbers(*answers: float) -> Poll:
    return closed(PollKind.NUMERIC, [(Ballot(number=number), 1) for number in answers])


def test_whole_numbers_stand_in_spans_that_say_where_each_is() -> None:
    poll = numbers(0, 5, 10, 14, 31)
    spans = ["0–4", "5–9", "10–14", "15–19", "20–24", "25–29", "30–34"]
    figure = poll_figure(poll)
    assert figure
    assert [row["From … to"] for row in table_rows(poll)] == spans
    assert list(figure.layout.xaxis.ticktext) == spans
    assert list(figure.data[0].x) == [2, 7, 12, 17, 22, 27, 32]
    assert set(figure.data[0].width) == {5 * 0.96}
    words = [span.replace("–", " to ") for span in spans]
    assert [bar.text for bar in bars(poll)] == words
    assert [row.text for row in results(poll)] == words
    assert ">5–9<" in result_words(poll, poll.tally or Tally())


def test_a_span_of_one_number_is_told_as_that() -> None:
    poll = numbers(5, 5, 6, 7, 7)
    assert [row["From … to"] for row in table_rows(poll)] == ["5", "6", "7"]
    assert [bar.text for bar in bars(poll)] == ["5", "6", "7"]
    assert [row.text for row in results(poll)] == ["5", "6", "7"]


@pytest.mark.parametrize(
    ("number", "words"),
    [(0.001, "0.001"), (0.1 + 0.2, "0.3"), (12.0, "12"), (1e9, "1000000000"), (-2.5, "-2.5")],
)
def test_a_number_is_read_as_it_was_written(number: float, words: str) -> None:
    assert number_words(number) == words


def test_a_nought_is_written_too() -> None:
    for poll in (
        closed(PollKind.SINGLE, [(Ballot.of("1"), 6)], "Yes", "No"),
        closed(PollKind.RANKING, [(Ballot.of("1", "2"), 6)], "Yes", "No"),
        closed(PollKind.RATING, [(Ballot.of("1"), 6)]),
    ):
        figure = poll_figure(poll)
        assert figure
        drawn = figure.data[0]
        assert int(drawn.text[1]) == 0
        # Of a bar without a length Plotly writes the number only outside.
        assert drawn.textposition[:2] == ("auto", "outside")


@pytest.mark.parametrize(
    ("marks", "over"),
    [("33333", 25), ("33334", 20), ("22244", 0), ("34", None)],
)
def test_the_line_of_the_mean_leaves_the_number_under_it(marks: str, over: int | None) -> None:
    figure = poll_figure(closed(PollKind.RATING, [(Ballot.of(mark), 5) for mark in marks]))
    assert figure
    (line,) = figure.layout.shapes
    assert line.y0 == 0 if over is None else line.y0 > over
    assert line.y1 > max(figure.data[0].y)


WIDTHS = {
    "trust": 2.35,
    "MMMM": 3.45,
    "wwww": 3.27,
    "2030": 2.54,
    "rattrapage": 5.33,
    "信任与合作": 5.0,
    "ЖЩЖЩ": 4.34,
    "Ответственность": 9.13,
    "Ελευθερία": 5.13,
    "إصلاح شبكات": 5.62,
}
"""In the height of letters, as a wide font draws them: DejaVu, and WenQuanYi for Chinese."""


@pytest.mark.parametrize("word", WIDTHS)
def test_words_have_room_in_a_wide_font_too(word: str) -> None:
    ((placed,), _) = placed_words([(word, 3)])
    assert placed.width >= placed.size * WIDTHS[word]


def test_a_long_word_is_smaller_before_it_is_cut() -> None:
    said = "reparations and community owned networks"
    ((placed,), _) = placed_words([(said, 9)])
    assert placed.word == said
    assert 10 <= placed.size < 14
    assert placed.width <= 290


def test_words_in_one_line_of_a_cloud_stand_apart() -> None:
    placed, _ = placed_words([(f"word {number}", 1) for number in range(12)])
    for one, other in pairwise(placed):
        assert one.y != other.y or one.x + one.width / 2 < other.x - other.width / 2


def test_a_long_word_leaves_no_gap_beside_a_short_one() -> None:
    trust, long, fuel = sorted(
        placed_words([("trust", 9), ("networks of the communities", 8), ("fuel", 7)])[0],
        key=lambda each: -each.ballots,
    )
    assert trust.y == fuel.y != long.y
