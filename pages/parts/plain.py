"""What people write, made safe to show: as Markdown or HTML that means nothing but its letters.

Streamlit's Markdown knows images, links, icons, colours, mathematics and emoji names. In somebody's
text any of these could mislead a reader or make their browser call a third party.
"""

import html
import re
import unicodedata

from session_core.language import direction

_JOINER = "\u2060"
"""Invisible and without width. Bare addresses, icon and emoji names are found after escapes have
been read, so a backslash does not stop them; a letter in between does."""

_MARKS = {"ltr": "\u200e", "rtl": "\u200f"}
"""Letters without width that run in a direction."""

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
_NAMES = re.compile(r":(?=\S)")
_ADDRESSES = re.compile(r"@|www(?=\.)", re.IGNORECASE)
_ARROWS = re.compile(r"(?<!\S)(<|-|>|~)(?=(?:->|>|-|=)(?!\S))")
_LINES = re.compile(r"\s*\n\s*")


def as_text(written: str) -> str:
    r"""Text that shows as it was written inside `st.markdown` and in labels.

    Every ASCII punctuation mark is escaped (CommonMark allows it), line breaks stay, blanks at
    the ends go. What runs against the page is isolated, so that it does not turn what stands beside
    it.
    """
    return _isolated(as_paragraph(written))


def as_paragraph(written: str) -> str:
    """The same for text that has its lines to itself: each runs in its own direction."""
    text = _NAMES.sub(f":{_JOINER}", written.strip())
    text = _ADDRESSES.sub(rf"\g<0>{_JOINER}", text)
    text = _ARROWS.sub(rf"\1{_JOINER}", text)
    text = _PUNCTUATION.sub(r"\\\1", text)
    return _LINES.sub("\\\\\n", text)


def begun(line: str) -> str:
    """A line of ours that begins with somebody's name, and runs as the page does all the same.

    Where lines take their direction from their first letter, an isolated name has none to give, and
    the line would run from left to right in every language.
    """
    return f"{_MARKS[direction()]}{line}"


def as_html(written: str) -> str:
    """Text that shows as it was written inside `st.html`, line breaks included."""
    return _LINES.sub("<br>", html.escape(written.strip()))


def _isolated(text: str) -> str:
    against = {"L"} if direction() == "rtl" else {"R", "AL"}
    turns = any(unicodedata.bidirectional(letter) in against for letter in text)
    return f"\u2068{text}\u2069" if turns else text
