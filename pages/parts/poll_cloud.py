"""A cloud of words, laid out by hand: always the same from the same words, and none over another.

It is as wide as a phone; a wider page gives the words more room and moves none over another.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from unicodedata import east_asian_width

import plotly.graph_objects as go

from pages.parts.poll_layout import bars_layout, label

_WIDTH = 340  # pixels
_SMALLEST, _LARGEST = 14, 36
"""Of letters, in pixels."""
_LETTER = 0.6
"""How wide a letter is, in its height; those of Chinese and the like are twice that."""
_GAP = 16  # pixels between words
_LINE = 1.5  # of the height of letters
_MOST = 40
"""So many words at most; all stand in the list."""
_TEAL = 2


@dataclass(frozen=True)
class Placed:
    """A word with the size of its letters and its middle, in pixels from the lower left."""

    word: str
    ballots: int
    size: int
    x: float = 0.0
    y: float = 0.0

    @property
    def width(self) -> float:
        """About how wide the word is drawn."""
        return _LETTER * self.size * _letters(self.word)


def cloud_figure(words: Sequence[tuple[str, int]]) -> go.Figure | None:
    """Words in sizes by their ballots, given with the most ballots first; None without a word."""
    if not words:
        return None
    placed, height = placed_words(words)
    figure = go.Figure()
    figure.add_scatter(
        mode="text",
        x=[each.x for each in placed],
        y=[each.y for each in placed],
        text=[label(each.word, 60, 1) for each in placed],
        customdata=[each.ballots for each in placed],
        hovertemplate="%{text}: %{customdata}<extra></extra>",
        textfont={
            "size": [each.size for each in placed],
            "color": figure.layout.template.layout.colorway[_TEAL],
        },
    )
    figure.update_layout(**bars_layout(height, legend=False))
    axis = {"visible": False, "fixedrange": True}
    figure.update_layout(
        xaxis=axis | {"range": [0, _WIDTH]},
        yaxis=axis | {"range": [0, height], "autorange": False},
        margin={"l": 0, "r": 0, "t": 0, "b": 0},
    )
    return figure


def placed_words(words: Sequence[tuple[str, int]]) -> tuple[list[Placed], int]:
    """The words in lines, the largest in the middle and smaller ones around; and the height."""
    most = max(ballots for _, ballots in words)
    sized = [
        Placed(_clipped(word), ballots, _size(word, ballots, most))
        for word, ballots in words[:_MOST]
    ]
    lines: list[list[Placed]] = []
    # By turns above and below the first line.
    for number, line in enumerate(_lines(sized)):
        lines.insert(0 if number % 2 else len(lines), line)
    heights = [_LINE * max(each.size for each in line) for line in lines]
    placed: list[Placed] = []
    top = sum(heights)
    for line, height in zip(lines, heights, strict=True):
        placed += _in_a_line(line, top - height / 2)
        top -= height
    return placed, round(sum(heights))


def _lines(words: Sequence[Placed]) -> Iterator[list[Placed]]:
    line: list[Placed] = []
    for each in words:
        if line and _length([*line, each]) > _WIDTH:
            yield line
            line = []
        line = [*line, each]
    yield line


def _in_a_line(line: Sequence[Placed], y: float) -> Iterator[Placed]:
    x = (_WIDTH - _length(line)) / 2
    for each in line:
        yield Placed(each.word, each.ballots, each.size, round(x + each.width / 2, 1), round(y, 1))
        x += each.width + _GAP


def _length(line: Sequence[Placed]) -> float:
    return sum(each.width for each in line) + _GAP * (len(line) - 1)


def _size(word: str, ballots: int, most: int) -> int:
    """By the root of the ballots, so that areas compare; and none wider than the cloud."""
    wanted = _SMALLEST + (_LARGEST - _SMALLEST) * ((ballots / most) ** 0.5 if most > 1 else 0.5)
    return max(_SMALLEST, min(round(wanted), int(_WIDTH / (_LETTER * _letters(_clipped(word))))))


def _letters(word: str) -> int:
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in word)


def _clipped(word: str) -> str:
    """The word, or as much of a long one as has room in letters of the smallest size."""
    clipped = word
    while _letters(clipped) > _WIDTH / (_LETTER * _SMALLEST) - 2:
        clipped = clipped[:-1]
    return clipped if clipped == word else f"{clipped}…"
