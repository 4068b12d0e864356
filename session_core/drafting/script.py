"""The script a text is written in, and what follows from it: language tools and full stop."""

import regex

_LANGUAGE_BY_SCRIPT = (
    (regex.compile(r"[\p{Hiragana}\p{Katakana}]"), "ja"),
    (regex.compile(r"\p{Han}"), "zh"),
    (regex.compile(r"[ٹڈڑےں]"), "ur"),
    (regex.compile(r"[پچژگ]"), "fa"),
    (regex.compile(r"\p{Arabic}"), "ar"),
    (regex.compile(r"\p{Cyrillic}"), "ru"),
    (regex.compile(r"\p{Greek}"), "el"),
    (regex.compile(r"\p{Devanagari}"), "hi"),
    (regex.compile(r"\p{Ethiopic}"), "am"),
    (regex.compile(r"\p{Armenian}"), "hy"),
    (regex.compile(r"\p{Myanmar}"), "my"),
)
"""Urdu and Persian by the letters that Arabic lacks."""
_LATIN = regex.compile(r"\p{Latin}")
_FULL_STOPS = {"ja": "。", "zh": "。", "ur": "۔", "hi": "।", "am": "።", "hy": "։", "my": "။"}


def language_of(text: str) -> str:
    """The language (ISO 639-1) whose rules suit the script with most letters; `en` by default.

    A script is shared by many languages, so this chooses rules and names no language.
    """
    counts: dict[str, int] = {"en": len(_LATIN.findall(text))}
    for pattern, language in _LANGUAGE_BY_SCRIPT:
        counts[language] = len(pattern.findall(text))
    if counts["ja"]:
        counts["ja"] += counts["zh"]
    for variant in ("ur", "fa"):
        if counts[variant]:
            counts[variant] += counts["ar"]
    return max(counts, key=lambda language: counts[language])


def full_stop_of(text: str) -> str:
    """The mark that ends a sentence in the script of the text; `.` by default."""
    return _FULL_STOPS.get(language_of(text), ".")
