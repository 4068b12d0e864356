"""The first two blocks of the form: what the session found, and who should act."""

from collections.abc import Sequence

from docx.document import Document

from session_core.domain.report import Report
from session_core.domain.takeaways import Takeaway, TakeawayKind, TakeawayState
from session_core.exports.docx_marks import add_link
from session_core.exports.docx_text import add_text, add_words
from session_core.exports.evidence import Reference, References, rests_on

_BLOCKS = (
    (TakeawayKind.KEY_TAKEAWAY, "Key Takeaways", "No key takeaway has been adopted yet."),
    (TakeawayKind.CALL_TO_ACTION, "Call to Action", "No call to action has been adopted yet."),
)


def add_takeaways(document: Document, report: Report, references: References) -> None:
    """Both blocks of the IGF's report form (2023), with what is adopted, else what is proposed."""
    for kind, heading, none_yet in _BLOCKS:
        add_text(document, heading, "Heading 1")
        adopted = in_state(report, kind, TakeawayState.ADOPTED)
        proposed = in_state(report, kind, TakeawayState.PROPOSED)
        if not adopted:
            add_text(document, none_yet, "Empty")
            if proposed:
                add_text(document, "Proposed, not yet adopted", "Heading 2")
        for takeaway in adopted or proposed:
            _add_takeaway(document, takeaway, references)


def in_state(report: Report, kind: TakeawayKind, state: TakeawayState) -> list[Takeaway]:
    """The takeaways of one kind and state by position."""
    found = [one for one in report.takeaways if one.kind is kind and one.state is state]
    return sorted(found, key=lambda one: one.position)


def written_out(report: Report) -> list[Takeaway]:
    """The takeaways that stand in the document, in its order."""
    found: list[Takeaway] = []
    for kind, _, _ in _BLOCKS:
        found += in_state(report, kind, TakeawayState.ADOPTED) or in_state(
            report, kind, TakeawayState.PROPOSED
        )
    return found


def _add_takeaway(document: Document, takeaway: Takeaway, references: References) -> None:
    if takeaway.addressee:
        add_text(document, f"For {takeaway.addressee}", "Addressee")
    add_text(document, takeaway.text, "Takeaway")
    _add_references(document, references.of(takeaway))


def _add_references(document: Document, found: Sequence[Reference]) -> None:
    if not found:
        add_text(document, rests_on([]), "Evidence")
        return
    paragraph = add_text(document, "Rests on: ", "Evidence")
    for place, reference in enumerate(found):
        if place:
            add_words(paragraph, ", ")
        add_link(paragraph, reference.label, reference.mark)
