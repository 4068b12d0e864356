"""The table of who may do what has a line for each use-case, and no line too many."""

import importlib
import pkgutil

import pytest

import session_core.use_cases
from session_core.domain.access import MAY
from session_core.domain.circles import HELP_DESK
from session_core.domain.people import STAFF_ROLES, Role
from session_core.use_cases.visit import USE_CASES


@pytest.fixture(autouse=True)
def every_use_case() -> None:
    """Load every module of use-cases, so that each has entered itself."""
    for module in pkgutil.iter_modules(session_core.use_cases.__path__):
        importlib.import_module(f"session_core.use_cases.{module.name}")


def test_every_use_case_has_a_line() -> None:
    assert sorted(USE_CASES.keys() - MAY.keys()) == []


def test_every_line_has_a_use_case() -> None:
    assert sorted(MAY.keys() - USE_CASES.keys()) == []


def test_every_line_names_somebody() -> None:
    assert [name for name, roles in MAY.items() if not roles] == []


def test_the_organiser_may_all_that_any_staff_may() -> None:
    staff_only = [name for name, roles in MAY.items() if not roles.isdisjoint(STAFF_ROLES)]
    assert [name for name in staff_only if Role.ORGANISER not in MAY[name]] == []


def test_a_seat_is_not_needed_to_work_nor_work_to_have_a_seat() -> None:
    for name, roles in MAY.items():
        if Role.PARTICIPANT in roles and roles.isdisjoint(STAFF_ROLES):
            assert roles <= {Role.PARTICIPANT, Role.AT_DOOR}, name


HELP = {
    "ask_for_help",
    "write_to_desk",
    "see_my_help",
    "has_help_news",
    "read_my_help",
    "settle_my_help",
    "withdraw_my_help",
}


def test_who_waits_at_the_door_may_see_that_take_it_elsewhere_leave_and_get_help() -> None:
    for_all = {name for name, roles in MAY.items() if Role.STRANGER in roles}
    mine = {name for name, roles in MAY.items() if Role.AT_DOOR in roles} - for_all
    assert mine == {"see_my_admission", "offer_move", "leave_session"} | HELP


def test_crowds_may_this_and_nothing_else() -> None:
    looking_on = {"see_session", "see_revisions", "see_agenda", "see_floor", "see_polls"}
    looking_on |= {"see_notes", "see_breakouts", "see_outcomes", "see_links", "see_read_back"}
    own = {"see_my_seat", "am_i_new_here", "leave_session", "see_my_interventions"}
    own |= {"see_my_ballots"}
    own |= {"see_my_group", "see_my_question", "edit_my_question", "delete_my_question"}
    own |= {"see_my_support", "support_question", "withdraw_support"}
    own |= {"request_floor", "withdraw_request", "cast_ballot", "offer_move"} | HELP
    for_all = {name for name, roles in MAY.items() if Role.STRANGER in roles}
    assert {n for n, may in MAY.items() if Role.PARTICIPANT in may} - for_all == looking_on | own
    on_the_wall = {n for n, may in MAY.items() if Role.ROOM_SCREEN in may} - for_all
    assert on_the_wall == looking_on | {"see_equity"}


def test_whatever_a_stranger_may_everybody_may() -> None:
    for name, roles in MAY.items():
        if Role.STRANGER in roles:
            assert roles == frozenset(Role), name


def test_what_people_need_help_with_is_for_the_desk_and_the_organiser() -> None:
    of_the_desk = {name for name, roles in MAY.items() if roles == HELP_DESK}
    assert {"claim_help", "answer_help", "close_help", "tell_moderators"} <= of_the_desk
    for role in (Role.RAPPORTEUR, Role.FACILITATOR, Role.PARTICIPANT, Role.ROOM_SCREEN):
        assert role not in MAY["see_desk"]
