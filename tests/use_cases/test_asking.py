"""Asking for the floor: once, by oneself or through staff, while the queue is open."""

from dataclasses import replace

import pytest

from session_core.domain.floor import InterventionKind
from session_core.domain.floor_refusals import NotWaiting, QueueClosed
from session_core.domain.people import Modality, Role, StakeholderGroup
from session_core.domain.refusals import NotAllowed, NotFound, SessionNotOpen, TextTooLong
from session_core.domain.session import NamingRule, WorkshopSession
from session_core.storage import records
from session_core.use_cases.asking import (
    enter_for_someone,
    request_floor,
    see_my_interventions,
    withdraw_request,
)
from session_core.use_cases.floor import (
    close_queue,
    give_floor_to_next,
    open_queue,
    see_floor,
    strike_request,
)
from session_core.use_cases.house import House
from session_core.use_cases.seats import see_door
from session_core.use_cases.sessions import close_session, open_session, see_session
from session_core.use_cases.visit import Visit
from tests.houses import new_session, seat_in, sign_in_as

ONSITE, ONLINE = Modality.ONSITE, Modality.ONLINE


def waiting(visit: Visit) -> list[str]:
    return [place.intervention.id for place in see_floor(visit).places]


@pytest.mark.parametrize("rule", list(NamingRule))
def test_names_and_groups_are_kept_as_far_as_the_rule_goes(house: House, rule: NamingRule) -> None:
    session = new_session(house, naming_rule=rule)
    desk = sign_in_as(house, Role.DESK, session.id)
    group = StakeholderGroup.GOVERNMENT
    enter_for_someone(desk, ONSITE, "Why?", name="Ada Example", stakeholder_group=group)
    give_floor_to_next(sign_in_as(house, Role.ORGANISER, session.id))
    shown = see_floor(seat_in(house, session.id)).speaking
    assert shown is not None
    names = rule is NamingRule.OPEN
    groups = rule in (NamingRule.OPEN, NamingRule.AFFILIATION_ONLY)
    assert (shown.name, shown.stakeholder_group) == (
        "Ada Example" if names else "",
        group if groups else None,
    )
    assert shown.entered_by is None
    kept = see_floor(desk).speaking
    assert kept is not None
    assert (kept.name, kept.stakeholder_group) == (shown.name, shown.stakeholder_group)


def test_somebody_without_a_device_is_entered_and_the_record_says_by_whom(
    moderator: Visit,
) -> None:
    entered = enter_for_someone(moderator, ONSITE, "Who pays?", name="  Ada  Example ")
    (place,) = see_floor(moderator).places
    assert (place.intervention.id, place.intervention.name) == (entered, "Ada Example")
    with moderator.house.database.reading() as db:
        (act,) = records.activities(db, moderator.session_id or "")
    assert act.actor == f"account:{place.intervention.entered_by}"


def test_the_same_name_is_the_same_person_and_without_one_everybody_is_somebody_else(
    moderator: Visit,
) -> None:
    for name in ("Ada Example", "Bo", "ada  EXAMPLE", "", ""):
        enter_for_someone(moderator, ONSITE, name=name)
    assert [p.intervention.number for p in see_floor(moderator).places] == [1, 2, 4, 5, 3]


def test_a_closed_queue_takes_only_points_of_order(moderator: Visit, online: Visit) -> None:
    kept = request_floor(online, "In time")
    close_queue(moderator)
    with pytest.raises(QueueClosed):
        request_floor(online, "Too late")
    with pytest.raises(QueueClosed):
        enter_for_someone(moderator, ONSITE, kind=InterventionKind.RIGHT_OF_REPLY)
    urgent = enter_for_someone(moderator, ONSITE, kind=InterventionKind.POINT_OF_ORDER)
    assert waiting(online) == [urgent, kept]
    open_queue(moderator)
    request_floor(online, "Open again")
    assert len(waiting(online)) == 3


def test_every_view_that_shows_the_queue_knows_when_it_is_closed(
    moderator: Visit, online: Visit
) -> None:
    for change, is_open in ((close_queue, False), (open_queue, True)):
        change(moderator)
        assert see_floor(online).queue_open is is_open
        assert see_session(online).session.queue_open is is_open
        assert see_door(online).session.queue_open is is_open


@pytest.mark.parametrize("kind", [InterventionKind.POINT_OF_ORDER, InterventionKind.RIGHT_OF_REPLY])
def test_what_goes_first_is_entered_by_staff(online: Visit, kind: InterventionKind) -> None:
    with pytest.raises(NotAllowed):
        request_floor(online, "At once!", kind)


def test_before_and_after_the_session_nobody_can_ask(moderator: Visit, online: Visit) -> None:
    close_session(moderator)
    with pytest.raises(SessionNotOpen):
        request_floor(online)
    with pytest.raises(SessionNotOpen):
        enter_for_someone(moderator, ONSITE)
    open_session(moderator)
    assert waiting(online) == []


def test_too_long_a_question_is_not_kept(online: Visit) -> None:
    with pytest.raises(TextTooLong):
        request_floor(online, "x" * 1001)
    assert waiting(online) == []


def test_a_question_posted_twice_is_asked_once(moderator: Visit, online: Visit) -> None:
    first = request_floor(online, "Why?", client_key="one")
    close_queue(moderator)
    close_session(moderator)
    assert request_floor(online, "Why?", client_key="one") == first
    open_queue(moderator)
    open_session(moderator)
    assert request_floor(online, "Why?", client_key="two") != first
    assert len(see_my_interventions(online)) == 2


def test_a_long_key_is_told_from_another_to_its_end(online: Visit, moderator: Visit) -> None:
    for key in ("k" * 200 + "1", "k" * 200 + "2"):
        request_floor(online, "Why?", client_key=key)
        enter_for_someone(moderator, ONSITE, "Why?", client_key=key)
    assert len(waiting(online)) == 4


def test_nobody_meets_anothers_key(
    house: House, session: WorkshopSession, moderator: Visit, online: Visit, in_the_room: Visit
) -> None:
    other = sign_in_as(house, Role.DESK, session.id)
    asked = {request_floor(visit, "Why?", client_key="same") for visit in (online, in_the_room)}
    asked |= {enter_for_someone(v, ONSITE, "Why?", client_key="same") for v in (moderator, other)}
    assert len(asked) == 4


def test_one_takes_back_ones_own_request_only(
    moderator: Visit, online: Visit, in_the_room: Visit
) -> None:
    asked = request_floor(online)
    with pytest.raises(NotAllowed):
        withdraw_request(in_the_room, asked)
    with pytest.raises(NotFound):
        withdraw_request(in_the_room, "nothing")
    for _ in range(2):
        withdraw_request(online, asked)
    with pytest.raises(NotWaiting):
        strike_request(moderator, asked)


def test_a_moderator_strikes_a_request_at_somebodys_wish(moderator: Visit, online: Visit) -> None:
    asked = request_floor(online)
    strike_request(moderator, asked)
    assert waiting(moderator) == []
    (mine,) = see_my_interventions(online)
    assert (mine.intervention.id, mine.place) == (asked, None)


def test_what_a_seat_does_is_not_tied_to_the_account_of_who_sits_there(
    moderator: Visit, online: Visit
) -> None:
    both = replace(moderator, seat_secret=online.seat_secret)
    request_floor(both, "Asked by staff, as a participant")
    with moderator.house.database.reading() as db:
        (act,) = records.activities(db, moderator.session_id or "")
    assert act.actor.startswith("seat:")
