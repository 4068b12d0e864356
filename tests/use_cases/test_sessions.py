"""A session is made from a plan, opened, closed; who may not see its keys does not."""

from dataclasses import replace
from datetime import timedelta

import pytest

from session_core.domain.agenda import PlannedItem
from session_core.domain.people import (
    Modality,
    Part,
    ProgrammePerson,
    RegionalGroup,
    Role,
    StakeholderGroup,
)
from session_core.domain.refusals import (
    EmptyAgenda,
    EmptyText,
    EndBeforeStart,
    NotFound,
    Refusal,
    SessionTooLong,
    TextTooLong,
    UnreadableProgramme,
)
from session_core.domain.session import NamingRule, Room, SessionType, Stage, WorkshopSession
from session_core.use_cases.agenda import (
    end_agenda_item,
    see_agenda,
    start_agenda_item,
)
from session_core.use_cases.house import House
from session_core.use_cases.live import see_revisions
from session_core.use_cases.people import see_people
from session_core.use_cases.sessions import (
    NewSession,
    close_session,
    create_session,
    list_my_sessions,
    open_session,
    read_programme,
    see_session,
)
from session_core.use_cases.visit import Visit
from tests.houses import NOW, new_session, seat_in, sign_in_as, stranger, visit_as

PLAN = NewSession(
    title="  Fair floors\tfor all ",
    starts_at=NOW,
    ends_at=NOW + timedelta(minutes=90),
    agenda=(PlannedItem("Opening", 10), PlannedItem(" Discussion ", 80)),
    year=2030,
    type=SessionType.WORKSHOP,
    number=457,
    room="Hall A",
    format="Panel - 90 min",
    themes=("Trust", " "),
    policy_questions=("Who decides?", ""),
    people=(
        ProgrammePerson(
            " Ada  Example ",
            Part.ONLINE_MODERATOR,
            "Example University",
            StakeholderGroup.TECHNICAL_COMMUNITY,
            RegionalGroup.GRULAC,
        ),
        ProgrammePerson(" ", Part.SPEAKER),
    ),
    prose={"description": "Two\nparagraphs", "gains": " "},
    naming_rule=NamingRule.CHATHAM_HOUSE,
)


@pytest.fixture
def organiser(house: House) -> Visit:
    return sign_in_as(house, Role.ORGANISER)


def test_a_plan_becomes_a_session_that_its_maker_organises(organiser: Visit) -> None:
    there = organiser.to(create_session(organiser, PLAN))
    view = see_session(there)
    made = view.session
    assert (made.title, made.identity) == ("Fair floors for all", "IGF 2030 WS #457")
    assert (made.themes, made.policy_questions) == (("Trust",), ("Who decides?",))
    assert made.prose == {"description": "Two\nparagraphs"}
    assert (made.stage, made.naming_rule) == (Stage.PREPARING, NamingRule.CHATHAM_HOUSE)
    assert view.people == (replace(PLAN.people[0], name="Ada Example"),)
    assert [(i.position, i.title, i.planned_minutes) for i in see_agenda(there)] == [
        (1, "Opening", 10),
        (2, "Discussion", 80),
    ]
    (member,) = see_people(there)
    assert member.roles == (Role.ORGANISER,)


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"ends_at": NOW}, EndBeforeStart),
        ({"ends_at": NOW - timedelta(days=1)}, EndBeforeStart),
        ({"ends_at": NOW + timedelta(hours=12, seconds=1)}, SessionTooLong),
        ({"agenda": ()}, EmptyAgenda),
        ({"agenda": (PlannedItem(" ", 5),)}, EmptyText),
        ({"title": " "}, EmptyText),
        ({"title": "x" * 301}, TextTooLong),
        ({"room": "x" * 201}, TextTooLong),
        ({"people": (ProgrammePerson("x" * 201, Part.SPEAKER),)}, TextTooLong),
        ({"people": (ProgrammePerson("Ada", Part.SPEAKER, "x" * 301),)}, TextTooLong),
    ],
)
def test_a_plan_that_cannot_be_is_refused_and_nothing_is_kept(
    organiser: Visit, change: dict[str, object], refusal: type[Refusal]
) -> None:
    with pytest.raises(refusal):
        create_session(organiser, replace(PLAN, **change))  # type: ignore[arg-type]
    assert list_my_sessions(organiser) == ()


def test_no_two_sessions_share_a_code_or_a_key(organiser: Visit) -> None:
    made = [see_session(organiser.to(create_session(organiser, PLAN))).session for _ in range(5)]
    assert len({session.join_code for session in made}) == 5
    assert len({session.screen_key for session in made}) == 5


def test_the_lobby_lists_the_sessions_in_which_one_has_a_role(
    house: House, organiser: Visit, session: WorkshopSession
) -> None:
    later = replace(PLAN, starts_at=NOW + timedelta(days=1), ends_at=NOW + timedelta(days=1.01))
    ids = [create_session(organiser, plan) for plan in (later, PLAN)]
    mine = list_my_sessions(organiser)
    assert [entry.session.id for entry in mine] == list(reversed(ids))
    assert {entry.roles for entry in mine} == {(Role.ORGANISER,)}
    assert list_my_sessions(stranger(house)) == ()


def test_the_key_of_the_room_screen_is_for_staff_only(
    house: House, session: WorkshopSession
) -> None:
    for role in Role:
        if role not in {Role.STRANGER, Role.AT_DOOR}:
            shown = see_session(visit_as(house, role, session)).session.screen_key
            is_public = role in {Role.PARTICIPANT, Role.ROOM_SCREEN}
            assert shown == ("" if is_public else session.screen_key), role


def test_a_session_is_opened_closed_and_opened_again(house: House) -> None:
    prepared = new_session(house, stage=Stage.PREPARING)
    moderator = sign_in_as(house, Role.ONSITE_MODERATOR, prepared.id)
    for change, stage in (
        (open_session, Stage.OPEN),
        (close_session, Stage.CLOSED),
        (open_session, Stage.OPEN),
    ):
        change(moderator)
        assert see_session(moderator).session.stage is stage
    assert see_revisions(moderator)[Room.SESSION] == 3


def test_how_many_joined_is_counted_by_side(house: House, session: WorkshopSession) -> None:
    moderator = sign_in_as(house, Role.DESK, session.id)
    for side in (Modality.ONLINE, Modality.ONLINE, Modality.ONSITE):
        seat_in(house, session.id, side)
    assert see_session(moderator).joined == {Modality.ONSITE: 1, Modality.ONLINE: 2}


def test_what_is_no_programme_page_is_refused_with_the_reason(organiser: Visit) -> None:
    reasons = []
    for page in ("", b"\x89PNG\r\n\x1a\n\0\0", "Just a letter to a friend."):
        with pytest.raises(UnreadableProgramme) as refused:
            read_programme(organiser, page)
        reasons.append(refused.value.details["reason"])
    assert reasons == ["empty_page", "not_text", "not_a_programme_page"]
    assert list_my_sessions(organiser) == ()


def test_one_item_is_current_and_the_agenda_room_moves(
    house: House, session: WorkshopSession
) -> None:
    moderator = sign_in_as(house, Role.ONSITE_MODERATOR, session.id)
    opening, discussion = see_agenda(moderator)
    start_agenda_item(moderator, opening.id)
    start_agenda_item(moderator, discussion.id)
    assert [item.is_current for item in see_agenda(moderator)] == [False, True]
    end_agenda_item(moderator)
    assert [item.is_current for item in see_agenda(moderator)] == [False, False]
    assert see_revisions(moderator)[Room.AGENDA] == 3
    with pytest.raises(NotFound):
        start_agenda_item(moderator, "no item")


def test_a_session_that_is_none_is_not_found(organiser: Visit) -> None:
    with pytest.raises(Refusal):
        see_session(organiser.to("no session"))
    with pytest.raises(NotFound):
        see_session(organiser)
