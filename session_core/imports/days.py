"""Days in running text: `24–26 August 2025`, `May 3 to 5, 2024`, `2024-05-03`."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from session_core.domain.programme import LAST_YEAR
from session_core.imports.years import igf_year

_SHORT_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTHS = (
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
"""A pattern for their names and short forms, in small letters."""
_TO = r" ?(?:[-–—]|to|until|and|&) ?"
_DAY = r"(?<!\d)(?P<{}>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:])"
_SHAPES = tuple(
    re.compile(shape, re.IGNORECASE)
    for shape in (
        r"(?<![\d-])(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?![\d-])",
        rf"{_DAY.format('day')} (?:of )?(?P<month>{MONTHS})\b\.?(?:,? \d{{4}})?{_TO}"
        rf"{_DAY.format('last')} (?:of )?(?P<last_month>{MONTHS})\b\.?(?:,? (?P<year>\d{{4}})\b)?",
        rf"{_DAY.format('day')}(?:{_TO}{_DAY.format('last')})? (?:of )?(?P<month>{MONTHS})\b\.?"
        r"(?:,? (?P<year>\d{4})\b)?",
        rf"\b(?P<month>{MONTHS})\b\.? {_DAY.format('day')}(?:{_TO}{_DAY.format('last')})?"
        r"(?:,? (?P<year>\d{4})\b)?",
    )
)
"""Read in this order: `2024-05-03`, `30 May to 2 June`, `3 to 5 May`, `May 3 to 5`."""
_LONG_AGO = 1800
_NEAR = timedelta(days=7)
"""Days further from the first that is named are of something else."""
_LONGEST = timedelta(days=30)
_CHARACTERS_READ = 5_000


def days_in(texts: Iterable[str]) -> tuple[date, ...]:
    """Return the days of one event in order: the first that is named, and those close to it.

    A year that is not written is that of the other days; years before the first IGF, and absurd
    ones, give no day.
    """
    found = [match for text in texts for match in _matches(text)]
    years = [year for match in found if (year := igf_year(match["year"]))]
    if not years:
        return ()
    spans = [span for match in found if (span := _span(match, years[0]))]
    days = sorted({day for span in spans for day in span if _is_near(day, spans[0])})
    return tuple(days)


def names_absurd_year(text: str) -> bool:
    """Say whether the text dates something in a year that cannot be meant, such as 0000."""
    years = [int(match["year"]) for match in _matches(text) if match["year"]]
    return any(not _LONG_AGO <= year <= LAST_YEAR for year in years)


def is_a_day(text: str) -> bool:
    """Say whether a line is a date and nothing else, as below the heading of a post."""
    return len(text) <= 40 and any(
        match[0].strip() == text.rpartition("day, ")[2].strip(" .") and match["year"]
        for match in _matches(text)
    )


def _matches(text: str) -> Iterator[re.Match[str]]:
    """Give the dates in their order, each stretch of text read by the first shape that fits."""
    found: list[re.Match[str]] = []
    for shape in _SHAPES:
        for match in shape.finditer(text[:_CHARACTERS_READ]):
            if all(match.end() <= o.start() or o.end() <= match.start() for o in found):
                found.append(match)
    yield from sorted(found, key=lambda match: match.start())


def _span(match: re.Match[str], year: int) -> Sequence[date]:
    parts = match.groupdict()
    if match["year"]:
        named = igf_year(match["year"])
        if named is None:
            return ()
        year = named
    first = _date(year, match["month"], match["day"])
    last_month = parts.get("last_month") or match["month"]
    last = _date(year, last_month, parts.get("last") or match["day"])
    if first and last and first > last and parts.get("last_month"):
        first = _date(year - 1, match["month"], match["day"])  # over the turn of the year
    if not first or not last or not first <= last <= first + _LONGEST:
        return ()
    return [first + timedelta(days=at) for at in range((last - first).days + 1)]


def _date(year: int, month: str, day: str) -> date | None:
    number = int(month) if month.isdecimal() else _SHORT_MONTHS.index(month[:3].casefold()) + 1
    try:
        return date(year, number, int(day))
    except ValueError:
        return None


def _is_near(day: date, first: Sequence[date]) -> bool:
    return first[0] - _NEAR <= day <= first[-1] + _NEAR
