"""Presence: whose screen is gone, so that the other moderator may take both sides."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from session_core.domain.signals import MODERATOR_ROLES, Staff


@dataclass(frozen=True)
class Presence:
    """When the last screen of a member of staff was seen in a session.

    `is_gone` says that the others were told; `took_both_sides_at` that this one serves the other
    side too, since then.
    """

    account_id: str
    seen_at: datetime
    is_gone: bool = False
    took_both_sides_at: datetime | None = None


def moderators(staff: Staff) -> frozenset[str]:
    """The accounts that moderate a side; an organiser who could does not count."""
    return frozenset(who for who, held in staff.items() if not held.isdisjoint(MODERATOR_ROLES))


def newly_gone(
    known: Iterable[Presence],
    staff: Staff,
    now: datetime,
    after: timedelta,
    watched_since: datetime,
) -> list[Presence]:
    """The moderators whose screen was not seen for so long, and of whom nobody was told yet.

    None where there is no other moderator, who could be told; nor before somebody has watched for
    so long: a server that was started again has not seen anybody yet.
    """
    sides = moderators(staff)
    if len(sides) < 2:
        return []
    return [
        each
        for each in known
        if each.account_id in sides
        and not each.is_gone
        and now - max(each.seen_at, watched_since) >= after
    ]


def back_again(known: Iterable[Presence], now: datetime, after: timedelta) -> list[Presence]:
    """Those of whom the others were told that they are gone, and who are here again."""
    return [each for each in known if each.is_gone and now - each.seen_at < after]
