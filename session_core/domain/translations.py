"""Translations of questions: one for each language, written by staff, read aloud by somebody."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from session_core.domain.floor import Intervention, InterventionState
from session_core.domain.floor_refusals import AlreadyInLanguage, NothingToTranslate
from session_core.domain.languages import OURS, Language, own_name
from session_core.domain.refusals import NotFound
from session_core.domain.text import QUESTION_LIMIT, one_line, written

TRANSLATION_LIMIT = 2 * QUESTION_LIMIT
"""The same takes more letters in some languages than in others."""
_TAKEN_BACK = frozenset({InterventionState.WITHDRAWN, InterventionState.UNDONE})


@dataclass(frozen=True, slots=True)
class Translation:
    """What a question says in another language.

    `read_aloud_by` is who reads it in the room, in free words, or ''. `written_by` is an account;
    nobody is shown it.
    """

    intervention_id: str
    language: str
    text: str
    at: datetime
    read_aloud_by: str = ""
    written_by: str | None = None

    def is_of_earlier_wording(self, one: Intervention) -> bool:
        """Whether its asker has put the question in other words since it was translated."""
        return one.edited_at is not None and self.at < one.edited_at


def of_these_words(some: Iterable[Translation], one: Intervention) -> tuple[Translation, ...]:
    """The translations of what a question says now.

    What its asker took out of it would stay in the others, which only staff see, to mend them.
    """
    return tuple(each for each in some if not each.is_of_earlier_wording(one))


Translations = Mapping[str, tuple[Translation, ...]]
"""Translations by the id of their question."""


def translate(
    one: Intervention,
    language: Language,
    text: str,
    at: datetime,
    read_aloud_by: str = "",
    written_by: str | None = None,
) -> Translation:
    """A translation of a question as it stands.

    Raises NothingToTranslate where it has no words or was taken back, AlreadyInLanguage for its own
    language, EmptyText, TextTooLong, and NotFound for a language that is none of ours.
    """
    if language not in OURS:
        raise NotFound
    if not one.text:
        raise NothingToTranslate(number=one.number)
    if one.state in _TAKEN_BACK:
        raise NothingToTranslate(number=one.number, reason="taken_back")
    if language == one.written_in:
        raise AlreadyInLanguage(number=one.number, language=own_name(language))
    return Translation(
        intervention_id=one.id,
        language=language,
        text=written(text, limit=TRANSLATION_LIMIT, what="The translation"),
        at=at,
        read_aloud_by=one_line(read_aloud_by, may_be_empty=True, what="Who reads it aloud"),
        written_by=written_by,
    )


def check_is_first(one: Intervention, there: Iterable[Translation], language: Language) -> None:
    """Raise AlreadyInLanguage where somebody has translated a question into a language."""
    if any(each.language == language for each in there):
        raise AlreadyInLanguage(number=one.number, language=own_name(language), reason="translated")


def of_each(translations: Iterable[Translation]) -> dict[str, tuple[Translation, ...]]:
    """Translations by the id of their question, in the order of our languages."""
    found: dict[str, tuple[Translation, ...]] = {}
    for each in sorted(translations, key=lambda one: _place(one.language)):
        found[each.intervention_id] = (*found.get(each.intervention_id, ()), each)
    return found


def _place(language: str) -> tuple[int, str]:
    return (OURS.index(Language(language)) if language in OURS else len(OURS)), language
