"""The only way text gets into the document: cleaned, and set in its own direction."""

import unicodedata

from docx.document import Document
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from session_core.exports.docx_marks import right_to_left
from session_core.exports.legal_text import legal


def add_text(document: Document, text: str, style: str = "Normal") -> Paragraph:
    """A paragraph with the text as it was written."""
    paragraph = document.add_paragraph(style=style)
    add_words(paragraph, text)
    return paragraph


def add_words(paragraph: Paragraph, text: str, style: str | None = None) -> Run:
    """Words at the end of a paragraph; the first of them decide its direction."""
    is_first = not paragraph.runs
    run = paragraph.add_run(legal(text), style)
    if reads_from_right(text):
        if is_first:
            right_to_left(paragraph)
        run.font.rtl = True
    return run


def reads_from_right(text: str) -> bool:
    """Whether the first letter with a direction is of a right-to-left script (UAX #9, P2)."""
    directions = map(unicodedata.bidirectional, text)
    strong = next((one for one in directions if one in ("L", "R", "AL")), "L")
    return strong != "L"
