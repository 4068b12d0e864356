"""Receipts and support as both databases keep them, and let go of them."""

from session_core.domain.people import Modality
from session_core.storage import floor, receipts, support
from session_core.storage.database import Database
from session_core.use_cases.asking import request_floor, see_my_interventions
from session_core.use_cases.house import House
from session_core.use_cases.own_questions import delete_my_question
from session_core.use_cases.receipts import edit_by_receipt, see_by_receipt
from session_core.use_cases.seats import leave_session, see_my_seat
from session_core.use_cases.support import see_my_support, support_question, withdraw_support
from tests.houses import seat_in, stranger


def test_a_receipt_is_found_reworded_by_and_forgotten(house: House, session_id: str) -> None:
    asker, anybody = seat_in(house, session_id), stranger(house, session_id)
    first, second = request_floor(asker, "First?"), request_floor(asker, "Second?")
    receipt = see_my_interventions(asker)[1].receipt
    edit_by_receipt(anybody, receipt, "Reworded?")
    assert see_by_receipt(anybody, receipt).intervention.text == "Reworded?"
    seat = see_my_seat(asker)
    delete_my_question(asker, first)
    with house.database.reading() as db:
        assert len(receipts.receipts_kept(db, seat.id)) == 1
    leave_session(asker)
    with house.database.reading() as db:
        assert receipts.receipts_kept(db, seat.id) == frozenset()
        kept = {each.id: each.text for each in floor.floor_of(db, session_id).interventions}
    assert kept == {first: "", second: "Second?"}


def test_support_goes_with_its_seat_and_with_its_question(
    house: House, database: Database, session_id: str
) -> None:
    asker, fan = seat_in(house, session_id), seat_in(house, session_id, Modality.ONLINE)
    first, second = request_floor(asker, "First?"), request_floor(asker, "Second?")
    for asked in (first, second, first):
        support_question(fan, asked)
    assert see_my_support(fan).supported == {1, 2}
    withdraw_support(fan, second)
    with database.reading() as db:
        assert dict(support.support_of(db, session_id)) == {first: 1}
    support_question(fan, second)
    delete_my_question(asker, first)
    with database.reading() as db:
        assert dict(support.support_of(db, session_id)) == {second: 1}
    leave_session(fan)
    with database.reading() as db:
        assert dict(support.support_of(db, session_id)) == {}
