"""Recommendations by addressee, and the report's own text, as paragraphs of the document."""

from docx.document import Document

from session_core.domain.recommendations import recommendations
from session_core.domain.report import Report
from session_core.exports.docx_text import add_text, add_words
from session_core.exports.written_lines import NOBODY_NAMED, written_lines


def add_written(document: Document, text: str) -> None:
    """A text as it was typed: a line is a paragraph, one that begins with a dash an entry."""
    for line, is_entry in written_lines(text):
        add_text(document, line, "List Bullet" if is_entry else "Normal")


def add_recommendations(document: Document, report: Report) -> None:
    """Who is asked to do what; nothing where nobody is asked."""
    found = recommendations(report)
    if not found:
        return
    add_text(document, "Recommendations by addressee", "Heading 2")
    for each in found:
        add_text(document, each.addressee or NOBODY_NAMED, "Heading 3")
        for one in each.asked:
            paragraph = add_text(document, one.text, "List Bullet")
            add_words(paragraph, f" – {one.source}", "Quiet")
