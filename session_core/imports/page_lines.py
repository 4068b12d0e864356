"""A page as numbered lines, each with the blank lines above it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

WIDE_GAP = 2
"""Two blank lines part one field from the next where the label is lost; one parts paragraphs."""

_INVISIBLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b\u2060\ufeff\ud800-\udfff]")


@dataclass(frozen=True)
class Line:
    """A line that is not blank; `number` counts from 1, `gap` is the blank lines above."""

    number: int
    text: str
    gap: int = 0


def lines_of(text: str) -> list[Line]:
    """Return the lines with blanks folded and invisible characters taken out."""
    lines: list[Line] = []
    gap = 0
    for number, raw in enumerate(text.split("\n"), start=1):
        folded = " ".join(_INVISIBLE.sub("", " ".join(raw.split())).split())
        if folded:
            lines.append(Line(number, folded, gap))
            gap = 0
        else:
            gap += 1
    return _with_single_spacing(lines)


def _with_single_spacing(lines: list[Line]) -> list[Line]:
    """Undo the blank line that some copies put after every line, blank ones too."""
    gaps = {line.gap for line in lines[1:]}
    if len(gaps) < 2 or not all(gap % 2 for gap in gaps):
        return lines
    return [replace(line, gap=line.gap // 2) for line in lines]


def text_of(lines: Iterable[Line]) -> str:
    """Put lines together again: an empty line between paragraphs, however many there were."""
    parts: list[str] = []
    for line in lines:
        if parts:
            parts.append("\n\n" if line.gap else "\n")
        parts.append(line.text)
    return "".join(parts)
