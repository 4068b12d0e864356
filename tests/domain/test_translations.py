"""Translations: of what is written, into another of our languages, once for each."""

from dataclasses import replace
from datetime import timedelta

import pytest

from session_core.domain.dispositions import edit, say_language
from session_core.domain.floor import Floor, Intervention, InterventionState
from session_core.domain.floor_refusals import AlreadyInLanguage, NothingToTranslate
from session_core.domain.forgetting import forget_question
from session_core.domain.languages import OURS, Language, own_name
from session_core.domain.refusals import EmptyText, NotFound, TextTooLong
from session_core.domain.translations import (
    TRANSLATION_LIMIT,
    Translation,
    check_is_first,
    of_each,
    translate,
)
from tests.domain.floors import ONLINE, asks
from tests.houses import NOW

ASKED = replace(asks(1, ONLINE), text="من يدفع؟", written_in="ar")


def test_a_translation_is_tidy_and_says_of_what_it_is() -> None:
    made = translate(ASKED, Language.ENGLISH, " Who pays?\u202e ", NOW, " Ana \n Lim ", "account")
    assert made == Translation(ASKED.id, "en", "Who pays?", NOW, "Ana Lim", "account")


@pytest.mark.parametrize(
    ("one", "reason"),
    [
        (replace(ASKED, text=""), None),
        (replace(ASKED, state=InterventionState.WITHDRAWN), "taken_back"),
        (replace(ASKED, state=InterventionState.UNDONE), "taken_back"),
    ],
)
def test_what_has_no_words_is_not_translated(one: Intervention, reason: str | None) -> None:
    with pytest.raises(NothingToTranslate) as refused:
        translate(one, Language.ENGLISH, "Who pays?", NOW)
    assert refused.value.details.get("reason") == reason


def test_into_another_of_our_languages_and_within_bounds() -> None:
    with pytest.raises(AlreadyInLanguage):
        translate(ASKED, Language.ARABIC, "من؟", NOW)
    with pytest.raises(NotFound):
        translate(ASKED, Language.OTHER, "Quem paga?", NOW)
    with pytest.raises(EmptyText):
        translate(ASKED, Language.ENGLISH, " \u200d ", NOW)
    with pytest.raises(TextTooLong):
        translate(ASKED, Language.ENGLISH, "a" * (TRANSLATION_LIMIT + 1), NOW)
    with pytest.raises(TextTooLong):
        translate(ASKED, Language.ENGLISH, "Who?", NOW, "a" * 201)


def test_one_for_each_language() -> None:
    there = [translate(ASKED, Language.ENGLISH, "Who pays?", NOW)]
    check_is_first(ASKED, there, Language.FRENCH)
    with pytest.raises(AlreadyInLanguage) as refused:
        check_is_first(ASKED, there, Language.ENGLISH)
    assert refused.value.details == {"number": 1, "language": "English", "reason": "translated"}


def test_they_stand_by_question_and_in_the_order_of_our_languages() -> None:
    spanish, english = Translation("a", "es", "¿?", NOW), Translation("a", "en", "?", NOW)
    other = Translation("b", "pt", "?", NOW)
    assert of_each([spanish, other, english]) == {"a": (english, spanish), "b": (other,)}
    assert [own_name(tag) for tag in ("ar", "pt", "")] == ["العربية", "pt", ""]
    assert len(OURS) == 6


def test_an_edit_makes_it_one_of_an_earlier_wording() -> None:
    made, floor = translate(ASKED, Language.ENGLISH, "Who pays?", NOW), Floor((ASKED,))
    assert not made.is_of_earlier_wording(ASKED)
    (reworded,) = edit(floor, ASKED.id, "كم؟", NOW + timedelta(seconds=1)).interventions
    assert made.is_of_earlier_wording(reworded)
    # Only its language was said anew: the words are the same.
    (same,) = edit(floor, ASKED.id, ASKED.text, NOW + timedelta(seconds=1), "ar").interventions
    assert not made.is_of_earlier_wording(same)


def test_who_edits_says_the_language_and_letters_have_the_last_word() -> None:
    floor = Floor((ASKED,))

    def after(text: str, language: str | None) -> str:
        return edit(floor, ASKED.id, text, NOW, language).interventions[0].written_in

    assert after("كم؟", None) == "ar"
    assert after("How much?", None) == ""
    assert after("How much?", "en") == "en"
    assert after("كم؟", "en") == "ar"
    assert after("كم؟", "") == ""


def test_staff_say_the_language_and_deleting_takes_it_away() -> None:
    floor = Floor((replace(asks(1, ONLINE), text="Quien paga?"),))
    known = say_language(floor, "id1", "es")
    assert known.interventions[0].written_in == "es"
    assert say_language(known, "id1", "").interventions[0].written_in == ""
    assert say_language(known, "id1", "ar").interventions[0].written_in == ""
    assert forget_question(known, "id1", NOW).interventions[0].written_in == ""
    with pytest.raises(NotFound):
        say_language(floor, "none", "es")
