"""The third block of the form: the rapporteur's text, what was noted, asked and voted."""

from docx.document import Document

from session_core.domain.dispositions import told
from session_core.domain.floor import Intervention, InterventionState
from session_core.domain.people import Modality
from session_core.domain.report import Report
from session_core.exports.docx_polls import add_polls
from session_core.exports.docx_recommendations import add_recommendations, add_written
from session_core.exports.docx_text import add_text, add_words
from session_core.exports.endings import words_of
from session_core.exports.group_words import group_of_note
from session_core.exports.naming import (
    attribution_of,
    group_of,
    name_of,
    rule_of,
    rule_of_note,
)
from session_core.exports.session_text import KIND_WORDS
from session_core.exports.side_figures import HEARD, NOT_REACHED


def add_session_report(document: Document, report: Report) -> None:
    """The text that was written for it, else the record itself; then who is asked to do what."""
    add_text(document, "Session Report", "Heading 1")
    written = report.session.session_report
    if written.strip():
        add_written(document, written)
    else:
        add_record(document, report)
    add_recommendations(document, report)


def add_record(document: Document, report: Report) -> None:
    """Policy questions, notes by kind, what was asked by side, what was not reached, polls."""
    if report.session.policy_questions:
        add_text(document, "Policy questions", "Heading 2")
        for question in report.session.policy_questions:
            add_text(document, question, "List Number")
    _add_notes(document, report)
    _add_questions(document, report)
    add_polls(document, report)


def _add_notes(document: Document, report: Report) -> None:
    add_text(document, "What was noted", "Heading 2")
    if not report.notes:
        add_text(document, "No notes were written.", "Empty")
    for kind, heading in KIND_WORDS.items():
        of_kind = [note for note in report.notes if note.kind is kind]
        if of_kind:
            add_text(document, heading, "Heading 3")
        for note in of_kind:
            paragraph = add_text(document, note.text, "List Bullet")
            if note.addressee:
                add_words(paragraph, f" (for {note.addressee})", "Quiet")
            if group := group_of_note(report, note):
                add_words(paragraph, f" ({group})", "Quiet")
            speaker = attribution_of(note, rule_of_note(report, note))
            if speaker:
                add_words(paragraph, f" – {speaker}", "Quiet")


def _add_questions(document: Document, report: Report) -> None:
    add_text(document, "What was asked", "Heading 2")
    heard = [one for one in report.interventions if one.state in HEARD]
    if not heard:
        add_text(document, "Nobody from the floor was heard.", "Empty")
    for side in Modality:
        of_side = [one for one in heard if one.modality is side]
        if of_side:
            add_text(document, side.value.capitalize(), "Heading 3")
        for one in of_side:
            _add_intervention(document, one, report)
    _add_answered(document, report)
    waiting = [one for one in report.interventions if one.state in NOT_REACHED]
    add_text(document, "Not reached", "Heading 2")
    if not waiting:
        add_text(document, "Nobody was left waiting.", "Empty")
    for one in waiting:
        _add_intervention(document, one, report, with_side=True)


def _add_answered(document: Document, report: Report) -> None:
    answered = [one for one in report.interventions if one.state is InterventionState.ANSWERED]
    if answered:
        add_text(document, "Answered in writing", "Heading 2")
    for one in answered:
        _add_intervention(document, one, report, with_side=True)
        add_text(document, told(one), "Reply")


def _add_intervention(
    document: Document, one: Intervention, report: Report, *, with_side: bool = False
) -> None:
    rule = rule_of(report, one)
    side = one.modality.value if with_side else ""
    asker = ", ".join(filter(None, (side, name_of(one, rule) or group_of(one, rule))))
    label = f"{one.kind.value.capitalize()} {one.number}" + (f" ({asker})" if asker else "")
    paragraph = add_text(document, f"{label}: ", "List Bullet")
    paragraph.runs[0].bold = True
    add_words(paragraph, words_of(one))
