"""Undo on the floor: every act of staff, the latest first, and nothing of what askers did."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import update

from pages.parts.order_words import SETTINGS
from pages.parts.undo_words import undo_words
from session_core.domain.cards import Card
from session_core.domain.chat import ChatMessage
from session_core.domain.floor import DeclineReason, Floor, InterventionState
from session_core.domain.floor_policy import PRESETS
from session_core.domain.floor_refusals import AnotherActSince, BeingRead, NothingToUndo
from session_core.domain.floor_undo import LastFloorAct
from session_core.domain.people import Modality, Role
from session_core.domain.policy_words import SETTING_WORDS
from session_core.domain.refusals import SessionNotOpen
from session_core.domain.session import WorkshopSession
from session_core.exports.endings import endings
from session_core.exports.markdown_report import to_markdown
from session_core.exports.side_figures import side_figures
from session_core.storage import floor
from session_core.storage.tables import activity
from session_core.use_cases.asking import enter_for_someone, request_floor, withdraw_request
from session_core.use_cases.cards import enter_cards
from session_core.use_cases.chat import enter_chat_lines
from session_core.use_cases.claims import claim_question, release_claim
from session_core.use_cases.dispositions import (
    answer_in_writing,
    decline_question,
    put_back,
    take_into_report,
)
from session_core.use_cases.floor import (
    close_queue,
    give_floor_to,
    give_floor_to_next,
    open_queue,
    strike_request,
    yield_floor,
)
from session_core.use_cases.floor_policy import set_floor_policy
from session_core.use_cases.floor_undo import see_last_floor_act, undo_floor_act
from session_core.use_cases.house import House
from session_core.use_cases.ledger import see_ledger
from session_core.use_cases.merging import merge_questions, unmerge_question
from session_core.use_cases.outcomes import see_outcomes
from session_core.use_cases.questions import see_questions
from session_core.use_cases.report import see_report
from session_core.use_cases.sessions import close_session, open_session
from session_core.use_cases.support import support_question
from session_core.use_cases.visit import Visit
from session_core.wording import words_for
from tests.houses import seat_in, sign_in_as

WITHDRAWN = InterventionState.WITHDRAWN


def here(visit: Visit) -> Floor:
    with visit.house.database.reading() as db:
        return floor.floor_of(db, visit.session_id or "")


def without_replies(kept: Floor) -> Floor:
    """The floor without words that were written, which no undo brings back."""
    return replace(kept, interventions=tuple(replace(one, reply="") for one in kept.interventions))


def at(visit: Visit, second: int) -> Visit:
    return replace(visit, now=visit.now + timedelta(seconds=second))


@pytest.fixture
def asked(house: House, session: WorkshopSession, moderator: Visit) -> list[str]:
    """Six who asked: one is speaking, one was answered, two are one question, one is claimed."""
    seats = [seat_in(house, session.id, side) for side in Modality for _ in range(3)]
    ids = [request_floor(at(seat, n), "Why?") for n, seat in enumerate(seats)]
    support_question(at(seats[0], 7), ids[4])
    give_floor_to_next(at(moderator, 8), ids[0])
    answer_in_writing(at(moderator, 9), ids[1], "Here.")
    merge_questions(at(moderator, 10), [ids[2], ids[5]])
    claim_question(at(moderator, 11), ids[3])
    return ids


ACTS: dict[str, Callable[[Visit, list[str]], object]] = {
    "give_floor_to_next": lambda visit, _: give_floor_to_next(visit),
    "give_floor_to": lambda visit, ids: give_floor_to(visit, ids[4]),
    "yield_floor": lambda visit, _: yield_floor(visit),
    "strike_request": lambda visit, ids: strike_request(visit, ids[4]),
    "close_queue": lambda visit, _: close_queue(visit),
    "answer_in_writing": lambda visit, ids: answer_in_writing(visit, ids[3], "There."),
    "decline_question": lambda visit, ids: decline_question(
        visit, ids[4], DeclineReason.NO_TIME, "Sorry."
    ),
    "take_into_report": lambda visit, ids: take_into_report(visit, ids[4]),
    "put_back": lambda visit, ids: put_back(visit, ids[1]),
    "merge_questions": lambda visit, ids: merge_questions(visit, [ids[3], ids[4]]),
    "unmerge_question": lambda visit, ids: unmerge_question(visit, ids[2]),
    "set_floor_policy": lambda visit, _: set_floor_policy(
        visit, PRESETS["First come"], here(visit).policy
    ),
}


@pytest.mark.parametrize("act", sorted(ACTS))
def test_every_act_of_staff_can_be_taken_back(moderator: Visit, asked: list[str], act: str) -> None:
    before = without_replies(here(moderator))
    ACTS[act](at(moderator, 20), asked)
    assert without_replies(here(moderator)) != before
    last = see_last_floor_act(moderator)
    assert last
    assert (last.act, last.by, last.left_alone) == (act, Role.ONSITE_MODERATOR, ())
    undo_floor_act(at(moderator, 21), last.revision)
    after = without_replies(here(moderator))
    # Whom the act had announced in somebody's place is safe from then on.
    assert forgiven(after, before) == forgiven(before, before)


def forgiven(after: Floor, before: Floor) -> Floor:
    """The floor without who reads what, and without places that were announced since."""
    known = {one.id: one for one in before.interventions}
    return replace(
        after,
        interventions=tuple(
            replace(
                one,
                announced_at=one.announced_at if known[one.id].announced_at else None,
                announced_for=(),
                claimed_by=None,
                claimed_at=None,
            )
            for one in after.interventions
        ),
    )


def last_act(visit: Visit) -> LastFloorAct:
    last = see_last_floor_act(visit)
    assert last
    return last


@pytest.fixture
def other(house: House, session: WorkshopSession) -> Visit:
    """The online moderator, a little later."""
    return at(sign_in_as(house, Role.ONLINE_MODERATOR, session.id), 30)


def test_claims_lie_on_no_act_that_is_taken_back(
    moderator: Visit, other: Visit, asked: list[str]
) -> None:
    give_floor_to(at(moderator, 20), asked[4])
    claim_question(other, asked[3])
    release_claim(at(other, 1), asked[3])
    claim_question(at(other, 2), asked[3])
    last = last_act(moderator)
    assert (last.act, last.numbers[0]) == ("give_floor_to", 5)
    undo_floor_act(at(moderator, 40), last.revision)
    speaking = here(moderator).speaking
    assert speaking
    assert speaking.number == 1
    assert here(moderator).interventions[3].claimed_at == at(other, 2).now


def test_what_is_taken_back_is_read_by_nobody_until_somebody_says_so(
    moderator: Visit, other: Visit, asked: list[str]
) -> None:
    claim_question(other, asked[4])
    answer_in_writing(at(other, 1), asked[4], "Here.")
    undo_floor_act(at(moderator, 40))
    one = here(moderator).interventions[4]
    assert (one.state, one.claimed_by) == (InterventionState.WAITING, None)


def test_what_another_reads_by_now_is_not_taken_from_under_them(
    moderator: Visit, other: Visit, asked: list[str]
) -> None:
    put_back(at(moderator, 20), asked[1])
    claim_question(other, asked[1])
    with pytest.raises(BeingRead):
        undo_floor_act(at(moderator, 40))
    claim_question(at(moderator, 41), asked[1])
    undo_floor_act(at(moderator, 42))
    one = here(moderator).interventions[1]
    assert (one.state, one.claimed_by) == (InterventionState.ANSWERED, None)


def test_an_older_record_says_of_claims_what_was_before_and_is_not_asked(
    moderator: Visit, other: Visit, asked: list[str]
) -> None:
    claim_question(other, asked[4])
    before = {asked[4]: {"state": "waiting", "claimed_by": None, "became": "waiting"}}
    with moderator.house.database.writing() as db:
        same = activity.c.act == "claim_question"
        db.execute(update(activity).where(same).values(details={"floor_before": before}))
    assert last_act(moderator).act == "merge_questions"


def test_the_queue_that_was_opened_is_closed_again(moderator: Visit) -> None:
    close_queue(moderator)
    open_queue(moderator)
    undo_floor_act(moderator)
    assert not here(moderator).queue_open
    undo_floor_act(moderator)
    assert here(moderator).queue_open


def test_a_proxy_entry_was_none(moderator: Visit) -> None:
    entered = enter_for_someone(moderator, Modality.ONSITE, "Why?")
    last = see_last_floor_act(moderator)
    assert last
    assert (last.act, last.numbers) == ("enter_for_someone", (1,))
    undo_floor_act(moderator)
    (one,) = here(moderator).interventions
    assert (one.id, one.state) == (entered, InterventionState.UNDONE)
    with pytest.raises(NothingToUndo):
        undo_floor_act(moderator)


def test_chat_lines_entered_at_once_are_taken_back_at_once(moderator: Visit) -> None:
    close_queue(moderator)
    open_queue(moderator)
    lines = [ChatMessage("", f"Why {n}?", "10:00", True, (n,)) for n in range(3)]
    enter_chat_lines(moderator, lines)
    last = see_last_floor_act(moderator)
    assert last
    assert last.numbers == (1, 2, 3)
    undo_floor_act(moderator)
    assert {one.state for one in here(moderator).interventions} == {InterventionState.UNDONE}
    assert here(moderator).queue_open
    undo_floor_act(moderator)
    assert not here(moderator).queue_open


ENTRIES: dict[str, Callable[[Visit], int]] = {
    "chat": lambda visit: len(
        enter_chat_lines(
            visit, [ChatMessage("Bo", f"Why {n}?", "10:00", True, (n,)) for n in range(2)]
        )
    ),
    "cards": lambda visit: len(enter_cards(visit, [Card("Who pays?"), Card("Why?")], "a stack")),
    "by hand": lambda visit: len(
        {enter_for_someone(visit, Modality.ONSITE, f"{n}?", client_key=n) for n in "ab"}
    ),
}


@pytest.mark.parametrize("by", ENTRIES)
def test_what_was_entered_and_taken_back_can_be_entered_again(moderator: Visit, by: str) -> None:
    enter = ENTRIES[by]
    assert enter(moderator) == 2
    enter(moderator)
    assert len(here(moderator).waiting) == 2
    while here(moderator).waiting:
        undo_floor_act(moderator)
    assert enter(moderator) == 2
    enter(moderator)
    assert [one.number for one in here(moderator).waiting] == [3, 4]


def test_an_entry_that_was_taken_back_counts_nowhere_and_stays_in_the_ledger(
    moderator: Visit, online: Visit
) -> None:
    request_floor(online, "Who pays?")
    enter_for_someone(at(moderator, 1), Modality.ONSITE, "Who pays, who pays?")
    undo_floor_act(at(moderator, 2))
    assert [each.intervention.number for each in see_outcomes(online)] == [1]
    report = see_report(moderator)
    assert [ending.number for ending in endings(report)] == [1]
    assert [(side.declined, side.withdrawn) for side in side_figures(report)] == [(0, 0)] * 2
    assert "Who pays, who pays?" not in to_markdown(report).decode()
    listed = {each.intervention.number: each.disposition for each in see_questions(moderator)}
    assert listed == {1: "waiting", 2: "entered by mistake, taken back"}
    assert [(line.done, line.numbers) for line in see_ledger(moderator)][:2] == [
        ("last act taken back: entered for somebody", (2,)),
        ("entered for somebody", (2,)),
    ]


def test_acts_of_all_moderators_are_taken_back_the_latest_first(
    house: House, session: WorkshopSession, moderator: Visit, in_the_room: Visit, online: Visit
) -> None:
    other = sign_in_as(house, Role.ONLINE_MODERATOR, session.id)
    one, two = request_floor(in_the_room), request_floor(online)
    before = here(moderator)
    give_floor_to_next(at(moderator, 1), one)
    take_into_report(at(other, 2), two)
    last = see_last_floor_act(moderator)
    assert last
    assert (last.act, last.by, last.numbers) == ("take_into_report", Role.ONLINE_MODERATOR, (2,))
    undo_floor_act(at(moderator, 3))
    undo_floor_act(at(other, 4))
    assert here(moderator) == before
    with pytest.raises(NothingToUndo):
        undo_floor_act(moderator)


def test_what_its_asker_withdrew_meanwhile_stays_withdrawn_and_that_is_said(
    moderator: Visit, online: Visit, in_the_room: Visit
) -> None:
    one, two = request_floor(online, "Why?"), request_floor(in_the_room, "Why?")
    merge_questions(at(moderator, 1), [one, two])
    withdraw_request(at(in_the_room, 2), two)
    last = see_last_floor_act(moderator)
    assert last
    assert last.left_alone == (2,)
    undo_floor_act(at(moderator, 3))
    assert [each.state for each in here(moderator).interventions] == [
        InterventionState.WAITING,
        WITHDRAWN,
    ]


def test_what_was_parted_stays_apart_where_its_head_is_withdrawn(
    moderator: Visit, online: Visit, in_the_room: Visit
) -> None:
    head, other = request_floor(online, "Why?"), request_floor(in_the_room, "Why?")
    merge_questions(at(moderator, 1), [head, other])
    unmerge_question(at(moderator, 2), head)
    withdraw_request(at(online, 3), head)
    undo_floor_act(at(moderator, 4))
    assert [each.state for each in here(moderator).interventions] == [
        WITHDRAWN,
        InterventionState.WAITING,
    ]


def test_where_other_words_were_written_since_the_question_waits(
    moderator: Visit, online: Visit
) -> None:
    asked = request_floor(online, "Why?")
    answer_in_writing(at(moderator, 1), asked, "Here.")
    decline_question(at(moderator, 2), asked, DeclineReason.UNCLEAR, "Not so.")
    undo_floor_act(at(moderator, 3))
    (one,) = here(moderator).interventions
    assert (one.state, one.decline_reason) == (InterventionState.WAITING, None)


def test_an_undo_upon_what_is_no_longer_the_last_act_is_refused(
    house: House, session: WorkshopSession, moderator: Visit, online: Visit
) -> None:
    request_floor(online)
    close_queue(moderator)
    last = see_last_floor_act(moderator)
    assert last
    give_floor_to_next(sign_in_as(house, Role.ONLINE_MODERATOR, session.id))
    with pytest.raises(AnotherActSince) as refused:
        undo_floor_act(moderator, last.revision)
    assert words_for(refused.value) == (
        "The online moderator gave the floor to number 1 a moment ago. Nothing was taken back. "
        "Look at what the last act is now, then undo."
    )
    assert here(moderator).speaking


MEANWHILE: dict[str, tuple[Callable[[Visit, list[str]], object], str]] = {
    "answered": (ACTS["answer_in_writing"], "answered number 4 in writing"),
    "declined": (ACTS["decline_question"], "declined number 5"),
    "struck": (ACTS["strike_request"], "took number 5 off the list"),
    "reported": (ACTS["take_into_report"], "took number 5 into the report"),
    "put back": (ACTS["put_back"], "put number 2 back in the queue"),
    "parted": (ACTS["unmerge_question"], "set apart what was merged with number 3"),
    "closed": (ACTS["close_queue"], "closed the queue"),
    "settings": (ACTS["set_floor_policy"], "changed the settings of the order"),
    "yielded": (ACTS["yield_floor"], "ended a turn"),
    "entered": (
        lambda visit, _: enter_for_someone(visit, Modality.ONSITE, "Why?"),
        "entered number 7",
    ),
    "undone": (lambda visit, _: undo_floor_act(visit), "took the last step back"),
}


@pytest.mark.parametrize("meanwhile", MEANWHILE)
def test_an_undo_that_came_too_late_is_told_what_was_done_and_by_which_role(
    moderator: Visit, other: Visit, asked: list[str], meanwhile: str
) -> None:
    release_claim(at(moderator, 12), asked[3])
    act, said = MEANWHILE[meanwhile]
    seen = last_act(moderator).revision
    act(other, asked)
    with pytest.raises(AnotherActSince) as refused:
        undo_floor_act(at(moderator, 100), seen)
    of = " (merged, number 3)" if meanwhile == "undone" else ""
    assert words_for(refused.value) == (
        f"The online moderator {said} 1 min ago{of}. Nothing was taken back. "
        "Look at what the last act is now, then undo."
    )


def test_what_participants_do_makes_an_undo_no_staler(
    moderator: Visit, online: Visit, in_the_room: Visit
) -> None:
    close_queue(moderator)
    open_queue(moderator)
    last = see_last_floor_act(moderator)
    assert last
    request_floor(online)
    undo_floor_act(moderator, last.revision)
    assert not here(moderator).queue_open
    with pytest.raises(AnotherActSince):
        undo_floor_act(moderator, last.revision)


def test_nothing_of_before_the_end_is_taken_back_after_it(moderator: Visit, online: Visit) -> None:
    request_floor(online)
    give_floor_to_next(at(moderator, 1))
    close_session(at(moderator, 2))
    assert see_last_floor_act(moderator) is None
    with pytest.raises(SessionNotOpen):
        undo_floor_act(at(moderator, 3))
    open_session(at(moderator, 4))
    with pytest.raises(NothingToUndo):
        undo_floor_act(at(moderator, 5))


@pytest.mark.parametrize(
    "forged",
    [
        {"floor_before": "all"},
        {"floor_before": {"nobody": 1}},
        {"floor_before": {"ID": {"state": "none we know", "became": "speaking"}}},
        {"floor_before": {"ID": {"given_at": "yesterday", "became": "speaking"}}},
        {"policy_before": {"sides": "left"}},
        {"asked": [1, {}]},
        {"asked": "ID"},
    ],
)
def test_a_forged_record_does_nothing(
    moderator: Visit, online: Visit, forged: dict[str, object]
) -> None:
    asked = request_floor(online)
    give_floor_to_next(moderator)
    before = here(moderator)
    if isinstance(fields := forged.get("floor_before"), dict) and "ID" in fields:
        filled = {"became_merged_into": None, **fields["ID"]}
        forged = {"floor_before": {asked: filled}}
    with moderator.house.database.writing() as db:
        same = activity.c.act == "give_floor_to_next"
        db.execute(update(activity).where(same).values(details=forged))
    see_last_floor_act(moderator)
    with suppress(NothingToUndo):
        undo_floor_act(moderator)
    assert here(moderator) == before


def test_settings_by_which_no_place_changes_are_not_undone_on_the_floor(
    moderator: Visit,
) -> None:
    policy = here(moderator).policy
    shown = replace(policy, equity_on_screen=True, silence_minutes=5, speaking_seconds=60)
    set_floor_policy(moderator, shown, policy)
    assert see_last_floor_act(moderator) is None
    with pytest.raises(NothingToUndo):
        undo_floor_act(moderator)
    both = replace(shown, round_size=3, silence_minutes=7)
    set_floor_policy(at(moderator, 1), both, shown)
    last = see_last_floor_act(moderator)
    assert last
    assert undo_words(last) == "speakers of one side in a row, back to 1"
    undo_floor_act(at(moderator, 2))
    assert here(moderator).policy == replace(shown, silence_minutes=7)


def test_many_settings_are_undone_in_few_words(moderator: Visit) -> None:
    set_floor_policy(moderator, PRESETS["First come"], here(moderator).policy)
    last = see_last_floor_act(moderator)
    assert last
    assert undo_words(last) == "6 settings of the order, as they were"


def test_settings_are_called_as_on_their_page() -> None:
    assert {name: each.label.casefold() for name, each in SETTINGS.items()} == SETTING_WORDS
