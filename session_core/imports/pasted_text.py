"""Uploaded bytes and pasted text: made into readable text, or refused with the reason."""

import re

import ftfy
from charset_normalizer import from_bytes
from ftfy.badness import is_bad

from session_core.imports.unreadable import EmptyPage, NotText, PageTooLarge

BYTES_LIMIT = 1_000_000
LINES_LIMIT = 10_000
"""The longest programme pages have a few hundred lines and under 100 kB."""

_BYTE_ORDER_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),  # before UTF-16, whose mark is the first half of this one
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_FILE_SIGNATURES = (b"%PDF-", b"PK\x03\x04", b"{\\rtf", b"\xd0\xcf\x11\xe0")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_CONTROLS_TOLERATED = 10  # what a word processor leaves in a text; a binary has thousands


def text_from_upload(data: bytes) -> str:
    """Decode an uploaded file: byte order mark first, then UTF-8, then by its letters.

    Raises PageTooLarge (over `BYTES_LIMIT` bytes), EmptyPage and NotText.
    """
    if len(data) > BYTES_LIMIT:
        raise PageTooLarge(unit="bytes", size=len(data), limit=BYTES_LIMIT)
    if not data.strip():
        raise EmptyPage
    if data.startswith(_FILE_SIGNATURES):
        raise NotText
    return checked_text(_decoded(data))


def checked_text(text: str) -> str:
    """Return a pasted text with broken letters mended.

    Raises PageTooLarge (over `BYTES_LIMIT` bytes of UTF-8, or `LINES_LIMIT` lines), EmptyPage
    and NotText.
    """
    size = len(text)
    if size <= BYTES_LIMIT:
        size = len(text.encode("utf-8", "surrogatepass"))
    if size > BYTES_LIMIT:
        raise PageTooLarge(unit="bytes", size=size, limit=BYTES_LIMIT)
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise EmptyPage
    if len(_CONTROLS.findall(text)) > min(_CONTROLS_TOLERATED, len(text) // 10):
        raise NotText
    lines = text.count("\n") + 1
    if lines > LINES_LIMIT:
        raise PageTooLarge(unit="lines", size=lines, limit=LINES_LIMIT)
    return mended(text)


def mended(text: str) -> str:
    """Undo letters decoded twice ("â€“" for a dash), only in lines where that is beyond doubt."""
    if not is_bad(text):
        return text
    return "\n".join(ftfy.fix_encoding(line) if is_bad(line) else line for line in text.split("\n"))


def _decoded(data: bytes) -> str:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError as error:
                raise NotText from error
    if b"\0" not in data:
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError:
            pass
    guess = from_bytes(data).best()
    if guess is None:
        raise NotText
    western = from_bytes(data, cp_isolation=["cp1252"]).best()
    # Of two readings that are as good, the first in the alphabet would win: cp1250.
    if western and western.chaos <= guess.chaos and western.coherence >= guess.coherence:
        guess = western
    return str(guess)
