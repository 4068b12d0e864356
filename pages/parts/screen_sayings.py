"""Answers in words on the room screen: those a moderator let through, as many as there is room for.

Whoever reads this from the back of a hall reads big words; the others are on the phone.
"""

from collections.abc import Iterator, Sequence
from unicodedata import east_asian_width

from pages.parts.plain import as_html
from pages.parts.screen_parts import line_words
from session_core.domain.poll_tally import Saying, SayingState, Tally
from session_core.language import gettext

WORDS_SHOWN = 8
_LINES, _LINE, _LINES_OF_ONE = 8, 38, 4
_LARGE_LINES, _LARGE_LINE = 6, 48
"""So many lines there are for answers, of so many letters each, and so many of one answer."""
_WIDTH, _HEIGHT = 38.0, 25.0
"""Units of the screen that a cloud has."""
_SMALLEST, _LARGEST, _ACROSS = 2.4, 6.0, 60.0
"""Units of the screen: the smallest and the largest letters of a word, and what the size of its
letters times their number may come to, since a letter is little more than half as wide as high."""


def shown(tally: Tally) -> list[Saying]:
    """What a moderator let through, what most said first."""
    return [said for said in tally.said if said.state is SayingState.SHOWN]


def more_words(more: int) -> str:
    """That so many more are on the phone; nothing of none."""
    if more <= 0:
        return ""
    return line_words("ef-quiet", gettext("and {number} more on your phone").format(number=more))


def said_words(some: Sequence[Saying], kind: str) -> str:
    """Answers or reasons, each on its own lines; of those alike, how many ballots say so."""
    return f'<ol class="{kind}">{"".join(_said(each) for each in some)}</ol>'


def answer_words(tally: Tally, *, large: bool = False) -> str:
    """The first answers that fit."""
    told = shown(tally)
    first = list(_that_fit(told, *((_LARGE_LINES, _LARGE_LINE) if large else (_LINES, _LINE))))
    return _or_nothing_yet(first, said_words(first, "ef-said") + more_words(len(told) - len(first)))


def cloud_words(tally: Tally) -> str:
    """The words, larger the more ballots they are on, beside them the same as a list with counts.

    The order is that of the list: where a word stands says nothing, so it need not jump.
    """
    told = shown(tally)
    first = told[:WORDS_SHOWN]
    cloud = " ".join(
        f'<bdi style="font-size:calc(var(--p) * {size:.1f})">{as_html(each.text)}</bdi>'
        for each, size in zip(first, _fitting_sizes(first), strict=True)
    )
    listed = "".join(_said(each, always=True) for each in first)
    both = (
        f'<div class="ef-cloud"><p aria-hidden="true">{cloud}</p>'
        f'<ol class="ef-counted">{listed}</ol></div>'
    )
    return _or_nothing_yet(first, both + more_words(len(told) - len(first)))


def _or_nothing_yet(some: Sequence[Saying], words: str) -> str:
    if some:
        return words
    return line_words("ef-quiet", gettext("Moderators read the answers before they are shown."))


def _said(each: Saying, *, always: bool = False) -> str:
    count = f" <b>{each.ballots}</b>" if always or each.ballots > 1 else ""
    return f'<li dir="auto"><bdi>{as_html(each.text)}</bdi>{count}</li>'


def lines_of(text: str, letters: int, most: int) -> int:
    """On how many lines of so many letters a text stands, which has `most` at most."""
    return min(most, sum(1 + _wide(line) // letters for line in text.split("\n")))


def _that_fit(told: Sequence[Saying], lines: int, letters: int) -> Iterator[Saying]:
    """The first ones, and always one: it ends in an ellipsis where it is too long."""
    left = lines
    for each in told:
        left -= lines_of(each.text, letters, _LINES_OF_ONE)
        if left < 0:
            return
        yield each


def _fitting_sizes(words: Sequence[Saying]) -> list[float]:
    """The size of each word, all of them smaller where the cloud would be too high."""
    sizes = list(_sizes(words))
    while _height(words, sizes) > _HEIGHT:
        sizes = [size * 0.95 for size in sizes]
    return sizes


def _height(words: Sequence[Saying], sizes: Sequence[float]) -> float:
    """How high the lines of a cloud are together; a letter is little more than half as wide."""
    total = line = used = 0.0
    for each, size in zip(words, sizes, strict=True):
        wide = 0.6 * size * _wide(each.text)
        if used and used + wide > _WIDTH:
            total, line, used = total + line, 0.0, 0.0
        line, used = max(line, 1.15 * size + 0.4), used + wide + 1.6
    return total + line


def _sizes(words: Sequence[Saying]) -> Iterator[float]:
    most = max((each.ballots for each in words), default=0)
    least = min((each.ballots for each in words), default=0)
    for each in words:
        above = (each.ballots - least) / (most - least) if most > least else 0.5
        size = _SMALLEST + above * (_LARGEST - _SMALLEST)
        # A long word is no wider than its place, and so never broken.
        yield min(size, _ACROSS / max(1, _wide(each.text)))


def _wide(text: str) -> int:
    """The letters of a text; those of East Asia are twice as wide."""
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)
