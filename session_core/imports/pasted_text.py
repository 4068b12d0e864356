"""Uploaded bytes and pasted text: made into readable text, or refused with the reason."""

import re

import ftfy
from ftfy.badness import is_bad
from ftfy.fixes import fix_c1_controls

from session_core.imports.decoding import decoded
from session_core.imports.unreadable import EmptyPage, NotText, PageTooLarge

BYTES_LIMIT = 1_000_000
LINES_LIMIT = 10_000
"""The longest programme pages have a few hundred lines and under 100 kB."""

_FILE_SIGNATURES = (b"%PDF-", b"PK\x03\x04", b"{\\rtf", b"\xd0\xcf\x11\xe0")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_LINE_ENDS = re.compile("\r\n?|[\v\f\x85\u2028\u2029]")
"""Beside the usual one: what Windows, old Macs, word processors and mainframes end lines with."""
_MISREAD = re.compile(r"[\x80-\x84\x86-\x9f]")
"""Control characters nobody types: Windows' quotes and dashes, taken for Latin-1."""
_MOST_CONTROLS = 10
"""What a word processor leaves in a text; a binary has thousands."""


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
    return checked_text(decoded(data))


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
    text = _with_one_line_end(text.removeprefix("\ufeff"))
    if not text.strip():
        raise EmptyPage
    if len(_CONTROLS.findall(text)) > min(_MOST_CONTROLS, len(text) // 10):
        raise NotText
    lines = text.count("\n") + 1
    if lines > LINES_LIMIT:
        raise PageTooLarge(unit="lines", size=lines, limit=LINES_LIMIT)
    return mended(text)


def _with_one_line_end(text: str) -> str:
    """Make every kind of line end a line feed, also the separators that only Unicode has."""
    # Beside other misread characters U+0085 is Windows' "…", and else a line end.
    return _LINE_ENDS.sub("\n", fix_c1_controls(text) if _MISREAD.search(text) else text)


def mended(text: str) -> str:
    """Undo letters decoded twice ("â€“" for a dash), only in lines where that is beyond doubt."""
    if not is_bad(text):
        return text
    return "\n".join(ftfy.fix_encoding(line) if is_bad(line) else line for line in text.split("\n"))
