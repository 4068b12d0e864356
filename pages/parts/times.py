"""Times in words: in UTC, and in the zone of the reader's browser where that differs."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st

from session_core.language import gettext, long_date


def span_words(start: datetime, end: datetime) -> str:
    """`Monday 9 October 2023, 08:00–09:30 UTC · 17:00–18:30 Tokyo time`."""
    words = f"{_span(start, end)} UTC"
    here = _zone_of_the_reader()
    if here is None or _same_offset(start, here):
        return words
    local_start, local_end = start.astimezone(here), end.astimezone(here)
    same_day = local_start.date() == start.astimezone(UTC).date()
    local = _hours(local_start, local_end) if same_day else _span(local_start, local_end)
    return f"{words} · {_theirs(local, here)}"


def moment_words(at: datetime, now: datetime) -> str:
    """`11:30 UTC · 20:30 Tokyo time`, with the date where it is not today's."""
    there = at.astimezone(UTC)
    today = there.date() == now.astimezone(UTC).date()
    words = f"{there:%H:%M} UTC"
    if not today:
        words = gettext("%(time)s UTC on %(day)s") % {
            "time": f"{there:%H:%M}",
            "day": long_date(there),
        }
    here = _zone_of_the_reader()
    if here is None or _same_offset(at, here):
        return words
    return f"{words} · {_theirs(f'{at.astimezone(here):%H:%M}', here)}"


def in_their_zone(start: datetime, end: datetime) -> str:
    """`17:00–18:30` by the reader's clock, with the day where it is another; '' where it is UTC."""
    here = _zone_of_the_reader()
    if here is None or _same_offset(start, here):
        return ""
    local_start, local_end = start.astimezone(here), end.astimezone(here)
    same_day = local_start.date() == start.astimezone(UTC).date()
    hours = _hours(local_start, local_end)
    return hours if same_day else _on(local_start, hours)


def clock_words(at: datetime) -> str:
    """`10:42`, by the clock on the reader's wall."""
    return f"{at.astimezone(_zone_of_the_reader() or UTC):%H:%M}"


def _span(start: datetime, end: datetime) -> str:
    if start.date() == end.date():
        return _on(start, _hours(start, end))
    return f"{_on(start, f'{start:%H:%M}')} – {_on(end, f'{end:%H:%M}')}"


def _hours(start: datetime, end: datetime) -> str:
    return f"{start:%H:%M}–{end:%H:%M}"


def _on(day: datetime, hours: str) -> str:
    return gettext("{day}, {hours}").format(day=long_date(day), hours=hours)


def _theirs(hours: str, zone: ZoneInfo) -> str:
    return gettext("%(hours)s %(city)s time") % {"hours": hours, "city": _city(zone)}


def _zone_of_the_reader() -> ZoneInfo | None:
    try:
        return ZoneInfo(st.context.timezone or "UTC")
    except (ZoneInfoNotFoundError, ValueError):
        return None


def _same_offset(at: datetime, zone: ZoneInfo) -> bool:
    return not at.astimezone(zone).utcoffset()


def _city(zone: ZoneInfo) -> str:
    return zone.key.rpartition("/")[2].replace("_", " ")
