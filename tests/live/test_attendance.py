"""Who has a screen open is here; who closed the last of theirs left at that moment."""

from contextlib import ExitStack
from datetime import timedelta

import pytest

from session_core.live.attendance import Attendance
from tests.houses import NOW

LATER = NOW + timedelta(seconds=30)
MARA, ION = ("session", "mara"), ("session", "ion")


def test_somebody_with_a_feed_is_here_now() -> None:
    here = Attendance()
    with here.attending(*MARA), here.attending(*ION):
        assert here.seen(LATER) == {MARA: LATER, ION: LATER}


def test_who_closes_one_of_two_screens_is_here_still() -> None:
    here = Attendance(clock=lambda: NOW)
    with here.attending(*MARA):
        with here.attending(*MARA):
            pass
        assert here.seen(LATER) == {MARA: LATER}


def test_who_left_is_named_once_with_the_moment() -> None:
    here = Attendance(clock=lambda: NOW)
    with here.attending(*MARA):
        pass
    assert here.seen(LATER) == {MARA: NOW}
    assert here.seen(LATER) == {}


def test_who_left_and_came_again_is_here() -> None:
    here = Attendance(clock=lambda: NOW)
    with here.attending(*MARA):
        pass
    with here.attending(*MARA):
        assert here.seen(LATER) == {MARA: LATER}


def test_a_screen_that_fails_is_closed_too() -> None:
    here = Attendance(clock=lambda: NOW)
    with pytest.raises(RuntimeError), here.attending(*MARA):
        raise RuntimeError
    assert here.seen(LATER) == {MARA: NOW}


def test_arrivals_are_told_and_further_screens_are_not() -> None:
    here, told = Attendance(), []
    with here.telling(lambda: told.append("came")), ExitStack() as screens:
        screens.enter_context(here.attending(*MARA))
        screens.enter_context(here.attending(*MARA))
        assert told == ["came"]
        screens.enter_context(here.attending(*ION))
        assert told == ["came", "came"]
    with here.attending("session", "rosa"):
        assert told == ["came", "came"]
