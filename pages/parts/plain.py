"""Somebody's text where Streamlit would read Markdown."""

import re

_MARKS = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:])")


def as_text(text: str) -> str:
    """The text with every mark escaped: it can carry no link, picture, icon or formula."""
    return _MARKS.sub(r"\\\1", " ".join(text.split()))
