"""Hubs: a seat counts as many people once a moderator says how many."""

from dataclasses import replace

import pytest

from session_core.domain.codes import hashed
from session_core.domain.floor import Intervention, Source
from session_core.domain.people import MOST_IN_HUB, Modality, Role
from session_core.domain.refusals import NotAllowed, NotFound, StrangeHubSize
from session_core.domain.session import WorkshopSession
from session_core.storage import floor, records, seats
from session_core.use_cases.asking import enter_for_someone, request_floor
from session_core.use_cases.floor import give_floor_to_next, yield_floor
from session_core.use_cases.house import House
from session_core.use_cases.hubs import Hub, confirm_hub, see_hubs
from session_core.use_cases.seats import join_session
from session_core.use_cases.support import support_question
from session_core.use_cases.visit import Visit
from session_core.wording import words_for
from tests.houses import new_session, seat_in, sign_in_as, stranger


@pytest.fixture
def session(house: House) -> WorkshopSession:
    return new_session(house)


@pytest.fixture
def moderator(house: House, session: WorkshopSession) -> Visit:
    return sign_in_as(house, Role.ONLINE_MODERATOR, session.id)


def hub_of(house: House, session: WorkshopSession, people: int, name: str = "Library") -> Visit:
    secret = join_session(stranger(house, session.id), Modality.ONLINE, name, people_behind=people)
    return replace(stranger(house, session.id), seat_secret=secret)


def seat_id(visit: Visit) -> str:
    with visit.house.database.reading() as db:
        seat = seats.seat_behind(db, visit.session_id or "", hashed(visit.seat_secret or ""))
    assert seat
    return seat.id


def asked(visit: Visit) -> tuple[Intervention, ...]:
    with visit.house.database.reading() as db:
        return floor.floor_of(db, visit.session_id or "").interventions


def test_a_hub_is_seen_and_counts_as_one_until_it_is_confirmed(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    hub = hub_of(house, session, 12)
    seat_in(house, session.id)
    assert see_hubs(moderator) == (Hub(seat_id(hub), "Library", Modality.ONLINE, 12, False),)
    request_floor(hub, "Who pays?")
    assert asked(moderator)[0].people == 1
    confirm_hub(moderator, seat_id(hub), 9)
    assert see_hubs(moderator)[0] == Hub(seat_id(hub), "Library", Modality.ONLINE, 9, True)
    request_floor(hub, "Who owns it?")
    assert [one.people for one in asked(moderator)] == [9, 9]


def test_its_support_counts_for_all_in_it(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    hub, other = hub_of(house, session, 12), seat_in(house, session.id)
    question = request_floor(other, "Who pays?")
    support_question(hub, question)
    assert asked(moderator)[0].support == 1
    confirm_hub(moderator, seat_id(hub), 12)
    assert asked(moderator)[0].support == 12


def test_what_was_heard_keeps_the_number_it_was_heard_with(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    hub = hub_of(house, session, 12)
    request_floor(hub, "Who pays?")
    request_floor(hub, "Who owns it?")
    give_floor_to_next(moderator)
    yield_floor(moderator)
    confirm_hub(moderator, seat_id(hub), 12)
    assert [one.people for one in asked(moderator)] == [1, 12]
    confirm_hub(moderator, seat_id(hub), 1)
    assert [one.people for one in asked(moderator)] == [1, 1]
    assert see_hubs(moderator) == ()


def test_those_that_nobody_confirmed_come_first(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    first = hub_of(house, session, 5, "Atrium")
    hub_of(house, session, 6, "barn")
    confirm_hub(moderator, seat_id(first), 5)
    assert [hub.name for hub in see_hubs(moderator)] == ["barn", "Atrium"]


@pytest.mark.parametrize("people", [0, -3, MOST_IN_HUB + 1])
def test_no_hub_is_smaller_than_one_or_larger_than_a_hall(
    house: House, session: WorkshopSession, moderator: Visit, people: int
) -> None:
    hub = hub_of(house, session, 12)
    with pytest.raises(StrangeHubSize) as refused:
        confirm_hub(moderator, seat_id(hub), people)
    assert words_for(refused.value) == "A hub counts as 1 to 500 people."
    with pytest.raises(StrangeHubSize):
        enter_for_someone(moderator, Modality.ONLINE, people=people)
    assert not see_hubs(moderator)[0].is_confirmed


def test_only_moderators_confirm_and_only_seats_of_their_session(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    hub = hub_of(house, session, 12)
    with pytest.raises(NotAllowed):
        confirm_hub(hub, seat_id(hub), 12)
    with pytest.raises(NotFound):
        confirm_hub(moderator, "no seat", 12)
    elsewhere = hub_of(house, new_session(house), 12)
    with pytest.raises(NotFound):
        confirm_hub(moderator, seat_id(elsewhere), 12)


def test_the_record_ties_no_question_to_a_seat(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    hub = hub_of(house, session, 12)
    confirm_hub(moderator, seat_id(hub), 11)
    with house.database.reading() as db:
        acts = [a for a in records.activities(db, session.id) if a.act == "confirm_hub"]
    assert len(acts) == 2
    assert not any(seat_id(hub) in str((act.subject, act.details)) for act in acts)


def test_a_hub_without_a_device_is_entered_with_its_people(moderator: Visit) -> None:
    enter_for_someone(moderator, Modality.ONLINE, "Who pays?", "Library of Nadi", people=12)
    enter_for_someone(moderator, Modality.ONLINE, "Who owns it?", "Library of Nadi", people=12)
    first, second = asked(moderator)
    assert (first.people, first.source) == (12, Source.HUB)
    assert first.asker == second.asker
