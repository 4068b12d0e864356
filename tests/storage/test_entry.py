"""Who waits, and one-time codes, alike on both databases; a code admits once, whoever is quick."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest

from session_core.domain.codes import hashed, new_id
from session_core.domain.entry import Batch
from session_core.domain.entry_refusals import WrongEntryCode
from session_core.domain.people import Admission, Modality, Role, Seat
from session_core.domain.session import Entry
from session_core.storage import breakouts, entry, seats, sessions
from session_core.storage.database import Database
from session_core.use_cases.entry import make_entry_codes
from session_core.use_cases.house import House
from session_core.use_cases.seats import join_session
from tests.houses import NOW, new_session, sign_in_as, stranger


def add(database: Database, session_id: str, name: str, admission: Admission, minute: int) -> str:
    seat = Seat(new_id(), session_id, name, Modality.ONLINE, admission=admission)
    with database.writing(session_id) as db:
        seats.add_seat(db, seat, hashed(seat.id), NOW + timedelta(minutes=minute))
    return seat.id


def test_who_is_outside_is_told_in_order_and_is_nowhere_else(
    database: Database, session_id: str
) -> None:
    late = add(database, session_id, "Late", Admission.WAITING, 2)
    away = add(database, session_id, "Away", Admission.TURNED_AWAY, 1)
    inside = add(database, session_id, "Inside", Admission.ADMITTED, 0)
    with database.reading() as db:
        outside = entry.at_the_door(db, session_id)
        assert [(one.seat_id, one.pseudonym, one.admission) for one in outside] == [
            (away, "Away", Admission.TURNED_AWAY),
            (late, "Late", Admission.WAITING),
        ]
        assert outside[1].since == NOW + timedelta(minutes=2)
        assert [seat.id for seat in seats.seats_of(db, session_id)] == [inside]
        assert seats.seats_by_modality(db, session_id) == {Modality.ONSITE: 0, Modality.ONLINE: 1}
        assert [one.id for one in breakouts.people_of(db, session_id)] == [inside]
        assert entry.admission_of(db, session_id, late) is Admission.WAITING
        assert entry.admission_of(db, "elsewhere", late) is None
    with database.writing(session_id) as db:
        entry.keep_admission(db, [late, away], Admission.ADMITTED)
        assert entry.at_the_door(db, session_id) == []


def test_batches_are_counted_used_up_and_revoked(
    house: House, database: Database, session_id: str
) -> None:
    other = new_session(house).id
    with database.writing(session_id) as db:
        entry.add_codes(db, session_id, 1, ["a", "b", "c"], NOW)
        entry.add_codes(db, session_id, 2, ["d"], NOW + timedelta(minutes=1))
        entry.add_codes(db, other, 1, ["a"], NOW)
        assert entry.use_code(db, session_id, "a")
        assert not entry.use_code(db, session_id, "a"), "once"
        assert not entry.use_code(db, session_id, "x")
        assert entry.batches_of(db, session_id) == [
            Batch(2, NOW + timedelta(minutes=1), used=0, unused=1),
            Batch(1, NOW, used=1, unused=2),
        ]
        assert entry.forget_unused(db, session_id, 1) == 2
        assert not entry.use_code(db, session_id, "b"), "revoked"
        assert entry.batches_of(db, session_id)[1] == Batch(1, NOW, used=1, unused=0)
        assert entry.batches_of(db, other) == [Batch(1, NOW, used=0, unused=1)]


def test_how_the_door_stands_is_kept(database: Database, session_id: str) -> None:
    with database.writing(session_id) as db:
        entry.keep_entry(db, session_id, Entry.CODES)
        entry.keep_intake_frozen(db, session_id, True)
    with database.reading() as db:
        found = sessions.session_with_id(db, session_id)
    assert found
    assert (found.entry, found.intake_frozen) == (Entry.CODES, True)


@pytest.mark.parametrize("times", range(3))
def test_a_code_sent_twice_at_once_admits_one(house: House, times: int) -> None:
    session = new_session(house, entry=Entry.CODES)
    moderator = sign_in_as(house, Role.ONSITE_MODERATOR, session.id)
    (code,) = make_entry_codes(moderator, 1)
    ready = Barrier(2)

    def come(_: int) -> str:
        ready.wait()
        try:
            return join_session(stranger(house, session.id), Modality.ONLINE, entry_code=code)
        except WrongEntryCode:
            return ""

    with ThreadPoolExecutor(2) as both:
        came = list(both.map(come, range(2)))
    assert sorted(map(bool, came)) == [False, True]
    with house.database.reading() as db:
        assert len(seats.seats_of(db, session.id)) == 1


def test_one_form_sent_twice_at_once_takes_one_seat_and_one_code(house: House) -> None:
    session = new_session(house, entry=Entry.CODES)
    moderator = sign_in_as(house, Role.ONSITE_MODERATOR, session.id)
    first, _second = make_entry_codes(moderator, 2)
    ready = Barrier(2)

    def come(_: int) -> str:
        ready.wait()
        visit = stranger(house, session.id)
        return join_session(visit, Modality.ONLINE, entry_code=first, client_key="k" * 32)

    with ThreadPoolExecutor(2) as both:
        one, other = both.map(come, range(2))
    assert one == other
    with house.database.reading() as db:
        assert len(seats.seats_of(db, session.id)) == 1
        assert [(b.used, b.unused) for b in entry.batches_of(db, session.id)] == [(1, 1)]
