"""A note that came home from a breakout group says so in every file."""

from dataclasses import replace
from io import BytesIO

from docx import Document
from openpyxl import load_workbook

from session_core.domain.breakouts import BreakoutGroup
from session_core.exports.docx_report import to_docx
from session_core.exports.evidence import References
from session_core.exports.group_words import group_of_note
from session_core.exports.workbook import to_xlsx
from tests.exports.full_report import FULL, NOTES

GROUPS = (BreakoutGroup("g2", 2, "Who stores fuel?", "https://call.example/two"),)
CAME_HOME = replace(NOTES[1], group_number=2)
REPORT = replace(FULL, notes=(NOTES[0], CAME_HOME), groups=GROUPS)


def test_the_words() -> None:
    assert group_of_note(REPORT, CAME_HOME) == "Group 2: Who stores fuel?"
    assert group_of_note(REPORT, NOTES[0]) == ""
    assert group_of_note(FULL, CAME_HOME) == "Group 2"


def test_the_report_says_so_beside_the_note_and_in_the_evidence() -> None:
    lines = [paragraph.text for paragraph in Document(BytesIO(to_docx(REPORT))).paragraphs]
    (line,) = [line for line in lines if line.startswith("Fuel must be stored early. ")]
    assert "(Group 2: Who stores fuel?)" in line
    sources = [one.source for one in References(REPORT).of_all(FULL.takeaways)]
    assert [source for source in sources if "Group" in source] == [
        "agreement, Group 2: Who stores fuel?, Technical Community"
    ]


def test_the_workbook_has_a_column_for_it() -> None:
    sheet = load_workbook(BytesIO(to_xlsx(REPORT)))["Notes"]
    head, *rows = sheet.iter_rows(values_only=True)
    column = head.index("Breakout group")
    assert [row[column] for row in rows] == [None, "Group 2: Who stores fuel?"]


def test_no_file_holds_the_link_of_a_call() -> None:
    book = load_workbook(BytesIO(to_xlsx(REPORT)))
    cells = [str(c) for sheet in book for row in sheet.iter_rows(values_only=True) for c in row]
    assert "call.example" not in " ".join(cells)
