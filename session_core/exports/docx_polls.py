"""Polls in the document: what was asked, how it was counted, and the result as a chart and table.

A chart is a bar under each option, drawn by shading, beside the numbers it shows.
"""

from collections.abc import Sequence

from docx.document import Document
from docx.enum.text import WD_LINE_SPACING
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm, Pt
from docx.table import Table

from session_core.domain.report import Report
from session_core.exports.docx_styles import ACCENT
from session_core.exports.docx_tables import WIDTH_CM, add_columns, add_grid
from session_core.exports.docx_text import add_text
from session_core.exports.poll_record import GroupTable, PollRecord, held_polls
from session_core.exports.tallies import OptionResult
from session_core.wording_of_polls import SMALL_GROUPS

_GROUP_CM, _BALLOTS_CM = 5.2, 1.9
_MARGINS_CM = 0.3
"""What a cell keeps free at both its sides."""


def add_polls(document: Document, report: Report) -> None:
    """Every poll that was opened, with what may be told of it."""
    add_text(document, "Polls", "Heading 2")
    held = held_polls(report)
    if not held:
        add_text(document, "No poll was held.", "Empty")
    for poll in held:
        _add_poll(document, poll)
    if any(poll.by_group for poll in held):
        add_text(document, SMALL_GROUPS, "Caption")


def _add_poll(document: Document, poll: PollRecord) -> None:
    heading = add_text(document, poll.title, "Heading 3")
    heading.paragraph_format.keep_with_next = True
    add_text(document, f"{poll.method} {poll.times}", "Caption")
    if poll.silence:
        add_text(document, poll.silence, "Empty")
    else:
        _add_result(document, poll)
    for line in poll.rounds:
        add_text(document, line, "Caption")


def _add_result(document: Document, poll: PollRecord) -> None:
    if poll.results:
        rows = [_row(poll, row) for row in poll.results]
        _add_bars(add_grid(document, _head(poll), rows), poll.results)
    hidden = poll.has_sides and any(row.onsite is None for row in poll.results)
    sides = " Sides are shown where both cast five or more." if hidden else ""
    add_text(document, f"{poll.ballots}.{sides}", "Caption")
    for sentence in poll.conclusions:
        add_text(document, sentence, "List Bullet")
    if poll.objections:
        add_text(document, "Objections", "Table Label")
    for text, ballots in poll.objections:
        add_text(document, f"{text} ({ballots})", "List Bullet")
    if poll.not_shown:
        add_text(document, poll.not_shown, "Caption")
    for table in poll.by_group:
        _add_by_group(document, table)


def _head(poll: PollRecord) -> tuple[str, ...]:
    points = ("Points", "First") if _is_ranking(poll) else ("Ballots",)
    return ("Option", *points, "Share", *(("Onsite", "Online") if poll.has_sides else ()))


def _row(poll: PollRecord, row: OptionResult) -> tuple[str, ...]:
    counts = (row.points, row.votes) if _is_ranking(poll) else (row.votes,)
    sides = (row.onsite, row.online) if poll.has_sides else ()
    share = "–" if row.share is None else f"{row.share:.0%}"
    return (row.text, *map(_count, counts), share, *map(_count, sides))


def _is_ranking(poll: PollRecord) -> bool:
    return any(row.points is not None for row in poll.results)


def _count(number: int | None) -> str:
    return "–" if number is None else str(number)


def _add_bars(table: Table, rows: Sequence[OptionResult]) -> None:
    for cell, row in zip(table.columns[0].cells[1:], rows, strict=True):
        if row.bar:
            bar = cell.add_paragraph(style="Table Text")
            shape = bar.paragraph_format
            shape.line_spacing_rule, shape.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(6)
            room = (cell.width or 0) - Cm(_MARGINS_CM)
            shape.right_indent = round(room * (1 - row.bar))
            shading = f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{ACCENT}"/>'
            bar._p.get_or_add_pPr().insert_element_before(
                parse_xml(shading), "w:spacing", "w:ind", "w:jc"
            )


def _add_by_group(document: Document, table: GroupTable) -> None:
    heading = add_text(document, table.heading, "Table Label")
    heading.paragraph_format.keep_with_next = True
    widths = (_GROUP_CM, _BALLOTS_CM, WIDTH_CM - _GROUP_CM - _BALLOTS_CM)
    rows = [
        (
            group.name,
            str(group.ballots),
            "\n".join(f"{answer}: {told}" for answer, told in group.answers),
        )
        for group in table.groups
    ]
    add_columns(document, ("Group", "Ballots", "Answers"), rows, widths)
