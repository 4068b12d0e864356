"""What a sentence rests on, shown in full beneath it."""

import streamlit as st

from pages.parts.plain import as_text
from pages.parts.poll_rows import in_words
from session_core.domain.report import Report
from session_core.domain.takeaways import Evidence, EvidenceKind, Takeaway
from session_core.language import gettext, ngettext
from session_core.wording import SIDES


def evidence_list(report: Report, takeaway: Takeaway) -> None:
    """The notes, questions and polls under a takeaway, folded away with their number said."""
    words = evidence_words(report)
    count = len(takeaway.evidence)
    said = ngettext(
        "Rests on one piece of evidence", "Rests on %(count)s pieces of evidence", count
    )
    with st.expander(said % {"count": count}, icon=":material/link:"):
        for evidence in takeaway.evidence:
            st.markdown(words.get(evidence, gettext("This is no longer kept.")))


def evidence_words(report: Report) -> dict[Evidence, str]:
    """Each piece of evidence as Markdown: what it is, its number, and its words in full."""
    words = {}
    for note in report.notes:
        which = gettext("Note %(number)s") % {"number": note.number}
        said = f"**{which}** · {gettext(note.kind)}  \n{as_text(note.text)}"
        words[Evidence(EvidenceKind.NOTE, note.id)] = said
    for one in report.interventions:
        text = as_text(one.text) if one.text else gettext("Spoken; no text was kept.")
        kind = gettext(one.kind).capitalize()
        which = gettext("%(kind)s %(number)s") % {"kind": kind, "number": one.number}
        said = f"**{which}** · {gettext(SIDES[one.modality])}  \n{text}"
        words[Evidence(EvidenceKind.INTERVENTION, one.id)] = said
    for poll in report.polls:
        votes = "  \n".join(as_text(line) for line in in_words(poll))
        which = gettext("Poll %(number)s") % {"number": poll.number}
        said = f"**{which}** · {as_text(poll.question)}  \n{votes}"
        words[Evidence(EvidenceKind.POLL, poll.id)] = said
    return words
