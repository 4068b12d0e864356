"""The format line: `Panel - 60 Min`, `Round Table - U-shape - 90 Min`, or a word alone."""

import re

_WORDS = (
    r"break-?out group discussions?|birds of a feather|round ?table|panel|debate|flash session"
    r"|classroom|theat(?:er|re)|other"
)
_ALONE = re.compile(rf"(?:{_WORDS})", re.IGNORECASE)
_WITH_MINUTES = re.compile(
    rf"(?:{_WORDS})(?: [-–] [\w -]{{3,30}}?)?(?: [-–] \d{{1,3}} min(?:ute)?s?\.?)", re.IGNORECASE
)
_MINUTES = re.compile(r"(?<!\d)(\d{1,3}) ?min(?:ute)?s?\b", re.IGNORECASE)
_NUMBER = re.compile(r"([1-9]\d{0,2})(?: ?min(?:ute)?s?\.?)?", re.IGNORECASE)


def is_format(text: str) -> bool:
    """Say whether a line without a label can only be the format with its minutes."""
    return bool(_WITH_MINUTES.fullmatch(text))


def is_format_word(text: str) -> bool:
    """Say whether a line is a format of the list without minutes."""
    return bool(_ALONE.fullmatch(text))


def minutes_in_format(text: str) -> int | None:
    """Return the minutes a format line names, if it does."""
    found = _MINUTES.search(text[:200])
    return int(found[1]) if found else None


def minutes_of(text: str) -> int | None:
    """Return what the field `Duration (minutes)` holds; None if that is no number."""
    found = _NUMBER.fullmatch(text)
    return int(found[1]) if found else None
