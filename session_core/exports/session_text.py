"""A first text for the session report's block, put together from the notes, item by item."""

from collections.abc import Iterator

from session_core.domain.notes import Note, NoteKind
from session_core.domain.people import Modality
from session_core.domain.poll_showing import as_shown
from session_core.domain.report import REPORT_LIMIT, Report
from session_core.exports.poll_record import conclusions, counts_words
from session_core.exports.side_figures import HEARD, NOT_REACHED
from session_core.exports.tallies import is_counted

KIND_WORDS = {
    NoteKind.AGREEMENT: "Agreement",
    NoteKind.POINT: "Points",
    NoteKind.PROPOSAL: "Proposals",
    NoteKind.DISAGREEMENT: "Disagreement",
    NoteKind.OPEN_QUESTION: "Open questions",
    NoteKind.QUOTATION: "Quotations",
}
"""The kinds of notes in the order of a report."""
_CUT = "\n\n… (the notes go on; there is no room for more)"


def session_text(report: Report) -> str:
    """Plain text: agenda items with their notes kind by kind, polls, counts; '' if there is none.

    The same report gives the same text. Nothing in it is of the builder's own making: sentences
    are notes as they were written, attributed as far as the naming rule allows.
    """
    parts = [*_items(report), *_polls(report), *_floor(report)]
    text = "\n\n".join(parts)
    if len(text) <= REPORT_LIMIT:
        return text
    return text[: REPORT_LIMIT - len(_CUT)].rsplit("\n", 1)[0].rstrip() + _CUT


def _items(report: Report) -> Iterator[str]:
    known = {item.id for item in report.agenda}
    for item in report.agenda:
        of_item = [note for note in report.notes if note.agenda_item_id == item.id]
        if of_item:
            yield f"{item.position}. {item.title}"
            yield from _kinds(of_item)
    rest = [note for note in report.notes if note.agenda_item_id not in known]
    if rest and len(rest) < len(report.notes):
        yield "Apart from the agenda"
    yield from _kinds(rest)


def _kinds(notes: list[Note]) -> Iterator[str]:
    for kind, words in KIND_WORDS.items():
        lines = [_line(note) for note in notes if note.kind is kind]
        if lines:
            yield "\n".join([f"{words}:", *lines])


def _line(note: Note) -> str:
    text = " ".join(note.text.split())
    # Nobody is named: a rule that becomes stricter cannot reach into a text that people edit.
    return f"– {text} (for {note.addressee})" if note.addressee else f"– {text}"


def _polls(report: Report) -> Iterator[str]:
    lines = []
    for poll in report.polls:
        tally = as_shown(poll).tally if is_counted(poll) else None
        if tally is not None:
            told = f"{poll.question} {counts_words(poll, tally)}".strip()
            lines.append(
                " ".join([f"– {told} ({tally.turnout} ballots).", *conclusions(poll, tally)])
            )
    if lines:
        yield "\n".join(["Polls:", *lines])


def _floor(report: Report) -> Iterator[str]:
    heard = [one.modality for one in report.interventions if one.state in HEARD]
    waiting = sum(one.state in NOT_REACHED for one in report.interventions)
    if not heard and not waiting:
        return
    onsite, online = (heard.count(side) for side in Modality)
    words = f"From the floor {_counted(len(heard))} heard, {onsite} onsite and {online} online"
    yield f"{words}; {_counted(waiting)} not reached." if waiting else f"{words}."


def _counted(number: int) -> str:
    return f"{number} intervention{'' if number == 1 else 's'} {'was' if number == 1 else 'were'}"
