"""What people type: trimmed, measured, refused with the limit named; never changed in meaning."""

import re
import unicodedata

from session_core.domain.refusals import EmptyText, TextTooLong

QUESTION_LIMIT = 1000
NOTE_LIMIT = 2000
TAKEAWAY_LIMIT = 1500
LINE_LIMIT = 200

_JOINERS = {"\u180e", "\u200c", "\u200d"}
"""Mongolian, Persian, Hindi and emoji need them; alone they are nothing that can be read."""
_NUMBER_SIGNS = {
    *map(chr, range(0x0600, 0x0606)),
    *"\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd",
}
"""Signs that stand around Arabic, Syriac and Kaithi numbers: format characters that are seen."""
_KEPT_CONTROLS = {"\n", "\t", *_JOINERS, *_NUMBER_SIGNS}
_FLAG_OF_A_PART = re.compile(
    "\U0001f3f4[\U000e0061-\U000e007a]{2}[\U000e0030-\U000e0039\U000e0061-\U000e007a]{1,4}\U000e007f"
)
"""Flags as Scotland's (UTS #51, annex C): land and part in tags, which elsewhere hide a text."""


def written(text: str, *, limit: int, may_be_empty: bool = False, what: str = "This") -> str:
    """Return the text without control characters and outer blanks.

    `limit` counts characters; `what` names the field to the person, should it be too long.
    Raises EmptyText and TextTooLong. Direction marks go too: where text shows, the page isolates
    its direction.
    """
    kept = without_controls(text).strip()
    if not without_joiners(kept).strip():
        kept = ""
    if not kept and not may_be_empty:
        raise EmptyText
    if len(kept) > limit:
        raise TextTooLong(what=what, limit=limit, length=len(kept))
    return kept


def one_line(
    text: str, *, limit: int = LINE_LIMIT, may_be_empty: bool = False, what: str = "This"
) -> str:
    """Like `written`, with every run of blanks folded to one."""
    kept = written(text, limit=max(limit, len(text)), may_be_empty=may_be_empty)
    return written(" ".join(kept.split()), limit=limit, may_be_empty=may_be_empty, what=what)


def without_controls(text: str) -> str:
    """The text without control characters, and with one kind of line break."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    kept, after = [], 0
    for flag in _FLAG_OF_A_PART.finditer(lines):
        kept += [_seen(lines[after : flag.start()]), flag[0]]
        after = flag.end()
    return "".join([*kept, _seen(lines[after:])])


def without_joiners(text: str) -> str:
    """The text as it is compared: what cannot be seen tells nothing apart."""
    return "".join(c for c in text if c not in _JOINERS)


def _seen(text: str) -> str:
    return "".join(c for c in text if c in _KEPT_CONTROLS or not _is_control(c))


def _is_control(character: str) -> bool:
    return unicodedata.category(character) in {"Cc", "Cf", "Cs", "Co"} or _is_no_character(
        ord(character)
    )


def _is_no_character(point: int) -> bool:
    """What Unicode will never assign; letters newer than this Python are unassigned to it too."""
    return point & 0xFFFE == 0xFFFE or 0xFDD0 <= point <= 0xFDEF
