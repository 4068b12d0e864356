"""Words as the drafter compares them, in any script."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import regex
import snowballstemmer  # type: ignore[import-untyped]

from session_core.drafting.english import EMPTY, NEGATIONS
from session_core.drafting.script import language_of

_UNSPACED = r"\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}"
_SPACED = rf"[[\p{{L}}\p{{M}}\p{{N}}]--[{_UNSPACED}]]"
_UNSPACED_RUN = regex.compile(rf"[{_UNSPACED}]+")
_WORD = regex.compile(
    rf"(?V1)\p{{N}}+(?:[.,]\p{{N}}+)*(?!{_SPACED})|[{_UNSPACED}]+|{_SPACED}+(?:['’]{_SPACED}+)*"
)
_NO_DENIAL = regex.compile(r",\s*(?:and\s+)?not\b|\bnot (?:only|just)\b", regex.IGNORECASE)
_STEMMERS = {
    "en": "english",
    "ru": "russian",
    "ar": "arabic",
    "el": "greek",
    "hi": "hindi",
    "hy": "armenian",
}
_CONTRACTED = {"can't": "can", "won't": "will", "shan't": "shall", "cannot": "can"}


@dataclass(frozen=True)
class Word:
    """A word as written and as compared."""

    written: str
    folded: str

    @property
    def as_said(self) -> str:
        """In small letters, but with the ending that folding takes off: `let's`."""
        return _in_small_letters(self.written)


def words(text: str) -> Iterator[Word]:
    """The words of the text in order; scripts without spaces give overlapping pairs of letters."""
    for match in _WORD.finditer(text):
        written = match.group()
        if _UNSPACED_RUN.fullmatch(written) and len(written) > 1:
            for start in range(len(written) - 1):
                pair = written[start : start + 2]
                yield Word(pair, pair)
            continue
        for folded in _folded(written):
            yield Word(written, folded)


def content_words(text: str) -> frozenset[str]:
    """The stems of the words that say what the text is about."""
    return frozenset(stem(word.folded) for word in words(text) if word.folded not in EMPTY)


def is_negated(text: str) -> bool:
    """Whether the text holds an odd number of English negations.

    `Not only` and a contrast (`for lack of power, not of will`) deny nothing.
    """
    plain = _NO_DENIAL.sub(" ", text)
    return sum(word.folded in NEGATIONS for word in words(plain)) % 2 == 1


@lru_cache(maxsize=20_000)
def stem(folded: str) -> str:
    """The stem of a folded word; a script without a stemmer gives the word itself."""
    algorithm = _STEMMERS.get(language_of(folded))
    return str(snowballstemmer.stemmer(algorithm).stemWord(folded)) if algorithm else folded


def _folded(written: str) -> tuple[str, ...]:
    """One word, or two where a negation is hidden: `can't` is `can` and `not`."""
    plain = _in_small_letters(written)
    if plain in _CONTRACTED:
        return (_CONTRACTED[plain], "not")
    if plain.endswith("n't"):
        return (plain.removesuffix("n't"), "not")
    return (plain.removesuffix("'s"),)


def _in_small_letters(written: str) -> str:
    return written.replace("’", "'").casefold()
