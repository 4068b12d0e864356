"""Options of a poll on the room screen: as many as fit whole, and how many more there are."""

from collections.abc import Sequence

from pages.parts.plain import as_html
from pages.parts.screen_sayings import lines_of, more_words

OPTIONS_SHOWN = 5
FEW = 3
"""So many stand below each other in the largest letters; more in two columns, or in small ones."""
_LETTERS = 24
_ONE_LINE, _TWO_LINES = 3.7, 6.5
_COLUMN = 26.0
"""Of two columns: letters on a line, and units of height for options and for all of a column."""
_NOTE = 3.4


def option_list(rows: Sequence[tuple[str, int | None]], *, large: bool, note: str = "") -> str:
    """Options with their counts as bars where there are counts; below them `note`.

    An option has two lines at most, beside who has the floor one: what is longer ends in `…`.
    """
    shown = rows[: how_many_fit([text for text, _ in rows], large=large, has_note=bool(note))]
    most = max((count or 0 for _, count in rows), default=0) or 1
    drawn = "".join(_row(text, count, most, large=large) for text, count in shown)
    kind = ' class="ef-bars"' if any(count is not None for _, count in rows) else ""
    return f"<ul{kind}>{drawn}</ul>{more_words(len(rows) - len(shown))}{note}"


def how_many_fit(options: Sequence[str], *, large: bool, has_note: bool = False) -> int:
    """How many of these there is room for."""
    if not large:
        return min(len(options), OPTIONS_SHOWN)
    if len(options) <= FEW:
        return len(options)
    high = _COLUMN - _NOTE if has_note else _COLUMN
    columns, left = 2, high
    for number, option in enumerate(options):
        needs = _ONE_LINE if lines_of(option, _LETTERS, 2) == 1 else _TWO_LINES
        if needs > left:
            columns, left = columns - 1, high
        if not columns:
            return number
        left -= needs
    return len(options)


def _row(text: str, count: int | None, most: int, *, large: bool) -> str:
    long = ' class="ef-two"' if large and lines_of(text, _LETTERS, 2) > 1 else ""
    said = f'<li dir="auto"{long}><span>{as_html(text)}</span>'
    if count is None:
        return f"{said}</li>"
    bar = f'<i class="ef-bar" style="inline-size:{100 * count / most:.0f}%"></i>'
    return f"{said} <b>{count}</b>{bar}</li>"
