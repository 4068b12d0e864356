"""A draft is proposed, decided on sentence by sentence, and goes out as a file."""

from io import BytesIO

import docx
import openpyxl
import pytest

from session_core.domain.people import Role
from session_core.domain.refusals import (
    EmptyText,
    NotFound,
    NothingToDraft,
    ReportBegun,
    ReportChanged,
)
from session_core.domain.session import NamingRule, Room, WorkshopSession
from session_core.domain.takeaways import Takeaway, TakeawayKind, TakeawayState
from session_core.use_cases.asking import request_floor
from session_core.use_cases.house import House
from session_core.use_cases.live import see_revisions
from session_core.use_cases.notes import write_note
from session_core.use_cases.report import (
    FORMATS,
    adopt_takeaway,
    draft_report,
    export_report,
    reword_takeaway,
    see_report,
    set_takeaway_aside,
    start_session_report,
    write_session_report,
)
from session_core.use_cases.visit import Visit
from tests.houses import new_session, seat_in, sign_in_as

FINDING, CALL = TakeawayKind.KEY_TAKEAWAY, TakeawayKind.CALL_TO_ACTION

NOTES = (
    "Community networks reach villages that large operators have not reached in ten years.",
    "Governments should reserve a share of the spectrum for community networks.",
    "Regulators should publish the maps of coverage every year, so that gaps can be seen.",
    "Trust in a local network grows when the people who use it also govern it.",
    "The private sector should open its towers to small operators at cost.",
    "Electricity, not bandwidth, is what most often stops a village network.",
    "Schools and clinics are the first to gain from a link, and the first to lose it.",
    "Donors should pay for upkeep and not only for the first installation.",
)


def rapporteur_of(house: House, session: WorkshopSession) -> Visit:
    visit = sign_in_as(house, Role.RAPPORTEUR, session.id)
    for text in NOTES:
        write_note(visit, text)
    return visit


@pytest.fixture
def rapporteur(house: House, session: WorkshopSession) -> Visit:
    """A rapporteur with a page of notes and a first draft."""
    visit = rapporteur_of(house, session)
    draft_report(visit)
    return visit


def drafted(visit: Visit, kind: TakeawayKind) -> list[Takeaway]:
    return [takeaway for takeaway in see_report(visit).takeaways if takeaway.kind is kind]


def texts(takeaways: list[Takeaway]) -> set[str]:
    return {takeaway.text for takeaway in takeaways}


def test_two_findings_and_two_calls_are_proposed_each_with_its_evidence(rapporteur: Visit) -> None:
    report = see_report(rapporteur)
    assert [takeaway.kind for takeaway in report.takeaways] == [FINDING, FINDING, CALL, CALL]
    assert {takeaway.state for takeaway in report.takeaways} == {TakeawayState.PROPOSED}
    notes = {note.id: note.text for note in report.notes}
    for takeaway in report.takeaways:
        assert takeaway.text in [notes[piece.id] for piece in takeaway.evidence]


def test_without_notes_there_is_nothing_to_draft(house: House, session: WorkshopSession) -> None:
    visit = sign_in_as(house, Role.RAPPORTEUR, session.id)
    with pytest.raises(NothingToDraft):
        draft_report(visit)
    assert see_revisions(visit)[Room.REPORT] == 0


def test_what_was_decided_survives_a_new_draft(rapporteur: Visit) -> None:
    kept, dropped = drafted(rapporteur, FINDING)
    call, other_call = drafted(rapporteur, CALL)
    adopt_takeaway(rapporteur, kept.id)
    set_takeaway_aside(rapporteur, dropped.id)
    reword_takeaway(rapporteur, call.id, "Publish coverage maps.", "Regulators")
    reword_takeaway(rapporteur, other_call.id, other_call.text, "Mobile operators")

    draft_report(rapporteur)

    after = {takeaway.id: takeaway for takeaway in see_report(rapporteur).takeaways}
    assert after[kept.id].state is TakeawayState.ADOPTED
    assert after[dropped.id].state is TakeawayState.SET_ASIDE
    assert after[call.id].text == "Publish coverage maps."
    assert after[call.id].evidence == call.evidence
    assert after[other_call.id].addressee == "Mobile operators"
    drafted_before = [takeaway.drafted_text for takeaway in after.values()]
    assert len(set(drafted_before)) == len(drafted_before) == 8


def test_a_new_draft_brings_the_next_best_and_nothing_twice(rapporteur: Visit) -> None:
    first = drafted(rapporteur, FINDING)
    for takeaway in first:
        set_takeaway_aside(rapporteur, takeaway.id)
    draft_report(rapporteur)
    new = [t for t in drafted(rapporteur, FINDING) if t.state is TakeawayState.PROPOSED]
    assert len(new) == 2
    assert texts(new).isdisjoint(texts(first))
    assert len(texts(drafted(rapporteur, FINDING))) == 4
    positions = [takeaway.position for takeaway in drafted(rapporteur, FINDING)]
    assert positions == sorted(positions)


def test_what_nobody_decided_on_is_replaced(rapporteur: Visit) -> None:
    before = {takeaway.id for takeaway in see_report(rapporteur).takeaways}
    draft_report(rapporteur, takeaways_wanted=1, calls_wanted=0)
    (only,) = see_report(rapporteur).takeaways
    assert only.kind is FINDING
    assert only.id not in before


def test_a_rewording_needs_words_and_a_sentence(rapporteur: Visit) -> None:
    first, _ = drafted(rapporteur, FINDING)
    with pytest.raises(EmptyText):
        reword_takeaway(rapporteur, first.id, "  ")
    for decide in (adopt_takeaway, set_takeaway_aside):
        with pytest.raises(NotFound):
            decide(rapporteur, "no takeaway")
    assert drafted(rapporteur, FINDING)[0] == first


def test_a_sentence_of_another_session_is_none_here(rapporteur: Visit) -> None:
    other = sign_in_as(rapporteur.house, Role.ORGANISER, new_session(rapporteur.house).id)
    theirs, _ = drafted(rapporteur, FINDING)
    with pytest.raises(NotFound):
        adopt_takeaway(other, theirs.id)


def test_each_decision_moves_the_report_and_nothing_else(rapporteur: Visit) -> None:
    before = see_revisions(rapporteur)
    first, second = drafted(rapporteur, FINDING)
    adopt_takeaway(rapporteur, first.id)
    set_takeaway_aside(rapporteur, second.id)
    reword_takeaway(rapporteur, first.id, "Better")
    assert see_revisions(rapporteur) == before | {Room.REPORT: before[Room.REPORT] + 3}


def test_the_report_opens_as_a_document_and_as_a_workbook(rapporteur: Visit) -> None:
    document = docx.Document(BytesIO(export_report(rapporteur, "docx")))
    assert "Fair floors" in "\n".join(paragraph.text for paragraph in document.paragraphs)
    workbook = openpyxl.load_workbook(BytesIO(export_report(rapporteur, "xlsx")))
    assert NOTES[0] in [
        cell.value for sheet in workbook.worksheets for row in sheet.iter_rows() for cell in row
    ]
    assert set(FORMATS) == {"docx", "xlsx", "md", "json"}
    with pytest.raises(NotFound):
        export_report(rapporteur, "exe")


def test_a_name_that_may_not_be_said_is_in_no_file(house: House) -> None:
    session = new_session(house, naming_rule=NamingRule.CHATHAM_HOUSE)
    visit = rapporteur_of(house, session)
    request_floor(seat_in(house, session.id), "Who pays for the electricity?")
    document = docx.Document(BytesIO(export_report(visit, "docx")))
    workbook = openpyxl.load_workbook(BytesIO(export_report(visit, "xlsx")))
    cells = [c.value for s in workbook.worksheets for row in s.iter_rows() for c in row]
    assert "Who pays for the electricity?" in cells
    assert "Quiet Heron" not in repr(cells)
    assert "Quiet Heron" not in document.element.xml


def block(visit: Visit) -> str:
    return see_report(visit).session.session_report


def test_the_third_block_is_written_and_may_be_emptied(rapporteur: Visit) -> None:
    before = see_revisions(rapporteur)
    write_session_report(rapporteur, "  What was said.\r\nAnd more.\x00 ")
    assert block(rapporteur) == "What was said.\nAnd more."
    write_session_report(rapporteur, " ")
    assert block(rapporteur) == ""
    assert see_revisions(rapporteur) == before | {Room.REPORT: before[Room.REPORT] + 2}


def test_a_text_that_somebody_else_wrote_meanwhile_is_not_lost(rapporteur: Visit) -> None:
    write_session_report(rapporteur, "Theirs", seen="")
    with pytest.raises(ReportChanged):
        write_session_report(rapporteur, "Mine", seen="")
    assert block(rapporteur) == "Theirs"
    write_session_report(rapporteur, "Mine", seen="Theirs")
    assert block(rapporteur) == "Mine"


def test_the_block_begins_with_the_notes_once(rapporteur: Visit) -> None:
    text = start_session_report(rapporteur)
    assert block(rapporteur) == text
    assert all(note in text for note in NOTES)
    with pytest.raises(ReportBegun):
        start_session_report(rapporteur)


def test_a_block_has_nothing_to_begin_with_where_nothing_was_noted(
    house: House, session: WorkshopSession
) -> None:
    with pytest.raises(NothingToDraft):
        start_session_report(sign_in_as(house, Role.RAPPORTEUR, session.id))
