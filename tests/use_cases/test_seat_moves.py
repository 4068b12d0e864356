"""A seat goes to another device: once, without a trace, and with all that is its own."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import text

from session_core.domain.activity import Activity
from session_core.domain.ballots import Ballot
from session_core.domain.codes import hashed
from session_core.domain.floor_refusals import NoReceipt, WrongReceipt
from session_core.domain.people import Admission
from session_core.domain.refusals import NotAllowed, NotFound
from session_core.domain.seat_moves import GOOD_FOR, SeatedAlready, WrongSeatLink
from session_core.domain.session import Room, Stage, WorkshopSession
from session_core.storage import records, sessions
from session_core.use_cases.asking import request_floor, see_my_interventions
from session_core.use_cases.ballots import cast_ballot, see_my_ballots
from session_core.use_cases.house import House
from session_core.use_cases.polls import open_poll, write_poll
from session_core.use_cases.receipts import see_by_receipt
from session_core.use_cases.seat_moves import (
    check_seat_link,
    offer_move,
    take_seat_by_link,
    take_seat_by_receipt,
)
from session_core.use_cases.seats import leave_session, see_my_seat
from session_core.use_cases.support import see_my_support, support_question
from session_core.use_cases.visit import Visit
from tests.houses import NOW, new_session, stranger

KEY = "k" * 32


@pytest.fixture
def elsewhere(house: House, session: WorkshopSession) -> Visit:
    """Another device, which has no seat yet."""
    return stranger(house, session.id)


def seated(visit: Visit, secret: str) -> Visit:
    """The same device with a seat."""
    return replace(visit, seat_secret=secret)


def receipt_for(seat: Visit) -> str:
    request_floor(seat, "Who pays?")
    return see_my_interventions(seat)[0].receipt


def test_a_link_takes_the_seat_with_all_that_is_its_own(
    online: Visit, in_the_room: Visit, moderator: Visit, elsewhere: Visit
) -> None:
    poll = write_poll(moderator, "Even?", ["Yes", "No"])
    open_poll(moderator, poll)
    cast_ballot(online, poll, Ballot.of("1"))
    request_floor(online, "Mine?")
    support_question(online, request_floor(in_the_room, "Theirs?"))
    seat = see_my_seat(online)
    there = seated(elsewhere, take_seat_by_link(elsewhere, offer_move(online)))
    assert see_my_seat(there) == seat
    assert [each.intervention.text for each in see_my_interventions(there)] == ["Mine?"]
    assert see_my_ballots(there) == {poll: Ballot.of("1")}
    assert see_my_support(there).supported == {2}
    with pytest.raises(NotAllowed):
        see_my_seat(online)


def test_looking_at_a_link_uses_nothing_up(online: Visit, elsewhere: Visit) -> None:
    token = offer_move(online)
    for _ in range(3):
        check_seat_link(elsewhere, token)
    see_my_seat(online)
    take_seat_by_link(elsewhere, token)


def test_used_replaced_too_old_of_another_session_or_never_made_are_told_alike(
    house: House, online: Visit, elsewhere: Visit
) -> None:
    used = offer_move(online)
    there = seated(elsewhere, take_seat_by_link(elsewhere, used))
    replaced, newer = offer_move(there), offer_move(there)
    late = replace(elsewhere, now=NOW + GOOD_FOR)
    other = stranger(house, new_session(house).id)
    nowhere = stranger(house, "0" * 16)
    for visit, token in [
        (elsewhere, used),
        (elsewhere, replaced),
        (late, newer),
        (other, newer),
        (nowhere, newer),
        (elsewhere, "never"),
        (elsewhere, ""),
        (elsewhere, "\0\ud800"),
    ]:
        for do in (check_seat_link, take_seat_by_link):
            with pytest.raises(WrongSeatLink) as refused:
                do(visit, token)
            assert refused.value.details == {}
    just_in_time = replace(elsewhere, now=NOW + GOOD_FOR - timedelta(seconds=1))
    take_seat_by_link(just_in_time, newer)


def test_leaving_ends_the_link(online: Visit, elsewhere: Visit) -> None:
    token = offer_move(online)
    leave_session(online)
    with pytest.raises(WrongSeatLink):
        take_seat_by_link(elsewhere, token)


@pytest.mark.parametrize("same", [True, False])
def test_who_has_a_seat_keeps_it(online: Visit, in_the_room: Visit, same: bool) -> None:
    receipt, token = receipt_for(online), offer_move(online)
    opener = online if same else in_the_room
    before = see_my_seat(opener)
    for do, proof in (
        (check_seat_link, token),
        (take_seat_by_link, token),
        (take_seat_by_receipt, receipt),
    ):
        with pytest.raises(SeatedAlready) as refused:
            do(opener, proof)
        assert (refused.value.details["reason"] == "this") is same
    assert see_my_seat(opener) == before
    see_my_seat(online)


def test_a_form_sent_twice_takes_the_seat_once(online: Visit, elsewhere: Visit) -> None:
    token = offer_move(online)
    secret = take_seat_by_link(elsewhere, token, KEY)
    assert take_seat_by_link(elsewhere, token, KEY) == secret
    assert take_seat_by_link(seated(elsewhere, secret), token, KEY) == secret
    for key in (None, "", "l" * 32, KEY[1:]):
        with pytest.raises(WrongSeatLink):
            take_seat_by_link(elsewhere, token, key)
    see_my_seat(seated(elsewhere, secret))


def test_once_the_seat_has_gone_on_an_old_form_takes_nothing(
    online: Visit, elsewhere: Visit
) -> None:
    token = offer_move(online)
    there = seated(elsewhere, take_seat_by_link(elsewhere, token, KEY))
    onward = seated(elsewhere, take_seat_by_link(elsewhere, offer_move(there), KEY))
    with pytest.raises(WrongSeatLink):
        take_seat_by_link(elsewhere, token, KEY)
    see_my_seat(onward)


def test_a_short_key_gives_no_secret_that_can_be_worked_out(
    online: Visit, elsewhere: Visit
) -> None:
    receipt = receipt_for(online)
    assert take_seat_by_receipt(elsewhere, receipt, "k" * 31) != take_seat_by_receipt(
        elsewhere, receipt, "k" * 31
    )


def test_a_receipt_takes_its_seat_and_goes_on_working(online: Visit, elsewhere: Visit) -> None:
    receipt, token = receipt_for(online), offer_move(online)
    seat = see_my_seat(online)
    secret = take_seat_by_receipt(elsewhere, f" {receipt.upper()} ", KEY)
    assert see_my_seat(seated(elsewhere, secret)) == seat
    with pytest.raises(NotAllowed):
        see_my_seat(online)
    with pytest.raises(WrongSeatLink):
        take_seat_by_link(elsewhere, token)
    assert see_by_receipt(elsewhere, receipt).intervention.text == "Who pays?"
    assert take_seat_by_receipt(elsewhere, f" {receipt.upper()} ", KEY) == secret
    assert take_seat_by_receipt(elsewhere, receipt, "l" * 32) != secret


def test_after_a_move_new_questions_have_receipts_and_older_ones_show_none(
    online: Visit, elsewhere: Visit
) -> None:
    receipt = receipt_for(online)
    there = seated(elsewhere, take_seat_by_link(elsewhere, offer_move(online)))
    newer = receipt_for(there)
    assert [each.receipt for each in see_my_interventions(there)] == [newer, ""]
    assert newer != receipt


def test_a_receipt_that_is_none_or_wrong_takes_no_seat(online: Visit, elsewhere: Visit) -> None:
    receipt_for(online)
    with pytest.raises(NoReceipt):
        take_seat_by_receipt(elsewhere, "able")
    with pytest.raises(WrongReceipt):
        take_seat_by_receipt(elsewhere, "able able able able able")
    see_my_seat(online)


def test_where_nobody_sits_any_more_a_receipt_takes_nothing(
    house: House, online: Visit, elsewhere: Visit
) -> None:
    receipt = receipt_for(online)
    with house.database.writing() as db:
        db.execute(text("UPDATE intervention SET seat_id = NULL"))
        # As every act that does so.
        records.record(db, online.session_id, [Activity("leave_session", Room.FLOOR, online.now)])
    with pytest.raises(NotFound):
        take_seat_by_receipt(elsewhere, receipt)


@pytest.mark.parametrize("admission", [Admission.WAITING, Admission.TURNED_AWAY])
def test_a_seat_at_the_door_moves_and_is_there_what_it_was_here(
    house: House, online: Visit, elsewhere: Visit, admission: Admission
) -> None:
    with house.database.writing() as db:
        db.execute(text("UPDATE seat SET admission = :a"), {"a": admission})
    secret = take_seat_by_link(elsewhere, offer_move(online))
    with pytest.raises(NotAllowed):
        see_my_seat(seated(elsewhere, secret))
    with house.database.reading() as db:
        kept = db.execute(text("SELECT secret_hash, admission FROM seat")).one()
    assert tuple(kept) == (hashed(secret), admission)


@pytest.mark.parametrize("archived", [False, True])
def test_a_seat_moves_after_the_end_too(
    house: House, session: WorkshopSession, online: Visit, elsewhere: Visit, archived: bool
) -> None:
    with house.database.writing() as db:
        sessions.keep_stage(db, session.id, Stage.CLOSED)
        if archived:
            db.execute(text("UPDATE workshop_session SET archived_at = created_at"))
    there = seated(elsewhere, take_seat_by_link(elsewhere, offer_move(online)))
    see_my_seat(there)


def test_nothing_says_which_seat_moved(
    house: House, session: WorkshopSession, online: Visit, elsewhere: Visit
) -> None:
    seat = see_my_seat(online)
    take_seat_by_link(elsewhere, offer_move(online))
    with house.database.reading() as db:
        told = records.activities(db, session.id, room=Room.PEOPLE)
    assert [(each.act, each.actor, each.subject, each.details) for each in told] == [
        ("offer_move", "", "", {}),
        ("take_seat_by_link", "", "", {}),
    ]
    assert seat.id not in repr(told)


def test_neither_link_nor_secrets_are_on_disk(
    house: House, online: Visit, elsewhere: Visit
) -> None:
    token, old = offer_move(online), online.seat_secret or ""
    secret = take_seat_by_link(elsewhere, token, KEY)
    files = [path for path in house.settings.data.rglob("*") if path.is_file()]
    disk = b"".join(path.read_bytes() for path in files)
    assert hashed(secret).encode() in disk
    for gone in (token, old, secret, hashed(old), hashed(token), KEY):
        assert gone.encode() not in disk
