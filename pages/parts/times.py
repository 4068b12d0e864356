"""Times in words: in UTC, and in the zone of the reader's browser where that differs."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st

from session_core.language import long_date


def span_words(start: datetime, end: datetime) -> str:
    """`Monday 9 October 2023, 08:00–09:30 UTC · 17:00–18:30 Tokyo time`."""
    words = f"{_span(start, end)} UTC"
    here = _zone_of_the_reader()
    if here is None or _same_offset(start, here):
        return words
    local_start, local_end = start.astimezone(here), end.astimezone(here)
    same_day = local_start.date() == start.astimezone(UTC).date()
    local = _hours(local_start, local_end) if same_day else _span(local_start, local_end)
    return f"{words} · {local} {_city(here)} time"


def moment_words(at: datetime, now: datetime) -> str:
    """`11:30 UTC · 20:30 Tokyo time`, with the date where it is not today's."""
    there = at.astimezone(UTC)
    today = there.date() == now.astimezone(UTC).date()
    words = f"{there:%H:%M} UTC" + ("" if today else f" on {_day(there)}")
    here = _zone_of_the_reader()
    if here is None or _same_offset(at, here):
        return words
    return f"{words} · {at.astimezone(here):%H:%M} {_city(here)} time"


def in_their_zone(start: datetime, end: datetime) -> str:
    """`17:00–18:30` by the reader's clock, with the day where it is another; '' where it is UTC."""
    here = _zone_of_the_reader()
    if here is None or _same_offset(start, here):
        return ""
    local_start, local_end = start.astimezone(here), end.astimezone(here)
    same_day = local_start.date() == start.astimezone(UTC).date()
    hours = _hours(local_start, local_end)
    return hours if same_day else f"{long_date(local_start)}, {hours}"


def clock_words(at: datetime) -> str:
    """`10:42`, by the clock on the reader's wall."""
    return f"{at.astimezone(_zone_of_the_reader() or UTC):%H:%M}"


def _span(start: datetime, end: datetime) -> str:
    if start.date() == end.date():
        return f"{_day(start)}, {_hours(start, end)}"
    return f"{_day(start)}, {start:%H:%M} – {_day(end)}, {end:%H:%M}"


def _hours(start: datetime, end: datetime) -> str:
    return f"{start:%H:%M}–{end:%H:%M}"


def _day(at: datetime) -> str:
    return f"{at:%A} {at.day} {at:%B %Y}"


def _zone_of_the_reader() -> ZoneInfo | None:
    try:
        return ZoneInfo(st.context.timezone or "UTC")
    except (ZoneInfoNotFoundError, ValueError):
        return None


def _same_offset(at: datetime, zone: ZoneInfo) -> bool:
    return not at.astimezone(zone).utcoffset()


def _city(zone: ZoneInfo) -> str:
    return zone.key.rpartition("/")[2].replace("_", " ")
