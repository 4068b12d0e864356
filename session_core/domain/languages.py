"""The languages that somebody can say they speak: the six of the United Nations, and others."""

from collections.abc import Mapping
from enum import StrEnum


class Language(StrEnum):
    """A language by its tag, as a seat keeps it."""

    ARABIC = "ar"
    CHINESE = "zh"
    ENGLISH = "en"
    FRENCH = "fr"
    RUSSIAN = "ru"
    SPANISH = "es"
    OTHER = "other"


LANGUAGE_NAMES: Mapping[Language, str] = {
    Language.ARABIC: "العربية",
    Language.CHINESE: "中文",
    Language.ENGLISH: "English",
    Language.FRENCH: "Français",
    Language.RUSSIAN: "Русский",
    Language.SPANISH: "Español",
    Language.OTHER: "another language",
}
"""Each language as those who speak it write it."""

OURS = tuple(each for each in Language if each is not Language.OTHER)
"""The languages in which a question can be translated."""


def own_name(tag: str) -> str:
    """A language as those who speak it write it, by its tag; one that is none of ours by that."""
    return LANGUAGE_NAMES[Language(tag)] if tag in OURS else tag
