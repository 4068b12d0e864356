"""Who answers is here; whose last line ended left when it was heard for the last time."""

from contextlib import ExitStack
from datetime import datetime, timedelta

import pytest

from session_core.live.attendance import Attendance
from tests.houses import NOW

MARA, ION = ("session", "mara"), ("session", "ion")


class Clock:
    """Stands still until it is set."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now

    def at(self, seconds: int) -> datetime:
        self.now = NOW + timedelta(seconds=seconds)
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def here(clock: Clock) -> Attendance:
    return Attendance(clock)


def test_somebody_was_seen_when_their_line_last_answered(here: Attendance, clock: Clock) -> None:
    with here.attending(*MARA) as mara, here.attending(*ION):
        assert here.seen() == {MARA: NOW, ION: NOW}
        later = clock.at(15)
        mara.heard()
        clock.at(30)
        assert here.seen() == {MARA: later, ION: NOW}


def test_an_open_line_that_says_nothing_is_nobody_who_is_here(
    here: Attendance, clock: Clock
) -> None:
    with here.attending(*MARA):
        clock.at(600)
        assert here.seen() == {MARA: NOW}


def test_of_two_screens_the_one_that_answers_counts(here: Attendance, clock: Clock) -> None:
    with here.attending(*MARA), here.attending(*MARA) as second:
        later = clock.at(15)
        second.heard()
        assert here.seen() == {MARA: later}


def test_who_closes_one_of_two_screens_is_here_by_the_other(here: Attendance, clock: Clock) -> None:
    with here.attending(*MARA) as first:
        clock.at(5)
        with here.attending(*MARA):
            pass
        later = clock.at(15)
        first.heard()
        assert here.seen() == {MARA: later}


def test_a_screen_that_was_closed_says_more_than_one_that_is_silent(
    here: Attendance, clock: Clock
) -> None:
    with here.attending(*MARA):
        later = clock.at(15)
        with here.attending(*MARA):
            pass
        assert here.seen() == {MARA: later}


def test_who_left_is_named_once_with_the_last_word(here: Attendance, clock: Clock) -> None:
    with here.attending(*MARA) as mara:
        last = clock.at(15)
        mara.heard()
        clock.at(30)
    assert here.seen() == {MARA: last}
    assert here.seen() == {}


def test_who_left_and_came_again_is_here(here: Attendance, clock: Clock) -> None:
    with here.attending(*MARA):
        pass
    back = clock.at(30)
    with here.attending(*MARA):
        assert here.seen() == {MARA: back}
        assert here.seen() == {MARA: back}


def test_a_screen_that_fails_is_closed_too(here: Attendance) -> None:
    with pytest.raises(RuntimeError), here.attending(*MARA):
        raise RuntimeError
    assert here.seen() == {MARA: NOW}
    assert here.seen() == {}


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
