"""The few marks of WordprocessingML that python-docx has no words for."""

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph


def add_field(paragraph: Paragraph, code: str) -> None:
    """A field such as `PAGE` or `NUMPAGES`, worked out by the reader's program."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)


def add_bookmark(paragraph: Paragraph, name: str, number: int) -> None:
    """A place that `add_link` can lead to; `number` is different for each in the document."""
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for mark in (start, end):
        mark.set(qn("w:id"), str(number))
    start.set(qn("w:name"), name)
    paragraph._p.append(start)
    paragraph._p.append(end)


def add_link(paragraph: Paragraph, text: str, mark: str) -> None:
    """Words that lead to a bookmark of the same document."""
    run = paragraph.add_run(text)
    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), mark)
    paragraph._p.remove(run._r)
    link.append(run._r)
    paragraph._p.append(link)


def right_to_left(paragraph: Paragraph) -> None:
    """Set a paragraph without formatting of its own from right to left."""
    paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))
