"""In which language a question is written: what was said, unless its letters cannot be that."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from session_core.domain.written_in import direction_of, written_in


@pytest.mark.parametrize(
    ("text", "page", "found"),
    [
        ("Who pays for the cable?", "en", "en"),
        ("Qui paie l’accès à « Интернет » ?", "fr", "fr"),
        ("من يدفع ثمن الكابل؟", "ar", "ar"),
        ("من يدفع ثمن الكابل؟", "en", "ar"),
        ("Кто платит за кабель?", "en", "ru"),
        ("谁来支付电缆费用？", "en", "zh"),
        ("Who pays for the cable?", "ar", ""),
        ("Who pays for the cable?", "", ""),
        ("", "en", ""),
        ("   ", "ar", ""),
    ],
)
def test_the_page_is_believed_where_the_letters_can_be_its(
    text: str, page: str, found: str
) -> None:
    assert written_in(text, page) == found


@pytest.mark.parametrize(
    "text",
    [
        "Хто платить за кабель і мережу?",  # Ukrainian
        "Ко плаћа кабл и мрежу?",  # Serbian
        "چه کسی هزینهٔ کابل را می‌پردازد؟ یک نفر؟",  # Persian
        "یہ کون ادا کرتا ہے؟",  # Urdu
        "誰がケーブル代を払うのですか",  # Japanese
        "Ποιος πληρώνει για το καλώδιο;",  # Greek
    ],
)
@pytest.mark.parametrize("page", ["en", "ru", "ar", "zh", ""])
def test_nobodys_language_is_called_anothers(text: str, page: str) -> None:
    assert written_in(text, page) == ""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ICANN 和 IETF 怎么看 IPv6？", "zh"),
        ("ما رأي ICANN و IETF في https://example.org/policy ؟", "ar"),
        ("Что думают ICANN, IETF, RIPE и IAB о v4.2?", "ru"),
    ],
)
def test_names_in_capitals_addresses_and_numbers_are_of_every_language(
    text: str, found: str
) -> None:
    assert written_in(text, "en") == found


def test_without_words_and_in_other_languages_what_was_said_holds() -> None:
    assert written_in("2030?", "fr") == "fr"
    assert written_in("Quem paga?", "pt") == "pt"
    assert written_in("WHY?", "en") == "en"


@pytest.mark.parametrize(
    "said", ["other", "EN", "e", "en-", 'en" onload="x', "en-Latn-GB-oxendict"]
)
def test_what_is_no_tag_is_passed_over(said: str) -> None:
    assert written_in("Who pays?", said) == ""


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("Who pays?", "ltr"),
        ("谁来支付？", "ltr"),
        ("من يدفع؟", "rtl"),
        ("(1) من يدفع؟", "rtl"),
        ("מי משלם?", "rtl"),
        ("من يدفع ICANN؟", "auto"),
        ("ICANN: من يدفع؟", "auto"),
        ("2030?", "auto"),
        ("", "auto"),
    ],
)
def test_a_text_runs_as_its_letters_do(text: str, runs: str) -> None:
    assert direction_of(text) == runs


@given(st.text(max_size=200), st.text(max_size=20))
def test_whatever_is_typed_has_a_language_or_none(text: str, said: str) -> None:
    found = written_in(text, said)
    assert written_in(text, found) == found
    assert len(found) <= 12
