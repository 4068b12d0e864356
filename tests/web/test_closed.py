"""What a closed session still shows: to its seats all of it, to a receipt its question."""

import pytest

from session_core.domain.people import Role
from session_core.domain.session import WorkshopSession
from session_core.use_cases.archive import archive_session
from session_core.use_cases.dispositions import answer_in_writing
from session_core.use_cases.house import House
from session_core.use_cases.questions import see_questions
from session_core.use_cases.read_back import start_read_back
from session_core.use_cases.sessions import close_session
from session_core.use_cases.visit import Visit
from tests.houses import sign_in_as
from tests.web.visitor import Visitor


@pytest.fixture
def asker(session: WorkshopSession) -> Visitor:
    """Somebody online, with a question that waits and one that is answered."""
    visitor = Visitor(session).join("online")
    for question in ("Who pays?", "Who repairs?"):
        visitor.submit("ask", text=question)
        visitor.open()
    return visitor


@pytest.fixture
def receipts(asker: Visitor) -> list[str]:
    """The receipts of both, of the first question first."""
    return asker.receipts()


@pytest.fixture(params=["closed", "archived"])
def ended(
    request: pytest.FixtureRequest,
    house: House,
    session: WorkshopSession,
    moderator: Visit,
    asker: Visitor,
    receipts: list[str],
) -> str:
    """The session is over, and was being read back."""
    second = see_questions(moderator)[1].intervention.id
    answer_in_writing(moderator, second, "The fund repairs.")
    start_read_back(moderator)
    close_session(moderator)
    if request.param == "archived":
        archive_session(sign_in_as(house, Role.ORGANISER, session.id))
    return str(request.param)


def test_the_door_says_how_who_was_here_comes_back(session: WorkshopSession, ended: str) -> None:
    text = Visitor(session).text()
    assert "Nobody can join any more." in text
    assert "open this page in the browser you used then" in text
    assert "take your seat along, or use a receipt" in text
    assert "Find your question by its receipt" in text


def test_its_seats_see_receipts_dispositions_and_read_back(
    asker: Visitor, receipts: list[str], ended: str
) -> None:
    text = asker.reload()
    assert "Taken into the report." in text
    assert "The fund repairs." in text
    assert sorted(asker.receipts()) == sorted(receipts)
    assert "The draft is being read back" in text
    outcomes = Visitor.plain(asker.open_at("/questions"))
    assert "Who pays?" in outcomes
    assert "taken into the report" in outcomes
    assert "What became of the questions" in text
    assert "Nothing is being read back" not in asker.open_at("/read-back")


def test_a_receipt_opens_its_question_without_a_seat_to_be_read(
    session: WorkshopSession, receipts: list[str], ended: str
) -> None:
    finder = Visitor(session)
    finder.post("receipt", receipt=receipts[0])
    assert finder.answer.status_code == 200
    assert "Taken into the report." in finder.text()
    assert "In other words" not in finder.text()
    answer = finder.post("receipt/edit", receipt=receipts[0], text="Who else?")
    assert answer.status_code == 409
    assert "not open" in finder.text()
    assert "Who pays?" in finder.text()
    finder.post("receipt", receipt=receipts[1])
    assert "The fund repairs." in finder.text()
    assert finder.open("/questions").status_code == 403


def test_by_a_receipt_who_was_here_sits_here_again(
    session: WorkshopSession, receipts: list[str], ended: str
) -> None:
    finder = Visitor(session)
    finder.post("receipt", receipt=receipts[0])
    finder.submit("receipt-seat")
    assert "The fund repairs." in finder.reload()
    assert "What became of the questions" in finder.text()


def test_who_wants_to_be_forgotten_is_after_the_end_too(
    session: WorkshopSession, asker: Visitor, receipts: list[str], ended: str
) -> None:
    finder = Visitor(session)
    finder.post("receipt", receipt=receipts[0])
    finder.submit("receipt/delete")
    assert "Deleted for good." in finder.text()
    asker.reload()
    asker.submit("leave")
    assert finder.post("receipt", receipt=receipts[1]).status_code == 404
