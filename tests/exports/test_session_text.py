"""The first text of the session report: notes item by item, polls and counts, nothing else."""

from dataclasses import replace

import pytest

from session_core.domain.agenda import AgendaItem
from session_core.domain.notes import Note, NoteKind
from session_core.domain.report import REPORT_LIMIT
from session_core.domain.session import NamingRule
from session_core.exports.session_text import session_text
from tests.exports.full_report import EMPTY, FULL, HOSTILE, hostile, minutes, under
from tests.exports.reading_docx import below, opened


def test_it_goes_item_by_item_and_kind_by_kind() -> None:
    asked = Note("n4", 4, "Share\nmasts.", NoteKind.PROPOSAL, minutes(8), agenda_item_id="a2",
                 addressee="Operators")  # fmt: skip
    assert session_text(replace(FULL, notes=(*FULL.notes, asked))).split("\n\n") == [
        "1. Opening",
        "Points:\n– Batteries ran out on day two.",
        "2. Questions",
        "Agreement:\n– Fuel must be stored early.",
        "Proposals:\n– Share masts. (for Operators)",
        "Apart from the agenda",
        "Disagreement:\n– Lists of fuel: public or not?",
        "Polls:\n– What failed first? Power 14, Permits 7, Money 1 (22 ballots).",
        "From the floor 3 interventions were heard, 1 onsite and 2 online; "
        "1 intervention was not reached.",
    ]


def test_of_nothing_there_is_no_text() -> None:
    assert session_text(EMPTY) == ""


@pytest.mark.parametrize("rule", NamingRule)
def test_it_names_nobody_for_a_rule_may_become_stricter(rule: NamingRule) -> None:
    text = session_text(under(rule))
    assert "Baraka Nameson" not in text
    assert "Technical Community" not in text


def test_it_is_the_same_every_time_and_never_too_long() -> None:
    assert session_text(hostile()) == session_text(hostile())
    many = tuple(replace(FULL.notes[0], id=f"n{n}", number=n, text="x" * 900) for n in range(99))
    text = session_text(replace(FULL, notes=many))
    assert REPORT_LIMIT - 1000 < len(text) <= REPORT_LIMIT
    assert text.endswith("there is no room for more)")


def test_in_the_document_it_stands_before_the_record() -> None:
    session = replace(FULL.session, session_report="Fuel decides.\n– store it\n\n" + HOSTILE[0])
    document = opened(replace(FULL, session=session))
    block = ["Fuel decides.", "store it", HOSTILE[0], "Recommendations by addressee"]
    assert below(document, "Session Report")[:4] == block
    assert below(document, "Recommendations by addressee") == [
        "Private sector",
        "Operators must store fuel early. – proposed call to action",
    ]
    headings = [p.text for p in document.paragraphs if p.style and p.style.name == "Heading 1"]
    assert headings[-1] == "Annex D: the record"


def test_items_without_notes_are_not_named() -> None:
    items = (*FULL.agenda, AgendaItem("a3", 3, "Silence", 5))
    assert "Silence" not in session_text(replace(FULL, agenda=items))
