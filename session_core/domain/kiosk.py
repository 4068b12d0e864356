"""A kiosk: one tablet in the room that serves many people, one after another."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime

from session_core.domain.refusals import Refusal
from session_core.domain.text import one_line

NAME_LIMIT = 60
MOST_KIOSKS = 20
"""Open at once in one session: more tablets than the largest rooms have."""


class KioskClosed(Refusal):
    """No kiosk that serves people; whether it was closed or never was stays unsaid."""

    code = "kiosk_closed"


class WrongKioskAddress(Refusal):
    """The address opens no kiosk: used, closed, or never given. All are told alike."""

    code = "wrong_kiosk_address"


class TooManyKiosks(Refusal):
    code = "too_many_kiosks"


@dataclass(frozen=True)
class Kiosk:
    """One tablet, and how it is doing; of the people it served nothing but their number is kept.

    `taken_at` is when a tablet took its address. `seat_hash` is that of the secret by which who
    stands before it now has their seat: whom it served before is not told by it.
    """

    id: str
    name: str
    opened_at: datetime
    taken_at: datetime | None = None
    closed_at: datetime | None = None
    served: int = 0
    last_at: datetime | None = None
    seat_hash: str | None = None


def opened(kiosk_id: str, typed: str, there: Collection[Kiosk], now: datetime) -> Kiosk:
    """A new kiosk beside those that are there. Raises TooManyKiosks, EmptyText, TextTooLong."""
    if sum(each.closed_at is None for each in there) >= MOST_KIOSKS:
        raise TooManyKiosks(most=MOST_KIOSKS)
    name = one_line(typed, limit=NAME_LIMIT, what="The name of the tablet")
    return Kiosk(kiosk_id, name, now)


def begun(kiosk: Kiosk, seat_hash: str, now: datetime) -> Kiosk:
    """The kiosk with somebody new before it.

    Only the minute is kept: to the second it would say which of the seats began here.
    """
    minute = now.replace(second=0, microsecond=0)
    return replace(kiosk, seat_hash=seat_hash, served=kiosk.served + 1, last_at=minute)


def left(kiosk: Kiosk, *, did_something: bool) -> Kiosk:
    """The kiosk with nobody before it; who did nothing there was not served."""
    if kiosk.seat_hash is None:
        return kiosk
    return replace(kiosk, seat_hash=None, served=kiosk.served - (not did_something))


def closed(kiosk: Kiosk, now: datetime) -> Kiosk:
    """The kiosk that serves nobody any more; closed twice is closed once."""
    return replace(kiosk, closed_at=kiosk.closed_at or now)
