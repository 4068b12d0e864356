"""How long a text takes to be read aloud: by words, by signs, and where there are no blanks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from session_core.domain.reading_time import reading_seconds
from session_core.wording_of_questions import read_by_words, reading_words


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("", 0),
        ("  \n ", 0),
        ("Why?", 5),
        ("word " * 140, 60),
        ("كلمة " * 140, 60),
        ("слово " * 70, 30),
        ("字" * 190, 60),
        # Both in one text: each in its own measure.
        ("字" * 95 + " word" * 70, 60),
        # No blanks: a run of letters is several words.
        ("ก" * 1680, 60),
        # What is put on letters takes no time: the same word with all its vowel signs.
        ("كَلِمَةٌ " * 140, 60),
        ("? ! … — " * 50, 0),
    ],
)
def test_seconds(text: str, seconds: int) -> None:
    assert reading_seconds(text) == seconds


@given(st.text(max_size=300), st.text(max_size=300))
def test_more_text_never_takes_less_time(text: str, more: str) -> None:
    assert reading_seconds(f"{text} {more}") >= reading_seconds(text)
    assert reading_seconds(text) % 5 == 0


def test_it_is_told_in_words() -> None:
    assert reading_words("") == ""
    assert reading_words("word " * 45) == "about 20 s to read aloud"
    assert reading_words("word " * 280) == "about 2 minutes to read aloud"
    assert (read_by_words(""), read_by_words("Mara")) == ("", "read aloud by Mara")
