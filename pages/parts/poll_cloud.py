"""A cloud of words, laid out by hand: always the same from the same words, and none over another.

It is as wide as a card on a phone; a wider one gives the words more room and moves none over
another.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from unicodedata import category, combining

import plotly.graph_objects as go

from pages.parts.poll_layout import bars_layout, label

_WIDTH = 290  # pixels, in a card on a phone
_SMALLEST, _LARGEST = 14, 36
"""Of letters, in pixels."""
_LEAST = 10
"""Of the letters of a word that would not fit otherwise."""
_NARROW, _WIDE = frozenset("fijlrt.,:;!|'()[]- "), frozenset("mwMWQOG@%&…—жшщюыфЖШЩЮЫФМ")
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
        return self.size * _ems(self.word)


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
        Placed(word, ballots, _size(word, ballots, most))
        for word, ballots in ((_clipped(word), ballots) for word, ballots in words[:_MOST])
    ]
    lines: list[list[Placed]] = []
    # By turns above and below the first line.
    for number, line in enumerate(_lines(sized)):
        lines.insert(0 if number % 2 else len(lines), line)
    heights = [_LINE * max(_SMALLEST, *(each.size for each in line)) for line in lines]
    placed: list[Placed] = []
    top = sum(heights)
    for line, height in zip(lines, heights, strict=True):
        placed += _in_a_line(line, top - height / 2)
        top -= height
    return placed, round(sum(heights))


def _lines(words: Sequence[Placed]) -> list[list[Placed]]:
    """Each word in the first line with room for it, so that a long one leaves no gap behind."""
    lines: list[list[Placed]] = []
    for each in words:
        has_room = (line for line in lines if _length([*line, each]) <= _WIDTH)
        if (line := next(has_room, None)) is None:
            lines.append([each])
        else:
            line.append(each)
    return lines


def _in_a_line(line: Sequence[Placed], y: float) -> Iterator[Placed]:
    x = (_WIDTH - _length(line)) / 2
    for each in line:
        yield Placed(each.word, each.ballots, each.size, round(x + each.width / 2, 1), round(y, 1))
        x += each.width + _GAP


def _length(line: Sequence[Placed]) -> float:
    return sum(each.width for each in line) + _GAP * (len(line) - 1)


def _size(word: str, ballots: int, most: int) -> int:
    """By the root of the ballots, so that areas compare; smaller where a word would not fit."""
    wanted = _SMALLEST + (_LARGEST - _SMALLEST) * ((ballots / most) ** 0.5 if most > 1 else 0.5)
    return min(round(wanted), max(_LEAST, int(_WIDTH / _ems(word))))


def _ems(word: str) -> float:
    """How wide a word may be in any font, in the height of its letters: rather too much."""
    return sum(_em(letter) for letter in word)


def _em(letter: str) -> float:
    if combining(letter) or category(letter) in ("Mn", "Me", "Cf"):
        return 0.0
    if letter in _NARROW:
        return 0.42
    if letter in _WIDE:
        return 1.1
    if letter.isascii():
        return 0.75 if letter.isupper() else 0.65
    # Letters of Europe and of Arabic and Hebrew; those of all others can be as wide as high.
    if letter < "\u0700":
        return 0.8 if letter.isupper() else 0.68
    return 1.3 if category(letter) == "So" else 1.1


def _clipped(word: str) -> str:
    """The word, or as much of a long one as has room in the least letters."""
    if _LEAST * _ems(word) <= _WIDTH:
        return word
    clipped = word
    while _LEAST * _ems(f"{clipped}…") > _WIDTH:
        clipped = clipped[:-1]
    return f"{clipped}…"
