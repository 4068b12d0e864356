"""The time line: `Monday, 2nd October, 2023 (08:00 UTC) - Monday, ... (09:30 UTC)`."""

import re
from datetime import UTC, datetime, timedelta

from dateutil import parser

from session_core.imports.years import igf_year

_LONGEST = 200
_MOMENT = re.compile(r"(?P<day>[^()]{8,60})\((?P<clock>\d{1,2}:\d{2}) ?UTC\)")
_WHOLE_DAY = re.compile(
    r"(?=.*\b\d{1,2}(?:st|nd|rd|th)?\b)(?=.*[^\W\d]{3})(?=.*\b(?P<year>\d{4})\b)"
)
"""A day, a month and a year: the parser would take what is missing from today."""


def times_of(text: str) -> tuple[datetime, datetime] | None:
    """Read start and end, both UTC; None if the line is anything else, or names an absurd year.

    The page gives both dates. Where they are one and the end is before the start, the session
    went on past midnight and ends on the next day.
    """
    moments = _moments(text)
    if len(moments) != 2 or not all(_is_whole_day(day) for day, _ in moments):
        return None
    try:
        starts_at, ends_at = (
            parser.parse(f"{day} {clock}").replace(tzinfo=UTC) for day, clock in moments
        )
    except (parser.ParserError, OverflowError):
        return None
    if ends_at < starts_at and ends_at.date() == starts_at.date():
        ends_at += timedelta(days=1)
    return starts_at, ends_at


def is_time_line(text: str) -> bool:
    """Say whether the line is built like a time line, even if it cannot be right."""
    return len(_moments(text)) == 2


def _moments(text: str) -> list[tuple[str, str]]:
    if len(text) > _LONGEST or "UTC)" not in text:
        return []
    return [(found["day"].strip(" -–—"), found["clock"]) for found in _MOMENT.finditer(text)]


def _is_whole_day(day: str) -> bool:
    whole = _WHOLE_DAY.match(day)
    return whole is not None and igf_year(whole["year"]) is not None
