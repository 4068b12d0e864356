"""Which breakout group a note came home from, in words for every kind of file."""

from session_core.domain.breakouts import group_label, topics_by_number
from session_core.domain.notes import Note
from session_core.domain.report import Report


def group_of_note(report: Report, note: Note) -> str:
    """`Group 2: Who repairs it?`; '' for a note of the plenary."""
    if note.group_number is None:
        return ""
    return group_label(
        note.group_number, topics_by_number(report.groups).get(note.group_number, "")
    )
