"""Translating questions: what an interpreter or a moderator writes beside the asker's words."""

from collections.abc import Collection

from session_core.domain import translations as decide
from session_core.domain.dispositions import say_language
from session_core.domain.floor import Intervention, found_in
from session_core.domain.floor_refusals import RewordedMeanwhile
from session_core.domain.languages import Language
from session_core.domain.names_in_text import NamesInText
from session_core.domain.naming import rule_of_intervention, stricter
from session_core.domain.refusals import NotFound
from session_core.domain.seen_questions import Seen, is_reworded_since
from session_core.storage import agenda, translations
from session_core.use_cases.dispositions import check_names_in_reply, rule_of_reply
from session_core.use_cases.floor_now import floor_now
from session_core.use_cases.floor_record import keep_floor
from session_core.use_cases.visit import Work, use_case


@use_case
def set_question_language(work: Work, intervention_id: str, language: str) -> None:
    """Say in which language a question is written, with '' that it is none of ours.

    Raises NotFound.
    """
    before = floor_now(work)
    after = say_language(before, intervention_id, language)
    if after != before:
        keep_floor(work, "set_question_language", before, after, intervention_id)


@use_case
def add_translation(
    work: Work,
    intervention_id: str,
    language: Language,
    text: str,
    read_aloud_by: str = "",
    names_meant: Collection[str] = (),
    seen: Seen | None = None,
) -> None:
    """Put what a question says into another language, and say who reads it aloud in the room.

    `seen` is what was seen of the question: where it has other words by now, RewordedMeanwhile.
    Raises NothingToTranslate, AlreadyInLanguage, EmptyText, TextTooLong, NotFound, and NamesInText
    for a name that the naming rule forbids and the question does not say, unless it is meant.
    """
    one = found_in(floor_now(work), intervention_id)
    there = translations.translations_of_question(work.db, intervention_id)
    decide.check_is_first(one, there, language)
    _keep(work, "add_translation", one, language, text, read_aloud_by, names_meant, seen)


@use_case
def change_translation(
    work: Work,
    intervention_id: str,
    language: Language,
    text: str,
    read_aloud_by: str = "",
    names_meant: Collection[str] = (),
    seen: Seen | None = None,
) -> None:
    """Put a translation better, or have another read it; it is of the question as it stands then.

    Raises NotFound where there is none, and the others as `add_translation`.
    """
    one = found_in(floor_now(work), intervention_id)
    if not translations.drop_translation(work.db, intervention_id, language):
        raise NotFound
    _keep(work, "change_translation", one, language, text, read_aloud_by, names_meant, seen)
    # What stood there before was wrong, or said too much.
    work.destroys = True


@use_case
def remove_translation(work: Work, intervention_id: str, language: Language) -> None:
    """Take a translation away; the question stays. Raises NotFound."""
    before = floor_now(work)
    found_in(before, intervention_id)
    if not translations.drop_translation(work.db, intervention_id, language):
        raise NotFound
    keep_floor(work, "remove_translation", before, before, intervention_id)
    work.destroys = True


def _keep(
    work: Work,
    act: str,
    one: Intervention,
    language: Language,
    text: str,
    read_aloud_by: str,
    names_meant: Collection[str],
    seen: Seen | None,
) -> None:
    # Decided on meanwhile or not, it is translated: for the report, and for its asker.
    if seen and is_reworded_since(seen, one):
        raise RewordedMeanwhile(number=one.number)
    new = decide.translate(
        one, language, text, work.now, read_aloud_by, written_by=work.signed_in().id
    )
    _check_names(work, one, new, names_meant)
    translations.add_translations(work.db, work.session_id, [new])
    before = floor_now(work)
    keep_floor(work, act, before, before, one.id, details={"language": str(language)})


def _check_names(
    work: Work, one: Intervention, new: decide.Translation, names_meant: Collection[str]
) -> None:
    """Raise NamesInText for names the rule keeps out, but for those that the question says."""
    at = work.session(), agenda.agenda_of(work.db, work.session_id)
    rule = stricter(rule_of_reply(work), rule_of_intervention(*at, one))

    def check(text: str, meant: Collection[str], *more: str) -> None:
        check_names_in_reply(work, one.id, text, meant, rule=rule, more=more)

    said: Collection[str] = ()
    try:
        check(one.text, ())
    except NamesInText as named:
        said = named.names
    check(new.text, {*said, *names_meant}, new.read_aloud_by)
