"""Copying: the same preparation on another day, and nothing that happened."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from session_core.domain.agenda import AgendaItem
from session_core.domain.ballots import Ballot
from session_core.domain.floor_policy import EVENFLOOR
from session_core.domain.people import Modality, Part, ProgrammePerson, Role
from session_core.domain.polls import PollState
from session_core.domain.refusals import NotAllowed, NotFound, StrangeStart
from session_core.domain.session import NamingRule, Stage, WorkshopSession
from session_core.storage import agenda, floor, people, records
from session_core.use_cases.agenda import see_agenda, start_agenda_item
from session_core.use_cases.asking import request_floor
from session_core.use_cases.ballots import cast_ballot
from session_core.use_cases.breakouts import (
    add_group,
    change_group,
    open_groups,
    see_breakouts,
)
from session_core.use_cases.copying import copy_session
from session_core.use_cases.floor import see_floor
from session_core.use_cases.group_members import add_member_by_name, place_at_random
from session_core.use_cases.group_notes import write_group_note
from session_core.use_cases.house import House
from session_core.use_cases.notes import see_notes, write_note
from session_core.use_cases.people import see_people
from session_core.use_cases.polls import open_poll, see_polls, write_poll
from session_core.use_cases.report import see_report
from session_core.use_cases.seats import find_screen, find_session
from session_core.use_cases.sessions import list_my_sessions, see_session
from session_core.use_cases.visit import Visit
from tests.houses import NOW, new_account, new_session, seat_in, sign_in_as, visit_of

LATER = NOW + timedelta(days=30)
NAMED = (ProgrammePerson("Ada Example", Part.SPEAKER, "Example University"),)


@pytest.fixture
def organiser(house: House, session: WorkshopSession) -> Visit:
    return sign_in_as(house, Role.ORGANISER, session.id)


def test_what_was_prepared_comes_along_and_what_happened_does_not(
    house: House, session: WorkshopSession, organiser: Visit
) -> None:
    with house.database.writing() as db:
        people.keep_programme_people(db, session.id, NAMED)
    start_agenda_item(organiser, see_agenda(organiser)[0].id)
    poll = write_poll(organiser, "What first?", ["Power", "Permits"])
    open_poll(organiser, poll)
    for side in Modality:
        cast_ballot(seat_in(house, session.id, side), poll, Ballot.of("1"))
        request_floor(seat_in(house, session.id, side), "Who pays?")
    write_note(organiser, "A point")

    there = organiser.to(copy_session(organiser, LATER))
    view = see_session(there)
    assert (view.session.title, view.session.stage) == ("Fair floors", Stage.PREPARING)
    assert (view.session.starts_at, view.session.planned_minutes) == (LATER, 90)
    assert view.people == NAMED
    assert view.joined == dict.fromkeys(Modality, 0)
    items = see_agenda(there)
    assert [(i.title, i.planned_minutes, i.started_at) for i in items] == [
        ("Opening", 10, None),
        ("Discussion", 80, None),
    ]
    (draft,) = see_polls(there).polls
    assert (draft.question, draft.state, draft.opened_at) == (
        "What first?",
        PollState.DRAFT,
        None,
    )
    assert not see_floor(there).places
    assert not see_notes(there)
    assert not see_report(there).takeaways
    # What was copied goes on as it was.
    assert see_polls(organiser).polls[0].state is PollState.OPEN


def test_the_order_s_settings_come_along(session: WorkshopSession, organiser: Visit) -> None:
    own = replace(EVENFLOOR, round_size=3, speaking_seconds=90)
    with organiser.house.database.writing() as db:
        floor.keep_policy(db, session.id, own)
    copied = copy_session(organiser, LATER)
    with organiser.house.database.reading() as db:
        assert floor.floor_of(db, copied).policy == own


def test_the_codes_are_new_and_open_the_copy(session: WorkshopSession, organiser: Visit) -> None:
    copy = see_session(organiser.to(copy_session(organiser, LATER))).session
    assert find_session(organiser, copy.join_code) == copy.id
    assert find_screen(organiser, copy.screen_key) == copy.id
    assert {copy.join_code, copy.screen_key}.isdisjoint({session.join_code, session.screen_key})


@pytest.mark.parametrize("rule", list(NamingRule))
@pytest.mark.parametrize("of_item", [None, *NamingRule])
def test_every_naming_rule_comes_along(
    house: House, rule: NamingRule, of_item: NamingRule | None
) -> None:
    session = new_session(house, naming_rule=rule)
    organiser = sign_in_as(house, Role.ORGANISER, session.id)
    with house.database.writing() as db:
        agenda.add_items(
            db, session.id, [AgendaItem("item", 3, "In camera", 5, naming_rule=of_item)]
        )
    there = organiser.to(copy_session(organiser, LATER))
    assert see_session(there).session.naming_rule is rule
    assert [item.naming_rule for item in see_agenda(there)] == [None, None, of_item]


def test_who_copies_organises_and_the_staff_comes_along_by_a_tick(
    house: House, session: WorkshopSession, organiser: Visit
) -> None:
    for name, roles in (
        ("bruno", [Role.ORGANISER, Role.DESK]),
        ("chipo", [Role.RAPPORTEUR]),
    ):
        visit_of(house, new_account(house, name), session.id, roles)
    alone = see_people(organiser.to(copy_session(organiser, LATER)))
    assert [member.roles for member in alone] == [(Role.ORGANISER,)]
    both = see_people(organiser.to(copy_session(organiser, LATER, with_staff=True)))
    assert {member.username: member.roles for member in both if member not in alone} == {
        "bruno": (Role.ORGANISER, Role.DESK),
        "chipo": (Role.RAPPORTEUR,),
    }
    assert alone[0] in both


@pytest.mark.parametrize("year", [1, 1999, 2101, 9999])
def test_a_strange_year_is_refused_and_nothing_is_kept(organiser: Visit, year: int) -> None:
    with pytest.raises(StrangeStart):
        copy_session(organiser, datetime(year, 1, 1, tzinfo=UTC))
    assert len(list_my_sessions(organiser)) == 1


def test_who_may_not_create_sessions_may_not_copy_one(
    house: House, session: WorkshopSession, organiser: Visit
) -> None:
    guest = visit_of(house, new_account(house), session.id, [Role.ORGANISER])
    with pytest.raises(NotAllowed):
        copy_session(guest, LATER)
    # In no session they are an organiser, but there is nothing to copy.
    with pytest.raises(NotFound):
        copy_session(replace(organiser, session_id=None), LATER)


def test_the_copys_record_begins_with_what_it_was_copied_from(
    house: House, session: WorkshopSession, organiser: Visit
) -> None:
    made = copy_session(organiser, LATER)
    with house.database.reading() as db:
        (first,) = records.activities(db, made)
        assert (first.act, first.subject) == ("copy_session", session.id)
        assert records.activities(db, session.id) == []


def test_breakout_groups_come_along_without_members_and_notes(
    house: House, session: WorkshopSession, organiser: Visit
) -> None:
    leader = new_account(house, "chipo")
    visit_of(house, leader, session.id, [Role.FACILITATOR])
    group = add_group(organiser, "Who pays?", "https://call.example/two", 30)
    change_group(organiser, group, "Who pays?", "https://call.example/two", leader.id, 30)
    seat_in(house, session.id)
    add_member_by_name(organiser, group, "Woman in row 2")
    place_at_random(organiser)
    open_groups(organiser)
    write_group_note(organiser, group, "A point")
    for with_staff, leads in ((False, None), (True, leader.id)):
        there = organiser.to(copy_session(organiser, LATER, with_staff=with_staff))
        view = see_breakouts(there)
        (seen,) = view.groups
        assert (seen.group.topic, seen.group.place) == ("Who pays?", "https://call.example/two")
        assert (seen.group.planned_minutes, seen.group.facilitator_id) == (30, leads)
        assert (seen.count, seen.group.opened_at, view.in_no_group) == (0, None, ())
        assert not see_notes(there)
    assert see_breakouts(organiser).is_open
