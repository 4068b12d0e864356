"""A snapshot is loaded on the page for new sessions, or refused with nothing loaded."""

import pytest

from session_core.domain.people import Role
from session_core.domain.session import Stage
from session_core.use_cases.house import House
from session_core.use_cases.report import export_report
from session_core.use_cases.sessions import list_my_sessions
from session_core.use_cases.snapshot import SNAPSHOT_LIMIT
from session_core.use_cases.visit import Visit
from tests.houses import new_session, sign_in_as
from tests.pages.opening import open_page, press, words


@pytest.fixture
def organiser(house: House) -> Visit:
    return sign_in_as(house, Role.ORGANISER)


def test_a_snapshot_becomes_a_session(house: House, organiser: Visit) -> None:
    original = new_session(house, title="Carried over")
    data = export_report(sign_in_as(house, Role.ORGANISER, original.id), "json")
    app = open_page("new_session.py", organiser)
    app.file_uploader(key="snapshot-file").upload("session.json", data, "application/json").run()
    press(app, "Load the session")
    (mine,) = list_my_sessions(organiser)
    assert mine.session.title == "Carried over"
    assert mine.session.id != original.id
    assert "Carried over" in words(app)


def test_a_closed_session_that_is_loaded_leads_to_its_report(
    house: House, organiser: Visit
) -> None:
    original = new_session(house, stage=Stage.CLOSED)
    data = export_report(sign_in_as(house, Role.ORGANISER, original.id), "json")
    app = open_page("new_session.py", organiser)
    app.file_uploader(key="snapshot-file").upload("session.json", data, "application/json").run()
    press(app, "Load the session")
    assert "is saved." in app.success[0].value
    steps = [link.proto.label for link in app.get("page_link")]
    assert "Finish the report" in steps
    assert "Open the session when you begin" not in steps
    assert not app.code


def test_what_is_no_snapshot_is_said_and_nothing_is_loaded(organiser: Visit) -> None:
    app = open_page("new_session.py", organiser)
    app.file_uploader(key="snapshot-file").upload("session.json", b'{"a": ', "text/json").run()
    press(app, "Load the session")
    assert "was cut off" in app.warning[0].value
    assert list_my_sessions(organiser) == ()


def test_the_field_says_its_limit_before_a_file_is_sent(organiser: Visit) -> None:
    app = open_page("new_session.py", organiser)
    field = app.file_uploader(key="snapshot-file").proto
    assert field.max_upload_size_mb == SNAPSHOT_LIMIT // 1_000_000 == 20


def test_without_a_file_there_is_nothing_to_load(organiser: Visit) -> None:
    app = open_page("new_session.py", organiser)
    assert app.button(key="snapshot-load").disabled
