"""Whether words make a whole sentence; a rapporteur's notes are half of them fragments."""

import re
from itertools import pairwise

from session_core.drafting.english import (
    AUXILIARIES,
    FUNCTION_WORDS,
    IMPERATIVES,
    NOUN_FOLLOWS,
    OTHER_LATIN,
    PAST_FORMS,
    VERBS,
)
from session_core.drafting.words import Word, words

_FEWEST_WORDS = 4
_HISSING = ("s", "sh", "ch", "x", "z", "o")
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_JOINS = frozenset(("and", "or"))
_NOT_FINITE = frozenset(("be", "been", "being"))


def _third_person(verb: str) -> str:
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return f"{verb[:-1]}ies"
    return f"{verb}es" if verb.endswith(_HISSING) else f"{verb}s"


_FINITE = VERBS | frozenset(map(_third_person, VERBS))
"""Not by stem: `defenders` and `including` make no sentence."""


def is_whole(text: str, *, imperative_allowed: bool = False) -> bool:
    """Whether the text can be read as a sentence with a verb.

    Exact only as far as word lists go, and only for English: other languages pass when they are
    long enough. `imperative_allowed` lets a sentence begin with its verb ("Publish …").
    """
    found = list(words(_IN_BRACKETS.sub(" ", text)))
    if len(found) < _FEWEST_WORDS:
        return False
    if not _is_english(found):
        return True
    is_shouted = text.isupper()
    if found[0].folded in AUXILIARIES:
        return False
    if imperative_allowed and begins_with_verb(text):
        return True
    return any(
        is_verb(word, after=before.folded)
        for before, word in pairwise(found)
        # `14 May` and `Trust for Nature` have no verb.
        if is_shouted or word.written[0].islower()
    )


def begins_with_verb(text: str) -> bool:
    """Whether the first word is a verb as an order has it: `Publish …`."""
    first = next((word.folded for word in words(text)), "")
    return first in VERBS or first in IMPERATIVES


def is_english(text: str) -> bool:
    """Whether the text can be taken for English, as far as short word lists tell."""
    return _is_english(list(words(text)))


def is_verb(word: Word, *, after: str) -> bool:
    """Whether an English word after this other one can be the verb of a sentence."""
    folded = word.folded
    if folded in _NOT_FINITE or after in _NOT_FINITE:
        return False
    if folded in AUXILIARIES:
        return True
    # What `or` joins must be a verb already: `to pay or stay`.
    if folded in VERBS and after in _JOINS:
        return False
    past = folded in PAST_FORMS or (len(folded) > 4 and folded.endswith("ed"))
    return after not in NOUN_FOLLOWS and (past or folded in _FINITE)


def _is_english(found: list[Word]) -> bool:
    if any(word.folded in OTHER_LATIN for word in found):
        return False
    letters = "".join(word.written for word in found).replace("’", "")
    return letters.isascii() or any(word.folded in FUNCTION_WORDS for word in found)
