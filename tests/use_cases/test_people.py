"""The staff of a session: roles are given and taken, colleagues are invited."""

import pytest

from session_core.domain.activity import Activity
from session_core.domain.people import STAFF_ROLES, Role
from session_core.domain.refusals import (
    BadUsername,
    EmptyText,
    LastOrganiser,
    NotAllowed,
    NotFound,
    Refusal,
    SignedOut,
    UsernameTaken,
)
from session_core.domain.session import Room, WorkshopSession
from session_core.storage import accounts, records
from session_core.use_cases.house import House
from session_core.use_cases.people import (
    StaffMember,
    give_role,
    invite_account,
    see_people,
    take_role,
)
from session_core.use_cases.sign_in import see_who_i_am, sign_in
from session_core.use_cases.visit import Visit
from tests.houses import NOW, new_account, new_session, sign_in_as, stranger, visit_of


@pytest.fixture
def organiser(house: House, session: WorkshopSession) -> Visit:
    amina = new_account(house, "amina", may_organise=True)
    return visit_of(house, amina, session.id, [Role.ORGANISER])


def recorded(visit: Visit) -> list[Activity]:
    assert visit.session_id
    with visit.house.database.reading() as db:
        return records.activities(db, visit.session_id)


def test_everybody_on_the_staff_is_seen_once_with_all_roles(organiser: Visit) -> None:
    new_account(organiser.house, "kenji")
    give_role(organiser, "Kenji", Role.RAPPORTEUR)
    give_role(organiser, "kenji", Role.ONLINE_MODERATOR)
    give_role(organiser, "kenji", Role.ONLINE_MODERATOR)
    assert see_people(organiser) == (
        StaffMember("amina", "Amina", (Role.ORGANISER,)),
        StaffMember("kenji", "Kenji", (Role.ONLINE_MODERATOR, Role.RAPPORTEUR)),
    )


def test_a_role_holds_in_its_session_only(house: House, organiser: Visit) -> None:
    kenji = new_account(house, "kenji")
    give_role(organiser, "kenji", Role.DESK)
    visit = visit_of(house, kenji, organiser.session_id)
    assert see_people(visit)
    with pytest.raises(NotAllowed):
        see_people(visit.to(new_session(house).id))


def test_giving_and_taking_is_recorded_without_names(house: House, organiser: Visit) -> None:
    kenji = new_account(house, "kenji")
    amina = see_who_i_am(organiser)
    assert amina is not None
    give_role(organiser, "kenji", Role.DESK)
    take_role(organiser, "kenji", Role.DESK)
    actor, details = f"account:{amina.id}", {"role": "desk"}
    each = [
        (
            Activity(act, Room.PEOPLE, NOW, actor=actor, subject=kenji.id, details=details),
            Activity("change_roles", Room.SESSION, NOW, actor=actor),
        )
        for act in ("give_role", "take_role")
    ]
    assert recorded(organiser) == [act for acts in each for act in acts]


def test_a_lost_role_ends_every_sign_in_of_its_holder(house: House, organiser: Visit) -> None:
    kenji = new_account(house, "kenji")
    browsers = [visit_of(house, kenji, organiser.session_id) for _ in range(2)]
    give_role(organiser, "kenji", Role.DESK)
    assert all(see_who_i_am(visit) for visit in browsers)
    take_role(organiser, "kenji", Role.DESK)
    for visit in browsers:
        assert see_who_i_am(visit) is None
        with pytest.raises(SignedOut):
            see_people(visit)
    assert see_who_i_am(organiser) is not None


def test_a_session_keeps_its_last_organiser(house: House, organiser: Visit) -> None:
    with pytest.raises(LastOrganiser):
        take_role(organiser, "amina", Role.ORGANISER)
    new_account(house, "kenji")
    give_role(organiser, "kenji", Role.ORGANISER)
    take_role(organiser, "amina", Role.ORGANISER)
    with pytest.raises(SignedOut):
        see_people(organiser)


@pytest.mark.parametrize(
    ("username", "role", "refusal"),
    [
        ("nobody", Role.DESK, NotFound),
        ("amina", Role.PARTICIPANT, NotAllowed),
        ("amina", Role.STRANGER, NotAllowed),
    ],
)
def test_what_cannot_be_given_is_refused(
    organiser: Visit, username: str, role: Role, refusal: type[Refusal]
) -> None:
    with pytest.raises(refusal):
        give_role(organiser, username, role)
    assert recorded(organiser) == []


def test_a_role_that_nobody_holds_cannot_be_taken(house: House, organiser: Visit) -> None:
    new_account(house, "kenji")
    with pytest.raises(NotFound):
        take_role(organiser, "kenji", Role.DESK)
    with pytest.raises(NotFound):
        take_role(organiser, "nobody", Role.DESK)


def test_an_invited_colleague_signs_in_with_the_password_shown(organiser: Visit) -> None:
    password = invite_account(organiser, "Lucia", "Lucía Ferreyra", Role.FACILITATOR)
    assert sign_in(stranger(organiser.house), "lucia", password)
    lucia = StaffMember("lucia", "Lucía Ferreyra", (Role.FACILITATOR,))
    assert lucia in see_people(organiser)


def test_an_invitation_says_in_the_record_only_whom(organiser: Visit) -> None:
    invite_account(organiser, "lucia", "Lucía Ferreyra", Role.FACILITATOR)
    with organiser.house.database.reading() as db:
        lucia = accounts.account_named(db, "lucia")
    assert lucia is not None
    assert [(act.act, act.subject, act.details) for act in recorded(organiser)] == [
        ("add_account", lucia.id, {}),
        ("give_role", lucia.id, {"role": "facilitator"}),
        ("change_roles", "", {}),
    ]


@pytest.mark.parametrize(
    ("username", "name", "refusal"),
    [
        ("amina", "Another Amina", UsernameTaken),
        ("AMINA", "Another Amina", UsernameTaken),
        ("no blanks", "Somebody", BadUsername),
        ("lucia", "  ", EmptyText),
    ],
)
def test_an_invitation_that_cannot_be_is_refused(
    organiser: Visit, username: str, name: str, refusal: type[Refusal]
) -> None:
    with pytest.raises(refusal):
        invite_account(organiser, username, name)
    assert len(see_people(organiser)) == 1


def test_only_who_may_create_sessions_passes_that_on(
    house: House, session: WorkshopSession, organiser: Visit
) -> None:
    guest = visit_of(house, new_account(house, "guest"), session.id, [Role.ORGANISER])
    with pytest.raises(NotAllowed):
        invite_account(guest, "lucia", "Lucía", may_organise=True)
    invite_account(organiser, "lucia", "Lucía", may_organise=True)
    with house.database.reading() as db:
        lucia = accounts.account_named(db, "lucia")
    assert lucia is not None
    assert lucia.may_organise


def test_an_organiser_invites_before_there_is_a_session(house: House) -> None:
    organiser = sign_in_as(house, Role.ORGANISER)
    password = invite_account(organiser, "lucia", "Lucía")
    assert sign_in(stranger(house), "lucia", password)


def test_an_invitation_without_a_session_gives_no_role(house: House) -> None:
    with pytest.raises(NotFound):
        invite_account(sign_in_as(house, Role.ORGANISER), "lucia", "Lucía", Role.DESK)
    with house.database.reading() as db:
        assert accounts.account_named(db, "lucia") is None


@pytest.mark.parametrize("role", [role for role in STAFF_ROLES if role is not Role.ORGANISER])
def test_other_staff_see_people_but_change_nothing(
    house: House, session: WorkshopSession, organiser: Visit, role: Role
) -> None:
    visit = sign_in_as(house, role, session.id)
    assert len(see_people(visit)) == 2
    with pytest.raises(NotAllowed):
        give_role(visit, "amina", Role.DESK)
    with pytest.raises(NotAllowed):
        take_role(visit, "amina", Role.ORGANISER)
    with pytest.raises(NotAllowed):
        invite_account(visit, "lucia", "Lucía")
