"""The receipt page: no seat, any device, the words in no address, and forms that carry them."""

import pytest

from session_core.domain.session import WorkshopSession
from session_core.use_cases.dispositions import answer_in_writing
from session_core.use_cases.floor import close_queue, see_floor
from session_core.use_cases.sessions import close_session
from session_core.use_cases.visit import Visit
from session_core.web import thin_receipts
from tests.web.visitor import LINK, Visitor


@pytest.fixture
def receipt(session: WorkshopSession) -> str:
    """The receipt of the only question, asked online in another browser."""
    asker = Visitor(session).join("online")
    asker.submit("ask", text="Who pays?")
    asker.open()
    return asker.receipts()[0]


@pytest.fixture
def finder(session: WorkshopSession, receipt: str) -> Visitor:
    """Somebody without a seat, who has typed the words."""
    visitor = Visitor(session)
    visitor.post("receipt", receipt=receipt.upper())
    return visitor


def test_the_door_and_the_page_lead_to_it(session: WorkshopSession) -> None:
    visitor = Visitor(session)
    assert f'href="../j/{session.join_code}/receipt"' in visitor.answer.text
    assert f'href="../j/{session.join_code}/receipt"' in visitor.join().answer.text
    assert "Five words" in visitor.open_at("/receipt")


def test_the_words_show_the_question_without_a_seat(finder: Visitor, receipt: str) -> None:
    assert finder.answer.status_code == 200
    text = finder.text()
    assert "#1 question" in text
    assert "You are 1st, next to speak." in text
    assert "In under a minute; announced, place is safe" in text
    assert "online" in text
    assert "Who pays?" in text
    assert finder.client.cookies.get("seat") is None


def test_the_words_stand_in_no_address(finder: Visitor, receipt: str) -> None:
    assert finder.answer.headers.get("location") is None
    assert finder.answer.headers["cache-control"] == "no-store"
    # Two of them: one alone may be a word of our own, as "question" is.
    first, second, *_ = receipt.split(" ")
    addresses = [*LINK.findall(finder.answer.text), str(finder.answer.request.url)]
    told = [each for each in addresses if first in each.lower() and second in each.lower()]
    assert told == []


def test_by_its_receipt_a_question_is_changed_withdrawn_and_deleted(
    finder: Visitor, moderator: Visit
) -> None:
    assert finder.submit("receipt/edit", text="Who pays for repair?").status_code == 200
    assert "Changed. It keeps its place." in finder.text()
    assert "Who pays for repair?" in finder.text()
    assert see_floor(moderator).places[0].intervention.text == "Who pays for repair?"
    finder.submit("receipt/withdraw")
    assert "Withdrawn." in finder.text()
    assert see_floor(moderator).places == ()
    answer = finder.submit("receipt/delete")
    assert answer.status_code == 200
    assert "Deleted for good. The receipt opens nothing any more." in finder.text()
    assert "Who pays" not in answer.text


def test_a_refused_change_keeps_what_was_typed(finder: Visitor) -> None:
    text = "Ω<b>" * 2500
    answer = finder.submit("receipt/edit", text=text)
    assert answer.status_code == 422
    assert "The question has 10,000 characters; the limit is 1,000." in finder.text()
    assert finder.typed_question() == text
    assert finder.submit("receipt/edit", text="Shorter?").status_code == 200


def test_a_change_that_comes_too_late_keeps_what_was_typed(
    finder: Visitor, moderator: Visit
) -> None:
    close_session(moderator)
    answer = finder.submit("receipt/edit", text="Reworded?")
    assert answer.status_code == 409
    assert finder.typed_question() == "Reworded?"


@pytest.mark.parametrize(
    ("wrong", "status", "sentence"),
    [
        ("able able able able able", 404, "No question here has this receipt."),
        *((typed, 422, "This is not a receipt.") for typed in ("", "<b>", "\0", "ü" * 3000)),
    ],
)
def test_a_wrong_receipt_is_refused_and_stays_in_its_field(
    session: WorkshopSession, receipt: str, wrong: str, status: int, sentence: str
) -> None:
    visitor = Visitor(session)
    for act in ("receipt", "receipt/edit", "receipt/withdraw", "receipt/delete"):
        answer = visitor.post(act, receipt=wrong)
        assert answer.status_code == status
        assert sentence in visitor.text()
    assert "<b>" not in answer.text.replace("<b><", "")
    assert f'href="../../../j/{session.join_code}"' in answer.text


def test_a_closed_queue_or_session_still_shows_it(
    session: WorkshopSession, receipt: str, moderator: Visit
) -> None:
    visitor = Visitor(session)
    close_queue(moderator)
    visitor.post("receipt", receipt=receipt)
    assert "You are 1st" in visitor.text()
    close_session(moderator)
    assert f'href="../j/{session.join_code}/receipt"' in visitor.open().text
    visitor.post("receipt", receipt=receipt)
    assert "Taken into the report." in visitor.text()
    assert "In other words" not in visitor.text()


def test_the_answer_is_read_by_receipt(
    session: WorkshopSession, receipt: str, moderator: Visit
) -> None:
    [place] = see_floor(moderator).places
    answer_in_writing(moderator, place.intervention.id, "The fund <b>pays</b>.")
    visitor = Visitor(session)
    visitor.post("receipt", receipt=receipt)
    assert "Answered in writing." in visitor.text()
    assert "The fund <b>pays</b>." in visitor.text()


def test_another_site_cannot_send_it(finder: Visitor, receipt: str) -> None:
    answer = finder.client.post(
        f"{finder.path}/receipt/delete",
        data={"receipt": receipt},
        headers={"Sec-Fetch-Site": "cross-site"},
    )
    assert answer.status_code == 403


def test_its_script_is_told_in_few_words(finder: Visitor, receipt: str) -> None:
    finder.client.headers["X-Evenfloor"] = "fetch"
    assert finder.post("receipt/edit", receipt=receipt, text="Reworded?").json() == {"ok": True}
    refused = finder.post("receipt/edit", receipt=receipt, text="x" * 1001)
    assert refused.json()["code"] == "text_too_long"
    wrong = "able able able able able"
    assert finder.post("receipt/edit", receipt=wrong).json()["code"] == "wrong_receipt"
    assert finder.post("receipt/edit", receipt="wrong").json()["code"] == "no_receipt"


def test_withdrawing_twice_is_withdrawing(finder: Visitor, receipt: str) -> None:
    hidden = finder.hidden("receipt/withdraw")
    for _ in range(2):
        assert finder.post("receipt/withdraw", **hidden).status_code == 200
        assert "Withdrawn." in finder.text()


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The sessions at which a wrong receipt was counted."""
    wrong: list[str] = []
    monkeypatch.setattr(thin_receipts.patience, "count_wrong", wrong.append)
    return wrong


def test_a_form_that_deletes_twice_is_told_the_same_and_is_no_guess(
    finder: Visitor, receipt: str, counted: list[str]
) -> None:
    hidden = finder.hidden("receipt/delete")
    for _ in range(2):
        assert finder.post("receipt/delete", **hidden).status_code == 200
        assert "Deleted for good." in finder.text()
    assert counted == []


def test_a_deleted_receipt_is_unknown_to_every_other_form(
    finder: Visitor, receipt: str, counted: list[str]
) -> None:
    hidden = finder.hidden("receipt/delete")
    finder.post("receipt/delete", **hidden)
    others = (
        {"receipt": hidden["receipt"]},
        hidden | {"key": "0123456789abcdef"},
        hidden | {"receipt": "able able able able able"},
    )
    for n, fields in enumerate(others, start=1):
        assert finder.post("receipt/delete", **fields).status_code == 404
        assert len(counted) == n
    assert finder.post("receipt", **hidden).status_code == 404
    assert finder.post("receipt/withdraw", **hidden).status_code == 404


def test_what_can_be_no_receipt_is_no_guess(session: WorkshopSession, counted: list[str]) -> None:
    visitor = Visitor(session)
    for typed in ("", "able able able able", "five words that are unlisted", "问"):
        assert visitor.post("receipt", receipt=typed).status_code == 422
    assert counted == []
    visitor.post("receipt", receipt="able able able able able")
    assert counted == [session.id]


def test_words_are_read_without_blanks_and_with_a_label(
    session: WorkshopSession, receipt: str
) -> None:
    visitor = Visitor(session)
    for typed in (f"Receipt: {receipt}", receipt.upper().replace("I", "\u0130")):
        visitor.post("receipt", receipt=typed)
        assert "Who pays?" in visitor.text(), typed
        assert visitor.submit("receipt/edit", text="Who pays?").status_code == 200
