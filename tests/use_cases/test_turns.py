"""What a page sends by itself has its turn: at once, after a wait, or not at all."""

import pytest

from session_core.domain.codes import hashed
from session_core.domain.entry_refusals import TooMuchAtOnce
from session_core.domain.intake import PER_SEAT, Post
from session_core.domain.session import WorkshopSession
from session_core.use_cases.house import House
from session_core.use_cases.turns import in_turn
from session_core.use_cases.visit import Visit
from tests.houses import new_session, seat_in

CODE = "F7K2QX"
SUPPORT = PER_SEAT[Post.SUPPORT]


@pytest.fixture
def session(house: House) -> WorkshopSession:
    return new_session(house, join_code=CODE)


@pytest.fixture
def seat(house: House, session: WorkshopSession) -> Visit:
    return seat_in(house, session.id)


def sent(house: House, seat: Visit, times: int) -> None:
    for _ in range(times):
        house.allowances.weigh(CODE, hashed(seat.seat_secret or "")[:16], Post.SUPPORT)


def test_the_first_go_at_once(seat: Visit) -> None:
    waited: list[float] = []
    with in_turn(seat, CODE, Post.SUPPORT, waited.append):
        pass
    assert waited == []


def test_what_is_more_than_people_send_waits(house: House, seat: Visit) -> None:
    waited: list[float] = []
    sent(house, seat, SUPPORT.at_once)
    with in_turn(seat, CODE, Post.SUPPORT, waited.append):
        pass
    assert len(waited) == 1
    assert waited[0] > 0


def test_what_is_too_much_is_refused_before_it_is_done(house: House, seat: Visit) -> None:
    sent(house, seat, SUPPORT.at_all)
    done: list[str] = []
    with pytest.raises(TooMuchAtOnce) as refused, in_turn(seat, CODE, Post.SUPPORT):
        done.append("done")
    assert not done
    assert int(str(refused.value.details["seconds"])) > 0


def test_another_seat_is_not_held_up(house: House, session: WorkshopSession, seat: Visit) -> None:
    sent(house, seat, SUPPORT.at_all)
    done: list[str] = []
    with in_turn(seat_in(house, session.id), CODE, Post.SUPPORT):
        done.append("done")
    assert done
