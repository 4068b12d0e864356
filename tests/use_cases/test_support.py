"""Support: wanting somebody else's question asked too, once each, and known to nobody else."""

import pytest
from sqlalchemy import text

from session_core.domain.floor_refusals import NotWaiting, OwnQuestion
from session_core.domain.merging import merge, unmerge
from session_core.domain.refusals import NotFound, SessionNotOpen
from session_core.domain.session import Room, Stage
from session_core.storage import floor, records, sessions
from session_core.use_cases.asking import request_floor
from session_core.use_cases.floor import give_floor_to_next, see_floor
from session_core.use_cases.house import House
from session_core.use_cases.live import see_revisions
from session_core.use_cases.own_questions import delete_my_question
from session_core.use_cases.seats import leave_session
from session_core.use_cases.support import (
    MySupport,
    see_my_support,
    support_question,
    withdraw_support,
)
from session_core.use_cases.visit import Visit
from tests.houses import NOW, alter_floor, seat_in


def supports(visit: Visit) -> dict[int, int]:
    """How many support each number that waits."""
    places = (place.intervention for place in see_floor(visit).places)
    return {one.number: one.support for one in places}


def merged(house: House, session_id: str, *ids: str) -> None:
    alter_floor(house, session_id, lambda f: merge(f, ids, NOW))


def test_support_is_counted_once_and_taken_back(online: Visit, in_the_room: Visit) -> None:
    asked = request_floor(in_the_room, "Who pays?")
    for _ in range(3):
        support_question(online, asked)
    assert supports(online) == {1: 1}
    assert see_my_support(online) == MySupport(supported=frozenset({1}))
    for _ in range(3):
        withdraw_support(online, asked)
    assert supports(online) == {1: 0}
    assert see_my_support(online) == MySupport()


def test_what_changes_nothing_moves_nothing(online: Visit, in_the_room: Visit) -> None:
    asked = request_floor(in_the_room, "Who pays?")
    support_question(online, asked)
    before = see_revisions(online)
    support_question(online, asked)
    withdraw_support(in_the_room, asked)
    assert see_revisions(online) == before


def test_ones_own_question_needs_no_support_of_ones_own(online: Visit) -> None:
    asked = request_floor(online, "Mine?")
    with pytest.raises(OwnQuestion):
        support_question(online, asked)
    assert see_my_support(online) == MySupport(own=frozenset({1}))


def test_only_what_waits_in_an_open_session_is_supported(
    house: House, online: Visit, in_the_room: Visit, moderator: Visit
) -> None:
    asked = request_floor(in_the_room, "Who pays?")
    with pytest.raises(NotFound):
        support_question(online, "nothing")
    give_floor_to_next(moderator)
    for act in (support_question, withdraw_support):
        with pytest.raises(NotWaiting):
            act(online, asked)
    with house.database.writing() as db:
        sessions.keep_stage(db, online.session_id or "", Stage.PREPARING)
    for act in (support_question, withdraw_support):
        with pytest.raises(SessionNotOpen):
            act(online, asked)


def test_support_moves_a_question_up(house: House, online: Visit, in_the_room: Visit) -> None:
    seats = [seat_in(house, online.session_id or "") for _ in range(5)]
    ids = [request_floor(seat, f"Number {n}?") for n, seat in enumerate(seats, start=1)]
    for fan in (online, in_the_room):
        support_question(fan, ids[4])
    assert [place.intervention.number for place in see_floor(online).places][:3] == [1, 2, 5]


def test_support_of_what_was_merged_goes_to_where_it_went(
    house: House, online: Visit, in_the_room: Visit
) -> None:
    session_id = online.session_id or ""
    fan = seat_in(house, session_id)
    head, other = request_floor(in_the_room, "Who pays for it?"), request_floor(online, "Who pays?")
    support_question(fan, other)
    merged(house, session_id, head, other)
    assert see_my_support(fan) == MySupport(supported=frozenset({1}))
    support_question(fan, head)
    support_question(fan, other)
    # Who asked one that was merged counts among those who want it asked.
    with house.database.reading() as db:
        assert floor.floor_of(db, session_id).interventions[0].support == 2
    assert see_my_support(online) == MySupport(own=frozenset({1}))
    with pytest.raises(OwnQuestion):
        support_question(online, head)
    withdraw_support(fan, head)
    with house.database.writing() as db:
        before = floor.floor_of(db, session_id)
        assert before.interventions[0].support == 1
    alter_floor(house, session_id, lambda f: unmerge(f, head))
    with house.database.reading() as db:
        assert {each.support for each in floor.floor_of(db, session_id).interventions} == {0}


def test_the_record_has_the_count_and_nobody(online: Visit, in_the_room: Visit) -> None:
    asked = request_floor(in_the_room, "Who pays?")
    support_question(online, asked)
    withdraw_support(online, asked)
    with online.house.database.reading() as db:
        acts = records.activities(db, online.session_id or "", room=Room.FLOOR)[1:]
    assert [(act.act, act.actor, act.subject) for act in acts] == [
        ("support_question", "", asked),
        ("withdraw_support", "", asked),
    ]
    assert [act.details["support"] for act in acts] == [1, 0]


def test_who_leaves_supports_nothing_any_more(online: Visit, in_the_room: Visit) -> None:
    asked = request_floor(in_the_room, "Who pays?")
    support_question(online, asked)
    leave_session(online)
    assert supports(in_the_room) == {1: 0}


def test_support_goes_with_what_is_deleted(house: House, online: Visit, in_the_room: Visit) -> None:
    asked = request_floor(in_the_room, "Who pays?")
    support_question(online, asked)
    delete_my_question(in_the_room, asked)
    with house.database.reading() as db:
        assert db.execute(text("SELECT count(*) FROM support")).scalar() == 0
