"""What lists of speakers say of somebody's gender: no session takes it from a page."""

import re

LABEL = "Gender of a person"
"""Under which the words are listed as not placed; only a person puts them anywhere."""

_WORDS = (
    r"(?:(?:(?:cis|trans)(?:gender)? ?)?(?:fe)?male|(?:trans(?:gender)? )?(?:wo)?man|transgender"
    r"|gender[ -]variant|non-?binary|prefers? not to (?:answer|say)|[FM])"
)
_SAID = re.compile(
    rf"(?:, ?| [-–—] )(?:gender: ?)?{_WORDS}\.?(?= ?(?:[,;]|$))"
    rf"| ?[(\[](?:gender: ?)?{_WORDS}\.?[)\]]"
    rf"|[,;] ?{_WORDS}(?=[)\]])",
    re.IGNORECASE,
)


def without_gender(text: str) -> str:
    """Return a person's line without its word for a gender."""
    return _SAID.sub("", text)


def genders_in(text: str) -> list[str]:
    """Return these words: `female` of `Ada Novak, Maps, female` or `Ada Novak (Maps, female)`."""
    return [found[0].strip(" ,;-–—()[]") for found in _SAID.finditer(text)]
