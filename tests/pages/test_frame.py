"""The frame: nobody passes without signing in, and what was typed is not lost."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Button

from session_core.domain.people import Role
from session_core.domain.refusals import NotAllowed, SignedOut
from session_core.storage import accounts
from session_core.use_cases import series
from session_core.use_cases.demo_accounts import add_demo_accounts, demo_accounts
from session_core.use_cases.first_start import first_organiser_code
from session_core.use_cases.house import House
from session_core.use_cases.sign_in import sign_in, sign_out
from session_core.use_cases.visit import Visit
from tests.houses import NOW, PASSWORD, new_account, new_session, stranger, visit_of

Visiting = Callable[..., AppTest]


def headings(app: AppTest) -> list[str]:
    """The titles and headers on the page, without their icons."""
    return [element.value.rpartition(": ")[2] for element in [*app.title, *app.header]]


def fill_in(app: AppTest, username: str, password: str = PASSWORD) -> AppTest:
    app.text_input(key="sign_in_username").set_value(username)
    app.text_input(key="sign_in_password").set_value(password)
    return button(app, "Sign in").click().run()


def button(app: AppTest, label: str) -> Button:
    found = [element for element in app.button if element.label == label]
    assert len(found) == 1, [element.label for element in app.button]
    return found[0]


def everything(app: AppTest) -> str:
    """All that was sent to the browser."""
    return "\n".join(str(node.proto) for node in app._tree if hasattr(node, "proto"))


def labels(app: AppTest) -> list[str]:
    return [element.label for element in app.button]


def test_a_stranger_sees_the_sign_in_and_nothing_else(house: House, visit_frame: Visiting) -> None:
    new_account(house, "amina")
    app = visit_frame()
    assert headings(app) == ["Evenfloor"]
    assert labels(app) == ["Sign in"]
    assert not app.exception


def test_signing_in_opens_the_lobby(house: House, visit_frame: Visiting) -> None:
    new_account(house, "amina")
    app = fill_in(visit_frame(), "amina")
    assert headings(app) == ["Sessions"]
    assert "Sign out" in labels(app)
    assert not app.exception


def test_signing_in_opens_the_page_that_was_asked_for(house: House, visit_frame: Visiting) -> None:
    session = new_session(house)
    visit_of(house, new_account(house, "amina"), session.id, [Role.ORGANISER])
    app = visit_frame(session=session.id).switch_page("people.py").run()
    assert headings(app) == ["Evenfloor"]
    app = fill_in(app, "amina")
    assert headings(app) == ["People"]
    assert app.query_params["session"] == session.id


def test_a_wrong_password_keeps_the_username_only(house: House, visit_frame: Visiting) -> None:
    new_account(house, "amina")
    app = fill_in(visit_frame(), "amina", "wrong wrong wrong")
    assert headings(app) == ["Evenfloor"]
    assert app.text_input(key="sign_in_username").value == "amina"
    assert app.text_input(key="sign_in_password").value == ""
    assert [element.value for element in app.warning] == [
        "Username and password do not go together."
    ]


def test_nothing_typed_is_no_attempt(house: House, visit_frame: Visiting) -> None:
    new_account(house, "amina")
    app = visit_frame()
    for _ in range(6):
        app = fill_in(app, "amina", "")
    assert headings(fill_in(app, "amina")) == ["Sessions"]


def test_guessing_is_told_to_wait(house: House, visit_frame: Visiting) -> None:
    new_account(house, "amina")
    app = visit_frame()
    for _ in range(5):
        app = fill_in(app, "amina", "wrong wrong wrong")
    # A new browser meets the same count.
    app = fill_in(visit_frame(), "amina")
    assert "Try again in" in app.warning[0].value


def test_the_first_start_makes_the_first_organiser(house: House, visit_frame: Visiting) -> None:
    app = visit_frame()
    assert labels(app) == ["Make the first organiser"]
    typed = {"code": "wrong", "name": "Amina Okello", "username": "amina", "password": PASSWORD}
    for field, text in typed.items():
        app.text_input(key=f"first_{field}").set_value(text)
    button(app, "Make the first organiser").click().run()
    assert [app.text_input(key=f"first_{field}").value for field in typed] == [*typed.values()]
    assert app.warning[0].value == "That is not the code in the terminal of the server."
    app.text_input(key="first_code").set_value(first_organiser_code(house.settings))
    button(app, "Make the first organiser").click().run()
    assert headings(app) == ["Sessions"]
    assert headings(visit_frame()) == ["Evenfloor"]
    assert labels(visit_frame()) == ["Sign in"]


@pytest.fixture
def sample(house: House, monkeypatch: pytest.MonkeyPatch) -> House:
    """The house as it is with EVENFLOOR_DEMO."""
    with_demo = replace(house, settings=replace(house.settings, demo=True))
    monkeypatch.setattr("session_core.use_cases.house._house", with_demo)
    with house.database.writing() as db:
        add_demo_accounts(db, house.settings, NOW)
    return with_demo


def test_sample_accounts_are_not_shown_to_strangers(sample: House, visit_frame: Visiting) -> None:
    app = visit_frame()
    assert labels(app) == ["Sign in"]
    shown = everything(app)
    for account in demo_accounts(sample.settings):
        assert account.username not in shown
        assert account.password not in shown


def test_sample_accounts_sign_in_with_one_tap_on_this_machine(
    sample: House, visit_frame: Visiting, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pages.parts.sign_in.is_loopback", lambda _address, _headers: True)
    app = visit_frame()
    shown = everything(app)
    for account in demo_accounts(sample.settings):
        assert account.password in shown
    app.button(key="sample_kenji").click().run()
    assert headings(app) == ["Sessions"]


def test_signing_out_leaves_nothing_for_the_next_person(
    house: House, visit_frame: Visiting
) -> None:
    new_account(house, "amina")
    app = fill_in(visit_frame(), "amina")
    button(app, "Sign out").click().run()
    assert headings(app) == ["Evenfloor"]
    assert app.text_input(key="sign_in_username").value == ""
    assert PASSWORD not in everything(app)
    assert "evenfloor_sign_in" not in app.session_state


def test_who_was_signed_out_elsewhere_is_led_to_the_sign_in(
    house: House, visit_frame: Visiting
) -> None:
    amina = new_account(house, "amina")
    app = fill_in(visit_frame(), "amina")
    with house.database.writing() as db:
        accounts.end_all_sign_ins(db, amina.id, NOW)
    assert headings(app.run()) == ["Evenfloor"]


def test_a_new_password_keeps_this_browser_signed_in(house: House, visit_frame: Visiting) -> None:
    new_account(house, "amina")
    app, other = (fill_in(visit_frame(), "amina") for _ in range(2))
    app.text_input(key="password_now").set_value(PASSWORD)
    app.text_input(key="password_new").set_value("a quite different one")
    button(app, "Change password").click().run()
    assert headings(app) == ["Sessions"]
    assert [app.text_input(key=f"password_{field}").value for field in ("now", "new")] == ["", ""]
    assert headings(other.run()) == ["Evenfloor"]
    assert sign_in(stranger(house), "amina", "a quite different one")


def test_a_page_without_a_session_says_what_to_do(house: House, visit_frame: Visiting) -> None:
    new_account(house, "amina")
    app = fill_in(visit_frame(), "amina").switch_page("people.py").run()
    assert headings(app) == ["No session is chosen yet"]


def test_another_sessions_address_shows_nothing_of_it(house: House, visit_frame: Visiting) -> None:
    new_account(house, "amina")
    session = new_session(house, title="Behind closed doors")
    app = visit_frame(session=session.id).switch_page("people.py").run()
    app = fill_in(app, "amina")
    assert headings(app) == ["This session is not yours to see"]
    assert "Behind closed doors" not in everything(app)


def test_a_room_screen_needs_its_key_and_no_sign_in(house: House, visit_frame: Visiting) -> None:
    session = new_session(house)
    new_account(house, "amina")
    app = visit_frame(key=session.screen_key).switch_page("room_screen.py").run()
    assert "sign_in_username" not in [element.key for element in app.text_input]
    assert session.title in everything(app)
    assert not app.exception


@pytest.mark.parametrize("page", ["lobby.py", "floor.py", "people.py"])
def test_the_key_of_a_room_screen_opens_nothing_else(
    house: House, visit_frame: Visiting, page: str
) -> None:
    session = new_session(house)
    new_account(house, "amina")
    app = visit_frame(key=session.screen_key).switch_page(page).run()
    assert headings(app) == ["Evenfloor"]
    assert session.title not in everything(app)


def test_a_wrong_key_opens_nothing(house: House, visit_frame: Visiting) -> None:
    new_account(house, "amina")
    app = visit_frame(key="wrong").switch_page("room_screen.py").run()
    assert headings(app) == ["This address opens no room screen"]


def test_who_is_signed_out_while_the_page_is_drawn_sees_the_sign_in(
    house: House, visit_frame: Visiting, monkeypatch: pytest.MonkeyPatch
) -> None:
    new_account(house, "amina")
    app = fill_in(visit_frame(), "amina")

    def sign_in_ends(visit: Visit) -> bool:
        monkeypatch.undo()
        sign_out(visit)
        raise SignedOut

    monkeypatch.setattr(series, "has_series", sign_in_ends)
    app.run()
    assert labels(app) == ["Sign in"]
    assert not app.exception


def test_a_page_that_may_never_be_drawn_is_not_drawn_for_ever(
    house: House, visit_frame: Visiting, monkeypatch: pytest.MonkeyPatch
) -> None:
    new_account(house, "amina")
    app = fill_in(visit_frame(), "amina")

    def never(visit: Visit) -> bool:
        raise NotAllowed

    monkeypatch.setattr(series, "has_series", never)
    app.run()
    assert [each.message for each in app.exception]
