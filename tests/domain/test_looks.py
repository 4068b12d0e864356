"""Two texts that nobody could tell apart have one look; what shows nothing has none."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from session_core.domain.looks import look


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("caf\u00e9", "cafe\u0301"),
        ("Ａ", "A"),
        ("❤", "❤\ufe0f"),
        ("A", "A\U000e0100"),
        ("A b", "A\u3000 b"),
        ("A b", "A\u2800b"),
        ("A", "A\u3164"),
        ("A", "a\u034f"),
        ("می‌خواهم", "میخواهم"),
        ("Straße", "STRASSE"),
        ("ﷺ", "صلى الله عليه وسلم"),
        ("a\u034f\u0301", "Á"),
    ],
)
def test_what_reads_the_same_has_one_look(one: str, other: str) -> None:
    assert look(one) == look(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("cafe", "café"),
        ("A", "А"),  # The second is Cyrillic: an alphabet is no way to write another.
        ("क", "कि"),
        ("10", "100"),
        (
            "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
            "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
        ),
    ],
)
def test_what_can_be_told_apart_has_two(one: str, other: str) -> None:
    assert look(one) != look(other)


@pytest.mark.parametrize(
    "nothing", ["", " ", "\u200b", "\ufeff", "\u200d", "\u3164", "\uffa0", "\u2800", "\ufe0f\u2003"]
)
def test_what_shows_nothing_has_no_look(nothing: str) -> None:
    assert look(nothing) == ""


@given(st.text())
def test_a_look_is_the_same_however_accents_are_put(text: str) -> None:
    assert look(unicodedata.normalize("NFD", text)) == look(unicodedata.normalize("NFC", text))


@given(st.text())
def test_a_look_is_its_own(text: str) -> None:
    assert look(look(text)) == look(text)
