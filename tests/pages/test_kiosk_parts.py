"""Kiosks on the page of the door: opened with an address shown once, counted, closed."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from session_core.domain.people import Role
from session_core.domain.session import WorkshopSession
from session_core.use_cases.house import House
from session_core.use_cases.kiosks import (
    begin_at_kiosk,
    check_kiosk_address,
    open_kiosk,
    see_kiosks,
    take_kiosk,
)
from session_core.use_cases.visit import Visit
from tests.houses import new_account, new_session, sign_in_as, stranger, visit_of
from tests.pages.opening import checked, labels, open_page, press, words


@pytest.fixture
def session(house: House) -> WorkshopSession:
    return new_session(house)


@pytest.fixture
def desk(house: House, session: WorkshopSession) -> Visit:
    return sign_in_as(house, Role.DESK, session.id)


def opened(visit: Visit, name: str = "Tablet by the door") -> AppTest:
    """Open a kiosk on the page."""
    app = open_page("door.py", visit)
    app.text_input(key="kiosk-name").set_value(name)
    return press(app, "Open a kiosk")


def secret_on(app: AppTest) -> list[str]:
    """The secrets of kiosks whose address stands on the page."""
    found = [re.search(r"/kiosk/([\w-]+)$", each.value) for each in app.code]
    return [each[1] for each in found if each]


def test_the_desk_opens_a_kiosk_and_sees_its_address_once(
    desk: Visit, session: WorkshopSession
) -> None:
    app = opened(desk)
    (secret,) = secret_on(app)
    assert check_kiosk_address(desk, secret).name == "Tablet by the door"
    assert any(f"/j/{session.join_code}/kiosk/{secret}" in each.value for each in app.code)
    assert "shown this once and works once" in words(app)
    assert "no tablet has taken its address" in words(app)
    assert app.text_input(key="kiosk-name").value == ""
    press(app, "Put it away")
    assert secret_on(app) == []
    assert secret_on(open_page("door.py", desk)) == []


def test_the_address_goes_once_a_tablet_has_taken_it(
    house: House, desk: Visit, session: WorkshopSession
) -> None:
    app = opened(desk)
    take_kiosk(stranger(house, session.id), secret_on(app)[0])
    assert secret_on(checked(app.run())) == []
    assert "0 people served" in words(app)


def test_a_name_that_is_missing_is_asked_for(desk: Visit) -> None:
    app = opened(desk, "  ")
    assert "There is nothing written yet." in words(app)
    assert see_kiosks(desk).open == ()
    assert secret_on(app) == []


def test_names_are_no_markup(desk: Visit) -> None:
    app = opened(desk, "*Door* <b>1</b>")
    assert "*Door* <b>1</b>" in words(app)


def test_it_tells_how_many_were_served_and_closes(
    house: House, session: WorkshopSession, desk: Visit
) -> None:
    tablet = stranger(house, session.id)
    kiosk = take_kiosk(tablet, open_kiosk(desk, "Tablet"))
    begin_at_kiosk(tablet, kiosk)
    app = open_page("door.py", desk)
    assert "1 person served · last began at 09:00 UTC" in words(app)
    press(app, "Close this kiosk")
    assert [one.name for one in see_kiosks(desk).closed] == ["Tablet"]
    assert [each.label for each in app.expander if "Closed" in each.label] == ["Closed: 1"]
    assert "Close this kiosk" not in labels(app)


def test_who_may_not_open_one_sees_how_they_do(
    house: House, session: WorkshopSession, desk: Visit
) -> None:
    open_kiosk(desk, "Tablet")
    app = open_page("door.py", sign_in_as(house, Role.RAPPORTEUR, session.id))
    assert "Tablet" in words(app)
    assert "Open a kiosk" not in labels(app)
    assert "Close this kiosk" not in labels(app)


def test_an_address_is_not_shown_in_another_session(house: House, session: WorkshopSession) -> None:
    account, other = new_account(house), new_session(house)
    visit_of(house, account, other.id, [Role.DESK])
    app = opened(visit_of(house, account, session.id, [Role.DESK]))
    assert len(secret_on(app)) == 1
    app.query_params["session"] = other.id
    assert secret_on(checked(app.run())) == []
