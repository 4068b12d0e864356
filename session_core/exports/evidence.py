"""What a takeaway rests on, as references that a reader can follow."""

from collections.abc import Iterable
from dataclasses import dataclass

from session_core.domain.polls import Poll
from session_core.domain.report import Report
from session_core.domain.takeaways import Evidence, EvidenceKind, Takeaway
from session_core.exports.endings import words_of
from session_core.exports.group_words import group_of_note
from session_core.exports.naming import attribution_of, name_of, rule_of, rule_of_note
from session_core.exports.poll_record import measure_words, poll_record


@dataclass(frozen=True)
class Reference:
    """One piece of evidence: `label` is what people say (`note 3`), `mark` a name for links."""

    label: str
    mark: str
    source: str
    text: str


class References:
    """All evidence of one report, found by id; what is no longer kept has no reference."""

    def __init__(self, report: Report) -> None:
        self._found: dict[Evidence, Reference] = {}
        for note in report.notes:
            whose = attribution_of(note, rule_of_note(report, note))
            parts = (note.kind, group_of_note(report, note), whose)
            source = ", ".join(filter(None, parts))
            self._add(EvidenceKind.NOTE, note.id, "note", note.number, source, note.text)
        for asked in report.interventions:
            name = name_of(asked, rule_of(report, asked))
            source = ", ".join(filter(None, (asked.modality, name)))
            text = asked.text or words_of(asked).capitalize()
            kind = asked.kind.value
            self._add(EvidenceKind.INTERVENTION, asked.id, kind, asked.number, source, text)
        for poll in report.polls:
            self._add(
                EvidenceKind.POLL, poll.id, "poll", poll.number, poll.state, _poll_words(poll)
            )

    def of(self, takeaway: Takeaway) -> list[Reference]:
        """The references of a takeaway in its order."""
        return [self._found[one] for one in takeaway.evidence if one in self._found]

    def of_all(self, takeaways: Iterable[Takeaway]) -> list[Reference]:
        """What the takeaways rest on, each once: notes, then interventions, then polls."""
        wanted = {one for takeaway in takeaways for one in takeaway.evidence}
        return [reference for one, reference in self._found.items() if one in wanted]

    def _add(
        self, kind: EvidenceKind, id_: str, noun: str, number: int, source: str, text: str
    ) -> None:
        mark = f"{kind.value}_{number}"
        self._found[Evidence(kind, id_)] = Reference(f"{noun} {number}", mark, source, text)


def rests_on(references: list[Reference]) -> str:
    """`Rests on: note 3, question 7, poll 1`; a plain word if nothing of it is kept."""
    labels = ", ".join(reference.label for reference in references)
    return f"Rests on: {labels or 'nothing that is still kept'}"


def _poll_words(poll: Poll) -> str:
    told = poll_record(poll)
    if told.silence:
        return f"{poll.question}\n{told.silence}"
    counts = [f"{row.text}: {measure_words(row)}" for row in told.results]
    said = [f"Objection: {text} ({ballots})" for text, ballots in told.objections]
    return "\n".join([poll.question, *counts, *told.conclusions, *said])
