"""The floor's policy: tried out without leaving a trace, set with a record of what changed."""

from dataclasses import replace

import pytest

from session_core.domain.floor_policy import EVENFLOOR, PRESETS, FloorPolicy
from session_core.domain.floor_refusals import BadPolicy, PolicyChanged
from session_core.domain.people import Modality, Role
from session_core.domain.session import NamingRule, Room, WorkshopSession
from session_core.storage import records
from session_core.use_cases.asking import enter_for_someone
from session_core.use_cases.floor import give_floor_to_next, see_floor
from session_core.use_cases.floor_policy import (
    PolicyChange,
    preview_order,
    see_floor_policy,
    see_last_policy_change,
    set_floor_policy,
)
from session_core.use_cases.floor_undo import undo_floor_act
from session_core.use_cases.house import House
from session_core.use_cases.live import see_revisions
from session_core.use_cases.naming import set_naming_rule
from session_core.use_cases.visit import Visit
from tests.houses import sign_in_as

FIRST_COME = PRESETS["First come"]
ROUNDS = PRESETS["Rounds of three"]


@pytest.fixture
def waiting(moderator: Visit) -> None:
    """Four who ask in the room, then two online; the first two places are announced."""
    for side in (*[Modality.ONSITE] * 4, *[Modality.ONLINE] * 2):
        enter_for_someone(moderator, side, name=f"Somebody {side}")


def numbers(visit: Visit) -> list[int]:
    return [place.intervention.number for place in see_floor(visit).places]


def test_a_session_begins_with_the_usual_policy(moderator: Visit) -> None:
    assert see_floor_policy(moderator) == EVENFLOOR


@pytest.mark.usefixtures("waiting")
def test_trying_a_policy_keeps_nothing(moderator: Visit) -> None:
    before = see_floor(moderator), see_revisions(moderator)
    found = preview_order(moderator, FIRST_COME)
    assert found.moved
    assert (see_floor(moderator), see_revisions(moderator)) == before
    assert see_floor_policy(moderator) == EVENFLOOR


@pytest.mark.usefixtures("waiting")
@pytest.mark.parametrize("policy", PRESETS.values())
def test_saving_makes_the_list_that_was_shown(moderator: Visit, policy: FloorPolicy) -> None:
    shown = preview_order(moderator, policy)
    assert shown.now == see_floor(moderator).places
    set_floor_policy(moderator, policy, EVENFLOOR)
    assert see_floor(moderator).places == shown.then


@pytest.mark.usefixtures("waiting")
def test_announced_places_stay_when_the_policy_changes(moderator: Visit) -> None:
    announced = numbers(moderator)[:2]
    set_floor_policy(moderator, replace(FIRST_COME, safe_places=0), EVENFLOOR)
    assert numbers(moderator)[:2] == announced


@pytest.mark.usefixtures("waiting")
def test_more_safe_places_are_announced_at_once(moderator: Visit) -> None:
    set_floor_policy(moderator, replace(EVENFLOOR, safe_places=4), EVENFLOOR)
    places = see_floor(moderator).places
    assert [bool(place.intervention.announced_at) for place in places] == [True] * 4 + [False] * 2


def test_the_record_says_which_settings_changed(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    set_floor_policy(moderator, ROUNDS, EVENFLOOR)
    set_floor_policy(moderator, ROUNDS, ROUNDS)
    with house.database.reading() as db:
        acts = records.activities(db, session.id, room=Room.FLOOR)
    assert [each.act for each in acts] == ["set_floor_policy"]
    assert acts[0].details["round_size"] == 3
    assert "support" not in acts[0].details


def test_a_stale_save_is_refused_and_says_what_changed(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    other = sign_in_as(house, Role.ONLINE_MODERATOR, session.id)
    set_floor_policy(other, replace(EVENFLOOR, round_size=3, support=False), EVENFLOOR)
    with pytest.raises(PolicyChanged) as refused:
        set_floor_policy(moderator, FIRST_COME, EVENFLOOR)
    what = ("speakers of one side in a row", "support counts")
    assert refused.value.details == {"what": what}
    assert see_floor_policy(moderator) == replace(EVENFLOOR, round_size=3, support=False)


@pytest.mark.parametrize("policy", [replace(EVENFLOOR, round_size=0), FloorPolicy(safe_places=6)])
def test_a_bad_policy_is_neither_tried_nor_kept(moderator: Visit, policy: FloorPolicy) -> None:
    with pytest.raises(BadPolicy):
        preview_order(moderator, policy)
    with pytest.raises(BadPolicy):
        set_floor_policy(moderator, policy, EVENFLOOR)
    assert see_floor_policy(moderator) == EVENFLOOR


def test_where_nobody_waits_an_invented_list_is_shown(moderator: Visit) -> None:
    found = preview_order(moderator, FIRST_COME)
    assert found.is_example
    assert see_floor(moderator).places == ()


@pytest.mark.usefixtures("waiting")
def test_the_preview_names_as_the_list_does(moderator: Visit) -> None:
    set_naming_rule(moderator, NamingRule.CHATHAM_HOUSE)
    give_floor_to_next(moderator)
    assert preview_order(moderator, EVENFLOOR).now == see_floor(moderator).places


def test_the_last_change_is_told_with_its_role_and_whether_it_was_an_undo(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    other = sign_in_as(house, Role.ONLINE_MODERATOR, session.id)
    assert see_last_policy_change(moderator) is None
    set_floor_policy(moderator, ROUNDS, EVENFLOOR)
    enter_for_someone(other, Modality.ONLINE, name="Somebody")
    by_me = PolicyChange(Role.ONSITE_MODERATOR, is_mine=True, was_undo=False)
    assert see_last_policy_change(moderator) == by_me
    assert see_last_policy_change(other) == replace(by_me, is_mine=False)
    undo_floor_act(other)
    assert see_last_policy_change(moderator) == by_me
    undo_floor_act(other)
    undone = PolicyChange(Role.ONLINE_MODERATOR, is_mine=False, was_undo=True)
    assert see_last_policy_change(moderator) == undone
