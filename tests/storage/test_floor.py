"""Interventions come out as they went in, and one has the floor whoever else was quick."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields, replace
from datetime import timedelta
from threading import Barrier

import pytest

from session_core.domain.floor import (
    DeclineReason,
    Floor,
    Intervention,
    InterventionKind,
    InterventionState,
    Source,
    give_floor_to,
    yield_floor,
)
from session_core.domain.floor_refusals import FloorTaken
from session_core.domain.people import Modality, RegionalGroup, Role, StakeholderGroup
from session_core.domain.refusals import Refusal
from session_core.domain.rules import Rule
from session_core.domain.session import Room
from session_core.storage import floor, records
from session_core.storage.database import Database
from session_core.use_cases import floor as use_cases
from session_core.use_cases.asking import request_floor
from session_core.use_cases.house import House
from session_core.use_cases.seats import see_my_seat
from session_core.use_cases.visit import Visit
from tests.houses import NOW, new_account, seat_in, sign_in_as

QUICK = 8


def asked(number: int) -> Intervention:
    return Intervention(
        id=f"id{number}",
        number=number,
        kind=InterventionKind.QUESTION,
        modality=Modality.ONSITE,
        asker=f"seat:{number}",
        requested_at=NOW,
    )


def test_an_intervention_comes_out_as_it_went_in(house: House, session_id: str) -> None:
    seat = see_my_seat(seat_in(house, session_id))
    full = Intervention(
        id="id1",
        number=1,
        kind=InterventionKind.RIGHT_OF_REPLY,
        modality=Modality.ONLINE,
        asker=f"seat:{seat.id}",
        requested_at=NOW,
        text="¿Quién decide?\n谁来决定",
        name="Quiet Heron",
        stakeholder_group=StakeholderGroup.GOVERNMENT,
        regional_group=RegionalGroup.WEOG,
        state=InterventionState.HEARD,
        announced_at=NOW + timedelta(microseconds=1),
        given_at=NOW + timedelta(minutes=1),
        yielded_at=NOW + timedelta(minutes=2),
        seat_id=seat.id,
        entered_by=new_account(house).id,
        source=Source.HUB,
        language="es",
        written_in="zh",
        people=12,
        merged_into="id9",
        decline_reason=DeclineReason.NO_TIME,
        reply="Mañana",
        ended_at=NOW + timedelta(minutes=3),
        edited_at=NOW + timedelta(seconds=30),
        claimed_by="account",
        claimed_at=NOW + timedelta(seconds=20),
        announced_for=(Rule.ALTERNATES, Rule.FIRST_TIME),
    )
    same = [f.name for f in fields(full) if getattr(full, f.name) == getattr(asked(1), f.name)]
    assert same == ["id", "number", "requested_at", "support"]  # counted, not kept
    with house.database.writing() as db:
        for each in (asked(2), full):
            floor.add_intervention(db, session_id, each)
        assert floor.floor_of(db, session_id) == Floor((full, asked(2)), queue_open=True)
        assert floor.floor_of(db, "another").interventions == ()


def test_requests_are_numbered_on_and_found_by_key(database: Database, session_id: str) -> None:
    with database.writing() as db:
        assert floor.next_number(db, session_id) == 1
        floor.add_intervention(db, session_id, asked(1), "key")
        assert floor.next_number(db, session_id) == 2
        assert floor.sent_before(db, session_id, "key") == "id1"
        assert floor.sent_before(db, session_id, "another") is None
        assert floor.sent_before(db, "another", "key") is None


def test_only_what_changed_is_kept(database: Database, session_id: str) -> None:
    with database.writing() as db:
        for number in (1, 2, 3):
            floor.add_intervention(db, session_id, asked(number))
        before = floor.floor_of(db, session_id)
        first = give_floor_to(before, "id2", NOW)
        floor.keep_changed(db, before, first)
        then = give_floor_to(first, "id1", NOW + timedelta(minutes=1))
        floor.keep_changed(db, first, then)
        assert floor.floor_of(db, session_id) == then
        ended = yield_floor(then, NOW + timedelta(minutes=2))
        floor.keep_changed(db, then, ended)
        assert floor.floor_of(db, session_id) == ended


def test_the_database_has_the_last_word_on_who_has_the_floor(
    database: Database, session_id: str
) -> None:
    with database.writing() as db:
        for number in (1, 2):
            floor.add_intervention(db, session_id, asked(number))
        stale = floor.floor_of(db, session_id)
        floor.keep_changed(db, stale, give_floor_to(stale, "id1", NOW))

    def give_on_what_was_seen_before() -> None:
        with database.writing() as db:
            floor.keep_changed(db, stale, give_floor_to(stale, "id2", NOW))

    with pytest.raises(FloorTaken):
        give_on_what_was_seen_before()
    with database.reading() as db:
        speaking = floor.floor_of(db, session_id).speaking
    assert speaking is not None
    assert speaking.id == "id1"


def test_who_asked_can_be_forgotten_and_the_words_stay(house: House, session_id: str) -> None:
    seat = see_my_seat(seat_in(house, session_id))
    mine = [
        replace(
            asked(n),
            seat_id=seat.id,
            asker="seat:me",
            name="Quiet Heron",
            text="Why?",
            stakeholder_group=StakeholderGroup.GOVERNMENT,
            regional_group=RegionalGroup.WEOG,
        )
        for n in (1, 2)
    ]
    with house.database.writing() as db:
        for number, each in enumerate([*mine, asked(3)]):
            floor.add_intervention(db, session_id, each, f"key{number}")
        floor.forget_asker(db, seat.id)
        one, two, other = floor.floor_of(db, session_id).interventions
        assert (one.text, one.name, one.seat_id) == ("Why?", "", None)
        assert len({one.asker, two.asker, "seat:me"}) == 3
        for each in (one, two):  # a rare pair of groups would tell that one seat asked both
            assert (each.stakeholder_group, each.regional_group) == (None, None)
        assert floor.sent_before(db, session_id, "key0") is None
        assert other == asked(3)


def at_once(acts: list[Callable[[], None]]) -> Counter[str]:
    """Do all in the same moment, each in a thread; the codes of what was refused, '' for done."""
    ready = Barrier(len(acts))

    def act(do: Callable[[], None]) -> str:
        ready.wait(timeout=30)
        try:
            do()
        except Refusal as refusal:
            return refusal.code
        return ""

    with ThreadPoolExecutor(len(acts)) as threads:
        return Counter(threads.map(act, acts))


def waiting_for(house: House, session_id: str, count: int) -> list[str]:
    asking = [seat_in(house, session_id, side) for side in list(Modality) * (count // 2)]
    return [request_floor(seat, "Why?") for seat in asking]


def moderators(house: House, session_id: str) -> list[Visit]:
    return [sign_in_as(house, Role.ONSITE_MODERATOR, session_id) for _ in range(QUICK)]


def floor_now(house: House, session_id: str) -> Floor:
    with house.database.reading() as db:
        return floor.floor_of(db, session_id)


def test_eight_moderators_give_the_floor_to_the_first_at_once(
    house: House, session_id: str
) -> None:
    first, *_ = waiting_for(house, session_id, 4)
    outcome = at_once(
        [
            lambda visit=visit: use_cases.give_floor_to_next(visit, expected=first)  # type: ignore[misc]
            for visit in moderators(house, session_id)
        ]
    )
    assert outcome == {"": 1, "out_of_date": QUICK - 1}
    after = floor_now(house, session_id)
    assert [each.id for each in after.interventions if each.given_at] == [first]
    with house.database.reading() as db:
        given = [a for a in records.activities(db, session_id) if a.act == "give_floor_to_next"]
    assert [each.subject for each in given] == [first]


def test_eight_moderators_give_the_floor_to_the_same_at_once(house: House, session_id: str) -> None:
    *_, last = waiting_for(house, session_id, 4)
    outcome = at_once(
        [
            lambda visit=visit: use_cases.give_floor_to(visit, last)  # type: ignore[misc]
            for visit in moderators(house, session_id)
        ]
    )
    assert outcome == {"": 1, "not_waiting": QUICK - 1}
    assert len(floor_now(house, session_id).waiting) == 3


def test_eight_moderators_give_it_to_eight_and_one_has_it(house: House, session_id: str) -> None:
    waiting = waiting_for(house, session_id, QUICK)
    outcome = at_once(
        [
            lambda visit=visit, one=one: use_cases.give_floor_to(visit, one)  # type: ignore[misc]
            for visit, one in zip(moderators(house, session_id), waiting, strict=True)
        ]
    )
    assert outcome == {"": QUICK}
    after = floor_now(house, session_id)
    assert after.speaking is not None
    assert {after.speaking.id, *(each.id for each in after.heard)} == set(waiting)
    with house.database.reading() as db:
        assert records.revisions(db, session_id)[Room.FLOOR] == 2 * QUICK


def test_eight_ask_at_once_and_each_has_a_number(house: House, session_id: str) -> None:
    seats = [seat_in(house, session_id) for _ in range(QUICK)]
    outcome = at_once(
        [
            lambda seat=seat: request_floor(seat, "Why?", client_key="one")  # type: ignore[misc]
            for seat in (*seats, *seats)
        ]
    )
    assert outcome == {"": 2 * QUICK}
    asked_now = floor_now(house, session_id).interventions
    assert [each.number for each in asked_now] == list(range(1, QUICK + 1))
    assert len({each.seat_id for each in asked_now}) == QUICK
