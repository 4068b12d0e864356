"""The time line: `Monday, 2nd October, 2023 (08:00 UTC) - Monday, ... (09:30 UTC)`."""

import re
from datetime import UTC, datetime

from dateutil import parser

_LONGEST = 200
_MOMENT = re.compile(r"(?P<day>[^()]{8,60})\((?P<clock>\d{1,2}:\d{2}) ?UTC\)")


def times_of(text: str) -> tuple[datetime, datetime] | None:
    """Read start and end, both UTC; None if the line is anything else.

    The page always gives both dates, since a session may end on the next day in UTC.
    """
    if len(text) > _LONGEST or "UTC)" not in text:
        return None
    moments = [f"{m['day'].strip(' -–—')} {m['clock']}" for m in _MOMENT.finditer(text)]
    if len(moments) != 2:
        return None
    try:
        starts_at, ends_at = (parser.parse(moment).replace(tzinfo=UTC) for moment in moments)
    except (parser.ParserError, OverflowError):
        return None
    return starts_at, ends_at
