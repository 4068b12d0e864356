"""The bytes of a snapshot before their shape is looked at: whole JSON, in which nothing hides."""

import json
from collections.abc import Sequence
from typing import Any, NoReturn

from session_core.domain.refusals import UnreadableSnapshot
from session_core.snapshot.places import is_our_field

BYTES_LIMIT = 20_000_000
"""A session of a thousand people with all they did has a few million bytes."""

_PACKED = (b"\x1f\x8b", b"PK\x03\x04", b"BZh", b"\xfd7zXZ\x00", b"\x28\xb5\x2f\xfd")
"""What gzip, ZIP, bzip2, xz and Zstandard begin with."""
_MARK = b"\xef\xbb\xbf"
_MOST_COMMAS, _MOST_KEYS, _MOST_DIGITS = 1_000_000, 60, 20
"""More than the form can hold. A file made to be refused a million times would fill the memory."""


def whole_text(data: bytes) -> str:
    """The file as text, without the mark some programs put before it.

    Raises UnreadableSnapshot with the reason: too large, empty, packed, not UTF-8.
    """
    if len(data) > BYTES_LIMIT:
        raise UnreadableSnapshot(reason="too_large", limit=BYTES_LIMIT)
    data = data.removeprefix(_MARK)
    if not data.strip():
        raise UnreadableSnapshot(reason="empty")
    if data.startswith(_PACKED):
        raise UnreadableSnapshot(reason="packed")
    try:
        text = data.decode()
    except UnicodeDecodeError:
        raise UnreadableSnapshot(reason="not_utf8") from None
    if "\0" in text:  # UTF-16 and UTF-32 without a mark can pass for UTF-8
        raise UnreadableSnapshot(reason="not_utf8")
    return text


def check_plain(text: str) -> None:
    """Raise UnreadableSnapshot where JSON that is whole says one thing twice, or far too much.

    Of a name that stands twice in one object each reader takes another; NaN is no JSON.
    """
    if text.count(",") > _MOST_COMMAS:
        raise _crowded()
    try:
        json.loads(
            text,
            object_pairs_hook=_each_once,
            parse_constant=_no_number,
            parse_int=_short_number,
        )
    except (json.JSONDecodeError, RecursionError):
        raise UnreadableSnapshot(reason="cut_off") from None


def _each_once(pairs: Sequence[tuple[str, Any]]) -> None:
    if len(pairs) > _MOST_KEYS:
        raise _crowded()
    names = [name for name, _ in pairs]
    if len(set(names)) < len(names):
        twice = next(name for name in names if names.count(name) > 1)
        what = f"the field {twice}" if is_our_field(twice) else "a field"
        raise UnreadableSnapshot(reason="inconsistent", what=f"{what} stands twice in one part")


def _no_number(_constant: str) -> NoReturn:
    raise UnreadableSnapshot(reason="inconsistent", what="one of its numbers is no number")


def _short_number(digits: str) -> int:
    if len(digits) > _MOST_DIGITS:
        raise UnreadableSnapshot(
            reason="wrong_shape",
            place="one of its numbers",
            allowed=f"{_MOST_DIGITS} digits at most",
        )
    return int(digits)


def _crowded() -> UnreadableSnapshot:
    return UnreadableSnapshot(
        reason="wrong_shape", place="many places", allowed="far less than it holds"
    )
