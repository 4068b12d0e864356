"""Where what was asked came from: said to staff, in words, and to nobody else."""

import pytest

from session_core.domain.cards import Card
from session_core.domain.chat import ChatMessage
from session_core.domain.people import Modality, Role
from session_core.domain.refusals import NotAllowed
from session_core.storage import roles
from session_core.use_cases.asking import enter_for_someone, request_floor
from session_core.use_cases.cards import enter_cards
from session_core.use_cases.chat import enter_chat_lines
from session_core.use_cases.house import House
from session_core.use_cases.provenance import see_provenance
from session_core.use_cases.visit import Visit
from tests.houses import new_account, new_session, seat_in, visit_of


def test_who_typed_it_and_from_what(house: House) -> None:
    session = new_session(house)
    account = new_account(house, "lucia")
    lucia = visit_of(house, account, session.id, [Role.ONLINE_MODERATOR])
    own = request_floor(seat_in(house, session.id), "Why?")
    hand = enter_for_someone(lucia, Modality.ONSITE)
    hub = enter_for_someone(lucia, Modality.ONLINE, name="Library", people=12)
    (card,) = enter_cards(lucia, [Card("Who pays?")], "stack")
    (line,) = enter_chat_lines(lucia, [ChatMessage("Ana", "Who owns it?", "10:03", True, (1,))])
    by = "entered by Lucia, online moderator"
    assert see_provenance(lucia) == {
        hand: by,
        hub: f"hub of 12, {by}",
        card: f"paper card, {by}",
        line: f"from the chat, {by}",
    }
    assert own not in see_provenance(lucia)


def test_who_has_left_the_staff_is_staff_still(house: House) -> None:
    session = new_session(house)
    account = new_account(house, "lucia")
    desk = visit_of(house, account, session.id, [Role.DESK])
    hand = enter_for_someone(desk, Modality.ONSITE)
    with house.database.writing() as db:
        roles.take_role(db, session.id, account.id, Role.DESK)
    other = visit_of(house, new_account(house), session.id, [Role.ORGANISER])
    assert see_provenance(other) == {hand: "entered by staff"}


def test_participants_are_not_told(house: House, moderator: Visit) -> None:
    with pytest.raises(NotAllowed):
        see_provenance(seat_in(house, moderator.session_id or ""))
