"""Calls to action, where a heading `To governments:` says of several to whom they are addressed."""

import re
from collections.abc import Iterable

from session_core.imports.page_lines import Line
from session_core.imports.paragraphs import items_of, without_mark

_LONGEST = 80
_ADDRESSEE = re.compile(r"(?:to|for) (?!do\b|be\b|example\b|instance\b)[^.:;!?]+:", re.IGNORECASE)
"""`To governments:`, but not `To do:` or `For example:`."""


def heads_calls(text: str) -> bool:
    """Say whether a line is such a heading and nothing else."""
    bare = without_mark(text)
    return len(bare) <= _LONGEST and _ADDRESSEE.fullmatch(bare) is not None


def calls_of(lines: Iterable[Line]) -> tuple[tuple[str, ...], list[Line]]:
    """Return the calls, each behind its heading, and headings with nothing below them."""
    parts: list[tuple[Line | None, list[Line]]] = [(None, [])]
    for line in lines:
        if heads_calls(line.text):
            parts.append((line, []))
        else:
            parts[-1][1].append(line)
    calls = [
        f"{without_mark(heading.text)} {call}" if heading else call
        for heading, below in parts
        for call in items_of(below)
    ]
    return tuple(calls), [heading for heading, below in parts if heading and not below]
