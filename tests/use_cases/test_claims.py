"""Claims: who reads a question, and that the others leave it alone until they take it over."""

from collections.abc import Callable

import pytest

from session_core.domain.floor import DeclineReason
from session_core.domain.floor_refusals import BeingRead, NotWaiting
from session_core.domain.people import Role
from session_core.domain.session import Room, WorkshopSession
from session_core.storage import records, roles
from session_core.use_cases.asking import request_floor
from session_core.use_cases.claims import claim_question, release_claim, release_claims_of
from session_core.use_cases.dispositions import (
    answer_in_writing,
    decline_question,
    take_into_report,
)
from session_core.use_cases.floor import give_floor_to_next, see_floor, yield_floor
from session_core.use_cases.house import House
from session_core.use_cases.merging import merge_questions, unmerge_question
from session_core.use_cases.questions import see_questions
from session_core.use_cases.sign_in import see_who_i_am
from session_core.use_cases.visit import USE_CASES, Visit, Work, use_case
from session_core.wording import words_for
from tests.houses import seat_in, sign_in_as


@pytest.fixture
def mara(house: House, session: WorkshopSession) -> Visit:
    """The online moderator."""
    return sign_in_as(house, Role.ONLINE_MODERATOR, session.id)


@pytest.fixture
def asked(house: House, session: WorkshopSession) -> tuple[str, str]:
    first = request_floor(seat_in(house, session.id), "Who pays for the cable?")
    return first, request_floor(seat_in(house, session.id), "Who pays for cables?")


def readers(visit: Visit) -> list[str]:
    return [each.reader for each in see_questions(visit)]


def test_all_staff_see_who_reads(mara: Visit, moderator: Visit, asked: tuple[str, str]) -> None:
    claim_question(mara, asked[0])
    assert readers(moderator) == ["online moderator", ""]
    account = see_who_i_am(mara)
    places = {place.intervention.id: place.intervention for place in see_floor(moderator).places}
    assert account
    assert places[asked[0]].claimed_by == account.id
    release_claim(mara, asked[0])
    assert readers(moderator) == ["", ""]


def test_nobody_else_sees_it(mara: Visit, online: Visit, asked: tuple[str, str]) -> None:
    claim_question(mara, asked[0])
    for place in see_floor(online).places:
        assert (place.intervention.claimed_by, place.intervention.claimed_at) == (None, None)


ACTS: list[Callable[[Visit, tuple[str, str]], object]] = [
    lambda visit, asked: answer_in_writing(visit, asked[0], "The operators do."),
    lambda visit, asked: decline_question(visit, asked[0], DeclineReason.UNCLEAR),
    lambda visit, asked: take_into_report(visit, asked[0]),
    lambda visit, asked: merge_questions(visit, [asked[1], asked[0]]),
    lambda visit, asked: release_claim(visit, asked[0]),
]


@pytest.mark.parametrize("act", ACTS)
def test_another_is_told_who_reads_until_they_take_it_over(
    mara: Visit, moderator: Visit, asked: tuple[str, str], act: Callable[..., object]
) -> None:
    claim_question(mara, asked[0])
    with pytest.raises(BeingRead) as refused:
        act(moderator, asked)
    assert words_for(refused.value).startswith("The online moderator is reading this question.")
    claim_question(moderator, asked[0])
    assert readers(mara)[0] == "onsite moderator"
    with pytest.raises(BeingRead):
        release_claim(mara, asked[0])
    act(moderator, asked)


@pytest.mark.parametrize("act", [*ACTS[:3], ACTS[-1]])
def test_who_reads_it_decides(
    mara: Visit, asked: tuple[str, str], act: Callable[..., object]
) -> None:
    claim_question(mara, asked[0])
    act(mara, asked)
    assert readers(mara)[0] == ""


def test_a_head_that_is_read_is_not_parted_by_another(
    mara: Visit, moderator: Visit, asked: tuple[str, str]
) -> None:
    head = merge_questions(mara, asked)
    claim_question(mara, head)
    with pytest.raises(BeingRead):
        unmerge_question(moderator, head)


def test_giving_the_floor_clears_it(mara: Visit, moderator: Visit, asked: tuple[str, str]) -> None:
    claim_question(mara, asked[0])
    give_floor_to_next(moderator)
    assert readers(moderator) == ["", ""]
    with pytest.raises(NotWaiting):
        claim_question(mara, asked[0])
    yield_floor(moderator)
    assert readers(moderator) == ["", ""]


def test_the_record_says_who_took_over(
    house: House, session: WorkshopSession, mara: Visit, moderator: Visit, asked: tuple[str, str]
) -> None:
    claim_question(mara, asked[0])
    claim_question(mara, asked[0])
    claim_question(moderator, asked[0])
    with house.database.reading() as db:
        acts = records.activities(db, session.id, room=Room.FLOOR)
    claimed = [each for each in acts if each.act == "claim_question"]
    assert [each.details["taken_over"] for each in claimed] == [False, True]
    assert len({each.actor for each in claimed}) == 2


def test_claims_go_with_their_claimants_screen(
    house: House,
    session: WorkshopSession,
    mara: Visit,
    moderator: Visit,
    asked: tuple[str, str],
) -> None:
    claim_question(mara, asked[0])
    claim_question(moderator, asked[1])
    account = see_who_i_am(mara)
    assert account

    def screen_gone(work: Work) -> None:
        release_claims_of(work, account.id)

    # Called inside another use-case; here in one that goes by the name of one that is known.
    screen_gone.__name__ = "release_claim"
    known = dict(USE_CASES)
    gone = use_case(screen_gone)
    USE_CASES.update(known)
    gone(moderator)
    assert readers(moderator) == ["", "onsite moderator"]
    gone(moderator)
    with house.database.reading() as db:
        acts = [each.act for each in records.activities(db, session.id, room=Room.FLOOR)]
    assert acts.count("release_claims") == 1


def test_who_lost_their_role_is_still_some_moderator(
    house: House, session: WorkshopSession, mara: Visit, asked: tuple[str, str]
) -> None:
    claim_question(mara, asked[0])
    with house.database.writing() as db:
        account = see_who_i_am(mara)
        assert account
        roles.take_role(db, session.id, account.id, Role.ONLINE_MODERATOR)
    other = sign_in_as(house, Role.ONSITE_MODERATOR, session.id)
    with pytest.raises(BeingRead) as refused:
        take_into_report(other, asked[0])
    assert words_for(refused.value).startswith("The other moderator is reading")
