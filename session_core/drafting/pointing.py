"""Whether a sentence points at what stands outside it: `considered this a model`."""

import re

from session_core.drafting.english import AUXILIARIES, EMPTY, NEGATIONS
from session_core.drafting.words import Word, words

_DEMONSTRATIVES = frozenset("this these those".split())
_PERSONS = frozenset("it they he she them him".split())
_TIMES = frozenset(
    """
    year years month months week weeks day days decade decades century morning afternoon evening
    time spring summer autumn winter season who which that affected involved concerned
    """.split()
)
"""What stands after `this` where it points at nothing said before: `this year`, `those who`."""
_ENDS_PHRASE = (
    AUXILIARIES
    | NEGATIONS
    | frozenset("a an the and or but as at by for from in into of on to with because so".split())
)
_FEWEST_BEFORE = 4
"""Content words; with fewer before it, what `these` points at is hardly in the sentence."""
_EXPLETIVE = re.compile(
    r"^it (?:is|was|has been|will be|remains) (?:\w+ly |also |not )?(?:agreed|decided|noted"
    r"|resolved|proposed|suggested|recommended|stressed|argued|reported|said|acknowledged|concluded"
    r"|clear|important|necessary|essential|crucial|vital|urgent|possible|impossible|hard|difficult"
    r"|easy|likely|unlikely) (?:that|to|for|not to)\b",
    re.IGNORECASE,
)


def is_expletive(text: str) -> bool:
    """Whether its `it` stands for what follows: `It was agreed that …`."""
    return bool(_EXPLETIVE.match(text))


def points_elsewhere(text: str) -> bool:
    """Whether a demonstrative or pronoun comes before anything that it could stand for.

    As far as counting words goes: English only.
    """
    found = list(words(text))
    before = 0
    for at, word in enumerate(found):
        after = found[at + 1] if at + 1 < len(found) else None
        if word.folded == "latter" and before < _FEWEST_BEFORE:
            return True
        if _points(word, after, before, is_first=at == 0, text=text):
            return True
        before += word.folded not in EMPTY
    return False


def _points(word: Word, after: Word | None, before: int, *, is_first: bool, text: str) -> bool:
    if word.folded in _PERSONS:
        return before == 0 and not (is_first and is_expletive(text))
    if word.folded == "such":
        return before < 2 and (after is None or after.folded != "as")
    if word.folded not in _DEMONSTRATIVES or (after is not None and after.folded in _TIMES):
        return False
    stands_alone = after is None or after.folded in _ENDS_PHRASE
    return before < (_FEWEST_BEFORE + stands_alone)
