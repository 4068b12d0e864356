"""A moderator who acts on what they saw a moment ago is told what changed, and nothing is done."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from session_core.domain.activity import Activity
from session_core.domain.floor import InterventionKind, InterventionState
from session_core.domain.floor_refusals import NobodyWaiting, NotWaiting, OutOfDate
from session_core.domain.people import Modality, Role
from session_core.domain.refusals import Refusal
from session_core.domain.session import Room, WorkshopSession
from session_core.domain.stale import Change, ChangeKind, change_of_question
from session_core.use_cases.asking import enter_for_someone, request_floor, withdraw_request
from session_core.use_cases.claims import claim_question
from session_core.use_cases.dispositions import answer_in_writing, put_back
from session_core.use_cases.floor import (
    give_floor_to,
    give_floor_to_next,
    recall_last,
    see_floor,
    strike_request,
    yield_floor,
)
from session_core.use_cases.floor_undo import undo_floor_act
from session_core.use_cases.house import House
from session_core.use_cases.merging import merge_questions
from session_core.use_cases.notes import write_note
from session_core.use_cases.visit import Visit
from session_core.wording import words_for
from tests.domain.floors import asks
from tests.houses import NOW, new_account, sign_in_as, visit_of

ONSITE, ONLINE = Modality.ONSITE, Modality.ONLINE


@pytest.fixture
def other(house: House, session: WorkshopSession) -> Visit:
    """The online moderator."""
    return sign_in_as(house, Role.ONLINE_MODERATOR, session.id)


@pytest.fixture
def hands(moderator: Visit) -> list[str]:
    """Four who wait, numbers 1 to 4, alternating."""
    return [enter_for_someone(moderator, side, name=f"N{side}") for side in (ONSITE, ONLINE) * 2]


def speaking(visit: Visit) -> int | None:
    now = see_floor(visit).speaking
    return now.number if now else None


def told(act: Callable[[], object], kind: type[Refusal] = OutOfDate) -> str:
    with pytest.raises(kind) as refused:
        act()
    return words_for(refused.value)


def test_the_other_gave_the_floor_a_moment_ago(
    moderator: Visit, other: Visit, hands: list[str]
) -> None:
    seen = see_floor(moderator).revision
    give_floor_to_next(other, hands[0], seen)
    assert told(lambda: give_floor_to_next(moderator, hands[0], seen)) == (
        "The online moderator gave the floor to number 1 a moment ago. "
        "Number 2 is first now; nothing was done."
    )
    assert speaking(moderator) == 1


def test_the_same_person_is_first_but_somebody_else_was_given_the_floor(
    moderator: Visit, other: Visit, hands: list[str]
) -> None:
    seen = see_floor(moderator).revision
    give_floor_to(other, hands[3], seen)
    assert told(lambda: give_floor_to_next(moderator, hands[0], seen)) == (
        "The online moderator gave the floor to number 4 a moment ago. "
        "Number 1 is still first; nothing was done."
    )
    assert speaking(moderator) == 4


def test_two_who_give_it_out_of_turn(moderator: Visit, other: Visit, hands: list[str]) -> None:
    seen = see_floor(moderator).revision
    give_floor_to(other, hands[2], seen)
    assert told(lambda: give_floor_to(moderator, hands[3], seen)) == (
        "The online moderator gave the floor to number 3 a moment ago. "
        "Number 3 has the floor now; nothing was done."
    )
    assert told(lambda: give_floor_to(moderator, hands[2], seen)).startswith("The online moderator")
    with pytest.raises(NotWaiting):
        give_floor_to(moderator, hands[2])


def test_out_of_turn_is_not_stale_because_somebody_ended(
    moderator: Visit, other: Visit, hands: list[str]
) -> None:
    give_floor_to_next(moderator)
    seen = see_floor(moderator).revision
    yield_floor(other)
    give_floor_to(moderator, hands[3], seen)
    assert speaking(moderator) == 4


def test_a_yield_that_was_meant_for_one_ends_no_other(
    moderator: Visit, other: Visit, hands: list[str]
) -> None:
    give_floor_to_next(moderator)
    seen = see_floor(moderator).revision
    give_floor_to_next(other, hands[1], seen)
    assert told(lambda: yield_floor(moderator, hands[0], seen)) == (
        "The online moderator gave the floor to number 2 a moment ago. "
        "Number 2 has the floor now; nothing was done."
    )
    assert speaking(moderator) == 2
    yield_floor(moderator, hands[1], see_floor(moderator).revision)
    assert speaking(moderator) is None


def test_two_yields_at_once_end_one(moderator: Visit, other: Visit, hands: list[str]) -> None:
    give_floor_to_next(moderator)
    seen = see_floor(moderator).revision
    yield_floor(other, hands[0], seen)
    assert told(lambda: yield_floor(moderator, hands[0], seen)) == (
        "The online moderator ended a turn a moment ago. "
        "Nobody has the floor now; nothing was done."
    )


def test_a_step_back_by_the_other_is_told(moderator: Visit, other: Visit, hands: list[str]) -> None:
    give_floor_to_next(moderator)
    yield_floor(moderator)
    seen = see_floor(moderator).revision
    recall_last(other)
    assert told(lambda: give_floor_to_next(moderator, hands[1], seen)) == (
        "The online moderator took the last step back a moment ago. "
        "Number 2 is still first; nothing was done."
    )
    assert speaking(moderator) == 1


@pytest.mark.parametrize(
    "elsewhere", ["a note", "a request", "somebody else struck", "struck and taken back"]
)
def test_what_happens_elsewhere_makes_nothing_stale(
    moderator: Visit, other: Visit, hands: list[str], elsewhere: str
) -> None:
    seen = see_floor(moderator).revision
    if elsewhere == "a note":
        write_note(other, "A point")
    elif elsewhere == "a request":
        enter_for_someone(other, ONLINE)
    else:
        strike_request(other, hands[3])
        if elsewhere == "struck and taken back":
            undo_floor_act(other)
    give_floor_to_next(moderator, hands[0], seen)
    assert speaking(moderator) == 1


def test_taking_back_what_is_no_turn_makes_nothing_stale_while_somebody_speaks(
    moderator: Visit, other: Visit, hands: list[str]
) -> None:
    give_floor_to_next(moderator)
    strike_request(other, hands[3])
    seen = see_floor(moderator).revision
    undo_floor_act(other)
    give_floor_to_next(moderator, hands[1], seen)
    assert speaking(moderator) == 2
    seen = see_floor(moderator).revision
    strike_request(other, hands[3])
    undo_floor_act(other)
    yield_floor(moderator, hands[1], seen)
    assert speaking(moderator) is None


def test_what_is_told_is_the_turn_and_not_a_later_step_back_of_something_else(
    moderator: Visit, other: Visit, hands: list[str]
) -> None:
    seen = see_floor(moderator).revision
    give_floor_to(other, hands[2], seen)
    strike_request(other, hands[3])
    undo_floor_act(other)
    gave = "The online moderator gave the floor to number 3 a moment ago. "
    assert told(lambda: give_floor_to_next(moderator, hands[0], seen)).startswith(gave)
    assert told(lambda: yield_floor(moderator, hands[0], seen)).startswith(gave)


def test_who_is_first_again_because_a_step_was_taken_back_is_told(
    moderator: Visit, other: Visit, hands: list[str]
) -> None:
    strike_request(moderator, hands[0])
    seen = see_floor(moderator).revision
    undo_floor_act(other)
    assert told(lambda: give_floor_to_next(moderator, hands[1], seen)) == (
        "The online moderator took the last step back a moment ago. "
        "Number 1 is first now; nothing was done."
    )


def test_who_was_first_was_struck(moderator: Visit, other: Visit, hands: list[str]) -> None:
    seen = see_floor(moderator).revision
    strike_request(other, hands[0])
    assert told(lambda: give_floor_to_next(moderator, hands[0], seen)) == (
        "The online moderator took number 1 off the list a moment ago. "
        "Number 2 is first now; nothing was done."
    )


def test_a_point_of_order_went_first(moderator: Visit, other: Visit, hands: list[str]) -> None:
    seen = see_floor(moderator).revision
    enter_for_someone(other, ONLINE, kind=InterventionKind.POINT_OF_ORDER)
    assert told(lambda: give_floor_to_next(moderator, hands[0], seen)) == (
        "Number 5, which goes before the list, was raised a moment ago. "
        "Number 5 is first now; nothing was done."
    )


def test_the_last_who_waited_is_gone(moderator: Visit, other: Visit) -> None:
    only = enter_for_someone(moderator, ONSITE)
    seen = see_floor(moderator).revision
    give_floor_to_next(other, only, seen)
    assert told(lambda: give_floor_to_next(moderator, only, seen)) == (
        "The online moderator gave the floor to number 1 a moment ago. "
        "Nobody waits now; nothing was done."
    )
    with pytest.raises(NobodyWaiting):
        give_floor_to_next(moderator, seen=see_floor(moderator).revision)


def test_ones_own_second_press_says_so_and_how_long_ago(moderator: Visit, hands: list[str]) -> None:
    seen = see_floor(moderator).revision
    give_floor_to_next(moderator, hands[0], seen)
    later = replace(moderator, now=moderator.now + timedelta(minutes=3))
    assert told(lambda: give_floor_to_next(later, hands[0], seen)).startswith(
        "You gave the floor to number 1 3 min ago."
    )


def test_another_with_the_same_role_and_an_organiser_are_told_apart(
    house: House, session: WorkshopSession, moderator: Visit, hands: list[str]
) -> None:
    for role, words in (
        (Role.ONSITE_MODERATOR, "Another onsite moderator gave"),
        (Role.ORGANISER, "The organiser gave"),
    ):
        seen = see_floor(moderator).revision
        give_floor_to_next(sign_in_as(house, role, session.id))
        assert told(lambda seen=seen: give_floor_to_next(moderator, hands[3], seen)).startswith(  # type: ignore[misc]
            words
        )


def test_no_name_is_in_what_is_told(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    named = visit_of(house, new_account(house, "marisol"), session.id, [Role.ONLINE_MODERATOR])
    first = enter_for_someone(moderator, ONSITE, name="Tarik", text="Who pays?")
    seen = see_floor(moderator).revision
    give_floor_to_next(named, first, seen)
    with pytest.raises(OutOfDate) as refused:
        give_floor_to_next(moderator, first, seen)
    everything = f"{words_for(refused.value)} {refused.value.details}"
    assert not any(word in everything for word in ("arisol", "Tarik", "Who pays"))


def test_without_a_revision_the_states_tell(
    moderator: Visit, other: Visit, hands: list[str]
) -> None:
    give_floor_to_next(other)
    assert told(lambda: give_floor_to_next(moderator, hands[0])) == (
        "Number 1 was given the floor a moment ago. Number 2 is first now; nothing was done."
    )


BECAME: dict[str, tuple[Callable[[Visit, str], object], str]] = {
    "answered": (
        lambda visit, one: answer_in_writing(visit, one, "No."),
        "The online moderator answered number 2 in writing",
    ),
    "struck": (
        lambda visit, one: strike_request(visit, one),
        "The online moderator took number 2 off the list",
    ),
    "taken back": (
        lambda visit, _: undo_floor_act(visit),
        "The online moderator took back the entry of number 2",
    ),
    "given": (
        lambda visit, one: give_floor_to(visit, one),
        "The online moderator gave the floor to number 2",
    ),
}
PRESSES: dict[str, Callable[[Visit, str, str], object]] = {
    "give": lambda visit, one, _: give_floor_to(visit, one),
    "claim": lambda visit, one, _: claim_question(visit, one),
    "strike": lambda visit, one, _: strike_request(visit, one),
    "merge": lambda visit, one, another: merge_questions(visit, [one, another]),
}


@pytest.mark.parametrize("became", BECAME)
@pytest.mark.parametrize("press", PRESSES)
def test_of_what_waits_no_longer_it_is_told_what_became_of_it_and_by_whom(
    moderator: Visit, other: Visit, became: str, press: str
) -> None:
    first, asked = (enter_for_someone(moderator, ONSITE, "Why?") for _ in range(2))
    act, said = BECAME[became]
    act(other, asked)
    assert told(lambda: PRESSES[press](moderator, asked, first), NotWaiting) == (
        f"{said} a moment ago. Nothing was done."
    )


def test_what_its_asker_withdrew_nobody_is_said_to_have_ended(
    moderator: Visit, online: Visit
) -> None:
    asked = request_floor(online)
    withdraw_request(online, asked)
    assert told(lambda: give_floor_to(moderator, asked), NotWaiting) == (
        "Number 1 was withdrawn by who asked a moment ago. Nothing was done."
    )


def test_what_waits_is_not_said_to_wait_no_longer(moderator: Visit, hands: list[str]) -> None:
    assert told(lambda: put_back(moderator, hands[0]), NotWaiting) == (
        "Number 1 is waiting already."
    )


@pytest.mark.parametrize("act", ["strike_request", "undo_floor_act"])
def test_what_older_records_say_was_withdrawn_by_staff_is_said_to_be_struck(act: str) -> None:
    gone = replace(asks(1), state=InterventionState.WITHDRAWN)
    old = Activity(act, Room.FLOOR, NOW, "account:kenji", gone.id)
    assert change_of_question([old], gone) == Change(ChangeKind.STRUCK, 1, "account:kenji", NOW)
