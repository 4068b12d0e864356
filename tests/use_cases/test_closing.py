"""What closing a session ends: the floor, open polls, and nothing that was said."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from session_core.domain.ballots import Ballot
from session_core.domain.floor_refusals import NobodyWaiting
from session_core.domain.people import Modality
from session_core.domain.polls import PollState
from session_core.domain.refusals import SessionNotOpen
from session_core.domain.session import NamingRule, WorkshopSession
from session_core.storage import ballots, records
from session_core.use_cases.agenda import see_agenda, start_agenda_item, undo_agenda
from session_core.use_cases.agenda_changes import (
    add_agenda_item,
    extend_agenda_item,
    move_agenda_item,
    remove_agenda_item,
    replace_agenda,
    replan_agenda_item,
    restore_agenda_item,
    shorten_agenda,
    skip_agenda_item,
)
from session_core.use_cases.asking import enter_for_someone, request_floor
from session_core.use_cases.ballots import cast_ballot
from session_core.use_cases.breakouts import (
    add_group,
    change_group,
    make_groups,
    remove_group,
    see_breakouts,
)
from session_core.use_cases.dispositions import put_back
from session_core.use_cases.floor import give_floor_to_next, recall_last, see_floor
from session_core.use_cases.group_members import (
    add_member_by_name,
    place_at_random,
    place_by_hand,
)
from session_core.use_cases.house import House
from session_core.use_cases.naming import set_item_naming_rule
from session_core.use_cases.polls import open_poll, see_polls, write_poll
from session_core.use_cases.questions import see_questions
from session_core.use_cases.seats import see_my_seat
from session_core.use_cases.sessions import close_session, open_session
from session_core.use_cases.visit import Visit
from tests.houses import seat_in


def test_closing_counts_every_open_poll_and_destroys_its_ballots(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    poll_id = write_poll(moderator, "What first?", ["Power", "Permits"])
    write_poll(moderator, "Never opened?", ["Yes", "No"])
    open_poll(moderator, poll_id)
    for _ in range(5):
        cast_ballot(seat_in(house, session.id), poll_id, Ballot.of("1"))
    close_session(moderator)
    counted, draft = see_polls(moderator).polls
    assert (counted.state, draft.state) == (PollState.CLOSED, PollState.DRAFT)
    assert counted.tally
    assert counted.tally.votes == {"1": 5}
    with house.database.reading() as db:
        assert ballots.how_many(db, poll_id) == 0


def test_who_has_the_floor_yields_it_and_nobody_gets_it_after_the_end(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    for side in Modality:
        request_floor(seat_in(house, session.id, side), "Who pays?")
    give_floor_to_next(moderator)
    close_session(moderator)
    floor = see_floor(moderator)
    assert (floor.speaking, len(floor.heard), len(floor.places)) == (None, 1, 0)
    stands = [each.disposition for each in see_questions(moderator)]
    assert stands == ["heard", "taken into the report"]
    with pytest.raises(NobodyWaiting):
        give_floor_to_next(moderator)
    with pytest.raises(SessionNotOpen):
        recall_last(moderator)
    with pytest.raises(SessionNotOpen):
        put_back(moderator, see_questions(moderator)[1].intervention.id)


def test_the_record_says_what_closing_ended(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    open_poll(moderator, write_poll(moderator, "What first?", ["Power", "Permits"]))
    close_session(moderator)
    with house.database.reading() as db:
        acts = [each.act for each in records.activities(db, session.id)]
    assert acts[-2:] == ["close_session", "close_poll"]


def test_the_current_item_ends_and_goes_on_if_the_session_does(moderator: Visit) -> None:
    opening, _ = see_agenda(moderator)
    start_agenda_item(moderator, opening.id)
    at_the_end = replace(moderator, now=moderator.now + timedelta(minutes=7))
    close_session(at_the_end)
    assert see_agenda(moderator)[0].ended_at == at_the_end.now
    open_session(moderator)
    undo_agenda(moderator)
    assert see_agenda(moderator)[0].is_current


def test_who_speaks_last_is_kept_under_the_rule_of_the_item_that_ends(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    opening, _ = see_agenda(moderator)
    set_item_naming_rule(moderator, opening.id, NamingRule.CHATHAM_HOUSE)
    start_agenda_item(moderator, opening.id)
    enter_for_someone(moderator, Modality.ONSITE, "Who pays?", name="Woman in row 2")
    give_floor_to_next(moderator)
    close_session(replace(moderator, now=moderator.now + timedelta(minutes=2)))
    (heard,) = see_floor(moderator).heard
    assert "row 2" not in repr(heard)


def test_the_agenda_of_a_closed_session_is_only_read(moderator: Visit) -> None:
    opening, discussion = see_agenda(moderator)
    extend_agenda_item(moderator, opening.id, 5)
    close_session(moderator)
    before = see_agenda(moderator)
    acts: list[Callable[[], object]] = [
        lambda: start_agenda_item(moderator, opening.id),
        lambda: skip_agenda_item(moderator, opening.id),
        lambda: restore_agenda_item(moderator, opening.id),
        lambda: extend_agenda_item(moderator, opening.id, 5),
        lambda: shorten_agenda(moderator, {discussion.id: 70}),
        lambda: move_agenda_item(moderator, opening.id, up=False),
        lambda: add_agenda_item(moderator, "Break", 5),
        lambda: replan_agenda_item(moderator, opening.id, "Welcome", 5),
        lambda: remove_agenda_item(moderator, opening.id),
        lambda: replace_agenda(moderator, "Town hall", 60),
        lambda: undo_agenda(moderator),
    ]
    for act in acts:
        with pytest.raises(SessionNotOpen):
            act()
    assert see_agenda(moderator) == before
    open_session(moderator)
    acts[3]()
    assert see_agenda(moderator) != before


def test_nobody_is_placed_in_a_closed_session_but_a_topic_can_be_put_right(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    seat = see_my_seat(seat_in(house, session.id)).id
    group = add_group(moderator, "Who pays?")
    close_session(moderator)
    acts: list[Callable[[], object]] = [
        lambda: make_groups(moderator, 2),
        lambda: add_group(moderator),
        lambda: remove_group(moderator, group),
        lambda: place_at_random(moderator),
        lambda: place_by_hand(moderator, seat, group),
        lambda: add_member_by_name(moderator, group, "Somebody"),
    ]
    for act in acts:
        with pytest.raises(SessionNotOpen):
            act()
    change_group(moderator, group, "Who pays for repair?", "", None, 25)
    (seen,) = see_breakouts(moderator).groups
    assert (seen.group.topic, seen.count) == ("Who pays for repair?", 0)
