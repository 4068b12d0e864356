"""Recommendations by addressee: calls first, then proposals that no call has taken up."""

from dataclasses import replace

import pytest

from session_core.domain.notes import Note, NoteKind
from session_core.domain.recommendations import recommendations
from session_core.domain.refusals import ReportChanged
from session_core.domain.report import Report, checked_replacement
from session_core.domain.takeaways import Takeaway, adopted, set_aside
from tests.exports.full_report import EMPTY, FULL, minutes

CALL = FULL.takeaways[2]


def proposal(number: int, addressee: str, kind: NoteKind = NoteKind.PROPOSAL) -> Note:
    return Note(
        f"n{number}", number, f"Proposal {number}", kind, minutes(number), addressee=addressee
    )


def with_these(calls: tuple[Takeaway, ...], *notes: Note) -> Report:
    return replace(FULL, takeaways=calls, notes=notes)


def told(report: Report) -> list[tuple[str, list[str]]]:
    return [
        (each.addressee, [one.source for one in each.asked]) for each in recommendations(report)
    ]


def test_calls_and_proposals_stand_together_under_whom_they_are_for() -> None:
    other = replace(CALL, id="t4", addressee="Governments", position=2)
    notes = proposal(4, "governments "), proposal(5, "Donors")
    assert told(with_these((adopted(CALL), adopted(other)), *notes)) == [
        ("Private sector", ["call to action"]),
        ("Governments", ["call to action", "note 4"]),
        ("Donors", ["note 5"]),
    ]


def test_a_proposal_that_a_call_rests_on_is_said_once() -> None:
    assert told(with_these((CALL,), proposal(2, "Operators"))) == [
        ("Private sector", ["proposed call to action"])
    ]


def test_a_call_for_nobody_comes_last_and_a_proposal_for_nobody_not_at_all() -> None:
    nobody = replace(CALL, addressee="  ")
    assert told(with_these((nobody,), proposal(5, ""), proposal(6, "Donors"))) == [
        ("Donors", ["note 6"]),
        ("", ["proposed call to action"]),
    ]


def test_what_is_set_aside_or_no_proposal_asks_nobody() -> None:
    assert told(with_these((set_aside(CALL),), proposal(4, "Donors", NoteKind.POINT))) == []
    assert told(EMPTY) == []


def test_a_text_is_replaced_only_by_who_saw_it() -> None:
    assert checked_replacement("new", "old", "old") == "new"
    assert checked_replacement("new", None, "old") == "new"
    assert checked_replacement("same", "older", "same") == "same"
    with pytest.raises(ReportChanged):
        checked_replacement("new", "older", "old")
