"""A series: sessions that belong together, in the order in which one leads to the next."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from session_core.domain.refusals import (
    AlreadyInSeries,
    EmptySeries,
    EmptyText,
    NotInSeries,
)
from session_core.domain.text import one_line

TITLE_LIMIT = 300
_A_WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Series:
    """Sessions that belong together, by id, in their order; a session is in one series at most."""

    id: str
    title: str
    session_ids: tuple[str, ...] = ()


def create_series(series_id: str, title: str, session_ids: Sequence[str]) -> Series:
    """A series of these sessions, in this order.

    Raises EmptyText, TextTooLong, EmptySeries, and AlreadyInSeries for a session named twice.
    """
    named = rename_series(Series(series_id, ""), title)
    if not session_ids:
        raise EmptySeries
    for session_id in session_ids:
        named = add_session_to_series(named, session_id)
    return named


def rename_series(series: Series, title: str) -> Series:
    """The series under another title. Raises EmptyText and TextTooLong."""
    try:
        return replace(series, title=one_line(title, limit=TITLE_LIMIT, what="The title"))
    except EmptyText:
        raise EmptyText(reason="series") from None


def add_session_to_series(series: Series, session_id: str) -> Series:
    """The series with one more session at its end. Raises AlreadyInSeries."""
    if session_id in series.session_ids:
        raise AlreadyInSeries(reason="this")
    return replace(series, session_ids=(*series.session_ids, session_id))


def take_session_out_of_series(series: Series, session_id: str) -> Series:
    """The series without a session. Raises NotInSeries."""
    if session_id not in series.session_ids:
        raise NotInSeries
    left = tuple(each for each in series.session_ids if each != session_id)
    return replace(series, session_ids=left)


def move_in_series(series: Series, session_id: str, past: str) -> Series:
    """The series with a session on the other side of another one. Raises NotInSeries.

    By the other session rather than by a number: whoever moves may not see all that lie between.
    """
    if past not in series.session_ids:
        raise NotInSeries
    left = take_session_out_of_series(series, session_id).session_ids
    if past == session_id:
        return series
    order = series.session_ids
    at = left.index(past) + (order.index(past) > order.index(session_id))
    return replace(series, session_ids=(*left[:at], session_id, *left[at:]))


def next_start(starts: Sequence[datetime], now: datetime) -> datetime:
    """A proposal for the start of what follows, from the starts so far in the order of the series.

    As long after the last as that was after the one before, else a week after; and as often
    again as it takes to lie ahead. A step is of whole days at least, so the hour stays.
    """
    *before, last = starts
    days = (last - before[-1]).days if before else 0
    step = timedelta(days=days) if days > 0 else _A_WEEK
    return last + step * max(1, (now - last) // step + 1)
