"""Before a seat: the code, the way to the door and back, waiting; and whose language is spoken."""

import re

import pytest

from session_core.domain.desk import HelpKind, HelpUrgency
from session_core.domain.people import Admission, Role
from session_core.domain.session import NamingRule, WorkshopSession
from session_core.language import gettext, language, speaking
from session_core.use_cases.desk import answer_help, see_desk
from session_core.use_cases.house import House
from session_core.use_cases.own_help import ask_for_help, has_help_news, see_my_help
from session_core.use_cases.visit import Visit
from tests.houses import new_session, seat_in, sign_in_as
from tests.pages.full_view import (
    CODE,
    data_of,
    give_cookies,
    has_component,
    open_full_view,
    sections,
    written,
)
from tests.pages.opening import labels, press
from tests.web.visitor import Visitor


@pytest.fixture
def session(house: House) -> WorkshopSession:
    return new_session(house, join_code=CODE)


def test_without_a_code_it_asks_for_one_and_no_sign_in(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    give_cookies(monkeypatch, None)
    app = open_full_view("")
    assert [each.value for each in app.title] == ["Join a session"]
    assert [each.label for each in app.text_input] == ["Join code"]


def test_a_code_typed_by_hand_opens_its_session(
    session: WorkshopSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    give_cookies(monkeypatch, None)
    app = open_full_view("")
    app.text_input[0].set_value("f7k 2qx")
    app = press(app, "Go in")
    assert [each.value for each in app.title] == ["Fair floors"]
    assert app.query_params["code"] == "f7k 2qx"


def test_a_wrong_code_is_told_in_the_words_of_the_thin_door_and_stays(
    house: House, session: WorkshopSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    give_cookies(monkeypatch, None)
    app = open_full_view("NOSUCH")
    (said,) = [each.value for each in app.warning]
    assert app.text_input[0].value == "NOSUCH"
    thin = Visitor(session)
    assert said in thin.plain(thin.client.get("/j/NOSUCH").text)


def test_a_seat_of_one_session_opens_no_other(
    house: House, session: WorkshopSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    new_session(house, join_code="OTHER2", title="Behind closed doors")
    give_cookies(monkeypatch, seat_in(house, session.id))
    assert sections(open_full_view("OTHER2")) == ["How this room works"]


def test_who_waits_to_be_admitted_sees_that_and_hears_of_it(
    house: House, session: WorkshopSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    give_cookies(monkeypatch, seat_in(house, session.id, admission=Admission.WAITING))
    app = open_full_view()
    assert sections(app) == ["You are at the door", "How this room works"]
    assert data_of(app, "admission")["feed"] == f"j/{CODE}/admission"
    assert f'action="j/{CODE}/leave"' in written(app)
    give_cookies(monkeypatch, seat_in(house, session.id, admission=Admission.TURNED_AWAY))
    assert "Not this time" in sections(open_full_view())


@pytest.mark.parametrize("rule", NamingRule)
def test_both_pages_say_the_same_rules(
    house: House, rule: NamingRule, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = new_session(house, join_code=CODE, naming_rule=rule)
    thin = Visitor(session)
    short = thin.open_at("")
    give_cookies(monkeypatch, None)
    assert rules_in(written(open_full_view())) == rules_in(short.split("<details>")[0])
    give_cookies(monkeypatch, seat_in(house, session.id))
    own, full = rules_in(written(open_full_view())), rules_in(thin.open_at("/rules"))
    assert [line for line in own if line not in full] == own[-1:]
    assert own[-1].startswith(full[-1])
    assert own[:-1] == full[:-1]


def rules_in(html: str) -> list[str]:
    """The lines of the first list of rules, as they are read."""
    found = re.search(r'<ul class="(?:ef-)?rules">(.*?)</ul>', html, re.DOTALL)
    assert found
    return [" ".join(line.split()) for line in re.findall(r"<li>(.*?)</li>", found[1], re.DOTALL)]


def test_the_page_speaks_the_language_that_was_chosen_or_is_wanted_most(
    house: House, session: WorkshopSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    seat = seat_in(house, session.id)
    with speaking("fr"):
        mine = gettext("My questions")
    give_cookies(monkeypatch, seat, accepts="fr-CH, en;q=0.5")
    assert mine in sections(open_full_view())
    assert "My questions" in sections(open_full_view(lang="en"))
    give_cookies(monkeypatch, seat, accepts="ru", lang="fr")
    assert mine in sections(open_full_view())
    assert mine not in sections(open_full_view(lang="zh"))
    # Nobody else in this process speaks it for that.
    assert language() == "en"


def test_arabic_is_drawn_from_right_to_left_and_what_is_refused_is_said_in_it(
    house: House, session: WorkshopSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    give_cookies(monkeypatch, seat_in(house, session.id))
    app = open_full_view(lang="ar")
    assert "direction: rtl" in str([each.proto.body for each in app.get("html")])
    assert data_of(app, "tongue") == {"tag": "ar"}
    assert "direction: rtl" not in str([e.proto.body for e in open_full_view().get("html")])
    with speaking("ar"):
        said = gettext("No session has this code. Check the letters with the moderator.")
    assert [each.value for each in open_full_view("NOSUCH", lang="ar").warning] == [said]


def test_another_language_is_chosen_by_its_own_name_without_losing_the_session(
    house: House, session: WorkshopSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    give_cookies(monkeypatch, seat_in(house, session.id))
    app = open_full_view()
    choice = next(each for each in app.selectbox if each.label == "Language")
    assert "Français" in choice.options
    app = choice.set_value("fr").run()
    assert app.query_params["lang"] == "fr"
    with speaking("fr"):
        assert gettext("My questions") in sections(app)


def test_help_is_asked_in_private_and_the_answer_is_read_here(
    house: House, session: WorkshopSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    seat = seat_in(house, session.id)
    give_cookies(monkeypatch, seat)
    app = open_full_view()
    assert data_of(app, "participant-help")["post"] == f"j/{CODE}/help?lang=en"
    assert data_of(app, "participant-help")["shelf"] == ""
    assert not has_component(app, "help-line")
    desk = sign_in_as(house, Role.DESK, session.id)
    asked = ask_for_help(seat, HelpKind.SOUND_OR_LINK, HelpUrgency.URGENT, "No <b>sound</b>")
    assert see_desk(desk)
    answer_help(desk, asked, "Try the other link.")
    app = open_full_view()
    shown = written(app)
    assert "The desk answered you." in shown
    assert "Try the other link." in shown
    assert not has_help_news(seat)
    assert has_component(app, "help-line")
    app = press(app, "This is settled")
    assert "Settled." in written(app)
    press(app, "Yes, take it back")
    assert all(each.text == "" for each in see_my_help(seat))


def test_help_of_another_is_nowhere(
    house: House, session: WorkshopSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    other: Visit = seat_in(house, session.id)
    ask_for_help(other, HelpKind.SAFETY_OR_CONDUCT, HelpUrgency.URGENT, "Somebody threatens me")
    give_cookies(monkeypatch, seat_in(house, session.id))
    app = open_full_view()
    assert "threatens" not in written(app)
    assert "This is settled" not in labels(app)
