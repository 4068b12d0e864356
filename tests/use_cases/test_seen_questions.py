"""Decisions on a question that changed meanwhile: refused, and told what and by whom."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from session_core.domain.floor import DeclineReason, Intervention, InterventionState
from session_core.domain.floor_refusals import DecidedMeanwhile, RewordedMeanwhile
from session_core.domain.people import Role
from session_core.domain.refusals import Refusal, SessionNotOpen
from session_core.domain.seen_questions import Seen, seen_of
from session_core.domain.session import WorkshopSession
from session_core.use_cases.asking import request_floor, withdraw_request
from session_core.use_cases.claims import claim_question, release_claim
from session_core.use_cases.dispositions import (
    answer_in_writing,
    decline_question,
    put_back,
    take_into_report,
)
from session_core.use_cases.floor import give_floor_to, strike_request
from session_core.use_cases.house import House
from session_core.use_cases.merging import merge_questions, unmerge_question
from session_core.use_cases.own_questions import edit_my_question
from session_core.use_cases.questions import see_questions
from session_core.use_cases.sessions import close_session
from session_core.use_cases.visit import Visit
from session_core.wording import words_for
from tests.houses import seat_in, sign_in_as

S = InterventionState
Act = Callable[[Visit, str, Seen], object]


@pytest.fixture
def lucia(house: House, session: WorkshopSession) -> Visit:
    """The online moderator, a moment later."""
    visit = sign_in_as(house, Role.ONLINE_MODERATOR, session.id)
    return replace(visit, now=visit.now + timedelta(seconds=5))


@pytest.fixture
def asked(online: Visit) -> str:
    return request_floor(online, "Who pays for the cable?")


@pytest.fixture
def another(house: House, session: WorkshopSession) -> str:
    return request_floor(seat_in(house, session.id), "Who mends it?")


def seen(visit: Visit, asked: str) -> Seen:
    return seen_of(question(visit, asked))


def question(visit: Visit, asked: str) -> Intervention:
    (found,) = (e.intervention for e in see_questions(visit) if e.intervention.id == asked)
    return found


DECIDE: dict[str, Act] = {
    "answer": lambda visit, one, saw: answer_in_writing(visit, one, "No.", seen=saw),
    "decline": lambda visit, one, saw: decline_question(
        visit, one, DeclineReason.UNCLEAR, seen=saw
    ),
    "report": take_into_report,
}


@pytest.mark.parametrize("act", DECIDE)
def test_an_answer_is_not_destroyed_unseen_but_replaced_by_whoever_saw_it(
    moderator: Visit, lucia: Visit, asked: str, act: str
) -> None:
    claim_question(moderator, asked)
    saw = seen(moderator, asked)
    claim_question(lucia, asked)
    answer_in_writing(lucia, asked, "The operators do.")
    with pytest.raises(DecidedMeanwhile) as refused:
        DECIDE[act](moderator, asked, saw)
    assert words_for(refused.value) == (
        "The online moderator answered number 1 in writing meanwhile. Look again, then decide."
    )
    assert question(moderator, asked).reply == "The operators do."
    DECIDE[act](moderator, asked, seen(moderator, asked))
    assert (question(moderator, asked).state, question(moderator, asked).reply) != (
        S.ANSWERED,
        "The operators do.",
    )


def test_an_answer_that_was_put_better_is_another(
    moderator: Visit, lucia: Visit, asked: str
) -> None:
    answer_in_writing(moderator, asked, "The operators do.")
    saw = seen(moderator, asked)
    answer_in_writing(lucia, asked, "The fund does.")
    with pytest.raises(DecidedMeanwhile):
        put_back(moderator, asked, saw)
    put_back(moderator, asked, seen(moderator, asked))
    assert question(moderator, asked).state is S.WAITING


BECAME: dict[str, tuple[Callable[[Visit, Visit, str], object], str]] = {
    "declined": (
        lambda lucia, _, one: decline_question(lucia, one, DeclineReason.UNSAFE),
        "The online moderator declined number 1",
    ),
    "reported": (
        lambda lucia, _, one: take_into_report(lucia, one),
        "The online moderator took number 1 into the report",
    ),
    "struck": (
        lambda lucia, _, one: strike_request(lucia, one),
        "The online moderator took number 1 off the list",
    ),
    "withdrawn": (
        lambda _, asker, one: withdraw_request(asker, one),
        "Number 1 was withdrawn by who asked",
    ),
    "withdrawn after a claim": (
        lambda lucia, asker, one: (
            claim_question(lucia, one),
            release_claim(lucia, one),
            withdraw_request(asker, one),
        ),
        "Number 1 was withdrawn by who asked",
    ),
    "given": (
        lambda lucia, _, one: give_floor_to(lucia, one),
        "The online moderator gave the floor to number 1",
    ),
    "closed": (
        lambda lucia, _, __: close_session(lucia),
        "The online moderator took number 1 into the report",
    ),
}


@pytest.mark.parametrize("became", BECAME)
def test_what_became_of_it_is_told_and_by_whom(
    moderator: Visit, lucia: Visit, online: Visit, asked: str, became: str
) -> None:
    saw = seen(moderator, asked)
    act, said = BECAME[became]
    act(lucia, online, asked)
    with pytest.raises(DecidedMeanwhile) as refused:
        answer_in_writing(moderator, asked, "No.", seen=saw)
    assert words_for(refused.value) == f"{said} meanwhile. Look again, then decide."


def test_what_was_merged_or_put_back_meanwhile_is_told(
    moderator: Visit, lucia: Visit, asked: str, another: str
) -> None:
    saw = {one: seen(moderator, one) for one in (asked, another)}
    gone = ({asked, another} - {merge_questions(lucia, [asked, another])}).pop()
    number = question(moderator, gone).number
    with pytest.raises(DecidedMeanwhile) as refused:
        merge_questions(moderator, [asked, another], list(saw.values()))
    assert words_for(refused.value).startswith(
        f"The online moderator merged number {number} into another question meanwhile."
    )
    unmerge_question(lucia, gone)
    take_into_report(moderator, asked)
    saw[asked] = seen(moderator, asked)
    put_back(lucia, asked)
    with pytest.raises(DecidedMeanwhile) as refused:
        answer_in_writing(moderator, asked, "No.", seen=saw[asked])
    assert words_for(refused.value).startswith(
        "The online moderator put number 1 back in the queue meanwhile."
    )


@pytest.mark.parametrize("act", DECIDE)
def test_no_decision_on_words_that_were_not_read(
    moderator: Visit, online: Visit, asked: str, act: str
) -> None:
    saw = seen(moderator, asked)
    edit_my_question(online, asked, "Should nobody pay for the cable?")
    with pytest.raises(RewordedMeanwhile) as refused:
        DECIDE[act](moderator, asked, saw)
    assert words_for(refused.value) == (
        "Number 1 was reworded since you began. Read it again, then decide."
    )
    assert question(moderator, asked).state is S.WAITING
    DECIDE[act](moderator, asked, seen(moderator, asked))
    assert question(moderator, asked).state is not S.WAITING


def test_nor_a_merge(moderator: Visit, online: Visit, asked: str, another: str) -> None:
    saw = [seen(moderator, one) for one in (asked, another)]
    edit_my_question(online, asked, "Is there shade?")
    with pytest.raises(RewordedMeanwhile):
        merge_questions(moderator, [asked, another], saw)
    merge_questions(moderator, [asked, another], [seen(moderator, o) for o in (asked, another)])


def test_a_claim_makes_nothing_stale(moderator: Visit, lucia: Visit, asked: str) -> None:
    saw = seen(moderator, asked)
    claim_question(lucia, asked)
    release_claim(lucia, asked)
    answer_in_writing(moderator, asked, "The operators do.", seen=saw)


@pytest.mark.parametrize("how", [put_back, unmerge_question])
def test_nothing_waits_again_in_a_session_that_is_over(
    moderator: Visit,
    asked: str,
    another: str,
    how: Callable[[Visit, str], None],
) -> None:
    head = merge_questions(moderator, [asked, another])
    close_session(moderator)
    for one in (asked, another) if how is unmerge_question else (head,):
        with pytest.raises(SessionNotOpen) as refused:
            how(moderator, one)
        assert words_for(refused.value).startswith("The session is closed. Open it again")
    assert S.WAITING not in {each.intervention.state for each in see_questions(moderator)}


def test_the_refusals_hold_no_words_of_anybody(moderator: Visit, lucia: Visit, asked: str) -> None:
    saw = seen(moderator, asked)
    answer_in_writing(lucia, asked, "The operators do.")
    with pytest.raises(Refusal) as refused:
        take_into_report(moderator, asked, saw)
    assert not any(w in repr(refused.value.details) for w in ("cable", "operators"))
