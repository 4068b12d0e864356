"""Times in words, for readers in any zone."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
import streamlit as st

from pages.parts.times import moment_words, span_words

START = datetime(2023, 10, 9, 8, tzinfo=UTC)
END = START + timedelta(minutes=90)


def read_in(monkeypatch: pytest.MonkeyPatch, zone: str | None) -> None:
    monkeypatch.setattr(st, "context", SimpleNamespace(timezone=zone))


@pytest.mark.parametrize("zone", [None, "UTC", "Africa/Accra", "Nowhere/Atall", "../etc/passwd"])
def test_where_the_clock_shows_utc_it_is_said_once(
    monkeypatch: pytest.MonkeyPatch, zone: str | None
) -> None:
    read_in(monkeypatch, zone)
    assert span_words(START, END) == "Monday 9 October 2023, 08:00–09:30 UTC"
    assert moment_words(END, START) == "09:30 UTC"


def test_elsewhere_the_readers_own_time_stands_beside_it(monkeypatch: pytest.MonkeyPatch) -> None:
    read_in(monkeypatch, "Asia/Tokyo")
    assert span_words(START, END) == (
        "Monday 9 October 2023, 08:00–09:30 UTC · 17:00–18:30 Tokyo time"
    )
    assert moment_words(END, START) == "09:30 UTC · 18:30 Tokyo time"


def test_another_day_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    read_in(monkeypatch, "America/Los_Angeles")
    assert span_words(START, END).endswith("· 01:00–02:30 Los Angeles time")
    late = datetime(2023, 10, 9, 2, tzinfo=UTC)
    assert "Sunday 8 October 2023, 19:00" in span_words(late, late + timedelta(hours=1))


def test_a_session_across_midnight_names_both_days(monkeypatch: pytest.MonkeyPatch) -> None:
    read_in(monkeypatch, None)
    late = datetime(2023, 10, 9, 23, 30, tzinfo=UTC)
    assert span_words(late, late + timedelta(hours=1)) == (
        "Monday 9 October 2023, 23:30 – Tuesday 10 October 2023, 00:30 UTC"
    )


def test_a_moment_on_another_day_has_its_date(monkeypatch: pytest.MonkeyPatch) -> None:
    read_in(monkeypatch, None)
    later = START + timedelta(days=1)
    assert moment_words(later, START) == "08:00 UTC on Tuesday 10 October 2023"
