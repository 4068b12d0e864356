"""The small rules under both exports."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from xml.etree import ElementTree
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from session_core.domain.floor import InterventionState
from session_core.domain.polls import PollState
from session_core.exports.legal_text import legal
from session_core.exports.side_figures import side_figures
from session_core.exports.tallies import results, silence, turnout_shown
from session_core.exports.times import in_utc, moment_words, on_sheet, span_words
from tests.exports.full_report import FULL, INTERVENTIONS, MADE_AT, POLLS

ANYTHING = st.text(st.characters(exclude_categories=()))


@given(ANYTHING)
def test_legal_text_is_accepted_by_an_xml_parser_and_keeps_the_rest(text: str) -> None:
    read = ElementTree.fromstring(f"<t>{escape(legal(text))}</t>")  # expat, a strict parser
    assert (read.text or "") == legal(text)
    kept = [c for c in text if c.isprintable() and not "\ud800" <= c <= "\udfff"]
    assert [c for c in legal(text) if c.isprintable()] == kept


def test_legal_text_has_one_kind_of_line_break() -> None:
    assert legal("a\r\nb\rc\nd\x0be\ttab") == "a\nb\nc\nde\ttab"


def test_times_are_said_in_utc() -> None:
    there = datetime(2031, 5, 6, 23, 30, 15, 9, tzinfo=timezone(timedelta(hours=2)))
    assert in_utc(there) == datetime(2031, 5, 6, 21, 30, 15, 9, tzinfo=UTC)
    assert on_sheet(there) == datetime(2031, 5, 6, 21, 30, 15)
    assert on_sheet(datetime(2031, 5, 6, 8, 0)) == datetime(2031, 5, 6, 8, 0)
    assert moment_words(there) == "6 May 2031, 21:30 UTC"


def test_a_session_over_midnight_has_both_dates() -> None:
    start = datetime(2031, 5, 6, 23, 30, tzinfo=UTC)
    assert span_words(start, start + timedelta(hours=1)) == (
        "Tuesday, 6 May 2031, 23:30 – Wednesday, 7 May 2031, 00:30 UTC"
    )


@pytest.mark.parametrize(
    ("state", "sentence"),
    [
        (PollState.DRAFT, "The poll was never opened."),
        (PollState.OPEN, "The poll is still open."),
        (PollState.CLOSED, ""),
        (PollState.ARCHIVED, ""),
    ],
)
def test_only_an_ended_poll_shows_counts(state: PollState, sentence: str) -> None:
    poll = replace(POLLS[0], state=state)
    assert silence(poll) == sentence
    assert (turnout_shown(poll) == 22) == (not sentence)
    assert all((row.votes is None) == bool(sentence) for row in results(poll))


def test_a_poll_that_nobody_counted_shows_nothing() -> None:
    poll = replace(POLLS[0], tally=None)
    assert silence(poll)
    assert [row.votes for row in results(poll)] == [None] * 3


def test_whoever_speaks_now_counts_as_heard_until_now() -> None:
    speaking = replace(INTERVENTIONS[0], state=InterventionState.SPEAKING, yielded_at=None)
    assert speaking.given_at is not None
    onsite, online = side_figures(replace(FULL, interventions=(speaking,)))
    assert onsite.heard == 1
    assert onsite.floor_minutes == pytest.approx((MADE_AT - speaking.given_at).seconds / 60, 0.01)
    assert (online.heard, online.floor_minutes) == (0, 0)
