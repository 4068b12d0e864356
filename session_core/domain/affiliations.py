"""The organisations within an affiliation, which often says a job and more than one of them."""

import re
from collections.abc import Iterator

from session_core.domain.generic_words import is_body, is_title, says_nothing

_SHORTEST = 3
_BETWEEN = re.compile(r"[,;:/|()\[\]{}\n–—…]+|\s-+\s|\s@\s")
_JOINED = re.compile(r"\s*[;/|\n]+\s*")
_BRACKETS = re.compile(r"[(\[]\s*([^\s()\[\]]+)\s*[)\]]")
_AND_AT = re.compile(r"\s+(?:and|&|at)\s+")


def organisations_in(affiliation: str) -> tuple[str, ...]:
    """The names in an affiliation, the whole of it first; what says nothing is left out.

    They are the parts of several words between commas, dashes and brackets, acronyms, and each of
    several organisations that are joined. Job titles, kinds of bodies, stakeholder and regional
    groups, topics and countries name nobody.
    """
    found = [*_joined(affiliation), *_parts(affiliation), *_acronyms(affiliation)]
    if not all(says_nothing(part) for part in _BETWEEN.split(affiliation)):
        found.insert(0, affiliation)
    names = dict.fromkeys(name.strip() for name in found)
    return tuple(name for name in names if len(name) >= _SHORTEST and not says_nothing(name))


def _joined(affiliation: str) -> Iterator[str]:
    """Each of several affiliations; where there is but one, nothing."""
    each = _JOINED.split(affiliation)
    if len(each) > 1:
        yield from (one for one in each if one[:1].isupper())


def _parts(affiliation: str) -> Iterator[str]:
    for part in _BETWEEN.split(affiliation):
        sides = _AND_AT.split(part)
        # `Law and Technology` is one topic: all sides must be organisations, or the first a job.
        if says_nothing(part) and not is_title(sides[0]):
            continue
        if is_title(sides[0]) or not all(map(_is_one, sides)):
            yield from (one for one in (part, *sides[1:]) if len(one.split()) > 1)
        else:
            yield from (part, *sides)


def _is_one(side: str) -> bool:
    one_word = len(side.split()) == 1 and side[:1].isupper() and not says_nothing(side)
    return one_word or is_body(side)


def _acronyms(affiliation: str) -> Iterator[str]:
    """What stands in brackets with two capitals or more; elsewhere capitals only."""
    for bracketed in _BRACKETS.findall(affiliation):
        if len(bracketed) >= _SHORTEST and sum(map(str.isupper, bracketed)) > 1:
            yield bracketed
    # An affiliation that is all in capitals has no acronyms, only words.
    if not affiliation.isupper():
        yield from filter(_is_acronym, re.findall(r"\w[\w-]*", affiliation))


def _is_acronym(word: str) -> bool:
    word = word.strip()
    return len(word) >= _SHORTEST and " " not in word and word.isupper()
