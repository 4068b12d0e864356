"""Reading a written document again."""

from io import BytesIO

import docx
from docx.document import Document
from docx.oxml.ns import qn

from session_core.domain.report import Report
from session_core.exports.docx_report import to_docx


def opened(report: Report) -> Document:
    """The report as a document, written out and opened."""
    return docx.Document(BytesIO(to_docx(report)))


def everything(document: Document) -> str:
    """All text of body, tables, header and footer."""
    parts = [document.element.body, *(
        part._element for s in document.sections for part in (s.header, s.footer)
    )]  # fmt: skip
    names = {qn("w:t"): None, qn("w:br"): "\n", qn("w:tab"): "\t", qn("w:p"): "\n"}
    return "".join(
        (names[element.tag] or element.text or "")
        for part in parts
        for element in part.iter()
        if element.tag in names
    )


def below(document: Document, heading: str) -> list[str]:
    """The paragraphs between a heading and the next of the same rank or higher."""
    found: list[str] = []
    rank = None
    for paragraph in document.paragraphs:
        style = paragraph.style.name if paragraph.style else ""
        if rank and style.startswith("Heading") and style <= rank:
            break
        if rank:
            found.append(paragraph.text)
        elif paragraph.text == heading:
            rank = style
    assert rank, f"no heading {heading}"
    return found


def tables(document: Document) -> list[list[list[str]]]:
    """The texts of all tables by row and cell."""
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]
