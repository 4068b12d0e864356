"""The first two blocks of the form: what the session found, and who should act."""

from collections.abc import Sequence

from docx.document import Document

from session_core.domain.report import Report, in_force
from session_core.domain.takeaways import Takeaway, TakeawayKind, TakeawayState
from session_core.exports.docx_marks import add_link
from session_core.exports.docx_text import add_text, add_words, reads_from_right
from session_core.exports.evidence import Reference, References, rests_on

_BLOCKS = (
    (TakeawayKind.KEY_TAKEAWAY, "Key Takeaways", "No key takeaway has been adopted yet."),
    (TakeawayKind.CALL_TO_ACTION, "Call to Action", "No call to action has been adopted yet."),
)


def add_takeaways(document: Document, report: Report, references: References) -> None:
    """Both blocks of the IGF's report form (2023), with what is adopted, else what is proposed."""
    for kind, heading, none_yet in _BLOCKS:
        add_text(document, heading, "Heading 1")
        standing = in_force(report, kind)
        if not any(takeaway.state is TakeawayState.ADOPTED for takeaway in standing):
            add_text(document, none_yet, "Empty")
            if standing:
                add_text(document, "Proposed, not yet adopted", "Heading 2")
        for takeaway in standing:
            _add_takeaway(document, takeaway, references)


def _add_takeaway(document: Document, takeaway: Takeaway, references: References) -> None:
    if takeaway.addressee:
        add_text(document, f"For {takeaway.addressee}", "Addressee")
    from_right = reads_from_right(takeaway.text)
    add_text(document, takeaway.text, "Takeaway From Right" if from_right else "Takeaway")
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
