"""What people type stays what they typed, but for what no page can show."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from session_core.domain.refusals import EmptyText, TextTooLong
from session_core.domain.text import one_line, written

REAL_WORDS = [
    "¿Quién habla?",
    "می‌خواهم بپرسم",
    "क्‍षेत्र की आवाज़",
    "问题一\n问题二",
    "👩‍👩‍👧 together",
    "newer than this Python: \U0001fae9",
    "tab\tseparated",
    "Ω≠é",
    "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f of Scotland",
    "\u0600\u0661\u0662 and \u06dd\u0663",
    "\u070f\u0710\u0712",
    "\u182c\u1820\u1828\u180e\u1820",
]


@pytest.mark.parametrize("text", REAL_WORDS)
def test_what_people_write_is_kept_to_the_letter(text: str) -> None:
    assert written(text, limit=100) == text


def test_outer_blanks_and_foreign_line_ends_go() -> None:
    assert written("  one\r\ntwo\rthree \n", limit=100) == "one\ntwo\nthree"


@pytest.mark.parametrize(
    "hidden", ["\x00", "\x1b", "\u202e", "\u2066", "\ufeff", "\u200b", "\ud800", "\ue000", "\uffff"]
)
def test_what_no_page_can_show_goes(hidden: str) -> None:
    assert written(f"o{hidden}ne", limit=100) == "one"


@pytest.mark.parametrize(
    "hidden",
    [
        "\U000e0068\U000e0069",
        "\U000e0001\U000e0065\U000e006e",
        "\U000e007f",
        "\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074",
        "\U000e0067\U000e0062" + "\U000e0078" * 5 + "\U000e007f",
        "\U000e0067\U000e0062\U000e0020\U000e0074\U000e007f",
    ],
    ids=["alone", "language", "end", "no end", "too long", "no letter"],
)
def test_tags_that_are_no_flag_hide_nothing(hidden: str) -> None:
    for before in ("o", "\U0001f3f4"):
        assert written(f"{before}{hidden}ne", limit=100) == f"{before}ne"


@pytest.mark.parametrize("nothing", ["", "  \n", "\x00\u202e", "\u200b"])
def test_nothing_is_refused_unless_it_may_be(nothing: str) -> None:
    with pytest.raises(EmptyText):
        written(nothing, limit=10)
    assert written(nothing, limit=10, may_be_empty=True) == ""


def test_too_much_is_refused_with_both_numbers() -> None:
    assert written("x" * 10 + " ", limit=10) == "x" * 10
    with pytest.raises(TextTooLong) as refused:
        written("x" * 11, limit=10)
    assert refused.value.details == {"what": "This", "limit": 10, "length": 11}


def test_one_line_is_one_line() -> None:
    assert one_line("  a\n\n b\u2028c\td ") == "a b c d"


@given(st.text())
def test_what_was_tidied_once_is_tidy(text: str) -> None:
    once = written(text, limit=10_000, may_be_empty=True)
    assert written(once, limit=10_000, may_be_empty=True) == once
    assert len(once) <= len(text)


@given(st.text(st.characters(categories=["L", "M", "N", "P", "S"], exclude_characters="\u034f")))
def test_letters_marks_numbers_and_signs_are_never_lost(text: str) -> None:
    assert written(text, limit=10_000, may_be_empty=True) == text.strip()


@given(st.text())
def test_what_is_kept_can_be_stored_and_put_into_a_document(text: str) -> None:
    kept = written(text, limit=10_000, may_be_empty=True)
    kept.encode()
    assert not [c for c in kept if unicodedata.category(c) == "Cc" and c not in "\n\t"]
    assert "\ufffe" not in kept


@pytest.mark.parametrize("unseen", ["\u200d", " \u200c ", "\u200d\n\u200d", "\u180e"])
def test_what_cannot_be_seen_is_nothing_written(unseen: str) -> None:
    with pytest.raises(EmptyText):
        written(unseen, limit=10)
    assert one_line(unseen, may_be_empty=True) == ""


def test_a_control_between_blanks_leaves_one_blank() -> None:
    assert one_line("a \u200b b") == "a b"
