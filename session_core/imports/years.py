"""Years as pages write them: only those in which an IGF can have been count."""

from session_core.domain.programme import FIRST_YEAR, LAST_YEAR


def igf_year(written: str | None) -> int | None:
    """Return the year; None where none is written, or an absurd one."""
    year = int(written or 0)
    return year if FIRST_YEAR <= year <= LAST_YEAR else None
