"""What is read as running text, and what is refused with the reason."""

import pytest

from session_core.domain.refusals import UnreadableText
from session_core.drafting.reading_text import BYTES_LIMIT, WORDS_LIMIT, text_of


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n\t", "empty"),
        (b"--- ***\n", "empty"),
        (b"%PDF-1.7 text", "not_text"),
        (bytes(range(256)) * 9, "not_text"),
        ("Über den Häfen".encode("latin-1"), "not_utf8"),
        ("Harbour".encode("utf-16"), "not_utf8"),
        (b"word " * (WORDS_LIMIT + 1), "too_long"),
        ("字".encode() * (2 * WORDS_LIMIT + 2), "too_long"),
        (b"x" * (BYTES_LIMIT + 1), "too_long"),
    ],
)
def test_what_is_no_text_is_refused_with_the_reason(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableText) as refused:
        text_of(data)
    assert refused.value.details["reason"] == reason


def test_the_longest_text_is_read_and_a_mark_at_its_head_is_none_of_it() -> None:
    assert text_of(b"\xef\xbb\xbf" + b"- word " * WORDS_LIMIT).startswith("- word")
