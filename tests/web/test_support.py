"""Support on the thin page without script: a button on each place, and only one's own marked."""

import re

import pytest

from session_core.domain.session import WorkshopSession
from session_core.use_cases.asking import request_floor
from session_core.use_cases.floor import give_floor_to_next, see_floor
from session_core.use_cases.house import House
from session_core.use_cases.live import as_the_room_screen
from session_core.use_cases.merging import merge_questions
from session_core.use_cases.sessions import close_session
from session_core.use_cases.visit import Visit
from session_core.web.fragments import PARTS
from tests.houses import seat_in
from tests.web.visitor import Visitor


@pytest.fixture
def supporter(house: House, session: WorkshopSession) -> Visitor:
    """Somebody at a list of two."""
    for text in ("Who pays?", "Who mends?"):
        request_floor(seat_in(house, session.id), text)
    return Visitor(session).join()


def button(visitor: Visitor, number: int) -> str:
    """The button of one place as it stands in the page."""
    found = re.search(rf'<button[^>]*id="s{number}"[^>]*>[^<]*', visitor.open().text)
    assert found, f"no button for {number}"
    return found[0]


def test_a_question_is_supported_and_not(
    session: WorkshopSession, supporter: Visitor, moderator: Visit
) -> None:
    assert button(supporter, 2).endswith(">Support #2")
    answer = supporter.submit("support", number="2")
    assert answer.status_code == 303
    assert answer.headers["location"].endswith("#s2")
    assert see_floor(moderator).places[1].intervention.support == 1
    pressed = button(supporter, 2)
    assert pressed.endswith(">You support #2")
    assert 'aria-pressed="true"' in pressed
    assert f'formaction="../j/{session.join_code}/unsupport"' in pressed
    assert "One supports it" in supporter.text()
    assert button(supporter, 1).endswith(">Support #1")
    supporter.post("unsupport", token=supporter.token(), number="2")
    assert see_floor(moderator).places[1].intervention.support == 0


def test_nobody_else_sees_who_supports(
    session: WorkshopSession, supporter: Visitor, house: House
) -> None:
    supporter.submit("support", number="2")
    supporter.open()
    drawn = PARTS["floor"].render(as_the_room_screen(house, session.id))
    assert "aria-pressed" not in drawn
    assert "You support" not in drawn
    assert "One supports it" in drawn
    assert button(Visitor(session).join(), 2).endswith(">Support #2")


def test_the_page_tells_its_script_whose_is_whose(supporter: Visitor) -> None:
    supporter.submit("support", number="2")
    supporter.open()
    supporter.submit("ask", text="Mine?")
    told = '<p id="backs" hidden data-own="3" data-for="2"></p>'
    assert told in supporter.open().text
    assert told in supporter.open_at("/mine")
    assert " hidden>" in button(supporter, 3)


def test_ones_own_is_refused(supporter: Visitor) -> None:
    supporter.submit("ask", text="Mine?")
    supporter.open()
    answer = supporter.submit("support", number="3")
    assert answer.status_code == 409
    assert "This question is your own" in supporter.text()


def test_what_ones_own_was_merged_into_is_refused_in_other_words(
    supporter: Visitor, moderator: Visit
) -> None:
    supporter.submit("ask", text="Who pays for it?")
    places = [place.intervention for place in see_floor(moderator).places]
    merge_questions(moderator, [each.id for each in places if each.number != 2])
    supporter.open()
    assert supporter.submit("support", number="1").status_code == 409
    assert "Yours was merged with it, so your support counts already." in supporter.text()
    assert "This question is your own" not in supporter.text()
    supporter.open()
    supporter.submit("support", number="3")
    assert "This question is your own" in supporter.text()


@pytest.mark.parametrize(
    ("number", "status"), [("1", 409), ("9", 404), ("", 404), ("'--", 404), ("²", 404)]
)
def test_what_does_not_wait_is_refused(
    supporter: Visitor, moderator: Visit, number: str, status: int
) -> None:
    give_floor_to_next(moderator)
    supporter.open()
    answer = supporter.submit("support", number=number)
    assert answer.status_code == status
    assert '<p id="support-said" role="status" class="said no"' in answer.text


def test_the_whole_list_has_buttons_and_comes_back_to_itself(supporter: Visitor) -> None:
    supporter.answer = supporter.client.get(f"{supporter.path}/floor")
    answer = supporter.submit("support", number="2")
    assert answer.headers["location"] == f"../../j/{supporter.path[3:]}/floor#s2"
    assert "You support #2" in supporter.open_at("/floor")


def test_where_the_session_is_not_open_there_is_no_button(
    supporter: Visitor, moderator: Visit
) -> None:
    token = supporter.token()
    close_session(moderator)
    assert "Support #" not in supporter.reload()
    assert "Support #" not in Visitor.plain(supporter.open_at("/floor"))
    assert supporter.post("support", token=token, number="1").status_code == 409
