"""The people page: who is here, and what an organiser changes."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from session_core.domain.people import Modality, Role
from session_core.domain.session import WorkshopSession
from session_core.use_cases.house import House
from session_core.use_cases.hubs import see_hubs
from session_core.use_cases.people import StaffMember, see_people
from session_core.use_cases.seats import join_session
from session_core.use_cases.sign_in import sign_in
from tests.houses import PASSWORD, new_account, new_session, stranger, visit_of

Visiting = Callable[..., AppTest]


@pytest.fixture
def session(house: House) -> WorkshopSession:
    return new_session(house)


@pytest.fixture
def open_people(
    house: House, session: WorkshopSession, visit_frame: Visiting
) -> Callable[[Role], AppTest]:
    """Call it to open the page as somebody new, named after their role."""

    def as_role(role: Role) -> AppTest:
        account = new_account(house, role.replace(" ", "-"))
        visit_of(house, account, session.id, [role])
        app = visit_frame(session=session.id).switch_page("people.py").run()
        app.text_input(key="sign_in_username").set_value(account.username)
        app.text_input(key="sign_in_password").set_value(PASSWORD)
        next(b for b in app.button if b.label == "Sign in").click().run()
        assert not app.exception
        return app

    return as_role


def press(app: AppTest, label: str) -> AppTest:
    next(button for button in app.button if button.label == label).click().run()
    assert not app.exception
    return app


def staff(house: House, session: WorkshopSession) -> dict[str, StaffMember]:
    looker = visit_of(house, new_account(house), session.id, [Role.DESK])
    return {member.username: member for member in see_people(looker)}


def test_an_organiser_gives_a_role(
    house: House, session: WorkshopSession, open_people: Callable[[Role], AppTest]
) -> None:
    new_account(house, "kenji")
    app = open_people(Role.ORGANISER)
    app.text_input(key="give_username").set_value("Kenji")
    app.selectbox(key="give_role_role").set_value(Role.RAPPORTEUR)
    press(app, "Give the role")
    assert staff(house, session)["kenji"].roles == (Role.RAPPORTEUR,)
    assert app.text_input(key="give_username").value == ""
    assert any("Kenji" in element.value for element in app.markdown)


def test_a_name_that_nobody_has_stays_in_the_field(
    open_people: Callable[[Role], AppTest],
) -> None:
    app = open_people(Role.ORGANISER)
    app.text_input(key="give_username").set_value("kenij")
    press(app, "Give the role")
    assert app.text_input(key="give_username").value == "kenij"
    assert app.warning[0].value == "Nobody has this username. Check it, or invite them."


def test_an_organiser_removes_a_role(
    house: House, session: WorkshopSession, open_people: Callable[[Role], AppTest]
) -> None:
    visit_of(house, new_account(house, "kenji"), session.id, [Role.RAPPORTEUR])
    press(open_people(Role.ORGANISER), "Remove the role of rapporteur")
    assert "kenji" not in staff(house, session)


def test_the_last_organiser_stays(open_people: Callable[[Role], AppTest]) -> None:
    app = press(open_people(Role.ORGANISER), "Remove the role of organiser")
    assert app.warning[0].value == "A session keeps at least one organiser."


def test_the_password_of_an_invited_colleague_is_shown_once(
    house: House, session: WorkshopSession, open_people: Callable[[Role], AppTest]
) -> None:
    app = open_people(Role.ORGANISER)
    app.text_input(key="invite_name").set_value("Lucía Ferreyra")
    app.text_input(key="invite_username").set_value("Lucia")
    app.selectbox(key="invite_role").set_value(Role.DESK)
    press(app, "Make the account")
    assert sign_in(stranger(house), "lucia", app.code[0].value)
    assert staff(house, session)["lucia"].roles == (Role.DESK,)
    press(app, "Put it away")
    assert not app.code


@pytest.mark.parametrize("role", [Role.ONSITE_MODERATOR, Role.RAPPORTEUR, Role.DESK])
def test_other_staff_are_offered_nothing_to_change(
    open_people: Callable[[Role], AppTest], role: Role
) -> None:
    labels = {button.label for button in open_people(role).button}
    assert labels == {"Sign out", "Change password"}


def test_a_moderator_confirms_how_many_a_hub_is(
    house: House, session: WorkshopSession, open_people: Callable[[Role], AppTest]
) -> None:
    join_session(stranger(house, session.id), Modality.ONLINE, "**Library**", people_behind=12)
    app = open_people(Role.ONLINE_MODERATOR)
    (row,) = [each.value for each in app.markdown if "Library" in each.value]
    assert "\\*\\*Library" in row
    assert "12 people" in row
    app.number_input[0].set_value(9)
    next(button for button in app.button if button.label == "Confirm").click().run()
    organiser = visit_of(house, new_account(house), session.id, [Role.ORGANISER])
    (hub,) = see_hubs(organiser)
    assert (hub.people, hub.is_confirmed) == (9, True)
    assert "Correct" in [button.label for button in app.button]
    assert app.number_input[0].value == 9


def test_who_moderates_nothing_sees_hubs_and_confirms_none(
    house: House, session: WorkshopSession, open_people: Callable[[Role], AppTest]
) -> None:
    app = open_people(Role.RAPPORTEUR)
    assert "Hubs" not in [each.value for each in app.header]
    join_session(stranger(house, session.id), Modality.ONLINE, "Library", people_behind=12)
    app.run()
    assert "Hubs" in [each.value for each in app.header]
    assert [button.label for button in app.button if button.label == "Confirm"] == []
