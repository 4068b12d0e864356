"""Codes are read as people type them; a door admits, turns away, and makes so many codes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from session_core.domain.codes import new_entry_code
from session_core.domain.entry import (
    MOST_CODES,
    MOST_UNUSED,
    checked_batch,
    first_admission,
    kept_of_code,
    tidy_entry_code,
    turned_away,
)
from session_core.domain.entry_refusals import AdmittedAlready, BadBatch
from session_core.domain.intake import PER_SEAT, PER_SESSION, Allowance, Post
from session_core.domain.people import Admission
from session_core.domain.session import Entry

EVERY = [*PER_SEAT.values(), *PER_SESSION.values()]


def test_a_code_can_be_read_aloud() -> None:
    codes = {new_entry_code() for _ in range(1000)}
    assert len(codes) == 1000
    assert {(len(code), code[4]) for code in codes} == {(9, "-")}
    assert set("".join(codes)).isdisjoint("AEIOU01")


@pytest.mark.parametrize(
    "typed",
    ["BCDF-2345", " bcdf 2345 ", "bcdf2345", "BCDF–2345", "ｂｃｄｆ２３４５", "b.c.d.f/2345"],
)
def test_a_code_is_known_however_it_is_typed(typed: str) -> None:
    assert tidy_entry_code(typed) == "BCDF2345"
    assert kept_of_code("here", typed) == kept_of_code("here", "BCDF-2345")


@given(st.text(max_size=200))
def test_whatever_is_typed_can_be_looked_up(typed: str) -> None:
    assert tidy_entry_code(typed).isascii()
    assert len(kept_of_code("here", typed)) == 64


def test_a_code_says_nothing_in_another_session() -> None:
    assert kept_of_code("here", "BCDF-2345") != kept_of_code("there", "BCDF-2345")


def test_only_approval_lets_wait() -> None:
    assert {entry: first_admission(entry) for entry in Entry} == {
        Entry.OPEN: Admission.ADMITTED,
        Entry.APPROVAL: Admission.WAITING,
        Entry.CODES: Admission.ADMITTED,
    }


def test_who_is_in_is_not_turned_away() -> None:
    assert turned_away(Admission.WAITING) is Admission.TURNED_AWAY
    assert turned_away(Admission.TURNED_AWAY) is Admission.TURNED_AWAY
    with pytest.raises(AdmittedAlready):
        turned_away(Admission.ADMITTED)


@pytest.mark.parametrize("count", [1, MOST_CODES])
def test_a_batch_has_from_one_to_five_hundred(count: int) -> None:
    assert checked_batch(count, 0) == count
    assert checked_batch(count, MOST_UNUSED - count) == count
    with pytest.raises(BadBatch) as too_many:
        checked_batch(count, MOST_UNUSED - count + 1)
    assert too_many.value.details["reason"] == "too_many"


@pytest.mark.parametrize("count", [-1, 0, MOST_CODES + 1])
def test_other_batches_are_not_made(count: int) -> None:
    with pytest.raises(BadBatch):
        checked_batch(count, 0)


@pytest.mark.parametrize("allowance", EVERY)
def test_the_delay_grows_and_never_passes_three_seconds(allowance: Allowance) -> None:
    delays = [allowance.delay_seconds(sent) for sent in range(allowance.at_all)]
    assert delays[: allowance.at_once] == [0.0] * allowance.at_once
    assert delays == sorted(delays)
    assert 0 < delays[allowance.at_once] <= delays[-1] == 3.0


def test_a_thousand_people_at_once_are_no_flood() -> None:
    # A thousand questions, supports or ballots, and as many who change theirs; 200 joins a second.
    for post in (Post.ASK, Post.CHANGE, Post.SUPPORT, Post.VOTE):
        assert PER_SESSION[post].at_once >= 2 * 1000
    assert PER_SESSION[Post.JOIN].at_once == 200 * 60


def test_a_session_takes_more_than_a_seat() -> None:
    for post in PER_SEAT.keys() & PER_SESSION.keys():
        assert PER_SESSION[post].at_once >= 50 * PER_SEAT[post].at_all
