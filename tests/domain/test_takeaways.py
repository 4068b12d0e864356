"""Sentences with evidence, and what the rapporteur decides about them."""

from dataclasses import replace

import pytest

from session_core.domain.refusals import EmptyText, TextTooLong
from session_core.domain.takeaways import (
    Evidence,
    EvidenceKind,
    Proposal,
    Takeaway,
    TakeawayKind,
    TakeawayState,
    adopted,
    reworded,
    set_aside,
    still_new,
)
from session_core.domain.text import TAKEAWAY_LIMIT

FINDING, CALL = TakeawayKind.KEY_TAKEAWAY, TakeawayKind.CALL_TO_ACTION
EVIDENCE = (Evidence(EvidenceKind.NOTE, "note1"),)


def proposal(text: str, kind: TakeawayKind = FINDING) -> Proposal:
    return Proposal(kind, text, EVIDENCE)


def drafted(text: str) -> Takeaway:
    return Takeaway(
        id="id1",
        kind=CALL,
        text=text,
        evidence=EVIDENCE,
        state=TakeawayState.PROPOSED,
        position=1,
        addressee="Governments",
        drafted_text=text,
        drafted_addressee="Governments",
    )


def test_a_sentence_without_evidence_cannot_exist() -> None:
    with pytest.raises(ValueError, match="evidence"):
        Proposal(FINDING, "Trust matters.", ())


def test_what_was_only_drafted_is_not_decided() -> None:
    assert not drafted("Share the spectrum.").is_decided


def test_adopting_setting_aside_and_rewording_are_decisions() -> None:
    takeaway = drafted("Share the spectrum.")
    assert adopted(takeaway).state is TakeawayState.ADOPTED
    assert set_aside(takeaway).state is TakeawayState.SET_ASIDE
    for decided in (
        adopted(takeaway),
        set_aside(takeaway),
        reworded(takeaway, "Share it.", "Governments"),
        reworded(takeaway, takeaway.text, "Regulators"),
    ):
        assert decided.is_decided


def test_a_rewording_keeps_the_evidence_and_the_draft() -> None:
    takeaway = reworded(drafted("Share the spectrum."), " Share it\nfairly. ", " Regulators ")
    assert (takeaway.text, takeaway.addressee) == ("Share it\nfairly.", "Regulators")
    assert takeaway.evidence == EVIDENCE
    assert takeaway.drafted_text == "Share the spectrum."


def test_a_rewording_has_words_and_an_end() -> None:
    with pytest.raises(EmptyText):
        reworded(drafted("Share."), " ", "")
    with pytest.raises(TextTooLong):
        reworded(drafted("Share."), "x" * (TAKEAWAY_LIMIT + 1), "")


def test_what_was_decided_is_not_proposed_again_in_the_same_words() -> None:
    decided = [set_aside(drafted("One.")), replace(adopted(drafted("Two.")), text="Two, better.")]
    proposals = [proposal("One."), proposal("Two."), proposal("Three."), proposal("Four.")]
    assert still_new(proposals, decided, {FINDING: 1}) == [proposal("Three.")]


def test_each_kind_has_its_own_number() -> None:
    proposals = [proposal("A."), proposal("B."), proposal("C.", CALL), proposal("D.", CALL)]
    new = still_new(proposals, [], {FINDING: 2, CALL: 1})
    assert [each.text for each in new] == ["A.", "B.", "C."]
