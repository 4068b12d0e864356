"""The translations of a session's questions, read once for each revision of the floor."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from session_core.domain.floor import Intervention
from session_core.domain.session import Room
from session_core.domain.translations import Translation, Translations, of_each, of_these_words
from session_core.storage import translations
from session_core.use_cases.visit import Work


def translations_now(work: Work) -> Translations:
    """All translations by the id of their question, without who wrote them.

    For readings: what an act has changed is not in it before the floor has moved.
    """
    at = work.moment.revisions(work.session_id)[Room.FLOOR]
    key = ("translations", work.session_id, at)
    found: Translations = work.visit.house.views.get(key, lambda: _read(work))
    return found


def only_of(
    there: Translations, asked: Iterable[Intervention], *, to_staff: bool
) -> Mapping[str, tuple[Translation, ...]]:
    """The translations of some questions; those of earlier wordings for staff only."""
    return {
        one.id: there[one.id] if to_staff else of_these_words(there[one.id], one)
        for one in asked
        if one.id in there
    }


def _read(work: Work) -> Translations:
    kept = translations.translations_of(work.db, work.session_id)
    return of_each(replace(each, written_by=None) for each in kept)
