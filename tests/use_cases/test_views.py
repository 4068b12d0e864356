"""One read model for all who may see the same, never an old one, never another audience's."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier, Event, Thread

import pytest

from session_core.domain.people import Role
from session_core.domain.session import WorkshopSession
from session_core.use_cases.asking import request_floor
from session_core.use_cases.floor import close_queue, see_floor
from session_core.use_cases.house import House
from session_core.use_cases.notes import see_notes, write_note
from session_core.use_cases.polls import see_polls, write_poll
from session_core.use_cases.report import see_report
from session_core.use_cases.seats import see_door
from session_core.use_cases.sessions import see_session
from session_core.use_cases.views import Views
from session_core.use_cases.visit import Visit
from tests.houses import new_session, seat_in, sign_in_as, stranger, visit_as


@pytest.fixture
def seat(house: House, session: WorkshopSession) -> Visit:
    return seat_in(house, session.id)


def counted(views: Views, keys: str) -> str:
    """The keys for which a view was made anew when asked for in this order."""
    made: list[str] = []

    def make(key: str) -> str:
        made.append(key)
        return key.upper()

    for key in keys:
        assert views.get(key, lambda key=key: make(key)) == key.upper()  # type: ignore[misc]
    return "".join(made)


def test_a_view_is_made_once() -> None:
    assert counted(Views(), "aabab") == "ab"


def test_only_so_many_are_kept_those_asked_for_last() -> None:
    assert counted(Views(most=2), "abacab") == "abcb"


def test_a_view_that_is_nothing_is_kept_too() -> None:
    views, made = Views(), []
    for _ in range(3):
        views.get("key", lambda: made.append(1))
    assert made == [1]


def test_what_failed_is_not_kept() -> None:
    views = Views()

    def fail() -> str:
        raise LookupError

    with pytest.raises(LookupError):
        views.get("key", fail)
    assert views.get("key", lambda: "made") == "made"


def test_many_threads_never_keep_more_than_allowed() -> None:
    views, ready = Views(most=3), Barrier(8)

    def ask(number: int) -> None:
        ready.wait(timeout=30)
        for key in range(200):
            assert views.get((key + number) % 7, lambda key=key: key) is not None  # type: ignore[misc]

    threads = [Thread(target=ask, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    made_anew = [key for key in range(7) if views.get(key, lambda: "anew") == "anew"]
    assert len(made_anew) >= 4


def test_everybody_who_may_see_the_same_gets_the_same(
    house: House, session: WorkshopSession, seat: Visit, moderator: Visit
) -> None:
    request_floor(seat, "Why?")
    public = [seat_in(house, session.id), visit_as(house, Role.ROOM_SCREEN, session)]
    assert all(see_floor(visit) is see_floor(seat) for visit in public)
    staff = [sign_in_as(house, role, session.id) for role in (Role.DESK, Role.RAPPORTEUR)]
    assert all(see_floor(visit) is see_floor(moderator) for visit in staff)
    assert see_floor(seat) is not see_floor(moderator)


@pytest.mark.parametrize("staff_first", [True, False])
def test_a_draft_poll_never_reaches_the_public_whoever_asks_first(
    moderator: Visit, seat: Visit, staff_first: bool
) -> None:
    write_poll(moderator, "Even?", ["Yes", "No"])
    visits = [moderator, seat] if staff_first else [seat, moderator]
    for visit in visits * 2:
        assert len(see_polls(visit).polls) == (1 if visit is moderator else 0)


def test_a_write_is_seen_by_the_next_who_looks(moderator: Visit, seat: Visit) -> None:
    for number in range(1, 4):
        assert len(see_floor(seat).places) == number - 1
        request_floor(seat, "Why?")
        write_note(moderator, "A point")
        assert len(see_notes(seat)) == number
        assert len(see_report(moderator).notes) == number


def test_a_room_that_did_not_move_is_not_made_anew(moderator: Visit, seat: Visit) -> None:
    polls = see_polls(seat)
    request_floor(seat, "Why?")
    write_note(moderator, "A point")
    assert see_polls(seat) is polls
    close_queue(moderator)
    assert see_polls(seat) is polls


def test_sessions_do_not_share_views(house: House, moderator: Visit, seat: Visit) -> None:
    other = new_session(house)
    write_note(moderator, "Only here")
    write_note(sign_in_as(house, Role.RAPPORTEUR, other.id), "Only there")
    assert [note.text for note in see_notes(seat)] == ["Only here"]
    assert [note.text for note in see_notes(seat_in(house, other.id))] == ["Only there"]
    assert see_door(stranger(house, other.id)).session == replace(other, screen_key="")


def test_the_key_of_the_screen_is_in_no_public_view_whoever_asks_first(
    session: WorkshopSession, moderator: Visit, seat: Visit
) -> None:
    assert see_session(moderator).session.screen_key == session.screen_key
    assert session.screen_key not in repr(see_session(seat))
    assert session.screen_key not in repr(see_door(moderator))


def test_who_asks_while_a_view_is_made_waits_for_it() -> None:
    views, begun, go_on = Views(), Event(), Event()
    made: list[int] = []

    def make() -> str:
        begun.set()
        assert go_on.wait(5)
        made.append(1)
        return "view"

    with ThreadPoolExecutor(8) as pool:
        first = pool.submit(views.get, "key", make)
        assert begun.wait(5)
        others = [pool.submit(views.get, "key", make) for _ in range(7)]
        go_on.set()
        assert {each.result(5) for each in [first, *others]} == {"view"}
    assert made == [1]


def test_who_waited_for_what_failed_makes_it_themselves() -> None:
    views, begun, go_on = Views(), Event(), Event()

    def fail() -> str:
        begun.set()
        assert go_on.wait(5)
        raise LookupError

    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(views.get, "key", fail)
        assert begun.wait(5)
        other = pool.submit(views.get, "key", lambda: "view")
        go_on.set()
        assert other.result(5) == "view"
        assert isinstance(first.exception(5), LookupError)
