"""What people wrote, made safe inside a Markdown file: it means nothing there but its letters."""

import re

from session_core.exports.legal_text import legal


class Markdown(str):
    """Markdown of our own making, which is not escaped again."""

    __slots__ = ()


_JOINER = "\u2060"
"""Invisible and without width. Some readers find bare addresses, mentions and emoji names only
after they have read the escapes, so that a backslash does not stop them; a letter between does."""
_ANYWHERE = re.compile(r"([\\`*_{}\[\]<>#&|~$^])")
_AT_LINE_STARTS = re.compile(r"^([-+=]|\d+(?=[.)](?:\s|$)))", re.MULTILINE)
_NAMES = re.compile(r"(?<!\d):(?=\S)|(?<=\d):(?=[^\s\d])")
_ADDRESSES = re.compile(r"@|www(?=\.)", re.IGNORECASE)
_LINES = re.compile(r"\s*\n\s*")


def escaped(written: object) -> Markdown:
    """Text that shows as it was written, in one paragraph whose line breaks stay.

    What could open emphasis, code, a link, an image, a table, HTML or, where a line begins, a list
    or a heading has a backslash (CommonMark 0.31, 2.4); other marks stay as they are, since such a
    file is read as plain text too. What is `Markdown` already comes back unchanged.
    """
    if isinstance(written, Markdown):
        return written
    text = legal(str(written)).strip()
    text = _LINES.sub("\n", _without_marks(text))
    text = _AT_LINE_STARTS.sub(_defused, text)
    return Markdown(text.replace("\n", "\\\n"))


def _without_marks(text: str) -> str:
    text = _NAMES.sub(f":{_JOINER}", text)
    text = _ADDRESSES.sub(rf"\g<0>{_JOINER}", text)
    return _ANYWHERE.sub(r"\\\1", text)


def _defused(start: re.Match[str]) -> str:
    """A number's own dot gets the backslash, any other mark stands behind one."""
    return f"{start[0]}\\" if start[0].isdigit() else f"\\{start[0]}"


def entry(written: str) -> Markdown:
    """Escaped text as the entry of a list: its later lines are indented under its first."""
    return Markdown(escaped(written).replace("\n", "\n  "))


def in_one_line(written: str) -> Markdown:
    """Escaped text without line breaks, for headings and emphasis.

    It opens no line there, so a number at its start keeps its dot as it is.
    """
    return Markdown(_without_marks(legal(" ".join(written.split()))))
