"""The sheets about what was written down and what it comes to."""

from openpyxl.worksheet.worksheet import Worksheet

from session_core.domain.recommendations import recommendations
from session_core.domain.report import Report
from session_core.exports.evidence import References
from session_core.exports.group_words import group_of_note
from session_core.exports.naming import attribution_of, rule_of_note
from session_core.exports.workbook_cells import Column, Value, fill_sheet


def fill_notes(sheet: Worksheet, report: Report) -> None:
    """One note a line, in order of number."""
    items = {item.id: item.title for item in report.agenda}
    columns = (
        Column("No.", 6),
        Column("Kind", 15),
        Column("Text", 64),
        Column("Said by", 26),
        Column("Addressee", 26),
        Column("Agenda item", 30),
        Column("Policy question", 10),
        Column("Breakout group", 26),
        Column("Written (UTC)", 19),
    )
    rows: list[tuple[Value, ...]] = [
        (
            note.number,
            note.kind.value,
            note.text,
            attribution_of(note, rule_of_note(report, note)),
            note.addressee,
            items.get(note.agenda_item_id or ""),
            note.policy_question,
            group_of_note(report, note),
            note.written_at,
        )
        for note in report.notes
    ]
    fill_sheet(sheet, columns, rows)


def fill_takeaways(sheet: Worksheet, report: Report) -> None:
    """One takeaway or call a line in every state, with what it rests on and how it was drafted."""
    references = References(report)
    columns = (
        Column("No.", 6),
        Column("Kind", 15),
        Column("State", 11),
        Column("Text", 64),
        Column("Addressee", 26),
        Column("Rests on", 30),
        Column("Drafted text, if edited", 50),
    )
    rows: list[tuple[Value, ...]] = [
        (
            takeaway.position,
            takeaway.kind.value,
            takeaway.state.value,
            takeaway.text,
            takeaway.addressee,
            ", ".join(reference.label for reference in references.of(takeaway)),
            takeaway.drafted_text if takeaway.drafted_text != takeaway.text else None,
        )
        for takeaway in report.takeaways
    ]
    fill_sheet(sheet, columns, rows)


def fill_recommendations(sheet: Worksheet, report: Report) -> None:
    """One recommendation a line, with whom it is for and where it stands."""
    columns = (Column("Addressee", 30), Column("Recommendation", 80), Column("Stands in", 24))
    rows: list[tuple[Value, ...]] = [
        (each.addressee, one.text, one.source)
        for each in recommendations(report)
        for one in each.asked
    ]
    fill_sheet(sheet, columns, rows)
