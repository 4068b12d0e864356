"""Receipts: five words find a question again on any device, and say nothing to who guesses."""

from dataclasses import replace

import pytest
from sqlalchemy import inspect, text

from session_core.domain.floor import InterventionState
from session_core.domain.floor_refusals import NoReceipt, NotWaiting, WrongReceipt
from session_core.domain.people import Modality, Role
from session_core.domain.refusals import SessionNotOpen, TextTooLong
from session_core.domain.session import WorkshopSession
from session_core.storage import records
from session_core.use_cases.archive import archive_session
from session_core.use_cases.asking import enter_for_someone, request_floor, see_my_interventions
from session_core.use_cases.floor import give_floor_to_next, see_floor
from session_core.use_cases.house import House
from session_core.use_cases.receipts import (
    delete_by_receipt,
    edit_by_receipt,
    see_by_receipt,
    withdraw_by_receipt,
)
from session_core.use_cases.seats import leave_session
from session_core.use_cases.sessions import close_session
from session_core.use_cases.visit import Visit
from tests.houses import NOW, new_session, sign_in_as, stranger

S = InterventionState


def receipt_for(seat: Visit, question: str = "Who pays?") -> str:
    """Ask, and give the receipt."""
    request_floor(seat, question)
    receipt = see_my_interventions(seat)[0].receipt
    assert len(receipt.split(" ")) == 5
    return receipt


def all_rows(house: House) -> str:
    with house.database.reading() as db:
        names = inspect(db).get_table_names()
        return repr([db.execute(text(f"SELECT * FROM {name}")).all() for name in names])


@pytest.fixture
def anybody(house: House, session: WorkshopSession) -> Visit:
    """Somebody on another device, who has no seat."""
    return stranger(house, session.id)


def test_a_receipt_shows_the_question_with_its_place_to_whoever_has_it(
    online: Visit, in_the_room: Visit, anybody: Visit
) -> None:
    request_floor(in_the_room, "First?")
    receipt = receipt_for(online)
    seen = see_by_receipt(anybody, f"  {receipt.upper().replace(' ', ' - ')} ")
    assert (seen.intervention.text, seen.intervention.state) == ("Who pays?", S.WAITING)
    assert seen.place is not None
    assert (seen.place.position, seen.minutes) == (2, 2)
    assert seen.receipt == ""


def test_each_question_has_a_receipt_of_its_own_and_shows_it_again(online: Visit) -> None:
    first, second = receipt_for(online), receipt_for(online)
    assert first != second
    assert [each.receipt for each in see_my_interventions(online)] == [second, first]


def test_no_receipt_is_kept(house: House, online: Visit) -> None:
    receipt_for(online)
    before = all_rows(house)
    receipt = receipt_for(online)
    assert receipt not in all_rows(house)
    # A few words of ours, such as `question`, are in the list of receipts too.
    drawn = [word for word in receipt.split(" ") if f"'{word}'" not in before]
    assert drawn
    assert not any(f"'{word}'" in all_rows(house) for word in drawn)


def test_what_staff_enter_has_no_receipt(house: House, moderator: Visit) -> None:
    enter_for_someone(moderator, Modality.ONSITE, "By hand?")
    with house.database.reading() as db:
        kept = db.execute(text("SELECT receipt_hash FROM intervention")).scalars().all()
    assert kept == [None]


def test_a_wrong_receipt_says_the_same_whatever_is_wrong(
    house: House, online: Visit, anybody: Visit
) -> None:
    receipt, deleted, left = (receipt_for(online) for _ in range(3))
    delete_by_receipt(anybody, deleted)
    elsewhere = stranger(house, new_session(house).id)
    nowhere = stranger(house, "0" * 16)
    words = receipt.split(" ")
    never = " ".join([*words[:4], "zoo" if words[4] != "zoo" else "able"])
    for visit, typed in [
        (anybody, deleted),
        (anybody, never),
        (elsewhere, receipt),
        (nowhere, receipt),
    ]:
        for act in (see_by_receipt, withdraw_by_receipt, delete_by_receipt):
            with pytest.raises(WrongReceipt) as refused:
                act(visit, typed)
            assert refused.value.details == {}
        with pytest.raises(WrongReceipt):
            edit_by_receipt(visit, typed, "x" * 5000)
    leave_session(online)
    with pytest.raises(WrongReceipt):
        see_by_receipt(anybody, left)


@pytest.mark.parametrize("typed", ["", "\0", "é", "able able able able", "x " * 300])
def test_what_can_be_no_receipt_is_told_so(online: Visit, anybody: Visit, typed: str) -> None:
    receipt_for(online)
    for act in (see_by_receipt, withdraw_by_receipt, delete_by_receipt):
        with pytest.raises(NoReceipt):
            act(anybody, typed)
    with pytest.raises(NoReceipt):
        edit_by_receipt(anybody, typed, "x")


def test_by_receipt_a_question_is_reworded_in_its_place(
    online: Visit, in_the_room: Visit, anybody: Visit
) -> None:
    receipt = receipt_for(online)
    request_floor(in_the_room, "Later?")
    edit_by_receipt(anybody, receipt, "  Who pays for repair?\0 ")
    seen = see_by_receipt(anybody, receipt)
    assert seen.intervention.text == "Who pays for repair?"
    assert seen.intervention.edited_at == NOW
    assert seen.place is not None
    assert seen.place.position == 1
    with pytest.raises(TextTooLong):
        edit_by_receipt(anybody, receipt, "x" * 1001)


def test_by_receipt_a_question_is_withdrawn_once(
    house: House, online: Visit, anybody: Visit
) -> None:
    receipt = receipt_for(online)
    withdraw_by_receipt(anybody, receipt)
    assert see_by_receipt(anybody, receipt).intervention.state is S.WITHDRAWN
    before = all_rows(house)
    withdraw_by_receipt(anybody, receipt)
    assert all_rows(house) == before
    with pytest.raises(NotWaiting):
        edit_by_receipt(anybody, receipt, "Again?")


def test_what_is_deleted_is_found_nowhere(
    house: House, online: Visit, anybody: Visit, moderator: Visit
) -> None:
    receipt = receipt_for(online, "Who pays the judge of Vale?")
    delete_by_receipt(anybody, receipt)
    assert "judge of Vale" not in all_rows(house)
    file = house.settings.data / "evenfloor.sqlite"
    for kept in (file, file.with_name(file.name + "-wal")):
        assert not kept.exists() or b"judge of Vale" not in kept.read_bytes()
    with house.database.reading() as db:
        actors = {act.actor for act in records.activities(db, online.session_id or "")}
        row = db.execute(text("SELECT state, seat_id, receipt_hash FROM intervention")).one()
    assert actors == {""}
    assert tuple(row) == ("withdrawn", None, None)
    assert see_floor(moderator).places == ()


def test_what_was_heard_can_still_be_deleted_and_stays_heard(
    online: Visit, anybody: Visit, moderator: Visit
) -> None:
    receipt = receipt_for(online)
    give_floor_to_next(moderator)
    close_session(moderator)
    delete_by_receipt(anybody, receipt)
    (heard,) = see_floor(moderator).heard
    assert (heard.number, heard.text, heard.name) == (1, "", "")


def test_after_the_end_a_receipt_still_shows_how_it_ended(
    online: Visit, anybody: Visit, moderator: Visit
) -> None:
    receipt = receipt_for(online)
    close_session(moderator)
    seen = see_by_receipt(anybody, receipt)
    assert (seen.intervention.state, seen.place, seen.minutes) == (S.IN_REPORT, None, None)
    with pytest.raises(SessionNotOpen):
        edit_by_receipt(anybody, receipt, "Too late?")


def test_in_the_archive_nothing_is_reworded_and_all_can_be_taken_back(
    house: House, online: Visit, anybody: Visit, moderator: Visit
) -> None:
    withdrawn, deleted = receipt_for(online), receipt_for(online)
    close_session(moderator)
    archive_session(sign_in_as(house, Role.ORGANISER, online.session_id))
    assert see_by_receipt(anybody, withdrawn).intervention.text == "Who pays?"
    with pytest.raises(SessionNotOpen):
        edit_by_receipt(anybody, withdrawn, "Too late?")
    withdraw_by_receipt(anybody, withdrawn)
    assert see_by_receipt(anybody, withdrawn).intervention.state is S.WITHDRAWN
    delete_by_receipt(anybody, deleted)
    with pytest.raises(WrongReceipt):
        see_by_receipt(anybody, deleted)


def test_no_record_says_who_showed_a_receipt(online: Visit, in_the_room: Visit) -> None:
    receipt = receipt_for(online)
    helper = replace(in_the_room)
    edit_by_receipt(helper, receipt, "Reworded?")
    withdraw_by_receipt(helper, receipt)
    with online.house.database.reading() as db:
        acts = records.activities(db, online.session_id or "")
    assert [(act.act, act.actor) for act in acts[1:]] == [
        ("edit_by_receipt", ""),
        ("withdraw_by_receipt", ""),
    ]
    assert "Reworded" not in repr(acts)
