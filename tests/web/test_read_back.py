"""Read-back on the thin page: a line while it is on, all sentences at an address of their own."""

import re

import pytest

from session_core.domain.codes import new_id
from session_core.domain.people import Role
from session_core.domain.session import WorkshopSession
from session_core.domain.takeaways import (
    Evidence,
    EvidenceKind,
    Takeaway,
    TakeawayKind,
    TakeawayState,
)
from session_core.storage import takeaways
from session_core.use_cases.house import House
from session_core.use_cases.live import as_the_room_screen
from session_core.use_cases.read_back import end_read_back, start_read_back
from session_core.use_cases.report import adopt_takeaway, reword_takeaway
from session_core.use_cases.visit import Visit
from session_core.web.fragments import PARTS
from tests.houses import sign_in_as
from tests.web.visitor import Visitor

LINE = "The draft is being read back:"


@pytest.fixture
def rapporteur(house: House, session: WorkshopSession) -> Visit:
    return sign_in_as(house, Role.RAPPORTEUR, session.id)


def add(house: House, session: WorkshopSession, kind: TakeawayKind, text: str, to: str = "") -> str:
    """Adopt a sentence, and give its id."""
    rests_on = (Evidence(EvidenceKind.NOTE, "note"),)
    made = Takeaway(new_id(), kind, text, rests_on, TakeawayState.ADOPTED, 1, to, text, to)
    with house.database.writing() as db:
        takeaways.add_takeaways(db, session.id, [made])
    return made.id


@pytest.fixture
def finding(house: House, session: WorkshopSession) -> str:
    add(house, session, TakeawayKind.CALL_TO_ACTION, "Publish a <permit>.", "Regulators & co")
    return add(house, session, TakeawayKind.KEY_TAKEAWAY, "Fuel decides.")


def test_the_page_says_so_only_while_it_is_on(
    session: WorkshopSession, rapporteur: Visit, finding: str
) -> None:
    visitor = Visitor(session).join()
    assert LINE not in visitor.text()
    assert "Nothing is being read back now." in visitor.open_at("/read-back")
    start_read_back(rapporteur)
    assert f"{LINE} one takeaway · one call to action" in visitor.reload()
    assert f'href="..{visitor.path}/read-back"' in visitor.answer.text
    assert "Fuel decides." not in visitor.text(), "the first view has to stay small"
    end_read_back(rapporteur)
    assert LINE not in visitor.reload()


def test_all_sentences_stand_at_an_address_of_their_own(
    house: House, session: WorkshopSession, rapporteur: Visit, finding: str
) -> None:
    add(house, session, TakeawayKind.KEY_TAKEAWAY, "Masts rust.")
    start_read_back(rapporteur)
    visitor = Visitor(session).join()
    assert f"{LINE} 2 takeaways · one call to action" in visitor.text()
    visitor.open("/read-back")
    told = visitor.text()
    for said in ("Fuel decides.", "Masts rust.", "To Regulators & co", "Publish a <permit>."):
        assert said in told
    assert "<permit>" not in visitor.answer.text
    assert re.findall(r"\sstyle=|\son\w+=", visitor.answer.text) == []


def test_what_there_is_none_of_is_said(session: WorkshopSession, rapporteur: Visit) -> None:
    start_read_back(rapporteur)
    visitor = Visitor(session).join()
    assert f"{LINE} 0 takeaways · 0 calls to action" in visitor.text()
    assert visitor.open_at("/read-back").count("None is in the report yet.") == 2


def test_a_change_reaches_it(
    house: House, session: WorkshopSession, rapporteur: Visit, finding: str
) -> None:
    start_read_back(rapporteur)
    visitor = Visitor(session).join()
    follows = re.search(r'data-follow="(\d+)"', visitor.open_at("/read-back"))
    reword_takeaway(rapporteur, finding, "Diesel decides.")
    after = visitor.open_at("/read-back")
    assert "Diesel decides." in after
    followed = re.search(r'data-follow="(\d+)"', after)
    assert follows
    assert followed
    assert (follows[1], followed[1]) == ("1", "2"), "its script is told when this moves"


def test_the_feeds_section_is_the_line_and_small(
    house: House, session: WorkshopSession, rapporteur: Visit, finding: str
) -> None:
    part = PARTS["read_back"]
    public = as_the_room_screen(house, session.id)
    assert part.render(public).strip() == ""
    start_read_back(rapporteur)
    adopt_takeaway(rapporteur, finding)
    html = part.render(public)
    assert LINE in html
    assert len(html.encode()) < 400


def test_who_has_no_seat_reads_nothing(
    session: WorkshopSession, rapporteur: Visit, finding: str
) -> None:
    start_read_back(rapporteur)
    stranger = Visitor(session)
    assert LINE not in stranger.text()
    assert stranger.open("/read-back").status_code == 403
    assert "Fuel" not in stranger.answer.text
