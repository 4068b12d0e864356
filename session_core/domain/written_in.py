"""In which language a question is written, and in which direction it runs."""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping

from session_core.domain.languages import Language

_TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{1,8})*")
_LONGEST_TAG = 12

_LATIN, _CYRILLIC, _ARABIC, _HAN, _KANA = "LATIN", "CYRILLIC", "ARABIC", "CJK", "KANA"
_SCRIPTS: Mapping[str, str] = {
    Language.ARABIC: _ARABIC,
    Language.CHINESE: _HAN,
    Language.ENGLISH: _LATIN,
    Language.FRENCH: _LATIN,
    Language.RUSSIAN: _CYRILLIC,
    Language.SPANISH: _LATIN,
}
_ONLY_ONE: Mapping[str, str] = {
    _ARABIC: Language.ARABIC,
    _CYRILLIC: Language.RUSSIAN,
    _HAN: Language.CHINESE,
}
"""The scripts in which only one of our languages is written."""
_FOREIGN: Mapping[str, frozenset[str]] = {
    Language.ARABIC: frozenset("کیےہںٹڈڑۆێەڕ"),
    Language.RUSSIAN: frozenset("іїєґўјљњћђџѓќѕәғқңөұүһӣӯҳҷ"),
}
"""Letters of others who write in the same script: Persian, Urdu, Kurdish; Ukrainian, Serbian,
Kazakh. Nobody's question is called another's language."""

_LETTERS_OF_A_SIGN = 3
"""A Chinese sign says about as much as so many letters."""
_NO_WORDS = re.compile(r"\S*[@/]\S*|\w*\d\w*|\b[^\W\d_]\b")
"""Addresses, numbers and single letters are the same in every language."""


def written_in(text: str, said: str) -> str:
    """The language of a text, by its tag: the one that was said, unless its letters cannot be that.

    Then it is the one of ours that is written in this script, where there is only one, else
    unknown (''). A language that is none of ours is believed; of a text without words nothing is
    known.
    """
    if not text.strip():
        return ""
    tag = said if _TAG.fullmatch(said) and len(said) <= _LONGEST_TAG else ""
    if tag and tag not in _SCRIPTS:
        return tag
    script = _script_of(text)
    if not script:
        return tag
    found = tag if _SCRIPTS.get(tag) == script else _ONLY_ONE.get(script, "")
    return "" if _FOREIGN.get(found, frozenset()) & set(text.casefold()) else str(found)


def direction_of(text: str) -> str:
    """`rtl` or `ltr` as its first letter runs; `auto` where a text is mixed, or has no letters."""
    runs = [_RUNS[way] for way in map(unicodedata.bidirectional, text) if way in _RUNS]
    return runs[0] if len(set(runs)) == 1 else "auto"


_RUNS: Mapping[str, str] = {"L": "ltr", "R": "rtl", "AL": "rtl"}


def _script_of(text: str) -> str:
    """The script of most of a text's words; '' where it has none."""
    counts: Counter[str] = Counter()
    for word in _NO_WORDS.sub(" ", text).split():
        letters = Counter(map(_script, filter(str.isalpha, word)))
        # Names such as ICANN stand in capitals in texts of every script.
        if word.isupper() and set(letters) == {_LATIN}:
            continue
        counts += letters
    if counts[_KANA]:
        return _KANA
    counts[_HAN] *= _LETTERS_OF_A_SIGN
    return max(counts, key=lambda script: counts[script]) if counts.total() else ""


def _script(letter: str) -> str:
    name = unicodedata.name(letter, "").partition(" ")[0]
    return _KANA if name in ("HIRAGANA", "KATAKANA") else name
