"""Announced places in time: a hair lies between them, and who comes back bumps nobody."""

from collections.abc import Iterable
from datetime import datetime, timedelta

A_HAIR = timedelta(microseconds=1)


def announced_again(
    at: datetime | None, left: datetime | None, others: Iterable[datetime | None]
) -> datetime | None:
    """When somebody counts as announced who was at `at`, left the list at `left`, and is back.

    `others` is when those who wait were. Who was announced meanwhile stays before them.
    """
    meanwhile = [each for each in others if each and left and each >= left]
    return max(at, max(meanwhile) + A_HAIR) if at and meanwhile else at
