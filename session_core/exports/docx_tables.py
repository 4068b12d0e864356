"""Tables of the report: quiet lines, a repeated head, numbers to the right."""

from collections.abc import Sequence

from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm
from docx.table import Table, _Cell

from session_core.exports.docx_text import add_words

GRID = "Evenfloor Grid"
FACTS = "Evenfloor Facts"
WIDTH_CM = 16.6
_NUMBER_CM = 2.1
_LABEL_CM = 3.6

_STYLES = f"""
<w:styles {nsdecls("w")}>
  <w:style w:type="table" w:customStyle="1" w:styleId="EvenfloorGrid">
    <w:name w:val="{GRID}"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="59"/>
    <w:tblPr>
      <w:tblInd w:w="85" w:type="dxa"/>
      <w:tblBorders>
        <w:top w:val="single" w:sz="8" w:space="0" w:color="0B6E69"/>
        <w:bottom w:val="single" w:sz="8" w:space="0" w:color="0B6E69"/>
        <w:insideH w:val="single" w:sz="4" w:space="0" w:color="D5DDDC"/>
      </w:tblBorders>
      <w:tblCellMar>
        <w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/>
      </w:tblCellMar>
    </w:tblPr>
    <w:tblStylePr w:type="firstRow">
      <w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="E6F1F0"/></w:tcPr>
    </w:tblStylePr>
  </w:style>
  <w:style w:type="table" w:customStyle="1" w:styleId="EvenfloorFacts">
    <w:name w:val="{FACTS}"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="59"/>
    <w:tblPr><w:tblCellMar><w:left w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>
  </w:style>
</w:styles>
"""


def add_table_styles(document: Document) -> None:
    """Add the two table styles of the report to the document."""
    for style in parse_xml(_STYLES):
        document.styles.element.append(style)


def add_grid(document: Document, head: Sequence[str], rows: Sequence[Sequence[str]]) -> Table:
    """A table with a head that repeats on each page; all columns but the first hold numbers."""
    numbers = len(head) - 1
    widths = [WIDTH_CM - _NUMBER_CM * numbers] + [_NUMBER_CM] * numbers
    table = add_columns(document, head, rows, widths)
    for row in table.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for cell in row.cells[1:]:
            cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    return table


def add_columns(
    document: Document,
    head: Sequence[str],
    rows: Sequence[Sequence[str]],
    widths_cm: Sequence[float],
) -> Table:
    """A table of texts with a head that repeats on each page; a long row may be split."""
    table = _empty(document, GRID, len(rows) + 1, len(head))
    _look(table, firstRow="1", firstColumn="0")
    _fill(table, [head, *rows], widths_cm)
    for cell in table.rows[0].cells:
        cell.paragraphs[0].style = "Table Head"
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    return table


def add_facts(document: Document, rows: Sequence[tuple[str, str]]) -> Table:
    """A table of two columns without lines: what it is, and the fact."""
    table = _empty(document, FACTS, len(rows), 2)
    _look(table, firstRow="0", firstColumn="1")
    _fill(table, rows, [_LABEL_CM, WIDTH_CM - _LABEL_CM])
    for cell in table.columns[0].cells:
        cell.paragraphs[0].style = "Table Label"
    return table


def _empty(document: Document, style: str, rows: int, columns: int) -> Table:
    table: Table = document.add_table(rows, columns, style=style)
    table.alignment = WD_TABLE_ALIGNMENT.LEFT
    table.autofit = False
    return table


def _look(table: Table, **parts: str) -> None:
    look = table._tbl.tblPr.find(qn("w:tblLook"))
    for part, value in {"lastRow": "0", "lastColumn": "0", "noHBand": "1", **parts}.items():
        look.set(qn(f"w:{part}"), value)


def _fill(table: Table, rows: Sequence[Sequence[str]], widths: Sequence[float]) -> None:
    # Word reads the width of cells, LibreOffice that of columns.
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text, width in zip(row.cells, texts, widths, strict=True):
            cell.width = Cm(width)
            _write(cell, text)


def _write(cell: _Cell, text: str) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.style = "Table Text"
    add_words(paragraph, text)
