"""What counts as evidence: what says the same, and nothing of another figure, actor or subject."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from session_core.domain.notes import NoteKind
from session_core.drafting.drafter import draft
from session_core.drafting.figures import figures
from session_core.drafting.plain_text import draft_text
from session_core.drafting.same_claim import contradicts_in_detail
from tests.drafting.makers import asked, note, session

CALL = "Telephone companies should hold the origin of campaign calls for 90 days."
STATE = "Telephone companies hold the origin of campaign calls on paper only."
OTHERS = """Telephone companies should hold the origin of campaign calls for 72 hours.
Broadcasters should hold the origin of campaign calls for 90 days.
Telephone companies should hold the content of campaign calls for 90 days.
The origin of campaign calls should be held for 90 days by regulators.
Should telephone companies hold the origin of campaign calls for 90 days?""".split("\n")
SAME = """The origin of campaign calls should be held for ninety days.
For 90 days telephone companies should hold the origin of campaign calls.
We agreed that telephone companies should hold the origin of campaign calls.""".split("\n")
FINDING = "In the north, library screens run on old software and 70 families noticed."
OTHER_FINDINGS = """In the north, river clinics run on old software and 70 families noticed.
In the hills, library screens run on old software and 70 families noticed.
In the north, library screens run on old software and 65 families noticed.
In the north, library screens should run on old software and 70 families noticed.""".split("\n")


@pytest.mark.parametrize("other", [*OTHERS, STATE])
def test_another_figure_actor_matter_or_state_is_no_evidence_of_a_call(other: str) -> None:
    drafted = draft_text(f"{CALL}\n\n{other}\n", takeaways=9, calls=9)
    assert drafted
    assert all(len(each.evidence) == 1 for each in drafted)


@pytest.mark.parametrize("other", SAME)
def test_the_same_in_other_words_stays_evidence(other: str) -> None:
    drafted = draft_text(f"{CALL}\n\n{other}\n", takeaways=9, calls=9)
    assert [1, 3] in [sorted(quote.line for quote in each.evidence) for each in drafted]


@pytest.mark.parametrize("other", OTHER_FINDINGS)
def test_another_subject_place_or_figure_is_no_evidence_of_a_finding(other: str) -> None:
    assert all(
        len(each.evidence) == 1 for each in draft_text(f"{FINDING}\n\n{other}\n", takeaways=9)
    )


def test_a_finding_told_with_another_noun_stays_evidence() -> None:
    text = (
        "A school roof with panels kept a community mesh up for nine days after a flood.\n\n"
        "Our community network stayed up for nine days after the flood, as the school roof had "
        "panels.\n"
    )
    (one, *_) = draft_text(text, takeaways=1, calls=0)
    assert len(one.evidence) == 2


def test_an_objection_is_no_evidence() -> None:
    text = f"{CALL}\n\n## Open questions\n\n- {CALL}\n"
    (one,) = draft_text(text, takeaways=0, calls=9)
    assert [quote.line for quote in one.evidence] == [1]


@pytest.mark.parametrize("other", [*OTHERS[:4], STATE])
def test_nor_in_the_draft_of_a_report(other: str) -> None:
    drafted = draft(session(), [note(1, CALL), note(2, other)], [], [])
    assert drafted
    assert all(len(each.evidence) == 1 for each in drafted)


@pytest.mark.parametrize("kind", [NoteKind.POINT, NoteKind.AGREEMENT, NoteKind.PROPOSAL])
def test_notes_that_say_the_same_support_each_other(kind: NoteKind) -> None:
    first, *_ = draft(session(), [note(1, CALL), note(2, SAME[0], kind)], [], [], takeaways=0)
    assert {each.id for each in first.evidence} == {"n1", "n2"}


def test_what_was_asked_about_another_figure_is_no_evidence() -> None:
    other = asked(1, "Why should telephone companies hold the origin of calls for 72 hours?")
    same = asked(2, "Why should telephone companies hold the origin of calls for 90 days?")
    (one,) = draft(session(), [note(1, CALL)], [other, same], [])
    assert [each.id for each in one.evidence] == ["n1", "i2"]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("41 days", {41}),
        ("40,000 people and forty thousand people", {40_000}),
        ("twenty-one of 21", {21}),
        ("3.5 per cent in 5G networks", {3.5}),
        ("four of six", {4, 6}),
        ("five six", {5, 6}),
        ("two hundred million", {200_000_000}),
        ("no one of them", set()),
    ],
)
def test_figures_are_read_as_numbers(text: str, numbers: set[float]) -> None:
    assert figures(text) == numbers


@given(st.text())
def test_nothing_differs_from_itself(text: str) -> None:
    assert not contradicts_in_detail(text, text)
