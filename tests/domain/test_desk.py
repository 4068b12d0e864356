"""Requests for help: who is first, and what may be done with one in which state."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from session_core.domain import desk_acts as act
from session_core.domain.desk import (
    HelpKind,
    HelpRequest,
    HelpState,
    HelpUrgency,
    before_in_line,
    in_line,
)
from session_core.domain.desk_acts import DeskMember
from session_core.domain.desk_refusals import (
    AskerWrote,
    HeldByAnother,
    HelpEnded,
    HelpNotEnded,
    HelpNotHeld,
)
from session_core.domain.people import Modality, RegionalGroup, StakeholderGroup

NOW = datetime(2030, 5, 14, 9, 0, tzinfo=UTC)
LATER = NOW + timedelta(minutes=5)
ROLES = {"ana": "desk", "ben": "organiser"}
ANA, BEN = DeskMember("ana", ROLES), DeskMember("ben", ROLES)


def asked(
    number: int = 1,
    kind: HelpKind = HelpKind.SOUND_OR_LINK,
    urgency: HelpUrgency = HelpUrgency.CAN_WAIT,
    **changes: object,
) -> HelpRequest:
    plain = HelpRequest(
        id=f"r{number}",
        session_id="s",
        number=number,
        seat_id=f"seat{number}",
        kind=kind,
        urgency=urgency,
        modality=Modality.ONLINE,
        raised_at=NOW + timedelta(seconds=number),
        text="I hear nothing",
        stakeholder_group=StakeholderGroup.GOVERNMENT,
        regional_group=RegionalGroup.AFRICA,
        language="fr",
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def test_urgent_ones_of_safety_come_first_then_urgent_ones_then_who_came_first() -> None:
    line = [
        asked(1),
        asked(2, urgency=HelpUrgency.URGENT),
        asked(3, HelpKind.SAFETY_OR_CONDUCT),
        asked(4, HelpKind.SAFETY_OR_CONDUCT, HelpUrgency.URGENT),
        asked(5, HelpKind.CAPTIONS_OR_ACCESS, HelpUrgency.URGENT),
    ]
    assert [one.number for one in in_line(line)] == [4, 2, 5, 1, 3]
    assert {one.number: before_in_line(line, one.id) for one in line} == {
        4: 0,
        2: 1,
        5: 2,
        1: 3,
        3: 4,
    }
    taken = [replace(one, state=HelpState.CLAIMED) if one.number == 4 else one for one in line]
    assert before_in_line(taken, "r2") == 0, "who is being helped stands before nobody"


@given(st.lists(st.tuples(st.sampled_from(HelpKind), st.sampled_from(HelpUrgency)), max_size=12))
def test_the_line_is_all_of_them_whatever_the_order_they_are_read_in(
    kinds: list[tuple[HelpKind, HelpUrgency]],
) -> None:
    line = [asked(n, kind, urgency) for n, (kind, urgency) in enumerate(kinds, 1)]
    assert in_line(line) == in_line(reversed(line))
    assert sorted(one.number for one in in_line(line)) == [one.number for one in line]


def test_of_two_who_claim_the_same_one_has_it() -> None:
    one = asked()
    first = act.claim(one, ANA, NOW, one.revision)
    assert (first.state, first.claimed_by, first.claimed_at) == (HelpState.CLAIMED, "ana", NOW)
    assert act.claim(first, ANA, LATER) == first, "twice is once"
    with pytest.raises(HeldByAnother) as late:
        act.claim(first, BEN, LATER, one.revision)
    assert late.value.details == {"number": 1, "who": "desk"}
    taken_over = act.claim(first, BEN, LATER, first.revision)
    assert taken_over.claimed_by == "ben", "who saw that it is another's takes it over"


def test_only_who_has_it_lets_go_answers_and_closes() -> None:
    held = act.claim(asked(), ANA, NOW)
    too_late: list[Callable[[], object]] = [
        lambda: act.release(held, BEN),
        lambda: act.answer(held, "l", BEN, "Hello", NOW),
        lambda: act.close(held, BEN, NOW),
        lambda: act.hand_to_side(held, BEN, Modality.ONSITE),
    ]
    for late in too_late:
        with pytest.raises(HeldByAnother):
            late()
    free = act.release(held, ANA)
    assert (free.state, free.claimed_by) == (HelpState.WAITING, None)
    with pytest.raises(HelpNotHeld):
        act.release(free, ANA)


def test_it_is_handed_to_a_side_or_to_somebody() -> None:
    held = act.claim(asked(), ANA, NOW)
    onsite = act.hand_to_side(held, ANA, Modality.ONSITE)
    assert (onsite.state, onsite.claimed_by, onsite.for_side) == (
        HelpState.WAITING,
        None,
        Modality.ONSITE,
    )
    given_on = act.hand_to_account(onsite, ANA, "ben", LATER)
    assert (given_on.state, given_on.claimed_by) == (HelpState.CLAIMED, "ben")


def test_who_answers_what_nobody_had_has_it() -> None:
    answered = act.answer(asked(), "l1", ANA, "Try the second link", NOW)
    assert (answered.state, answered.claimed_by) == (HelpState.ANSWERED, "ana")
    assert answered.has_news
    assert not answered.asker_waits
    assert not act.read_by_asker(answered).has_news
    assert act.read_by_asker(answered).revision == answered.revision
    assert act.read_by_asker(answered, answered.revision - 1).has_news, "not what came after"
    assert not act.read_by_asker(act.read_by_asker(answered), 1).has_news, "nor is it unread again"


def test_who_asked_writes_back_and_it_waits_with_who_has_it() -> None:
    answered = act.answer(asked(), "l1", ANA, "Try the second link", NOW)
    back = act.write_back(answered, "l2", "It is dead too", LATER)
    assert (back.state, back.claimed_by, back.asker_waits) == (HelpState.CLAIMED, "ana", True)
    assert [line.by_desk for line in back.lines] == [True, False]
    assert [line.written_by for line in back.lines] == ["ana", None]
    released = act.release(back, ANA)
    assert act.write_back(released, "l3", "Hello?", LATER).state is HelpState.WAITING


def test_nothing_is_closed_that_was_written_to_meanwhile() -> None:
    answered = act.answer(asked(), "l1", ANA, "Try the second link", NOW)
    back = act.write_back(answered, "l2", "It is dead too", LATER)
    with pytest.raises(AskerWrote):
        act.close(back, ANA, LATER, answered.revision)
    closed = act.close(back, ANA, LATER, back.revision)
    assert (closed.state, closed.ended_by, closed.ended_at) == (HelpState.CLOSED, "ana", LATER)


def test_what_is_over_says_who_ended_it() -> None:
    by_desk, by_asker = act.close(asked(), BEN, NOW), act.settle(asked(), NOW)
    gone = act.forgotten(asked())
    told = []
    for over in (by_desk, by_asker, gone):
        with pytest.raises(HelpEnded) as ended:
            act.claim(over, ANA, LATER)
        told.append(ended.value.details)
    assert told == [
        {"reason": "closed", "number": 1, "who": "organiser"},
        {"reason": "settled", "number": 1},
        {"reason": "withdrawn", "number": 1},
    ]
    assert act.settle(by_desk, LATER) == by_desk


def test_what_was_closed_is_opened_again_by_either_for_anybody() -> None:
    closed = act.close(act.claim(asked(), ANA, NOW), ANA, NOW)
    for again in (act.reopen(closed), act.write_back(closed, "l", "Not yet", LATER)):
        assert (again.state, again.claimed_by, again.ended_at) == (HelpState.WAITING, None, None)
    with pytest.raises(HelpNotEnded):
        act.reopen(asked())
    gone = act.forgotten(asked())
    with pytest.raises(HelpEnded):
        act.reopen(gone)
    with pytest.raises(HelpEnded):
        act.write_back(gone, "l", "Oh", NOW)


def test_marks_change_nothing_else() -> None:
    marked = act.mark(asked(), preventive=True, touches_room=True)
    assert (marked.preventive, marked.touches_room) == (True, True)
    assert act.mark(marked, preventive=True) == marked
    assert act.mark(marked, touches_room=False).preventive


def test_nothing_of_a_person_is_left_in_what_is_forgotten() -> None:
    full = act.answer(act.write_back(asked(), "l", "Please", NOW), "m", ANA, "Yes", NOW)
    gone = act.forgotten(full)
    assert (gone.seat_id, gone.text, gone.lines, gone.language) == (None, "", (), "")
    assert (gone.stakeholder_group, gone.regional_group) == (None, None)
    assert (gone.state, gone.kind, gone.number) == (HelpState.WITHDRAWN, full.kind, full.number)
    assert gone.ended_at is None, "of two that were forgotten together nothing says so"


def test_each_change_moves_its_revision() -> None:
    steps = [asked()]
    steps.append(act.claim(steps[-1], ANA, NOW))
    steps.append(act.answer(steps[-1], "a", ANA, "Hm", NOW))
    steps.append(act.write_back(steps[-1], "b", "Yes", NOW))
    steps.append(act.mark(steps[-1], preventive=True))
    steps.append(act.close(steps[-1], ANA, NOW))
    steps.append(act.reopen(steps[-1]))
    steps.append(act.forgotten(steps[-1]))
    assert [one.revision for one in steps] == list(range(1, len(steps) + 1))
