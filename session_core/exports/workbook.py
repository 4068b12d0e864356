"""The session's record as a workbook: one sheet for each thing that happens in a session."""

from collections.abc import Callable
from io import BytesIO

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from session_core.domain.report import Report
from session_core.exports.legal_text import legal
from session_core.exports.times import on_sheet
from session_core.exports.workbook_desk import fill_desk
from session_core.exports.workbook_floor import fill_speaker_list
from session_core.exports.workbook_polls import (
    POLLS,
    fill_poll_charts,
    fill_poll_groups,
    fill_polls,
)
from session_core.exports.workbook_report import (
    fill_notes,
    fill_recommendations,
    fill_takeaways,
)
from session_core.exports.workbook_session import fill_agenda, fill_session

AUTHOR = "Evenfloor"
SHEETS: dict[str, Callable[[Worksheet, Report], None]] = {
    "Session": fill_session,
    "Agenda": fill_agenda,
    "Speaker list": fill_speaker_list,
    POLLS: fill_polls,
    "Poll groups": fill_poll_groups,
    "Poll charts": fill_poll_charts,
    "Notes": fill_notes,
    "Takeaways": fill_takeaways,
    "Recommendations": fill_recommendations,
    "Help desk": fill_desk,
}


def to_xlsx(report: Report) -> bytes:
    """The record as the bytes of an .xlsx file.

    Times are typed and UTC. What people wrote is text in every cell, whatever it begins with.
    Names and affiliations stand in it only as far as the session's naming rule allows.
    """
    workbook = Workbook()
    for sheet in list(workbook.worksheets):
        workbook.remove(sheet)
    for title, fill in SHEETS.items():
        fill(workbook.create_sheet(title), report)
    properties = workbook.properties
    title = f"{report.session.identity} {report.session.title}".strip()
    properties.title = legal(title)[:255]
    properties.creator = properties.lastModifiedBy = AUTHOR
    properties.created = properties.modified = on_sheet(report.made_at)
    file = BytesIO()
    workbook.save(file)
    return file.getvalue()
