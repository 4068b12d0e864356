"""What is said of a question without a text, and which answers are printed."""

from dataclasses import replace
from io import BytesIO

import pytest
from openpyxl import load_workbook

from session_core.domain.floor import InterventionState
from session_core.domain.people import Modality
from session_core.domain.report import Report
from session_core.exports.endings import endings
from session_core.exports.markdown_report import to_markdown
from session_core.exports.workbook import to_xlsx
from tests.exports.full_report import FULL, intervention
from tests.exports.reading_docx import everything, opened

S = InterventionState


def only(state: InterventionState, text: str = "", reply: str = "") -> Report:
    """A report with one question that stands so."""
    one = replace(intervention(22, Modality.ONLINE, state), name="", text=text, reply=reply)
    return replace(FULL, interventions=(replace(one, stakeholder_group=None),))


@pytest.mark.parametrize(
    "state", [each for each in S if each not in {S.WITHDRAWN, S.DECLINED, S.UNDONE}]
)
def test_without_a_text_only_what_was_heard_is_said_to_be_spoken(state: InterventionState) -> None:
    report, was_heard = only(state), state in {S.HEARD, S.SPEAKING}
    words = "spoken; no text was kept." if was_heard else "asked to speak."
    [ending] = endings(report)
    assert ending.text == words
    markdown = to_markdown(report).decode()
    assert f"- **22, online:** {words} *" in markdown
    for text in (markdown, everything(opened(report))):
        assert ("poken; no text" in text, "sked to speak" in text) == (was_heard, not was_heard)


def test_an_answer_is_annexed_while_it_stands_and_in_no_file_afterwards() -> None:
    answered = only(S.ANSWERED, "Who?", "The *depot*.")
    annex = to_markdown(answered).decode().split("## Annex C")[1]
    assert "- **22, online:** Who? *Answered in writing*\n  - The \\*depot\\*.\n" in annex
    assert "Answered in writing\nThe *depot*." in everything(opened(answered))
    assert replied(answered) == "The *depot*."
    for state in set(S) - {S.ANSWERED, S.DECLINED}:
        taken_back = only(state, "Who?", "The *depot*.")
        assert "depot" not in to_markdown(taken_back).decode()
        assert "depot" not in everything(opened(taken_back))
        assert replied(taken_back) is None


def replied(report: Report) -> object:
    """What the workbook has as the reply to the only question."""
    head, line = load_workbook(BytesIO(to_xlsx(report)))["Speaker list"].iter_rows(values_only=True)
    return dict(zip(head, line, strict=True))["Reply"]
