"""Times as the exports write them: always UTC, and saying so."""

from datetime import UTC, datetime


def in_utc(moment: datetime) -> datetime:
    """The moment in UTC; one without a zone is UTC already, as everywhere in the domain."""
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def on_sheet(moment: datetime) -> datetime:
    """The moment as a sheet can hold it: UTC without its zone, to the second."""
    return in_utc(moment).replace(tzinfo=None, microsecond=0)


def moment_words(moment: datetime) -> str:
    """`9 October 2023, 10:02 UTC`."""
    utc = in_utc(moment)
    return f"{utc.day} {utc:%B %Y, %H:%M} UTC"


def span_words(start: datetime, end: datetime) -> str:
    """`Monday, 9 October 2023, 08:00–09:30 UTC`; with both dates if it crosses midnight."""
    first, last = in_utc(start), in_utc(end)
    if first.date() == last.date():
        return f"{_day(first)}, {first:%H:%M}–{last:%H:%M} UTC"
    return f"{_day(first)}, {first:%H:%M} – {_day(last)}, {last:%H:%M} UTC"


def _day(moment: datetime) -> str:
    return f"{moment:%A}, {moment.day} {moment:%B %Y}"
