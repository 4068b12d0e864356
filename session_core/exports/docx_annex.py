"""The annexes: what the takeaways rest on, figures, and every question with how it ended."""

from docx.document import Document

from session_core.domain.poll_settings import Showing
from session_core.domain.polls import Poll
from session_core.domain.report import Report
from session_core.exports.docx_marks import add_bookmark
from session_core.exports.docx_tables import WIDTH_CM, add_columns, add_facts, add_grid
from session_core.exports.docx_text import add_text, add_words
from session_core.exports.endings import Ending, endings
from session_core.exports.evidence import References
from session_core.exports.in_force import all_in_force
from session_core.exports.side_figures import SideFigures, side_figures
from session_core.exports.tallies import is_counted, turnout_shown

_WIDTHS_CM = (1.2, 1.7, WIDTH_CM - 7.7, 4.8)


def add_annexes(document: Document, report: Report, references: References) -> None:
    """Annex A with each piece of evidence once, B with the figures, C with every question."""
    _add_evidence(document, report, references)
    _add_figures(document, report)
    _add_questions(document, report)


def _add_evidence(document: Document, report: Report, references: References) -> None:
    heading = add_text(document, "Annex A: what the takeaways rest on", "Heading 1")
    heading.paragraph_format.page_break_before = True
    found = references.of_all(all_in_force(report))
    if not found:
        add_text(document, "There is no takeaway yet, and so no evidence.", "Empty")
        return
    rows = [(f"{one.label.capitalize()}\n{one.source}", one.text) for one in found]
    cells = add_facts(document, rows).columns[0].cells
    for number, (cell, reference) in enumerate(zip(cells, found, strict=True)):
        add_bookmark(cell.paragraphs[0], reference.mark, number)


def _add_figures(document: Document, report: Report) -> None:
    add_text(document, "Annex B: figures", "Heading 1")
    add_text(document, "The floor", "Heading 2")
    onsite, online = side_figures(report)
    add_grid(
        document,
        ("Interventions", "Onsite", "Online", "In all"),
        [
            _counts("Heard", onsite.heard, online.heard),
            _counts("Heard, and a takeaway rests on it", onsite.taken_up, online.taken_up),
            _counts("Not reached", onsite.waiting, online.waiting),
            _counts("Merged into another", onsite.merged, online.merged),
            _counts("Answered in writing", onsite.answered, online.answered),
            _counts("Declined or taken off the list", onsite.declined, online.declined),
            _counts("Withdrawn", onsite.withdrawn, online.withdrawn),
            _minutes(onsite, online),
        ],
    )
    ended = [poll for poll in report.polls if is_counted(poll)]
    if not ended:
        return
    add_text(document, "Ballots", "Heading 2")
    add_grid(
        document,
        ("Poll", "Ballots"),
        [(f"Poll {poll.number}: {poll.question}", _turnout(poll)) for poll in ended],
    )


def _turnout(poll: Poll) -> str:
    if poll.settings.showing is Showing.STAFF:
        return "for staff only"
    return str(turnout_shown(poll) or "under 5")


def _add_questions(document: Document, report: Report) -> None:
    add_text(document, "Annex C: every question and how it ended", "Heading 1")
    found = list(endings(report))
    if not found:
        add_text(document, "Nobody asked for the floor.", "Empty")
        return
    rows = [(str(one.number), one.side, _question(one), _ending(one)) for one in found]
    heads = ("No.", "Side", "What was asked", "How it ended")
    asked = add_columns(document, heads, rows, _WIDTHS_CM).columns[2].cells[1:]
    for cell, one in zip(asked, found, strict=True):
        for words in one.translations:
            # A paragraph of its own, in a direction of its own.
            add_words(cell.add_paragraph(style="Table Text"), words)


def _question(one: Ending) -> str:
    return f"{one.text}\n({one.asker})" if one.asker else one.text


def _ending(one: Ending) -> str:
    support = f"Supported by {one.support}" if one.support else ""
    return "\n".join(filter(None, (one.ended.capitalize(), one.reply, support)))


def _counts(what: str, onsite: int, online: int) -> tuple[str, ...]:
    return what, str(onsite), str(online), str(onsite + online)


def _minutes(onsite: SideFigures, online: SideFigures) -> tuple[str, ...]:
    times = (onsite.floor_minutes, online.floor_minutes)
    return ("Minutes of floor time", *(f"{minutes:.1f}" for minutes in (*times, sum(times))))
