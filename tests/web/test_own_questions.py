"""One's own question without script: in full, reworded, withdrawn, deleted; receipts; the end."""

import re

import pytest

from session_core.domain.floor import DeclineReason
from session_core.domain.people import Modality
from session_core.domain.session import WorkshopSession
from session_core.use_cases.asking import enter_for_someone
from session_core.use_cases.dispositions import answer_in_writing, decline_question
from session_core.use_cases.floor import give_floor_to_next, see_floor, strike_request, yield_floor
from session_core.use_cases.merging import merge_questions
from session_core.use_cases.sessions import close_session
from session_core.use_cases.visit import Visit
from tests.web.visitor import Visitor


@pytest.fixture
def asker(session: WorkshopSession) -> Visitor:
    """Somebody who has asked one question."""
    visitor = Visitor(session).join("online")
    visitor.submit("ask", text="Who pays?")
    visitor.open()
    return visitor


def only_id(visit: Visit) -> str:
    """The id of the only question that waits."""
    [place] = see_floor(visit).places
    return place.intervention.id


def open_own(visitor: Visitor) -> Visitor:
    """Follow the link to the first of one's own."""
    visitor.open()
    found = re.search(r'href="[^"]*(/question/[^"]+)"', visitor.answer.text)
    assert found, "no question of one's own"
    visitor.answer = visitor.client.get(visitor.path + found[1])
    return visitor


def test_my_question_says_place_wait_side_and_whole_reason(
    session: WorkshopSession, asker: Visitor
) -> None:
    other = Visitor(session).join("onsite")
    other.submit("ask", text="Later?")
    text = other.reload()
    assert "#2 question in the room You are 2nd." in text
    assert "In about 2 minutes;" in text
    for _ in range(8):
        visitor = Visitor(session).join("onsite")
        visitor.submit("ask", text="And?")
    text = visitor.reload()
    assert re.search(r"In about \d\d minutes;", text)
    assert "first time speaking" in text


def test_a_receipt_is_there_to_be_written_down(asker: Visitor) -> None:
    assert len(asker.receipts()[0].split(" ")) == 5
    assert "Write these five words down" in asker.text()
    assert asker.receipts()[0] in open_own(asker).text()


def test_a_question_is_reworded(asker: Visitor, moderator: Visit) -> None:
    open_own(asker)
    assert asker.typed_question() == "Who pays?"
    answer = asker.submit("edit", text="Who pays for repair?")
    assert answer.status_code == 303
    assert answer.headers["location"].endswith("?edited=1#mine")
    asker.open("?edited=1")
    assert "Changed. It keeps its place." in asker.text()
    assert "edited" in asker.text()
    assert see_floor(moderator).places[0].intervention.text == "Who pays for repair?"


def test_a_question_is_withdrawn_from_its_own_page(asker: Visitor, moderator: Visit) -> None:
    assert open_own(asker).submit("withdraw").status_code == 303
    assert see_floor(moderator).places == ()


def test_a_question_is_deleted_for_good(asker: Visitor, moderator: Visit) -> None:
    answer = open_own(asker).submit("delete")
    assert answer.headers["location"].endswith("?deleted=1#mine")
    asker.open("?deleted=1")
    assert "Deleted for good. Its number stays" in asker.text()
    assert "Who pays?" not in asker.text()
    assert "Nothing yet. What you ask stands here" in asker.text()
    assert "#1 online question withdrawn" in Visitor.plain(asker.open_at("/questions"))


@pytest.mark.parametrize(
    ("act", "after"),
    [("delete", "?deleted=1#mine"), ("withdraw", "#mine"), ("edit", "?edited=1#mine")],
)
def test_a_form_sent_twice_is_answered_as_once(
    asker: Visitor, moderator: Visit, act: str, after: str
) -> None:
    hidden = open_own(asker).hidden(act)
    for _ in range(2):
        answer = asker.post(act, text="Who pays for it?", **hidden)
        assert answer.status_code == 303
        assert answer.headers["location"].endswith(after)


def test_a_deleted_question_is_not_said_to_be_another_persons(asker: Visitor) -> None:
    hidden = open_own(asker).hidden("delete")
    asker.post("delete", **hidden)
    for act in ("edit", "withdraw"):
        answer = asker.post(act, text="Typed on the old page", **hidden)
        assert answer.status_code == 404
        assert "That is no longer here." in asker.text()
    assert asker.typed_question() == "Typed on the old page"


def test_what_nobody_has_a_seat_for_is_still_nobody_elses(
    session: WorkshopSession, asker: Visitor, moderator: Visit
) -> None:
    left = only_id(moderator)
    give_floor_to_next(moderator)
    asker.submit("leave")
    entered = enter_for_someone(moderator, Modality.ONSITE)
    strike_request(moderator, entered)
    other = Visitor(session).join()
    for id_ in (left, entered):
        assert other.post("delete", token=other.token(), id=id_).status_code == 403
        assert "This question is another person’s." in other.text()


def test_what_was_heard_says_what_stays(asker: Visitor, moderator: Visit) -> None:
    give_floor_to_next(moderator)
    yield_floor(moderator)
    text = open_own(asker).text()
    assert "Heard." in text
    assert "how it ended stay in the list" in text
    assert "Withdraw" not in text
    asker.submit("delete")
    assert "#1 online question heard" in Visitor.plain(asker.open_at("/questions"))


def test_another_persons_question_is_not_shown_nor_changed(
    session: WorkshopSession, asker: Visitor, moderator: Visit
) -> None:
    other, id_ = Visitor(session).join(), only_id(moderator)
    token = other.token()
    other.answer = other.client.get(f"{other.path}/question/{id_}")
    assert other.answer.status_code == 403
    assert "Who pays?" not in other.answer.text
    for act in ("edit", "withdraw", "delete"):
        answer = other.post(act, token=token, id=id_, text="Mine now")
        assert answer.status_code == 403
        assert "This question is another person’s." in other.text()
    assert see_floor(moderator).places[0].intervention.text == "Who pays?"
    assert Visitor(session).client.get(f"{other.path}/question/{id_}").status_code == 403


def test_a_form_without_its_token_does_nothing(asker: Visitor, moderator: Visit) -> None:
    for act in ("edit", "delete", "support", "unsupport"):
        answer = asker.post(act, id=only_id(moderator), number="1", text="Forged")
        assert answer.status_code == 403
    assert see_floor(moderator).places[0].intervention.text == "Who pays?"


def test_every_end_is_told_to_its_asker(
    session: WorkshopSession, asker: Visitor, moderator: Visit
) -> None:
    first = only_id(moderator)
    other = Visitor(session).join()
    other.submit("ask", text="Who pays for it?")
    second = see_floor(moderator).places[1].intervention.id
    merge_questions(moderator, [first, second])
    assert "Merged into #1. It is 1st, next to speak." in other.reload()
    answer_in_writing(moderator, first, "The fund <i>pays</i>.")
    text = asker.reload()
    assert "Answered in writing. Who pays? Answer The fund <i>pays</i>." in text
    asker.submit("ask", text="And whose is it?")
    third = only_id(moderator)
    decline_question(moderator, third, DeclineReason.OFF_TOPIC, "Ask the desk.")
    assert "Declined: not about this session. And whose is it? " in (text := asker.reload())
    assert "A word from the moderators Ask the desk." in text


def test_what_became_of_the_questions_is_read_by_all_after_the_end(
    session: WorkshopSession, asker: Visitor, moderator: Visit
) -> None:
    other = Visitor(session).join()
    other.submit("ask", text="Declined text")
    decline_question(
        moderator, see_floor(moderator).places[1].intervention.id, DeclineReason.UNSAFE
    )
    assert f'href="../j/{session.join_code}/questions"' in asker.open().text
    close_session(moderator)
    assert f'href="../j/{session.join_code}/questions"' in asker.open().text
    text = Visitor.plain(asker.open_at("/questions"))
    assert "#1 online question taken into the report" in text
    assert "Who pays?" in text
    assert "#2 in the room question declined: could put somebody at risk" in text
    assert "Declined text" not in text
    assert Visitor(session).client.get(f"{asker.path}/questions").status_code == 403
