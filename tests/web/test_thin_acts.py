"""The thin door without script: asking and voting, with every refusal beside its form."""

import pytest

from session_core.domain.ballots import Ballot
from session_core.domain.people import StakeholderGroup
from session_core.domain.session import NamingRule, WorkshopSession
from session_core.use_cases.ballots import cast_ballot
from session_core.use_cases.floor import close_queue, give_floor_to_next, see_floor
from session_core.use_cases.house import House
from session_core.use_cases.naming import set_naming_rule
from session_core.use_cases.notes import write_note
from session_core.use_cases.polls import close_poll, see_polls, see_turnout, write_poll
from session_core.use_cases.sessions import close_session
from session_core.use_cases.visit import Visit
from tests.houses import seat_in
from tests.web.visitor import Visitor, poll_in


def test_a_question_is_asked_placed_and_withdrawn(
    session: WorkshopSession, moderator: Visit
) -> None:
    visitor = Visitor(session).join("online")
    answer = visitor.submit("ask", text="Who pays?\nAnd how long?", kind="comment")
    assert answer.status_code == 303
    assert answer.headers["location"] == f"../../j/{session.join_code}?sent=1#mine"
    [place] = see_floor(moderator).places
    assert place.intervention.text == "Who pays?\nAnd how long?"
    assert place.intervention.kind == "comment"
    assert "You are 1st, next to speak." in visitor.reload()
    visitor.submit("withdraw")
    assert see_floor(moderator).places == ()
    assert "Withdrawn." in visitor.reload()


def test_who_has_asked_reads_that_it_was_sent(session: WorkshopSession, moderator: Visit) -> None:
    visitor = Visitor(session).join()
    sent = "Sent. You are in the queue."
    visitor.open("?sent=1")
    assert sent not in visitor.text(), "nothing waits"
    visitor.submit("ask", text="Who pays?")
    said = '<p id="mine-said" role="status" class="said" tabindex="-1" autofocus>'
    assert f"{said}{sent}</p>" in visitor.open("?sent=1").text
    assert sent not in visitor.reload()
    give_floor_to_next(moderator)
    visitor.submit("ask", text="x" * 1001)
    assert sent not in visitor.text()


def test_what_was_asked_under_a_strict_rule_stays_under_it(
    session: WorkshopSession, moderator: Visit
) -> None:
    set_naming_rule(moderator, NamingRule.CHATHAM_HOUSE)
    visitor = Visitor(session).join(pseudonym="Quiet Heron", stakeholder_group="Government")
    set_naming_rule(moderator, NamingRule.OPEN)
    visitor.submit("ask", text="Who pays?")
    visitor.open()
    visitor.submit("ask", text="And who mends it?", key="another-key-of-its-own")
    first, second = (place.intervention for place in see_floor(moderator).places)
    assert (first.name, first.stakeholder_group) == ("", None)
    assert (second.name, second.stakeholder_group) == ("Quiet Heron", StakeholderGroup.GOVERNMENT)
    visitor.open()
    assert visitor.submit("ask", rule="secret").status_code == 422


def test_the_floor_is_asked_for_without_a_word(session: WorkshopSession, moderator: Visit) -> None:
    visitor = Visitor(session).join()
    visitor.submit("ask", text="  ")
    [place] = see_floor(moderator).places
    assert place.intervention.text == ""
    give_floor_to_next(moderator)
    assert "You have the floor." in visitor.reload()


def test_the_asker_sees_the_whole_reason_and_others_only_the_rule(session: WorkshopSession) -> None:
    visitors = [Visitor(session).join(side) for side in ("onsite", "online", "onsite")]
    for visitor in visitors:
        visitor.submit("ask", text="Why?")
    stranger = Visitor(session).join("online")
    asker, other = visitors[2].reload(), stranger.reload()
    assert "the room is next after online; first time speaking" in asker
    assert "the room is next after online" in other
    assert "first time speaking" not in other
    # An announced place goes on saying why it was one of the next.
    assert "announced, place is safe; online is next after the room" in other
    assert "announced, place is safe; online is next after the room; first time" in (
        visitors[1].reload()
    )


def test_what_staff_enter_is_no_choice_of_the_form(
    session: WorkshopSession, moderator: Visit
) -> None:
    visitor = Visitor(session).join()
    answer = visitor.submit("ask", text="Order!", kind="point of order")
    assert answer.status_code == 422
    assert "not on the list" in answer.text
    assert visitor.typed_question() == "Order!"
    assert see_floor(moderator).places == ()


def test_a_form_sent_twice_asks_once(session: WorkshopSession, moderator: Visit) -> None:
    visitor = Visitor(session).join()
    hidden = visitor.hidden("ask")
    assert hidden["key"]
    for _ in range(3):
        assert visitor.post("ask", text="Once?", **hidden).status_code == 303
    assert len(see_floor(moderator).places) == 1
    visitor.open()
    visitor.submit("ask", text="Twice?")
    assert len(see_floor(moderator).places) == 2


def test_a_question_too_long_stays_in_its_field(session: WorkshopSession) -> None:
    visitor = Visitor(session).join()
    text = "Ω<b>" * 2500
    answer = visitor.submit("ask", text=text, kind="comment")
    assert answer.status_code == 422
    assert "This has 10,000 characters; the limit is 1,000." in visitor.text()
    assert visitor.typed_question() == text
    assert 'value="comment" checked' in answer.text
    visitor.submit("ask", text="Shorter")
    assert "You are 1st" in visitor.reload()


def test_a_refused_page_works_from_its_own_address(
    session: WorkshopSession, moderator: Visit
) -> None:
    poll = poll_in(moderator)
    for n in range(21):
        write_note(moderator, f"So many that a link leads to all {n}")
    visitor = Visitor(session).join()
    visitor.submit("ask", text="x" * 1001)
    assert f'href="../../j/{session.join_code}/notes"' in visitor.answer.text
    assert f'action="../../j/{session.join_code}/vote"' in visitor.answer.text
    assert "../j/" not in visitor.answer.text.replace("../../j/", "")
    assert visitor.submit("vote", option="1").status_code == 303
    assert see_turnout(moderator)[0].poll_id == poll


def test_a_closed_queue_says_so_and_keeps_the_question(
    session: WorkshopSession, moderator: Visit
) -> None:
    visitor = Visitor(session).join()
    close_queue(moderator)
    answer = visitor.submit("ask", text="Too late?")
    assert answer.status_code == 409
    assert "The moderators have closed the queue" in answer.text
    assert visitor.typed_question() == "Too late?"
    assert 'data-queue="closed"' in answer.text


def test_a_ballot_is_cast_changed_and_counted(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    poll = poll_in(moderator)
    visitor = Visitor(session).join()
    assert "A poll is open: cast your ballot" in visitor.text()
    assert visitor.submit("vote", option="1").status_code == 303
    visitor.open()
    assert f'id="p{poll}-1" name="option" value="1" required checked' in visitor.answer.text
    assert "Your ballot is in." in visitor.text()
    visitor.submit("vote", option="2")
    for _ in range(4):
        cast_ballot(seat_in(house, session.id), poll, Ballot.of("1"))
    close_poll(moderator, poll)
    text = visitor.reload()
    assert "Closed. 5 ballots." in text
    assert "Yes 4 80 % " in text
    assert "No 1 20 % " in text
    answer = visitor.post("vote", token=visitor.token(), poll=poll, option="1")
    assert answer.status_code == 409
    assert "takes no ballots now" in answer.text


@pytest.mark.parametrize(
    ("changes", "status", "sentence"),
    [
        ({}, 422, "Choose one of the options"),
        ({"option": "9"}, 422, "no such option"),
        ({"option": "1", "poll": "\0'--"}, 404, "no longer here"),
        ({"option": "1", "poll": "0123456789abcdef"}, 404, "no longer here"),
    ],
)
def test_a_ballot_that_fits_no_poll_is_refused(
    session: WorkshopSession, moderator: Visit, changes: dict[str, str], status: int, sentence: str
) -> None:
    poll_in(moderator)
    answer = Visitor(session).join().submit("vote", **changes)
    assert answer.status_code == status
    assert sentence in answer.text
    assert see_turnout(moderator)[0].ballots == 0


def test_nobody_is_called_to_a_poll_of_a_closed_session(
    session: WorkshopSession, moderator: Visit
) -> None:
    poll_in(moderator)
    visitor = Visitor(session).join()
    assert '<p id="poll-open">' in visitor.answer.text
    close_session(moderator)
    assert '<p id="poll-open" hidden>' in visitor.open().text
    assert 'data-queue="over"' in visitor.answer.text


def test_a_draft_poll_is_not_on_the_page(session: WorkshopSession, moderator: Visit) -> None:
    write_poll(moderator, "Not yet asked?", ["Yes", "No"])
    assert len(see_polls(moderator).polls) == 1
    visitor = Visitor(session).join()
    assert "Not yet asked?" not in visitor.answer.text
    assert "No poll yet." in visitor.text()
