"""Bytes of an uploaded file to text: by their mark, as UTF-8, else by which letters look right."""

import re

from charset_normalizer import CharsetMatch, from_bytes

from session_core.imports.unreadable import NotText

_BYTE_ORDER_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),  # before UTF-16, whose mark is the first half of this one
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_WIDE = 0.02
"""Share of zero bytes above which a file is UTF-16 or UTF-32, whose every blank has one."""
_USUAL = (
    *("cp1252", "mac_roman", "cp1251", "koi8_r", "gb18030", "cp932", "big5", "euc_jp", "cp949"),
    *("cp1250", "iso8859_2", "cp1254", "cp1253", "cp1255", "cp1256"),
    *("utf_16_le", "utf_16_be", "utf_32_le", "utf_32_be"),
)
"""What pages are saved in, the likelier first.

Among all that Python knows, a short page finds one that fits it better than its own.
"""
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")


def decoded(data: bytes) -> str:
    """Return the text of a file; raises NotText where no encoding makes sense of it.

    What is valid UTF-8 is never read as anything else.
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError as error:
                raise NotText from error
    if data.count(0) <= _WIDE * len(data):
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError:
            pass
    readings = from_bytes(data, cp_isolation=list(_USUAL))
    best = min(readings, key=_how_unlikely, default=None)
    if best is None:
        raise NotText
    return str(best)


def _how_unlikely(reading: CharsetMatch) -> tuple[float, float, int]:
    """Order readings: how odd the letters are, how little like a language, how rare a choice."""
    text = str(reading)
    odd = sum(_is_odd(text, found.start()) for found in _BEYOND_ASCII.finditer(text))
    beyond = max(1, len(_BEYOND_ASCII.findall(text)))
    rank = _USUAL.index(reading.encoding) if reading.encoding in _USUAL else len(_USUAL)
    return reading.chaos + odd / beyond, -reading.coherence, rank


def _is_odd(text: str, at: int) -> bool:
    """Say whether a letter is of a misreading: `CafŽ`, `JŸrgen`, `иВАН`, or half-width katakana."""
    if "\uff61" <= text[at] <= "\uff9f":
        return True
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return text[at].isupper() and before.isalpha() and (before.islower() or after.islower())
