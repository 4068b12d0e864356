"""What a text looks like: which two nobody could tell apart, and which shows nothing at all."""

import re
import unicodedata

from session_core.domain.text import without_controls, without_joiners

_UNSEEN = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180d\u180f\u3164\ufe00-\ufe0f\uffa0"
    "\U000e0100-\U000e01ef]"
)
"""Fillers and variation selectors: letters and marks to Unicode, and nothing on a page."""
_EMPTY_CELL = "\u2800"
"""The cell of Braille without a dot: a sign to Unicode, a blank to everybody."""


def look(text: str) -> str:
    """The same for all texts that read the same: in any case, width or way to put an accent.

    Empty for a text that shows nothing.
    """
    seen = _UNSEEN.sub("", without_joiners(without_controls(text))).replace(_EMPTY_CELL, " ")
    # Twice: taking the case away may leave letters that Unicode would write as one.
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", seen).casefold())
    return " ".join(folded.split())
