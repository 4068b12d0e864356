"""The lobby: one's sessions, or what to do without any."""

from streamlit.testing.v1 import AppTest

from session_core.domain.people import Role
from session_core.domain.session import SessionType, Stage
from session_core.use_cases.house import House
from tests.houses import new_account, new_session, visit_of
from tests.pages.opening import open_page, words


def links(app: AppTest) -> list[str]:
    return [link.proto.label for link in app.get("page_link")]


def test_an_organiser_without_sessions_is_told_how_to_begin(house: House) -> None:
    app = open_page("lobby.py", visit_of(house, new_account(house, may_organise=True)))
    assert "Begin with the text of a programme page" in words(app)
    assert links(app) == ["New session from a programme page"]


def test_who_may_not_organise_is_told_whom_to_ask(house: House) -> None:
    app = open_page("lobby.py", visit_of(house, new_account(house)))
    assert "Ask the organiser" in words(app)
    assert links(app) == []


def test_a_card_says_what_when_and_ones_part_in_it(house: House) -> None:
    session = new_session(
        house, year=2023, type=SessionType.WORKSHOP, number=457, stage=Stage.PREPARING
    )
    account = new_account(house)
    visit_of(house, account, session.id, [Role.ONLINE_MODERATOR, Role.RAPPORTEUR])
    app = open_page("lobby.py", visit_of(house, account))
    shown = words(app)
    assert "IGF 2023 WS #457" in shown
    assert "being prepared" in shown
    assert app.header[0].value == "Fair floors"
    assert "Tuesday 14 May 2030, 09:00–10:30 UTC" in shown
    assert "You are online moderator and rapporteur" in shown
    assert links(app) == ["Floor", "Agenda", "Polls", "Notes", "Report"]


def test_who_is_of_the_desk_finds_it_on_the_card(house: House) -> None:
    account = new_account(house)
    visit_of(house, account, new_session(house).id, [Role.DESK])
    app = open_page("lobby.py", visit_of(house, account))
    assert links(app) == ["Help desk", "Floor", "Agenda", "Polls", "Notes", "Report"]


def test_other_peoples_sessions_are_not_listed(house: House) -> None:
    new_session(house, title="Behind closed doors")
    app = open_page("lobby.py", visit_of(house, new_account(house, may_organise=True)))
    assert "Behind closed doors" not in words(app)


def test_a_title_is_no_markup(house: House) -> None:
    session = new_session(house, title="**Loud** ![x](http://evil.example)")
    account = new_account(house)
    visit_of(house, account, session.id, [Role.DESK])
    app = open_page("lobby.py", visit_of(house, account))
    assert app.header[0].value.startswith("\\*\\*Loud\\*\\* \\!\\[x\\]")
