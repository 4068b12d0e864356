"""The page of series: chains of cards, making a series, and the session that follows."""

from datetime import datetime, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from session_core.domain.people import Account, Role
from session_core.domain.session import WorkshopSession
from session_core.use_cases.house import House
from session_core.use_cases.lobby import see_lobby
from session_core.use_cases.people import give_role
from session_core.use_cases.series import add_session_to_series, create_series, see_series
from session_core.use_cases.visit import Visit
from tests.houses import NOW, new_account, new_session, visit_of
from tests.pages.opening import checked, labels, open_page, press, words

LOUD = "**Loud** ![x](http://evil.example) :red[x]"


@pytest.fixture
def amina(house: House) -> Account:
    return new_account(house, "amina", may_organise=True)


def add(house: House, account: Account, title: str, day: int = 0) -> WorkshopSession:
    starts = NOW + timedelta(days=day)
    made = new_session(house, title=title, starts_at=starts, ends_at=starts + timedelta(hours=1))
    visit_of(house, account, made.id, [Role.ORGANISER])
    return made


def three_days(house: House, amina: Account) -> tuple[Visit, list[WorkshopSession]]:
    sessions = [add(house, amina, f"Day {day + 1}", day) for day in range(3)]
    visit = visit_of(house, amina)
    create_series(visit, "Three days", [each.id for each in sessions])
    return visit, sessions


def cards(app: AppTest) -> list[str]:
    return [e.value.removeprefix("### ") for e in app.markdown if e.value.startswith("### ")]


def titles(visit: Visit) -> list[str]:
    return [each.mine.session.title for each in see_series(visit)[0].sessions]


def test_who_has_nothing_to_link_is_told_what_to_do(house: House, amina: Account) -> None:
    app = open_page("series.py", visit_of(house, amina))
    assert "Link sessions that belong together" in words(app)
    assert [link.proto.label for link in app.get("page_link")] == ["Make a session first"]
    app = open_page("series.py", visit_of(house, new_account(house)))
    assert "Their organisers can link them" in words(app)
    assert not app.get("page_link")


def test_chosen_sessions_become_a_series(house: House, amina: Account) -> None:
    first, second = add(house, amina, "Day 1"), add(house, amina, "Day 2", 1)
    visit = visit_of(house, amina)
    app = open_page("series.py", visit)
    app.text_input(key="new-series-title").set_value("Two days")
    app.multiselect(key="new-series-sessions").set_value([second.id, first.id])
    app = press(app, "Make the series")
    assert app.header[0].value == "Two days"
    assert cards(app) == ["Day 2", "Day 1"]
    assert "Make the series" not in labels(app)


def test_from_a_session_in_which_one_only_takes_notes_too(house: House, amina: Account) -> None:
    mine, other = add(house, amina, "Day 1"), new_session(house)
    visit = visit_of(house, amina, other.id, [Role.RAPPORTEUR])
    app = open_page("series.py", visit)
    app.text_input(key="new-series-title").set_value("Days")
    app.multiselect(key="new-series-sessions").set_value([mine.id])
    app = press(app, "Make the series")
    assert cards(app) == ["Day 1"]


@pytest.mark.parametrize("title", ["", "Days"])
def test_what_was_typed_stays_where_a_series_is_refused(
    house: House, amina: Account, title: str
) -> None:
    session = add(house, amina, "Day 1")
    chosen = [] if title else [session.id]
    visit = visit_of(house, amina)
    app = open_page("series.py", visit)
    app.text_input(key="new-series-title").set_value(title)
    app.multiselect(key="new-series-sessions").set_value(chosen)
    app = press(app, "Make the series")
    sentence = "Choose at least one session" if title else "The series needs a title"
    assert sentence in words(app)
    assert app.text_input(key="new-series-title").value == title
    assert app.multiselect(key="new-series-sessions").value == chosen
    assert see_series(visit) == ()


def test_a_chain_says_where_each_session_stands(house: House, amina: Account) -> None:
    visit, _ = three_days(house, amina)
    app = open_page("series.py", visit)
    shown = words(app)
    assert cards(app) == ["Day 1", "Day 2", "Day 3"]
    assert "Wednesday 15 May 2030, 09:00–10:00 UTC" in shown
    assert shown.count("0 heard") == shown.count("0 notes") == shown.count("0 adopted") == 3
    assert [link.proto.label for link in app.get("page_link")] == ["Agenda", "Notes", "Report"] * 3


def test_a_session_moves_and_is_taken_out(house: House, amina: Account) -> None:
    visit, (first, second, third) = three_days(house, amina)
    app = open_page("series.py", visit)
    app = checked(app.button(key=f"Earlier-{third.id}").click().run())
    assert cards(app) == ["Day 1", "Day 3", "Day 2"]
    app = checked(app.button(key=f"Later-{first.id}").click().run())
    assert cards(app) == ["Day 3", "Day 1", "Day 2"]
    assert app.button(key=f"Earlier-{third.id}").disabled
    assert app.button(key=f"Later-{second.id}").disabled
    app = checked(app.button(key=f"take-out-{first.id}").click().run())
    assert cards(app) == titles(visit) == ["Day 3", "Day 2"]


def test_a_session_is_added_and_the_series_renamed(house: House, amina: Account) -> None:
    visit, _ = three_days(house, amina)
    fourth = add(house, amina, "Day 4", 3)
    (series,) = see_series(visit)
    app = open_page("series.py", visit)
    app = press(app, "Add to the series")
    assert "Choose at least one session" in words(app)
    app.selectbox(key=f"add-{series.id}-session").set_value(fourth.id)
    app = press(app, "Add to the series")
    assert cards(app) == ["Day 1", "Day 2", "Day 3", "Day 4"]
    field = f"rename-{series.id}-title"
    app.text_input(key=field).set_value(" ")
    app = press(app, "Rename")
    assert "The series needs a title" in words(app)
    assert app.text_input(key=field).value == " "
    app.text_input(key=field).set_value("Four days")
    app = press(app, "Rename")
    assert app.header[0].value == "Four days"


def test_a_session_that_was_added_meanwhile_is_refused_by_name(
    house: House, amina: Account
) -> None:
    visit, _ = three_days(house, amina)
    fourth = add(house, amina, "Day 4", 3)
    (series,) = see_series(visit)
    app = open_page("series.py", visit)
    app.selectbox(key=f"add-{series.id}-session").set_value(fourth.id)
    add_session_to_series(visit.to(fourth.id), series.id)
    app = press(app, "Add to the series")
    assert "This session is in the series already" in words(app)
    assert cards(app).count("Day 4") == 1


def test_a_follow_up_is_one_press(house: House, amina: Account) -> None:
    visit, (_, _, third) = three_days(house, amina)
    app = open_page("series.py", visit)
    field = app.datetime_input(key=f"follow-up-{third.id}-starts")
    assert field.value == (NOW + timedelta(days=3)).replace(tzinfo=None)
    app = press(app, "Make the follow-up")
    assert cards(app) == ["Day 1", "Day 2", "Day 3", "Day 3"]
    assert "is copied" in words(app)
    assert see_series(visit)[0].sessions[-1].mine.session.starts_at == NOW + timedelta(days=3)


def test_a_follow_up_in_a_strange_year_is_refused(house: House, amina: Account) -> None:
    visit, (_, _, third) = three_days(house, amina)
    app = open_page("series.py", visit)
    app.datetime_input(key=f"follow-up-{third.id}-starts").set_value(datetime(2222, 1, 1))
    app = press(app, "Make the follow-up")
    assert "between 2006 and 2100" in words(app)
    assert see_lobby(visit).total == 3


def test_of_other_peoples_sessions_only_the_count_is_said(house: House, amina: Account) -> None:
    visit, (first, second, _) = three_days(house, amina)
    new_account(house, "bruno")
    give_role(visit.to(first.id), "bruno", Role.DESK)
    guest = new_account(house, "chipo")
    app = open_page("series.py", visit_of(house, guest, second.id, [Role.RAPPORTEUR]))
    assert cards(app) == ["Day 2"]
    assert "2 more sessions of this series" in words(app)
    assert "Day 1" not in words(app)
    assert not {"Earlier", "Take out", "Rename", "Make the series"} & set(labels(app))


def test_titles_are_no_markup(house: House, amina: Account) -> None:
    session = add(house, amina, LOUD)
    visit = visit_of(house, amina)
    create_series(visit, LOUD, [session.id])
    app = open_page("series.py", visit)
    drawn = [e.value for e in (*app.header, *app.markdown) if "Loud" in e.value]
    assert len(drawn) == 2
    assert not [each for each in drawn if "**Loud" in each or "![x" in each]
