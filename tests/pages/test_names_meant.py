"""A name that the rule keeps out of a text: told where it was written, kept when it is meant."""

import pytest
from streamlit.testing.v1 import AppTest

from session_core.domain.notes import NoteKind
from session_core.domain.people import Part, ProgrammePerson, Role
from session_core.domain.session import NamingRule, WorkshopSession
from session_core.domain.takeaways import TakeawayState
from session_core.storage import people
from session_core.use_cases.breakouts import make_groups
from session_core.use_cases.floor import see_floor
from session_core.use_cases.house import House
from session_core.use_cases.notes import see_notes, write_note
from session_core.use_cases.report import draft_report, reword_takeaway, see_report
from session_core.use_cases.visit import Visit
from session_core.wording import RULE_NAMES
from tests.houses import new_session, sign_in_as
from tests.pages.opening import open_page, press, words

NAMED = "Okello doubts it."
TOLD = "this has “Okello”"


@pytest.fixture
def session(house: House) -> WorkshopSession:
    found = new_session(house, naming_rule=NamingRule.CHATHAM_HOUSE)
    with house.database.writing() as db:
        people.keep_programme_people(
            db, found.id, [ProgrammePerson("Amara Okello", Part.SPEAKER, "Lake Radio")]
        )
    return found


@pytest.fixture
def organiser(house: House, session: WorkshopSession) -> Visit:
    return sign_in_as(house, Role.ORGANISER, session.id)


def is_told(app: AppTest) -> bool:
    return any(TOLD in warning.value for warning in app.warning)


def test_in_a_note_of_a_group(organiser: Visit) -> None:
    make_groups(organiser, 1)
    app = open_page("breakouts.py", organiser)
    assert RULE_NAMES[NamingRule.CHATHAM_HOUSE] in words(app)
    app.text_input(key="group-note-text").set_value(NAMED)
    press(app, "Write down")
    assert is_told(app)
    assert app.text_input(key="group-note-text").value == NAMED
    assert see_notes(organiser) == ()
    press(app, "Write down")
    assert not is_told(app)
    assert [note.text for note in see_notes(organiser)] == [NAMED]


def test_in_a_takeaway_and_then_not_again_when_it_is_adopted(organiser: Visit) -> None:
    write_note(organiser, "Regulators should publish the cost of every cable.", NoteKind.PROPOSAL)
    draft_report(organiser)
    takeaway = see_report(organiser).takeaways[0].id
    app = open_page("report.py", organiser)
    app.button(key=f"edit-{takeaway}").click().run()
    app.text_area(key=f"reword-{takeaway}").set_value(NAMED)
    press(app, "Save")
    assert is_told(app)
    assert app.text_area(key=f"reword-{takeaway}").value == NAMED
    press(app, "Save")
    assert see_report(organiser).takeaways[0].text == NAMED
    app.button(key=f"adopt-{takeaway}").click().run()
    assert see_report(organiser).takeaways[0].state is TakeawayState.ADOPTED


def test_when_somebody_else_adopts_it(house: House, organiser: Visit) -> None:
    write_note(organiser, "Regulators should publish the cost of every cable.", NoteKind.PROPOSAL)
    draft_report(organiser)
    takeaway = see_report(organiser).takeaways[0].id
    reword_takeaway(organiser, takeaway, NAMED, names_meant=["Okello"])
    app = open_page("report.py", sign_in_as(house, Role.RAPPORTEUR, organiser.session_id))
    app.button(key=f"adopt-{takeaway}").click().run()
    assert is_told(app)
    assert see_report(organiser).takeaways[0].state is TakeawayState.PROPOSED
    app.button(key=f"adopt-{takeaway}").click().run()
    assert see_report(organiser).takeaways[0].state is TakeawayState.ADOPTED


def test_in_the_session_report_once_however_often_it_is_saved(organiser: Visit) -> None:
    app = open_page("report.py", organiser)
    assert RULE_NAMES[NamingRule.CHATHAM_HOUSE] in words(app)
    (field,) = app.text_area
    field.set_value(NAMED).run()
    press(app, "Save the text")
    assert is_told(app)
    assert see_report(organiser).session.session_report == ""
    assert app.text_area[0].value == NAMED
    for text in (NAMED, f"{NAMED} Others do not."):
        app.text_area[0].set_value(text).run()
        press(app, "Save the text")
        assert not is_told(app)
        assert see_report(organiser).session.session_report == text


def test_of_the_writer_of_a_chat_line(organiser: Visit) -> None:
    app = open_page("floor.py", organiser)
    pasted = "10:03 Okello: I am Okello, who pays?\n10:04 Bo: Does Amara Okello agree?\n"
    app.text_area(key="chat-pasted").set_value(pasted).run()
    press(app, "Add 2 online")
    assert is_told(app)
    assert see_floor(organiser).places == ()
    assert app.text_area(key="chat-pasted").value == pasted
    press(app, "Add 2 online")
    assert len(see_floor(organiser).places) == 2
