"""Taking somebody off the speaker list: an act of a moderator, for a reason, with a way back."""

from dataclasses import replace
from datetime import timedelta

import pytest

from session_core.domain.decline_reasons import OFF_THE_LIST, DeclineReason
from session_core.domain.floor import Intervention, InterventionState
from session_core.domain.floor_refusals import (
    BeingRead,
    DecidedMeanwhile,
    NotWaiting,
    RewordedMeanwhile,
)
from session_core.domain.people import Role
from session_core.domain.session import Room, WorkshopSession
from session_core.exports.endings import endings
from session_core.exports.side_figures import side_figures
from session_core.storage import records
from session_core.use_cases.asking import request_floor, see_my_interventions
from session_core.use_cases.claims import claim_question
from session_core.use_cases.dispositions import answer_in_writing, put_back
from session_core.use_cases.floor import (
    give_floor_to,
    give_floor_to_next,
    see_floor,
    strike_request,
    yield_floor,
)
from session_core.use_cases.floor_undo import undo_floor_act
from session_core.use_cases.house import House
from session_core.use_cases.merging import merge_questions
from session_core.use_cases.outcomes import see_outcomes
from session_core.use_cases.own_questions import edit_my_question
from session_core.use_cases.questions import see_questions
from session_core.use_cases.report import see_report
from session_core.use_cases.visit import Visit
from session_core.wording import disposition_words, words_for
from tests.houses import sign_in_as

S = InterventionState
NOT_THERE = DeclineReason.NOT_THERE


def at(visit: Visit, second: int) -> Visit:
    return replace(visit, now=visit.now + timedelta(seconds=second))


@pytest.fixture
def lucia(house: House, session: WorkshopSession) -> Visit:
    """The online moderator."""
    return sign_in_as(house, Role.ONLINE_MODERATOR, session.id)


@pytest.fixture
def asked(online: Visit) -> str:
    return request_floor(online, "Who pays for the cable?")


def standing(visit: Visit, asked: str) -> Intervention:
    (found,) = (e.intervention for e in see_questions(visit) if e.intervention.id == asked)
    return found


@pytest.mark.parametrize("reason", sorted(OFF_THE_LIST))
def test_its_asker_the_public_and_the_annexes_are_told_who_did_it_and_why(
    moderator: Visit, online: Visit, asked: str, reason: DeclineReason
) -> None:
    strike_request(moderator, asked, reason)
    said = f"taken off the list by a moderator: {reason}"
    (mine,) = see_my_interventions(online)
    assert disposition_words(mine.standing) == said
    (outcome,) = see_outcomes(online)
    assert (disposition_words(outcome.intervention), outcome.intervention.text) == (said, "")
    report = see_report(moderator)
    (ending,) = endings(report)
    assert (ending.ended, ending.text) == (said, "taken off the list; its text is not printed.")
    assert sorted((side.declined, side.withdrawn) for side in side_figures(report)) == [
        (0, 0),
        (1, 0),
    ]


def test_who_did_not_answer_when_called_was_not_there(
    moderator: Visit, online: Visit, asked: str
) -> None:
    strike_request(moderator, asked)
    assert standing(moderator, asked).decline_reason is NOT_THERE
    with moderator.house.database.reading() as db:
        (*_, act) = records.activities(db, moderator.session_id or "", room=Room.FLOOR)
    assert (act.act, act.details["reason"]) == ("strike_request", NOT_THERE)


def test_it_is_put_back_also_where_later_acts_lie_above_it_in_undo(
    moderator: Visit, in_the_room: Visit, asked: str
) -> None:
    request_floor(in_the_room)
    strike_request(at(moderator, 1), asked)
    give_floor_to_next(at(moderator, 2))
    put_back(at(moderator, 3), asked)
    assert (standing(moderator, asked).state, standing(moderator, asked).decline_reason) == (
        S.WAITING,
        None,
    )
    undo_floor_act(at(moderator, 4))
    assert standing(moderator, asked).decline_reason is NOT_THERE


def test_others_whose_questions_were_merged_with_it_wait_for_themselves(
    moderator: Visit, in_the_room: Visit, asked: str
) -> None:
    other = request_floor(at(in_the_room, 1), "Who pays for cables?")
    head = merge_questions(at(moderator, 2), [asked, other])
    (gone,) = {asked, other} - {head}
    strike_request(at(moderator, 3), head)
    assert (standing(moderator, gone).state, standing(moderator, head).state) == (
        S.WAITING,
        S.DECLINED,
    )
    undo_floor_act(at(moderator, 4))
    assert standing(moderator, gone).merged_into == head


def test_an_answer_that_was_taken_back_is_not_told_with_it(
    moderator: Visit, online: Visit, asked: str
) -> None:
    answer_in_writing(moderator, asked, "The operators do.")
    put_back(at(moderator, 1), asked)
    strike_request(at(moderator, 2), asked)
    (mine,) = see_my_interventions(online)
    assert mine.standing.reply == ""


def test_nobody_takes_off_the_list_what_another_is_reading(
    moderator: Visit, lucia: Visit, asked: str
) -> None:
    claim_question(lucia, asked)
    with pytest.raises(BeingRead) as refused:
        strike_request(moderator, asked)
    assert words_for(refused.value).startswith("The online moderator is reading this question.")
    assert standing(moderator, asked).state is S.WAITING
    strike_request(lucia, asked)
    assert standing(moderator, asked).claimed_by is None


def test_too_late_it_is_refused_with_what_changed_and_by_whom(
    moderator: Visit, lucia: Visit, asked: str
) -> None:
    seen = see_floor(moderator).revision
    answer_in_writing(lucia, asked, "The operators do.")
    with pytest.raises(DecidedMeanwhile) as refused:
        strike_request(moderator, asked, seen=seen)
    assert words_for(refused.value) == (
        "The online moderator answered number 1 in writing meanwhile. Look again, then decide."
    )


def test_nor_is_what_has_other_words_by_now(moderator: Visit, online: Visit, asked: str) -> None:
    seen = see_floor(moderator).revision
    edit_my_question(online, asked, "Who pays?")
    with pytest.raises(RewordedMeanwhile):
        strike_request(moderator, asked, seen=seen)
    strike_request(moderator, asked, seen=see_floor(moderator).revision)


def test_what_happens_to_others_makes_it_no_staler(
    moderator: Visit, lucia: Visit, in_the_room: Visit, asked: str
) -> None:
    other = request_floor(in_the_room, "Why?")
    seen = see_floor(moderator).revision
    edit_my_question(in_the_room, other, "Wherefore?")
    give_floor_to(lucia, other)
    strike_request(moderator, asked, seen=seen)
    assert standing(moderator, asked).state is S.DECLINED


def test_only_who_waits_is_on_the_list(moderator: Visit, lucia: Visit, asked: str) -> None:
    give_floor_to_next(lucia)
    yield_floor(at(lucia, 1))
    with pytest.raises(NotWaiting) as refused:
        strike_request(at(moderator, 180), asked)
    assert words_for(refused.value) == (
        "The online moderator ended number 1's turn 2 min ago. Nothing was done."
    )
