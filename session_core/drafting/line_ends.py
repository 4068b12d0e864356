"""Words that a typesetter parted at the end of a line: `there-` and below it `fore`."""

import re

_PARTED = re.compile(r"\b([^\W\d_]+)-[ \t]*(?:\r\n|\n|\r)[ \t]*([a-z][^\W\d_]*)")
_FIRST = frozenset(
    """
    long short multi non self co cross high low well so anti pre post semi sub inter mid ex pro
    half full large small part year end peer state user community government data evidence human
    rights policy decision public private open real first second third two three four five on off
    up follow check built opt cyber e vice capacity gender child age cost risk rule
    """.split()
)
_SECOND = frozenset(
    """
    term based led driven related wide scale level building sharing making friendly specific
    stakeholder free only led owned to and up in out off on of the by
    """.split()
)


def rejoined(text: str) -> str:
    """The text with such words in one piece; `long-term` keeps its hyphen."""
    return _PARTED.sub(_in_one, text)


def _in_one(found: re.Match[str]) -> str:
    first, second = found[1], found[2]
    keeps = first.casefold() in _FIRST or second in _SECOND or first.isupper()
    return f"{first}-{second}" if keeps else f"{first}{second}"
