"""A list in running text that says its first word again: `by Ada Novak and by Bo Lee`."""

import re

from session_core.imports.days import MONTHS

CALENDAR = re.compile(rf"(?:{MONTHS}|(?:mon|tues|wednes|thurs|fri|satur|sun)day)", re.IGNORECASE)
"""A month or a day of the week: nobody is called that."""
_AGAIN = {
    word: re.compile(
        rf"(?:,|(?: ?,)? (?:and|as well as)) {word} (?=\S)"
        rf"(?!(?:{CALENDAR.pattern})\b(?! (?-i:[A-Z])))",
        re.IGNORECASE,
    )
    for word in ("by", "from", "with")
}


def one_list(text: str, start: int) -> str:
    """Return the text from `start` on, the word before it taken out where the list has it again.

    `and by May` goes on with something else and stays; `and by May Lee` does not.
    """
    word = text[:start].rstrip(" :").rpartition(" ")[2].casefold()
    rest = text[start:]
    return _AGAIN[word].sub(", and ", rest) if word in _AGAIN else rest
