"""The sheet about the help desk: how many requests there were, and never what one said."""

from collections.abc import Iterator

from openpyxl.worksheet.worksheet import Worksheet

from session_core.domain.desk_counts import HelpCounts
from session_core.domain.equity import NOT_SAID
from session_core.domain.report import Report
from session_core.exports.workbook_cells import Column, Value, fill_sheet

WITHHELD = "withheld"


def fill_desk(sheet: Worksheet, report: Report) -> None:
    """One count a line; a count that is withheld says so instead, and stands for no number."""
    columns = (
        Column("Counted by", 22),
        Column("Group", 40),
        Column("From (UTC)", 19),
        Column("Requests", 10),
        Column("Remark", 60),
    )
    counts = report.help_counts
    # Fewer than are shown are there, or none is: only the second is nothing to tell.
    nothing = counts is None or counts.total == 0
    fill_sheet(sheet, columns, [] if counts is None or nothing else list(_rows(counts)))


def _rows(counts: HelpCounts) -> Iterator[tuple[Value, ...]]:
    few = f"fewer than {counts.fewest}"
    yield "all requests", "", None, counts.total, "" if counts.total is not None else few
    small = f"{WITHHELD}: fewer than {counts.fewest}, or one of those could be worked out from it"
    for by, table in counts.tables.items():
        for each in table.counts:
            group = "not said" if each.group == NOT_SAID else each.group
            yield by.value, group, None, each.count, small if each.count is None else ""
    for spell in counts.over_time:
        remark = small if spell.count is None else ""
        minutes = round(counts.spell.total_seconds() / 60)
        yield "over time", f"{minutes} minutes", spell.starts_at, spell.count, remark
