"""Words that a typesetter parted at the end of a line: `there-` and below it `fore`."""

import re

_PARTED = re.compile(r"\b([^\W\d_]+)-[ \t]*(?:\r\n|\n|\r)[ \t]*([a-z][^\W\d_]*)")
_KEEP_HYPHEN_AFTER = frozenset(
    """
    long short multi non self co cross high low well so anti pre post semi sub inter mid ex pro
    half full large small part year end peer state user community government data evidence human
    rights policy decision public private open real first second third two three four five on off
    up follow check built opt cyber e vice capacity gender child age cost risk rule
    """.split()
)
_KEEP_HYPHEN_BEFORE = frozenset(
    """
    term based led driven related wide scale level building sharing making friendly specific
    stakeholder free only owned to and up in out off on of the by
    """.split()
)


def rejoined(text: str) -> str:
    """The text with such words in one piece; `long-term` keeps its hyphen."""
    return _PARTED.sub(_in_one, text)


def _in_one(found: re.Match[str]) -> str:
    first, second = found[1], found[2]
    is_compound = first.casefold() in _KEEP_HYPHEN_AFTER or second in _KEEP_HYPHEN_BEFORE
    return f"{first}-{second}" if is_compound or first.isupper() else f"{first}{second}"
