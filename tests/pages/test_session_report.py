"""The form's third block: begun from the notes, typed, saved, and never overwritten unseen."""

import pytest
from streamlit.testing.v1 import AppTest

from session_core.domain.notes import NoteKind
from session_core.domain.people import Role
from session_core.domain.session import WorkshopSession
from session_core.use_cases.house import House
from session_core.use_cases.notes import write_note
from session_core.use_cases.report import see_report, write_session_report
from session_core.use_cases.visit import Visit
from tests.houses import new_session, sign_in_as
from tests.pages.opening import labels, open_page, press, words

FIELD = "Text of the session report"


@pytest.fixture
def session(house: House) -> WorkshopSession:
    return new_session(house)


@pytest.fixture
def rapporteur(house: House, session: WorkshopSession) -> Visit:
    return sign_in_as(house, Role.RAPPORTEUR, session.id)


def field(app: AppTest) -> str:
    (found,) = [area for area in app.text_area if area.label == FIELD]
    return found.value or ""


def typed(app: AppTest, text: str) -> AppTest:
    (found,) = [area for area in app.text_area if area.label == FIELD]
    found.set_value(text).run()
    return app


def kept(visit: Visit) -> str:
    return see_report(visit).session.session_report


def test_an_empty_field_is_filled_from_the_notes(rapporteur: Visit) -> None:
    write_note(rapporteur, "Fuel ran out.", NoteKind.POINT)
    app = press(open_page("report.py", rapporteur), "Start from the notes")
    assert field(app) == kept(rapporteur) == "Points:\n– Fuel ran out."
    assert "Session Report · 5 words" in words(app)
    assert "Start from the notes" not in labels(app)


def test_what_is_typed_is_not_overwritten_by_the_notes(rapporteur: Visit) -> None:
    write_note(rapporteur, "Fuel ran out.")
    app = typed(open_page("report.py", rapporteur), "My own words")
    assert "Start from the notes" not in labels(app)
    assert "3 words in the field, not saved yet" in words(app)
    press(app, "Save the text")
    assert kept(rapporteur) == "My own words"


def test_without_notes_there_is_nothing_to_start_from(rapporteur: Visit) -> None:
    app = press(open_page("report.py", rapporteur), "Start from the notes")
    assert "A few notes are enough" in app.warning[0].value


def test_what_was_typed_outlives_a_look_at_another_page(rapporteur: Visit) -> None:
    app = typed(open_page("report.py", rapporteur), "Not saved")
    app.switch_page("notes.py").run()
    assert field(app.switch_page("report.py").run()) == "Not saved"


def test_what_somebody_else_saved_is_shown_before_it_is_replaced(
    rapporteur: Visit, house: House, session: WorkshopSession
) -> None:
    app = typed(open_page("report.py", rapporteur), "Mine")
    write_session_report(sign_in_as(house, Role.ORGANISER, session.id), "Theirs")
    press(app, "Save the text")
    assert "theirs stands below it" in app.warning[0].value
    assert (field(app), kept(rapporteur)) == ("Mine", "Theirs")
    assert "Theirs" in words(app)
    press(app, "Save the text")
    assert kept(rapporteur) == "Mine"
    assert not app.warning


def test_theirs_can_be_taken_into_the_field(
    rapporteur: Visit, house: House, session: WorkshopSession
) -> None:
    app = open_page("report.py", rapporteur)
    write_session_report(sign_in_as(house, Role.ORGANISER, session.id), "Theirs")
    press(app.run(), "Put this into the field")
    assert field(app) == "Theirs"
    assert "Put this into the field" not in labels(app)


def test_too_long_a_text_stays_in_the_field(rapporteur: Visit) -> None:
    app = typed(open_page("report.py", rapporteur), "x" * 50_001)
    press(app, "Save the text")
    assert "the limit is 50,000" in app.warning[0].value
    assert len(field(app)) == 50_001


def test_who_does_not_write_reads(
    rapporteur: Visit, house: House, session: WorkshopSession
) -> None:
    write_session_report(rapporteur, "![x](http://example.org) said")
    app = open_page("report.py", sign_in_as(house, Role.DESK, session.id))
    assert "![x](http://example.org) said" in words(app)
    assert not [area for area in app.text_area if area.label == FIELD]
