"""What was kept does not come back into its field, nor is it kept twice."""

import pytest
from streamlit.testing.v1 import AppTest

from pages.parts import typed
from session_core.domain.people import Part, ProgrammePerson, Role
from session_core.domain.session import NamingRule
from session_core.storage import people
from session_core.use_cases.house import House
from session_core.use_cases.naming import set_naming_rule
from session_core.use_cases.notes import see_notes
from session_core.use_cases.visit import Visit
from tests.houses import new_session, sign_in_as
from tests.pages.opening import open_page, press

SENTENCE = "Amara Okello doubts it."


@pytest.fixture
def visit(house: House) -> Visit:
    """An organiser of a session in whose programme somebody is named."""
    visit = sign_in_as(house, Role.ORGANISER, new_session(house).id)
    assert visit.session_id
    with house.database.writing() as db:
        person = ProgrammePerson("Amara Okello", Part.SPEAKER, "Lake Radio Network")
        people.keep_programme_people(db, visit.session_id, [person])
    return visit


def write(app: AppTest, text: str) -> AppTest:
    app.text_input(key="note-text").set_value(text)
    return press(app, "Write down")


def in_the_field(app: AppTest) -> str | None:
    return app.text_input(key="note-text").value


def test_a_browser_that_missed_that_the_field_is_empty_is_told_again(visit: Visit) -> None:
    """It sends with any other press what it still shows."""
    app = write(open_page("notes.py", visit), SENTENCE)
    app.text_input(key="note-text").set_value(SENTENCE).run()
    assert in_the_field(app) == ""
    assert len(see_notes(visit)) == 1


def test_a_second_press_keeps_nothing_twice(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typed, "SECOND_PRESS", 60)  # the machine may be slow
    app = write(write(open_page("notes.py", visit), SENTENCE), SENTENCE)
    assert in_the_field(app) == ""
    assert len(see_notes(visit)) == 1


def test_who_means_to_say_it_again_says_it_again(
    visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(typed, "SECOND_PRESS", 0)
    write(write(open_page("notes.py", visit), SENTENCE), SENTENCE)
    assert len(see_notes(visit)) == 2


def test_what_was_kept_once_and_is_refused_now_stays_in_the_field(
    visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(typed, "SECOND_PRESS", 0)
    app = write(open_page("notes.py", visit), SENTENCE)
    set_naming_rule(visit, NamingRule.CHATHAM_HOUSE)
    app = write(app, SENTENCE)
    assert app.warning
    assert in_the_field(app) == SENTENCE
    assert len(see_notes(visit)) == 1
