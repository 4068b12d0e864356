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
