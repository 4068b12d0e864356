"""How questions end: what staff can decide, what the asker can take back, what is told."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from session_core.domain.dispositions import (
    CAN_BE_DECIDED,
    REPLY_LIMIT,
    answer_in_writing,
    decline,
    edit,
    end_of_session,
    put_back,
    take_into_report,
    told,
    waiting_again,
)
from session_core.domain.floor import (
    CAN_BE_WITHDRAWN,
    DISPOSITIONS,
    DeclineReason,
    Floor,
    Intervention,
    InterventionState,
    found_in,
    withdraw_request,
)
from session_core.domain.floor_refusals import NotWaiting
from session_core.domain.merging import merge
from session_core.domain.refusals import EmptyText, NotFound, TextTooLong
from session_core.domain.speaking_order import announce
from tests.domain.floors import asks, heard, minute, order_of

S = InterventionState
ONE = Floor((asks(1), asks(2)))
Act = Callable[[Floor], Floor]
ACTS: dict[InterventionState, Act] = {
    S.ANSWERED: lambda floor: answer_in_writing(floor, "id1", " The operators. ", minute(9)),
    S.DECLINED: lambda floor: decline(floor, "id1", DeclineReason.NO_TIME, minute(9), "Sorry"),
    S.IN_REPORT: lambda floor: take_into_report(floor, ["id1"], minute(9)),
}


def standing(state: InterventionState) -> Floor:
    return Floor((replace(asks(1), state=state, claimed_by="mara"), asks(2)))


def one(floor: Floor) -> Intervention:
    return found_in(floor, "id1")


@pytest.mark.parametrize("ends", ACTS)
@pytest.mark.parametrize("state", list(S))
def test_staff_decide_on_what_waits_and_can_change_their_mind(
    ends: InterventionState, state: InterventionState
) -> None:
    if state not in CAN_BE_DECIDED:
        with pytest.raises(NotWaiting):
            ACTS[ends](standing(state))
        return
    decided = one(ACTS[ends](standing(state)))
    assert (decided.state, decided.ended_at, decided.claimed_by) == (ends, minute(9), None)
    assert (decided.decline_reason is DeclineReason.NO_TIME) is (ends is S.DECLINED)


def test_the_answer_is_told_while_it_stands() -> None:
    answered = ACTS[S.ANSWERED](ONE)
    assert told(one(answered)) == "The operators."
    assert told(one(ACTS[S.DECLINED](answered))) == "Sorry"
    assert told(one(ACTS[S.IN_REPORT](answered))) == ""
    assert told(one(put_back(answered, "id1"))) == ""
    assert one(put_back(answered, "id1")).reply == "The operators."
    assert told(one(withdraw_request(answered, "id1", minute(10)))) == ""


@pytest.mark.parametrize(
    ("reply", "refusal"), [("", EmptyText), (" \n", EmptyText), ("x" * 2001, TextTooLong)]
)
def test_an_answer_has_words_and_an_end(reply: str, refusal: type[Exception]) -> None:
    assert REPLY_LIMIT == 2000
    with pytest.raises(refusal):
        answer_in_writing(ONE, "id1", reply, minute(9))


@pytest.mark.parametrize("ends", ACTS)
def test_put_back_it_waits_in_a_new_place(ends: InterventionState) -> None:
    floor = announce(Floor(tuple(asks(number) for number in (1, 2, 3))), minute(4))
    floor = announce(ACTS[ends](floor), minute(10))
    assert order_of(floor) == [2, 3]
    back = put_back(floor, "id1")
    assert order_of(back) == [2, 3, 1]
    waiting = one(back)
    assert (waiting.state, waiting.ended_at, waiting.decline_reason) == (S.WAITING, None, None)


@pytest.mark.parametrize("state", sorted({*S} - {S.ANSWERED, S.DECLINED, S.IN_REPORT}))
def test_what_was_not_decided_cannot_be_put_back(state: InterventionState) -> None:
    with pytest.raises(NotWaiting):
        put_back(standing(state), "id1")
    with pytest.raises(NotFound):
        put_back(ONE, "nothing")


def test_the_end_takes_all_who_wait_and_opening_again_gives_them_their_places() -> None:
    floor = announce(Floor((heard(1), *(asks(number) for number in (2, 3, 4, 5)))), minute(6))
    floor = take_into_report(floor, ["id5"], minute(8))
    before = order_of(floor)
    ended = end_of_session(floor, minute(9))
    assert [each.state for each in ended.interventions] == [S.HEARD, *[S.IN_REPORT] * 4]
    again = waiting_again(ended, minute(9))
    assert order_of(again) == before == [2, 3, 4]
    assert again == floor
    assert found_in(again, "id5").state is S.IN_REPORT


def test_what_was_decided_after_the_end_stays_so_when_it_opens_again() -> None:
    ended = end_of_session(ONE, minute(9))
    answered = answer_in_writing(ended, "id1", "The operators.", minute(20))
    again = waiting_again(withdraw_request(answered, "id2", minute(21)), minute(9))
    assert [each.state for each in again.interventions] == [S.ANSWERED, S.WITHDRAWN]


@pytest.mark.parametrize("state", list(S))
def test_an_asker_takes_back_all_but_what_was_said(state: InterventionState) -> None:
    assert (state in CAN_BE_WITHDRAWN) is (
        state not in {S.SPEAKING, S.HEARD, S.WITHDRAWN, S.UNDONE}
    )
    if state in CAN_BE_WITHDRAWN:
        gone = one(withdraw_request(standing(state), "id1", minute(9)))
        assert (gone.state, gone.ended_at, gone.claimed_by) == (S.WITHDRAWN, minute(9), None)
    else:
        with pytest.raises(NotWaiting):
            withdraw_request(standing(state), "id1", minute(9))


@pytest.mark.parametrize("ends", [S.WAITING, *ACTS])
def test_who_withdraws_a_head_leaves_its_members_where_it_stood(ends: InterventionState) -> None:
    merged = merge(ONE, ["id1", "id2"], minute(5))
    decided = ACTS[ends](merged) if ends in ACTS else merged
    head = one(decided)
    freed = found_in(withdraw_request(decided, "id1", minute(10)), "id2")
    assert (freed.state, freed.merged_into, told(freed)) == (ends, None, told(head))
    assert (freed.ended_at, freed.decline_reason) == (head.ended_at, head.decline_reason)


@pytest.mark.parametrize("state", sorted({*S} - {S.MERGED}))
def test_an_asker_rewords_what_waits_by_itself_or_with_its_head(state: InterventionState) -> None:
    merged = replace(asks(2), state=S.MERGED, merged_into="id1")
    floor = Floor((replace(asks(1), state=state), merged))
    for id_, reason in (("id1", ""), ("id2", "merged")):
        if state is S.WAITING:
            reworded = found_in(edit(floor, id_, "Who mends it?", minute(9)), id_)
            assert (reworded.text, reworded.edited_at) == ("Who mends it?", minute(9))
            continue
        with pytest.raises(NotWaiting) as refused:
            edit(floor, id_, "Who mends it?", minute(9))
        assert refused.value.details == {"number": 1, "reason": reason}


def test_every_way_to_end_is_known() -> None:
    assert {*ACTS, S.HEARD, S.MERGED, S.WITHDRAWN, S.UNDONE} == DISPOSITIONS
