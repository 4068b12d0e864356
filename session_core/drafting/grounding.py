"""Whether a sentence says only what its evidence says."""

from collections.abc import Iterable

from session_core.drafting.english import CONNECTIVES
from session_core.drafting.line_ends import rejoined
from session_core.drafting.words import words


def unsupported_words(text: str, evidence_texts: Iterable[str]) -> tuple[str, ...]:
    """The words of the text, as written and in order, that stand in none of its evidence.

    Compared without regard to capitals and possessives, but not by stem: `blocked` does not
    support `blocking`. `can't` counts as `can` and `not`.
    """
    return missing_words(text, known_words(evidence_texts))


def known_words(evidence_texts: Iterable[str]) -> frozenset[str]:
    """The folded words a sentence may use: those of its evidence, and connectives.

    A word parted at the end of a line counts as one too.
    """
    texts = [form for text in evidence_texts for form in {text, rejoined(text)}]
    return CONNECTIVES.union(word.folded for text in texts for word in words(text))


def missing_words(text: str, known: frozenset[str]) -> tuple[str, ...]:
    """`unsupported_words` against words already read, for many sentences of one source."""
    missing = (word.written for word in words(text) if word.folded not in known)
    return tuple(dict.fromkeys(missing))
