"""Bytes that are said to be running text: read as UTF-8, or refused with the reason."""

import re

from session_core.domain.refusals import UnreadableText

WORDS_LIMIT = 25_000
"""A transcript of about three hours."""
BYTES_LIMIT = 1_000_000
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MOST_CONTROLS = 10
"""What a word processor leaves in a text; a binary has thousands."""
_NOT_TEXT = (b"%PDF-", b"PK\x03\x04", b"{\\rtf", b"\xd0\xcf\x11\xe0", b"\x89PNG", b"\xff\xd8\xff")
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_UNSPACED = re.compile(r"[\u2e80-\u9fff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
"""Letters of scripts without spaces: East Asian, Thai and Lao, Myanmar, Khmer."""


def text_of(data: bytes) -> str:
    """The text of a file, without its byte order mark.

    Raises UnreadableText where it is empty, in another encoding, no text at all, or has more than
    `WORDS_LIMIT` words or `BYTES_LIMIT` bytes.
    """
    if not data.strip():
        raise UnreadableText(reason="empty")
    if data.startswith(_NOT_TEXT):
        raise UnreadableText(reason="not_text")
    if data.startswith(_UTF_16):
        raise UnreadableText(reason="not_utf8")
    is_long = len(data) > BYTES_LIMIT
    # What was cut off at the limit may end within a letter.
    text = _decoded(data[:BYTES_LIMIT], "ignore" if is_long else "strict")
    if is_long or _word_count(text) > WORDS_LIMIT:
        raise UnreadableText(reason="too_long", limit=WORDS_LIMIT)
    if not any(letter.isalnum() for letter in text):
        raise UnreadableText(reason="empty")
    return text


def _word_count(text: str) -> int:
    """The words of a text, not its bullets; scripts without spaces count two letters as one."""
    spaced = sum(any(sign.isalnum() for sign in token) for token in text.split())
    return spaced + len(_UNSPACED.findall(text)) // 2


def _decoded(data: bytes, errors: str) -> str:
    if b"\0" in data:
        raise UnreadableText(reason="not_text")
    try:
        text = data.decode("utf-8-sig", errors)
    except UnicodeDecodeError as error:
        few = len(_CONTROLS.findall(data.decode("latin-1"))) <= _MOST_CONTROLS
        raise UnreadableText(reason="not_utf8" if few else "not_text") from error
    if len(_CONTROLS.findall(text)) > _MOST_CONTROLS:
        raise UnreadableText(reason="not_text")
    return text
