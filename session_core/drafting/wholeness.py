"""Whether words make a whole sentence; a rapporteur's notes are half of them fragments."""

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
from session_core.drafting.words import Word, stem, words

FEWEST_WORDS = 4
_VERB_STEMS = frozenset(map(stem, VERBS))


def is_whole(text: str, *, imperative_allowed: bool = False) -> bool:
    """Whether the text can be read as a sentence with a verb.

    Exact only as far as word lists go, and only for English: other languages pass when they are
    long enough. `imperative_allowed` lets a sentence begin with its verb ("Publish …").
    """
    found = list(words(text))
    if len(found) < FEWEST_WORDS:
        return False
    if not _is_english(found):
        return True
    if found[0].folded in AUXILIARIES:
        return False
    first = found[0].folded
    if imperative_allowed and (stem(first) in _VERB_STEMS or first in IMPERATIVES):
        return True
    return any(is_verb(word, after=before.folded) for before, word in pairwise(found))


def is_verb(word: Word, *, after: str) -> bool:
    """Whether an English word after this other one can be the verb of a sentence."""
    folded = word.folded
    if folded in AUXILIARIES:
        return True
    past = folded in PAST_FORMS or (len(folded) > 4 and folded.endswith("ed"))
    return after not in NOUN_FOLLOWS and (past or stem(folded) in _VERB_STEMS)


def _is_english(found: list[Word]) -> bool:
    if any(word.folded in OTHER_LATIN for word in found):
        return False
    letters = "".join(word.written for word in found).replace("’", "")
    return letters.isascii() or any(word.folded in FUNCTION_WORDS for word in found)
