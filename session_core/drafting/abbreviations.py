"""Stops that end no sentence, and stops of initials that end one after all."""

import re
from itertools import islice, pairwise

from session_core.drafting.wholeness import is_verb, is_whole
from session_core.drafting.words import words

_NEVER_LAST = frozenset(
    """
    approx cf ca e.g eg i.e viz vs esp incl excl resp dr mr mrs ms prof st gen sen rep gov hon
    circa al
    """.split()
)
"""Something always follows them."""
_BEFORE_FIGURE = frozenset(
    "no nos art arts fig figs sec par para paras p pp vol ch eq tab annex est max min".split()
)
_BEFORE_SMALL_LETTER = frozenset(
    """
    etc mio mill mn bn bio mrd tn inc ltd co corp plc dept govt intl p.a p.m a.m jan feb mar apr
    jun jul aug sep sept oct nov dec u.s u.k u.n e.u
    """.split()
)
"""These can end a sentence; a small letter after them tells that they do not."""
_MAY_BE_LAST = _BEFORE_FIGURE | _BEFORE_SMALL_LETTER
_LAST_TOKEN = re.compile(r"(?:^|[\s(\[“\"])([^\W\d_](?:[\w.]*\w)?)\.$")
_INITIALS = re.compile(r"(?<=\b[A-Z]\.[A-Z]\.)\s+(?=[A-Z][a-z])")
_VERB_WITHIN = 4
"""Words; the verb of a sentence that begins there comes soon: `Batteries fail`."""


def mended(parts: list[str]) -> list[str]:
    """The sentences a segmenter found, joined where an abbreviation parted them, and the reverse.

    Only blanks between parts are changed.
    """
    found: list[str] = []
    for raw in parts:
        part = raw.strip()
        if found and _goes_on(found[-1], part):
            found[-1] = f"{found[-1]} {part}"
        elif part:
            found.append(part)
    return [piece for part in found for piece in _parted(part)]


def has_abbreviation(before: str) -> bool:
    """Whether the last word, without its stop, may be one of the abbreviations known here."""
    return before.casefold() in _NEVER_LAST | _MAY_BE_LAST


def _goes_on(before: str, after: str) -> bool:
    last = _LAST_TOKEN.search(before)
    if last is None or not after:
        return False
    token = last[1].casefold()
    if token in _NEVER_LAST:
        return True
    if token in _BEFORE_FIGURE and after[0].isdigit():
        return True
    return token in _MAY_BE_LAST and after[0].islower()


def _parted(part: str) -> list[str]:
    """`Networks closed in the U.K. Batteries fail` is two, where both can stand alone."""
    for end in _INITIALS.finditer(part):
        before, after = part[: end.start()], part[end.end() :]
        if is_whole(before) and is_whole(after) and _begins_clause(after):
            return [before, *_parted(after)]
    return [part]


def _begins_clause(text: str) -> bool:
    first = list(islice(words(text), _VERB_WITHIN))
    return any(is_verb(word, after=before.folded) for before, word in pairwise(first))
