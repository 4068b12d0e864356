"""The report page: drafted, decided, out as a file in time."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from pages.parts.report_parts import adopted_words, is_complete, length_words
from session_core.domain.notes import NoteKind
from session_core.domain.people import Role
from session_core.domain.session import SessionType, WorkshopSession
from session_core.domain.takeaways import Takeaway, TakeawayKind, TakeawayState
from session_core.use_cases.house import House
from session_core.use_cases.notes import write_note
from session_core.use_cases.read_back import see_read_back
from session_core.use_cases.report import see_report
from session_core.use_cases.visit import Visit
from tests.houses import new_session, sign_in_as
from tests.pages.opening import labels, open_page, press, words

NOTES = {
    "Participants agreed that island networks fail in storms because fuel runs out.": (
        NoteKind.AGREEMENT
    ),
    "Governments should publish a standing permit for community networks before each season.": (
        NoteKind.PROPOSAL
    ),
}


@pytest.fixture
def session(house: House) -> WorkshopSession:
    return new_session(house, year=2023, type=SessionType.WORKSHOP, number=457)


@pytest.fixture
def rapporteur(house: House, session: WorkshopSession) -> Visit:
    return sign_in_as(house, Role.RAPPORTEUR, session.id)


def write_notes(visit: Visit) -> None:
    for text, kind in NOTES.items():
        write_note(visit, text, kind)


def states(visit: Visit) -> list[TakeawayState]:
    return [takeaway.state for takeaway in see_report(visit).takeaways]


def test_the_deadline_is_said_in_words(rapporteur: Visit) -> None:
    app = open_page("report.py", rapporteur)
    assert "due at 12:30 UTC" in words(app)


@pytest.mark.parametrize(
    ("over_since", "verb", "ticks"),
    [
        (timedelta(hours=1), "are", True),
        (timedelta(hours=5), "were", True),
        (timedelta(days=9), "were", False),
    ],
)
def test_long_after_the_deadline_only_its_date_is_said(
    house: House, over_since: timedelta, verb: str, ticks: bool
) -> None:
    over_at = datetime.now(UTC) - over_since
    session = new_session(house, starts_at=over_at - timedelta(hours=1), ends_at=over_at)
    app = open_page("report.py", sign_in_as(house, Role.RAPPORTEUR, session.id))
    assert f"Takeaways and calls {verb} due at" in words(app)
    assert ("report-due" in app.session_state) is ticks


def test_nothing_to_draft_from_is_said(rapporteur: Visit) -> None:
    app = open_page("report.py", rapporteur)
    assert "You decide which stay" in words(app)
    press(app, "Draft from what is there")
    assert "A few notes are enough to begin." in app.warning[0].value


def test_a_sentence_shows_what_it_rests_on_and_is_adopted(rapporteur: Visit) -> None:
    write_notes(rapporteur)
    app = press(open_page("report.py", rapporteur), "Draft from what is there")
    shown = words(app)
    assert all(text in shown for text in NOTES)
    assert "**Note 1** · agreement" in shown
    assert "Key Takeaways · none adopted yet, 2 are usual" in shown
    press(app, "Adopt")
    assert states(rapporteur).count(TakeawayState.ADOPTED) == 1
    assert "1 adopted, 2 are usual" in words(app)


def test_a_sentence_is_set_aside_and_taken_back(rapporteur: Visit) -> None:
    write_notes(rapporteur)
    app = press(open_page("report.py", rapporteur), "Draft from what is there")
    aside = see_report(rapporteur).takeaways[0].id
    app.button(key=f"aside-{aside}").click().run()
    assert TakeawayState.SET_ASIDE in states(rapporteur)
    assert any("Set aside (1)" in expander.label for expander in app.expander)
    app.button(key=f"adopt-{aside}").click().run()
    assert TakeawayState.SET_ASIDE not in states(rapporteur)


def test_a_sentence_is_reworded_and_a_refusal_keeps_the_words(rapporteur: Visit) -> None:
    write_notes(rapporteur)
    app = press(open_page("report.py", rapporteur), "Draft from what is there")
    takeaway = see_report(rapporteur).takeaways[0].id
    app.button(key=f"edit-{takeaway}").click().run()
    app.text_area(key=f"reword-{takeaway}").set_value("x" * 1501)
    press(app, "Save")
    assert "the limit is 1,500" in app.warning[0].value
    assert app.text_area(key=f"reword-{takeaway}").value == "x" * 1501
    app.text_area(key=f"reword-{takeaway}").set_value("Fuel decides.")
    press(app, "Save")
    assert see_report(rapporteur).takeaways[0].text == "Fuel decides."
    assert "2 words, 13 characters" in words(app)


def test_four_files_can_be_downloaded(rapporteur: Visit) -> None:
    app = open_page("report.py", rapporteur)
    # Relative, so that it leads to this server behind any host name and path.
    at = f"files/{rapporteur.session_id}"
    assert [(link.proto.label, link.proto.url) for link in app.get("link_button")] == [
        ("Document (DOCX)", f"{at}/report.docx"),
        ("Workbook (XLSX)", f"{at}/report.xlsx"),
        ("Markdown (MD)", f"{at}/report.md"),
        ("Snapshot (JSON)", f"{at}/report.json"),
    ]


def test_who_does_not_decide_only_reads(house: House, session: WorkshopSession) -> None:
    app = open_page("report.py", sign_in_as(house, Role.DESK, session.id))
    assert not any(label.startswith(("Draft", "Adopt")) for label in labels(app))
    assert not app.get("link_button")


def test_what_is_adopted_is_counted_and_what_is_usual_is_said_beside() -> None:
    assert [adopted_words(number) for number in range(4)] == [
        "none adopted yet, 2 are usual",
        "1 adopted, 2 are usual",
        "2 adopted",
        "3 adopted, 2 are usual",
    ]


def test_a_report_is_complete_with_two_of_each_kind_adopted(rapporteur: Visit) -> None:
    report = see_report(rapporteur)
    two_each = tuple(
        Takeaway(f"{kind}-{number}", kind, "Fuel decides.", (), TakeawayState.ADOPTED, number)
        for kind in TakeawayKind
        for number in (1, 2)
    )
    assert is_complete(replace(report, takeaways=two_each))
    assert not is_complete(replace(report, takeaways=two_each[1:]))


def test_a_long_sentence_is_warned_of_never_refused() -> None:
    assert length_words("one two") == "2 words, 7 characters"
    assert "longer than the usual" in length_words("word " * 61)
    assert "longer than the usual" in length_words("x" * 451)


def test_what_is_adopted_is_read_back_and_its_end_is_pressed_there_too(rapporteur: Visit) -> None:
    write_notes(rapporteur)
    app = press(open_page("report.py", rapporteur), "Draft from what is there")
    press(app, "Adopt")
    assert see_read_back(rapporteur) is None
    press(app, "Read back")
    seen = see_read_back(rapporteur)
    assert seen is not None
    assert len(seen.takeaways) + len(seen.calls) == 1
    assert "being read back" in words(app)
    press(app, "End the read-back")
    assert see_read_back(rapporteur) is None
    assert "being read back" not in words(app)


def test_who_does_not_decide_does_not_read_back(house: House, session: WorkshopSession) -> None:
    app = open_page("report.py", sign_in_as(house, Role.DESK, session.id))
    assert not any("ead back" in label or "read-back" in label for label in labels(app))
