"""The sheets about polls: what each came to, the same by group, and charts."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from openpyxl.chart import BarChart, Reference
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.worksheet.worksheet import Worksheet

from session_core.domain.poll_showing import as_shown
from session_core.domain.poll_tally import Tally
from session_core.domain.polls import Poll
from session_core.domain.report import Report
from session_core.exports.poll_record import PollRecord, poll_record
from session_core.exports.tallies import OptionResult, results_of, was_held
from session_core.exports.workbook_cells import SHARE_FORMAT, Column, Value, fill_sheet
from session_core.wording import FEW_BALLOTS

POLLS = "Polls"
_COLUMNS = (
    Column("Poll", 6),
    Column("Question", 50),
    Column("State", 10),
    Column("Opened (UTC)", 19),
    Column("Closed (UTC)", 19),
    Column("Option", 36),
    Column("Ballots", 9),
    Column("Share", 8, SHARE_FORMAT),
    Column("Onsite", 8),
    Column("Online", 8),
    Column("Turnout", 9),
    Column("Remark", 36),
    Column("Points", 8),
    Column("Round", 8),
    Column("From hubs", 11),
    Column("Method", 48),
    Column("Result", 48),
)
_OPTION, _BALLOTS, _POINTS = 6, 7, 13
_GROUP_COLUMNS = (
    Column("Poll", 6),
    Column("Question", 50),
    Column("Across", 26),
    Column("Group", 40),
    Column("Ballots", 9),
    Column("Answer", 40),
    Column("Told", 12),
)
_CHART_COLUMNS = (Column("Poll", 6), Column("Question", 50), Column("Chart", 90))
_WIDTH_CM, _HEIGHT_CM, _ROW_POINTS = 17, 12, 355
_MOST_BARS = 20
"""Of more, such as the words of a cloud, the chart shows those that most said."""


def fill_polls(sheet: Worksheet, report: Report) -> None:
    """One option a line, of each round; a poll without counts says why.

    Objections that are shown stand under the options of their poll.
    """
    rows = [row for poll in report.polls for row in _rows(poll)]
    fill_sheet(sheet, _COLUMNS, rows)


def _rows(poll: Poll) -> Iterator[tuple[Value, ...]]:
    told, shown = poll_record(poll), as_shown(poll)
    yield from _last_round(poll, told, None if told.silence else shown.tally)
    for number, each in enumerate(shown.rounds, start=1):
        tally = each.tally if each.tally.turnout else None
        remark = "" if tally else FEW_BALLOTS
        for row in results_of(poll, tally) or [OptionResult("")]:
            times = (each.opened_at, each.closed_at)
            yield _row(poll, row, tally, number, times, remark, told.method)


def _last_round(poll: Poll, told: PollRecord, tally: Tally | None) -> Iterator[tuple[Value, ...]]:
    rows = results_of(poll, tally) or [OptionResult("")]
    times, number = (poll.opened_at, poll.closed_at), len(poll.rounds) + 1
    result = "\n".join(filter(None, (*told.conclusions, told.not_shown)))
    for row in rows:
        yield _row(poll, row, tally, number, times, told.silence, told.method, result)
    for text, ballots in told.objections:
        row = OptionResult(f"Objection: {text}", ballots)
        yield _row(poll, row, tally, number, times, told.silence, told.method)


def _row(
    poll: Poll,
    row: OptionResult,
    tally: Tally | None,
    number: int,
    times: tuple[datetime | None, datetime | None],
    remark: str,
    method: str,
    result: str = "",
) -> tuple[Value, ...]:
    return (
        poll.number,
        poll.question,
        poll.state.value,
        *times,
        row.text,
        row.votes,
        row.share,
        row.onsite,
        row.online,
        tally.turnout if tally else None,
        remark,
        row.points,
        number if was_held(poll) else None,
        tally.from_hubs if tally else None,
        method,
        result,
    )


def fill_poll_groups(sheet: Worksheet, report: Report) -> None:
    """One answer of one group a line: a count, or about how much of the group."""
    rows = [
        (poll.number, poll.question, table.heading, group.name, group.ballots, answer, _told(cell))
        for poll in report.polls
        if was_held(poll)
        for table in poll_record(poll).by_group
        for group in table.groups
        for answer, cell in group.answers
    ]
    fill_sheet(sheet, _GROUP_COLUMNS, rows)


def _told(cell: str) -> Value:
    return int(cell) if cell.isdecimal() else cell


def fill_poll_charts(sheet: Worksheet, report: Report) -> None:
    """A bar chart for each poll with counts; its numbers are those of the sheet of polls."""
    with_counts = list(_with_counts(report))
    fill_sheet(
        sheet, _CHART_COLUMNS, [(poll.number, poll.question, "") for _, poll, _ in with_counts]
    )
    for line, (first, poll, rows) in enumerate(with_counts, start=2):
        sheet.row_dimensions[line].height = _ROW_POINTS
        sheet.add_chart(_chart(sheet, poll, first, rows), f"C{line}")


def _with_counts(report: Report) -> Iterator[tuple[int, Poll, Sequence[OptionResult]]]:
    """Each poll with a result, and the line of the sheet of polls on which its result begins."""
    line = 2
    for poll in report.polls:
        told = poll_record(poll)
        if told.results:
            yield line, poll, told.results
        line += len(list(_rows(poll)))


def _chart(sheet: Worksheet, poll: Poll, first: int, rows: Sequence[OptionResult]) -> BarChart:
    assert sheet.parent is not None, "a sheet stands in its workbook"
    numbers = sheet.parent[POLLS]
    by_points = rows[0].points is not None
    last, column = first + min(len(rows), _MOST_BARS) - 1, _POINTS if by_points else _BALLOTS
    chart = BarChart()
    chart.type, chart.style, chart.legend = "bar", 10, None
    chart.title = f"Poll {poll.number}"
    chart.add_data(Reference(numbers, min_col=column, min_row=first, max_row=last))
    chart.set_categories(Reference(numbers, min_col=_OPTION, min_row=first, max_row=last))
    chart.series[0].graphicalProperties = GraphicalProperties(solidFill="0B6E69")
    chart.y_axis.title = "Points" if by_points else "Ballots"
    chart.y_axis.scaling.min = 0
    # The first option stands at the top, as in the table; without this readers hide the axes.
    chart.x_axis.scaling.orientation = "maxMin"
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.y_axis.crosses = "max"
    chart.width, chart.height = _WIDTH_CM, _HEIGHT_CM
    return chart
