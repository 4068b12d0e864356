"""Links that move a seat as both databases keep them: one for each seat, and none for ever."""

from datetime import timedelta

from sqlalchemy import func, select

from session_core.domain.codes import hashed
from session_core.storage import seat_moves, seats
from session_core.storage.database import Database
from session_core.storage.tables import seat_move
from session_core.use_cases.house import House
from session_core.use_cases.seats import leave_session, see_my_seat
from tests.houses import NOW, new_session, seat_in

LATER = NOW + timedelta(minutes=10)


def how_many(database: Database) -> int:
    with database.reading() as db:
        return db.scalar(select(func.count()).select_from(seat_move)) or 0


def test_a_newer_link_takes_the_place_of_the_one_before(
    house: House, database: Database, session_id: str
) -> None:
    first, second = (see_my_seat(seat_in(house, session_id)) for _ in range(2))
    with database.writing() as db:
        for seat, token in ((first, "a"), (second, "b"), (first, "c")):
            seat_moves.keep_move(db, session_id, seat.id, hashed(token), LATER)
    with database.reading() as db:
        found = [seat_moves.seat_to_move(db, session_id, hashed(each), NOW) for each in "abc"]
    assert found == [None, second.id, first.id]


def test_a_link_is_good_until_its_end_and_in_its_session(
    house: House, database: Database, session_id: str
) -> None:
    seat, other = see_my_seat(seat_in(house, session_id)), new_session(house).id
    with database.writing() as db:
        seat_moves.keep_move(db, session_id, seat.id, hashed("a"), LATER)
    with database.reading() as db:
        before = seat_moves.seat_to_move(db, session_id, hashed("a"), LATER - timedelta(seconds=1))
        assert before == seat.id
        assert seat_moves.seat_to_move(db, session_id, hashed("a"), LATER) is None
        assert seat_moves.seat_to_move(db, other, hashed("a"), NOW) is None


def test_another_secret_opens_the_seat_and_the_one_before_does_not(
    house: House, database: Database, session_id: str
) -> None:
    here = seat_in(house, session_id)
    seat, bystander = see_my_seat(here), see_my_seat(seat_in(house, session_id))
    with database.writing() as db:
        seat_moves.change_secret(db, seat.id, hashed("new"))
    with database.reading() as db:
        assert seats.seat_behind(db, session_id, hashed("new")) == seat
        assert seats.seat_behind(db, session_id, hashed(here.seat_secret or "")) is None
        assert bystander in seats.seats_of(db, session_id)


def test_links_go_when_they_are_dropped_and_with_their_seat(
    house: House, database: Database, session_id: str
) -> None:
    stays, leaves = seat_in(house, session_id), seat_in(house, session_id)
    with database.writing() as db:
        for visit in (stays, leaves):
            seat_moves.keep_move(
                db, session_id, see_my_seat(visit).id, hashed(see_my_seat(visit).id), LATER
            )
    leave_session(leaves)
    assert how_many(database) == 1
    with database.writing() as db:
        seat_moves.drop_moves(db, see_my_seat(stays).id)
    assert how_many(database) == 0
