"""What is proposed, from what, and what is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from session_core.domain.floor import InterventionKind, InterventionState
from session_core.domain.notes import Note, NoteKind
from session_core.domain.people import Modality
from session_core.domain.polls import Poll, PollState
from session_core.domain.takeaways import Evidence, EvidenceKind, Proposal, TakeawayKind
from session_core.drafting import candidates
from session_core.drafting.drafter import draft, ranked
from session_core.drafting.grounding import unsupported_words
from session_core.drafting.poll_finding import poll_evidence
from tests.drafting.makers import asked, note, poll, session

SESSION = session(
    "How can a village keep a radio link alive through a storm?",
    "Who should license emergency radio, and when?",
)
POWER = "Batteries ran out on the second day, because fuel was planned for towers only."
PERMIT = "Regulators should license emergency radio before each storm season."
DRILL = "Villages and operators should hold a joint drill twice a year."
NOTES = (
    note(1, POWER, NoteKind.AGREEMENT),
    note(2, "A school roof kept the radio link alive for nine days."),
    note(3, PERMIT, NoteKind.PROPOSAL),
    note(4, DRILL, NoteKind.PROPOSAL),
    note(5, "Should foreign operators be let in?", NoteKind.OPEN_QUESTION),
    note(6, "Operators rejected public fuel lists.", NoteKind.DISAGREEMENT),
)
ASKED = (
    asked(1, "Who pays when batteries and fuel ran out?", Modality.ONLINE),
    asked(2, "Can regulators license a radio in an hour?", Modality.ONSITE),
)
POLLS = (poll(1, "What failed first?", Power=14, Permits=8),)


def texts(proposals: tuple[Proposal, ...], kind: TakeawayKind) -> list[str]:
    return [proposal.text for proposal in proposals if proposal.kind is kind]


def test_nothing_in_nothing_out() -> None:
    assert draft(session(), (), (), ()) == ()


def test_findings_come_first_and_calls_after() -> None:
    proposals = draft(SESSION, NOTES, ASKED, POLLS)
    assert [proposal.kind for proposal in proposals] == [
        TakeawayKind.KEY_TAKEAWAY,
        TakeawayKind.KEY_TAKEAWAY,
        TakeawayKind.CALL_TO_ACTION,
        TakeawayKind.CALL_TO_ACTION,
    ]
    assert texts(proposals, TakeawayKind.KEY_TAKEAWAY)[0] == POWER
    assert set(texts(proposals, TakeawayKind.CALL_TO_ACTION)) == {PERMIT, DRILL}


def test_calls_say_who_should_act_and_findings_do_not() -> None:
    proposals = draft(SESSION, NOTES, ASKED, POLLS)
    assert {
        (proposal.text, proposal.addressee) for proposal in proposals if proposal.addressee
    } == {
        (PERMIT, "governments"),
        (DRILL, "private sector"),
    }


def test_what_was_heard_joins_the_evidence() -> None:
    proposals = {p.text: p.evidence for p in draft(SESSION, NOTES, ASKED, POLLS)}
    assert proposals[POWER] == (
        Evidence(EvidenceKind.NOTE, "n1"),
        Evidence(EvidenceKind.INTERVENTION, "i1"),
    )
    assert proposals[PERMIT] == (
        Evidence(EvidenceKind.NOTE, "n3"),
        Evidence(EvidenceKind.INTERVENTION, "i2"),
    )


@pytest.mark.parametrize(
    ("state", "kind"),
    [
        (InterventionState.WAITING, InterventionKind.QUESTION),
        (InterventionState.WITHDRAWN, InterventionKind.COMMENT),
        (InterventionState.HEARD, InterventionKind.POINT_OF_ORDER),
    ],
)
def test_what_was_not_heard_on_the_matter_is_no_evidence(
    state: InterventionState, kind: InterventionKind
) -> None:
    unheard = asked(1, "Who pays when batteries and fuel ran out?", state=state, kind=kind)
    (proposal,) = draft(SESSION, NOTES[:1], (unheard,), ())
    assert proposal.evidence == (Evidence(EvidenceKind.NOTE, "n1"),)


@pytest.mark.parametrize("kind", [NoteKind.OPEN_QUESTION, NoteKind.DISAGREEMENT])
def test_a_note_that_does_not_affirm_is_no_evidence(kind: NoteKind) -> None:
    other = note(2, "Batteries ran out, but was it for want of fuel or because of salt?", kind)
    (proposal,) = draft(SESSION, (NOTES[0], other), (), ())
    assert proposal.evidence == (Evidence(EvidenceKind.NOTE, "n1"),)


def test_a_sentence_that_says_more_than_its_note_is_not_used(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    garbled = PERMIT.replace("should", "should never")
    monkeypatch.setattr(candidates, "sentences", lambda text: [garbled])
    assert draft(SESSION, (note(1, PERMIT),), (), ()) == ()


@pytest.mark.parametrize(("takeaways", "calls"), [(0, 0), (1, 0), (0, 1), (1, 2), (9, 9)])
def test_never_more_than_asked(takeaways: int, calls: int) -> None:
    proposals = draft(SESSION, NOTES, ASKED, POLLS, takeaways=takeaways, calls=calls)
    assert len(texts(proposals, TakeawayKind.KEY_TAKEAWAY)) == min(takeaways, 3)
    assert len(texts(proposals, TakeawayKind.CALL_TO_ACTION)) == min(calls, 2)


@pytest.mark.parametrize("kind", [NoteKind.DISAGREEMENT, NoteKind.OPEN_QUESTION])
def test_what_is_open_never_becomes_a_takeaway(kind: NoteKind) -> None:
    assert draft(SESSION, (note(1, POWER, kind), note(2, PERMIT, kind)), (), ()) == ()


def test_a_proposal_that_met_disagreement_is_left_out() -> None:
    against = note(
        2,
        "No licence at all, or should regulators license emergency radio before each storm?",
        NoteKind.DISAGREEMENT,
    )
    assert draft(SESSION, (note(1, PERMIT, NoteKind.PROPOSAL),), (), ())
    assert draft(SESSION, (note(1, PERMIT, NoteKind.PROPOSAL), against), (), ()) == ()


def test_a_sentence_and_its_opposite_cancel_out() -> None:
    no = PERMIT.replace("should license", "should not license")
    assert draft(SESSION, (note(1, PERMIT), note(2, no)), (), ()) == ()


def test_two_takeaways_never_say_the_same() -> None:
    again = "Because fuel was planned for towers only, batteries ran out on the second day."
    proposals = draft(SESSION, (note(1, POWER), note(2, again)), (), ())
    assert len(proposals) == 1
    assert {evidence.id for evidence in proposals[0].evidence} == {"n1", "n2"}


def test_a_finding_with_should_is_a_call() -> None:
    (proposal,) = draft(SESSION, (note(1, PERMIT, NoteKind.AGREEMENT),), (), ())
    assert proposal.kind is TakeawayKind.CALL_TO_ACTION


def test_a_poll_gives_a_finding_with_its_counts() -> None:
    (proposal,) = draft(SESSION, (), (), POLLS)
    assert proposal == Proposal(
        TakeawayKind.KEY_TAKEAWAY,
        "In the poll “What failed first?”, 14 of 22 ballots chose “Power”.",
        (Evidence(EvidenceKind.POLL, "p1"),),
    )


@pytest.mark.parametrize(
    "silent",
    [
        poll(1, "Too few?", Yes=3, No=1),
        poll(1, "A draw?", Yes=5, No=5),
        poll(1, "Still open?", PollState.OPEN, Yes=9, No=1),
        poll(1, "Not opened?", PollState.DRAFT, Yes=9, No=1),
        poll(1, "Put away?", PollState.ARCHIVED, Yes=9, No=1),
        poll(1, "", Yes=9, No=1),
    ],
    ids=lambda silent: silent.question or "no question",
)
def test_a_poll_without_a_clear_result_says_nothing(silent: Poll) -> None:
    assert draft(SESSION, (), (), (silent,)) == ()


def test_nearness_to_a_policy_question_moves_a_sentence_up() -> None:
    notes = (
        note(1, "Tea is served from a blue van outside."),
        note(2, "A roof keeps links alive."),
    )
    _, best_first = ranked(session("What keeps radio links alive?"), notes, (), ())
    assert best_first[0].candidate.text == "A roof keeps links alive."
    assert best_first[0].signals.policy > best_first[1].signals.policy


def test_support_from_both_sides_counts_more() -> None:
    def support(*sides: Modality) -> float:
        heard = [asked(n, "Why did fuel and batteries run?", side) for n, side in enumerate(sides)]
        _, found = ranked(SESSION, NOTES[:1], heard, ())
        return found[0].signals.support

    assert support(Modality.ONSITE, Modality.ONLINE) > support(Modality.ONSITE, Modality.ONSITE) > 0


ODDITIES = [
    POWER,
    PERMIT,
    DRILL,
    "I think that ",
    "must not ",
    "“",
    "\n- ",
    "S1: ",
    "平台应该公开报告。",
    "يجب على المنصات نشر التقارير.",
    "Платформы должны публиковать отчёты.",
    "\ud800",
    "\x00\x1b",
    "∯ȸ",
    "?",
    "=1+1",
]
WRITTEN = st.lists(st.text(max_size=60) | st.sampled_from(ODDITIES), max_size=6).map(" ".join)


@given(st.lists(st.tuples(WRITTEN, st.sampled_from(list(NoteKind))), max_size=5))
def test_whatever_is_written_the_draft_stands_in_its_evidence(
    written: list[tuple[str, NoteKind]],
) -> None:
    notes: list[Note] = [note(n, text, kind) for n, (text, kind) in enumerate(written, start=1)]
    proposals = draft(SESSION, notes, ASKED, POLLS)
    known = {one.id: one.text for one in notes} | {one.id: one.text for one in ASKED}
    known["p1"] = poll_evidence(POLLS[0])
    for proposal in proposals:
        assert proposal.evidence
        evidence_texts = [known[evidence.id] for evidence in proposal.evidence]
        assert unsupported_words(proposal.text, evidence_texts) == ()
        assert proposal.text.endswith((".", "。", "।", "։", "።", "۔"))
    assert len({proposal.text for proposal in proposals}) == len(proposals)
    assert proposals == draft(SESSION, notes, ASKED, POLLS)


def test_a_very_long_note_is_no_trouble() -> None:
    long = (note(1, PERMIT + " " + "words " * 2000), note(2, "x" * 10_000))
    assert [proposal.text for proposal in draft(SESSION, long, (), ())] == [PERMIT]
