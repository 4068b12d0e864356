"""The sheets about the session as a whole: its facts and its agenda."""

from datetime import timedelta

from openpyxl.worksheet.worksheet import Worksheet

from session_core.domain.report import Report
from session_core.exports.naming import named_people, rules_in_words
from session_core.exports.side_figures import side_figures
from session_core.exports.workbook_cells import Column, Value, fill_sheet


def fill_session(sheet: Worksheet, report: Report) -> None:
    """One fact a line: what the session is, then how both sides fared."""
    session = report.session
    facts: list[tuple[str, Value]] = [
        ("Identity", session.identity),
        ("Title", session.title),
        ("Starts (UTC)", session.starts_at),
        ("Ends (UTC)", session.ends_at),
        ("Planned minutes", session.planned_minutes),
        ("Room", session.room),
        ("Format", session.format),
        ("Themes", "\n".join(session.themes)),
        ("Naming rule", "\n".join(rules_in_words(report))),
    ]
    facts += [
        (part.value.capitalize(), ", ".join(names))
        for part, names in named_people(report.people, session.naming_rule)
    ]
    facts += [
        (f"Policy question {number}", question)
        for number, question in enumerate(session.policy_questions, start=1)
    ]
    facts.append(("Session report", session.session_report))
    facts.append(("Takeaways due (UTC)", session.report_due_at))
    for figures in side_figures(report):
        side = figures.side.value
        facts += [
            (f"Heard, {side}", figures.heard),
            (f"Heard and a takeaway rests on it, {side}", figures.taken_up),
            (f"Not reached, {side}", figures.waiting),
            (f"Merged into another, {side}", figures.merged),
            (f"Answered in writing, {side}", figures.answered),
            (f"Declined or taken off the list, {side}", figures.declined),
            (f"Withdrawn, {side}", figures.withdrawn),
            (f"Minutes of floor time, {side}", figures.floor_minutes),
        ]
    facts.append(("Written out (UTC)", report.made_at))
    fill_sheet(sheet, (Column("Fact", 38), Column("Value", 90)), facts)


def fill_agenda(sheet: Worksheet, report: Report) -> None:
    """One agenda item a line, with what was planned and what became of it.

    Planned times follow from the session's start and the planned minutes of the items before.
    """
    columns = (
        Column("No.", 6),
        Column("Title", 60),
        Column("Planned start (UTC)", 19),
        Column("Planned end (UTC)", 19),
        Column("Planned minutes", 12),
        Column("Added minutes", 12),
        Column("Started (UTC)", 19),
        Column("Ended (UTC)", 19),
        Column("Skipped (UTC)", 19),
        Column("Naming rule", 22),
    )
    rows: list[tuple[Value, ...]] = []
    starts_at = report.session.starts_at
    for item in report.agenda:
        ends_at = starts_at + timedelta(minutes=item.planned_minutes)
        rows.append(
            (
                item.position,
                item.title,
                starts_at,
                ends_at,
                item.planned_minutes,
                item.extended_minutes,
                item.started_at,
                item.ended_at,
                item.skipped_at,
                (item.naming_rule or report.session.naming_rule).value,
            )
        )
        starts_at = ends_at
    fill_sheet(sheet, columns, rows)
