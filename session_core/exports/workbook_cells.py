"""Writing cells: text is never a formula, times are times, long text is cut visibly."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from math import ceil

from openpyxl.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from session_core.exports.legal_text import legal
from session_core.exports.times import on_sheet

Value = str | int | float | datetime | None

LONGEST = 32_767
"""Characters a cell can hold (Excel specifications and limits)."""
_CUT = " … (cut here: a cell holds no more)"
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\n")
# Excel reads _x0041_ as the letter A (ECMA-376, 22.9.2.19).
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_TIME_FORMAT = "yyyy-mm-dd hh:mm:ss"
SHARE_FORMAT = "0%"
MINUTES_FORMAT = "0.0"

_HEAD = Font(name="Arial", size=10, bold=True, color="FFFFFFFF")
_BODY = Font(name="Arial", size=10, color="FF1B262C")
_ACCENT = PatternFill("solid", fgColor="FF0B6E69")
_LINE = Border(bottom=Side("thin", color="FFD5DDDC"))
_HEAD_PLACE = Alignment(vertical="center", wrap_text=True)
_BODY_PLACE = Alignment(vertical="top", horizontal="left", wrap_text=True)
_LINE_POINTS, _TALLEST_POINTS, _LETTERS_PER_UNIT = 13.5, 405, 1.15


@dataclass(frozen=True)
class Column:
    """A column's head, its width in characters, and how its fractions are shown."""

    head: str
    width: float
    fractions: str = MINUTES_FORMAT


def fill_sheet(
    sheet: Worksheet, columns: Sequence[Column], rows: Sequence[Sequence[Value]]
) -> None:
    """Write head and rows; freeze the head, filter by it, repeat it on paper."""
    for place, column in enumerate(columns, start=1):
        cell = sheet.cell(1, place)
        _write(cell, column.head, column)
        cell.font, cell.fill, cell.alignment = _HEAD, _ACCENT, _HEAD_PLACE
        sheet.column_dimensions[get_column_letter(place)].width = column.width
    for line, row in enumerate(rows, start=2):
        for place, (column, value) in enumerate(zip(columns, row, strict=True), start=1):
            cell = sheet.cell(line, place)
            cell.font, cell.border, cell.alignment = _BODY, _LINE, _BODY_PLACE
            _write(cell, value, column)
        sheet.row_dimensions[line].height = _height(columns, row)
    sheet.row_dimensions[1].height = 24
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{len(rows) + 1}"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.sheet_view.showGridLines = False


def _write(cell: Cell | MergedCell, value: Value, column: Column) -> None:
    if value is None or value == "":
        return
    if isinstance(value, str):
        text = _fitting(_ESCAPE.sub("_x005F_", legal(value)))
        cell.value = text
        # openpyxl guesses a formula from "=" and an error from "#N/A": it is text all the same.
        cell.data_type = "s"
        # Excel would guess again as soon as somebody edits the cell.
        cell.quotePrefix = text.startswith(_FORMULA_STARTS)
    elif isinstance(value, datetime):
        cell.value = on_sheet(value)
        cell.number_format = _TIME_FORMAT
    else:
        cell.value = value
        if isinstance(value, float):
            cell.number_format = column.fractions


def _fitting(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - len(_CUT)] + _CUT


def _height(columns: Sequence[Column], row: Sequence[Value]) -> float:
    """Points for a row with its longest text wrapped; not every program works that out."""
    lines = [
        sum(
            ceil(max(len(part), 1) / (column.width * _LETTERS_PER_UNIT))
            for part in value.splitlines()
        )
        or 1
        for column, value in zip(columns, row, strict=True)
        if isinstance(value, str)
    ]
    return min(_LINE_POINTS * max(lines, default=1) + 3, _TALLEST_POINTS)
