"""A kiosk counts whom it served, knows who stands before it, and nothing of who did."""

from dataclasses import fields
from datetime import timedelta

import pytest

from session_core.domain.kiosk import (
    MOST_KIOSKS,
    NAME_LIMIT,
    Kiosk,
    TooManyKiosks,
    begun,
    closed,
    left,
    opened,
)
from session_core.domain.refusals import EmptyText, TextTooLong
from tests.houses import NOW

KIOSK = Kiosk("id", "By the door", NOW)


def test_it_is_opened_with_a_name_on_one_line() -> None:
    assert opened("id", "  By \n the   door ", [], NOW) == KIOSK
    with pytest.raises(EmptyText):
        opened("id", " \n", [], NOW)
    with pytest.raises(TextTooLong) as refused:
        opened("id", "x" * (NAME_LIMIT + 1), [], NOW)
    assert refused.value.details["what"] == "The name of the tablet"


def test_a_session_has_so_many_open_ones_and_closed_ones_do_not_count() -> None:
    there = [KIOSK] * MOST_KIOSKS
    with pytest.raises(TooManyKiosks) as refused:
        opened("id", "One more", there, NOW)
    assert refused.value.details == {"most": MOST_KIOSKS}
    assert opened("id", "One more", [*there[1:], closed(KIOSK, NOW)], NOW).name == "One more"


def test_it_counts_who_begins_to_the_minute() -> None:
    at = NOW + timedelta(minutes=3, seconds=41, microseconds=7)
    one = begun(KIOSK, "hash", at)
    assert (one.served, one.seat_hash, one.last_at) == (1, "hash", NOW + timedelta(minutes=3))


def test_who_is_done_is_not_before_it_any_more_and_who_did_nothing_does_not_count() -> None:
    one = begun(KIOSK, "hash", NOW)
    assert left(one, did_something=True) == Kiosk("id", "By the door", NOW, served=1, last_at=NOW)
    assert left(one, did_something=False).served == 0
    free = left(one, did_something=True)
    assert left(free, did_something=False) == free


def test_it_is_closed_once() -> None:
    first = closed(KIOSK, NOW)
    assert first.closed_at == NOW
    assert closed(first, NOW + timedelta(hours=1)) == first


def test_nothing_in_it_lists_people() -> None:
    about_people = {"served", "last_at", "seat_hash"}
    about_it = {"id", "name", "opened_at", "taken_at", "closed_at"}
    assert {each.name for each in fields(Kiosk)} == about_people | about_it
