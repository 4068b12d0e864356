"""Equity as staff and the room see it, and what the silence of those online is judged by."""

from dataclasses import replace
from datetime import timedelta

import pytest

from session_core.domain.equity import By
from session_core.domain.floor_policy import EVENFLOOR
from session_core.domain.people import Modality, Role, StakeholderGroup
from session_core.domain.session import NamingRule, WorkshopSession
from session_core.use_cases.asking import enter_for_someone
from session_core.use_cases.equity import see_equity, see_online_side
from session_core.use_cases.floor import close_queue, give_floor_to, open_queue, yield_floor
from session_core.use_cases.floor_policy import set_floor_policy
from session_core.use_cases.house import House
from session_core.use_cases.naming import set_naming_rule
from session_core.use_cases.seats import join_session
from session_core.use_cases.sessions import close_session, open_session
from session_core.use_cases.visit import Visit
from tests.houses import NOW, seat_in, stranger, visit_as

CIVIL, STATE = StakeholderGroup.CIVIL_SOCIETY, StakeholderGroup.GOVERNMENT
SHOWN = replace(EVENFLOOR, equity_on_screen=True)


@pytest.fixture
def screen(house: House, session: WorkshopSession) -> Visit:
    return visit_as(house, Role.ROOM_SCREEN, session)


def at(visit: Visit, minute: float) -> Visit:
    return replace(visit, now=NOW + timedelta(minutes=minute))


def speak(
    moderator: Visit, count: int, group: StakeholderGroup, side: Modality = Modality.ONSITE
) -> None:
    """So many people of one group have the floor, a minute each."""
    for n in range(count):
        asked = enter_for_someone(
            moderator, side, name=f"{group} {side} {n}", stakeholder_group=group
        )
        give_floor_to(moderator, asked)
        yield_floor(at(moderator, 1))


def shares(visit: Visit, by: By) -> dict[str, float]:
    found = next(each for each in see_equity(visit).balances if each.by is by)
    return {
        each.group: share
        for each, share in zip(found.portions, found.floor_shares or (), strict=True)
    }


def test_staff_see_every_share(moderator: Visit, house: House, session: WorkshopSession) -> None:
    speak(moderator, 1, CIVIL)
    join_session(stranger(house, session.id), Modality.ONLINE, stakeholder_group=STATE)
    found = see_equity(moderator)
    assert [each.by for each in found.balances] == list(By)
    assert shares(moderator, By.SIDE) == {"onsite": 1, "online": 0}
    assert shares(moderator, By.STAKEHOLDER) == {CIVIL: 1, STATE: 0}
    by_side = found.balances[0]
    assert by_side.joined_shares == (0, 1)


def test_the_room_sees_nothing_before_it_is_switched_on(moderator: Visit, screen: Visit) -> None:
    speak(moderator, 6, CIVIL)
    assert see_equity(screen).balances == ()
    set_floor_policy(moderator, SHOWN, EVENFLOOR)
    assert shares(screen, By.SIDE) == {"onsite": 1, "online": 0}
    assert see_equity(screen).on_screen


def test_the_room_sees_groups_only_from_five_people(moderator: Visit, screen: Visit) -> None:
    set_floor_policy(moderator, SHOWN, EVENFLOOR)
    speak(moderator, 5, CIVIL)
    speak(moderator, 4, STATE)
    assert [each.by for each in see_equity(screen).balances] == [By.SIDE]
    speak(moderator, 5, STATE, Modality.ONLINE)
    assert [each.by for each in see_equity(screen).balances] == [By.SIDE, By.STAKEHOLDER]
    assert set(shares(screen, By.STAKEHOLDER)) == {CIVIL, STATE}


def test_nobody_in_the_room_learns_who_joined(moderator: Visit, screen: Visit) -> None:
    set_floor_policy(moderator, SHOWN, EVENFLOOR)
    seat_in(screen.house, str(screen.session_id), Modality.ONLINE)
    assert see_equity(screen).balances[0].joined_shares is None


def test_a_strict_rule_leaves_no_shares_by_group(moderator: Visit) -> None:
    speak(moderator, 1, CIVIL)
    set_naming_rule(moderator, NamingRule.CHATHAM_HOUSE)
    found = see_equity(moderator)
    assert [each.by for each in found.balances] == [By.SIDE, By.FIRST_TIME]
    assert not found.groups_kept


def test_what_was_said_under_a_strict_rule_counts_for_no_group(moderator: Visit) -> None:
    set_naming_rule(moderator, NamingRule.CHATHAM_HOUSE)
    speak(moderator, 1, CIVIL)
    set_naming_rule(moderator, NamingRule.OPEN)
    assert shares(moderator, By.STAKEHOLDER) == {"": 1}


def test_the_silence_counts_from_when_the_floor_was_opened_last(moderator: Visit) -> None:
    assert see_online_side(moderator).opened_at == NOW
    close_session(at(moderator, 1))
    assert see_online_side(moderator).opened_at is None
    open_session(at(moderator, 2))
    assert see_online_side(moderator).opened_at == NOW + timedelta(minutes=2)
    close_queue(at(moderator, 3))
    open_queue(at(moderator, 4))
    assert see_online_side(moderator).opened_at == NOW + timedelta(minutes=4)


def test_it_is_known_whether_anybody_online_joined(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    join_session(stranger(house, session.id), Modality.ONSITE)
    assert see_online_side(moderator).joined == 0
    join_session(stranger(house, session.id), Modality.ONLINE)
    assert see_online_side(moderator).joined == 1


def test_the_alarm_is_the_policys(moderator: Visit) -> None:
    set_floor_policy(moderator, replace(EVENFLOOR, silence_minutes=3), EVENFLOOR)
    assert see_online_side(moderator).silence_minutes == 3
