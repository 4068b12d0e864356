"""Intake: how much a seat and a session may send in a minute before it is slowed, then refused."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum

WINDOW = timedelta(minutes=1)
LONGEST_DELAY_SECONDS = 3.0


class Post(StrEnum):
    """What kind of thing is sent."""

    ASK = "questions"
    CHANGE = "changes"
    SUPPORT = "supports"
    VOTE = "ballots"
    JOIN = "joins"
    RECEIPT = "receipts"
    HELP = "requests for help"
    KIOSK = "people at kiosks"
    OTHER = "other"


@dataclass(frozen=True)
class Allowance:
    """How many in a minute go at once, and how many at all: those between wait."""

    at_once: int
    at_all: int

    def delay_seconds(self, sent: int) -> float:
        """How long the next one waits where so many were sent: growing, never over three seconds.

        Of those that `at_all` leaves none is delayed here: whoever asks has refused it.
        """
        over = sent + 1 - self.at_once
        if over <= 0:
            return 0.0
        return LONGEST_DELAY_SECONDS * min(1.0, over / max(1, self.at_all - self.at_once))


PER_SEAT: Mapping[Post, Allowance] = {
    Post.ASK: Allowance(12, 30),
    Post.CHANGE: Allowance(20, 60),
    Post.SUPPORT: Allowance(60, 120),
    Post.VOTE: Allowance(30, 60),
    Post.HELP: Allowance(12, 30),
    Post.KIOSK: Allowance(12, 30),
    Post.OTHER: Allowance(60, 120),
}
"""Of a hub, too, where one device writes for a room full of people; a kiosk's are who begin."""

PER_SESSION: Mapping[Post, Allowance] = {
    Post.ASK: Allowance(3_000, 6_000),
    Post.CHANGE: Allowance(3_000, 6_000),
    Post.SUPPORT: Allowance(20_000, 40_000),
    Post.VOTE: Allowance(20_000, 40_000),
    Post.JOIN: Allowance(12_000, 24_000),
    Post.RECEIPT: Allowance(600, 1_200),
    Post.HELP: Allowance(1_500, 3_000),
    Post.KIOSK: Allowance(1_500, 3_000),
}
"""A thousand people who all ask, vote, support or join within seconds are far below."""

COUNTED_WHEN_SENT = frozenset({Post.RECEIPT})
"""A guess costs as much as what is right; of all else a session counts what it has taken."""


@dataclass(frozen=True)
class Throttled:
    """What was delayed and refused lately for the sake of the whole session, by kind.

    `seats` is how often single seats were, who sent more than people do.
    """

    delayed: Mapping[Post, int] = field(default_factory=dict)
    refused: Mapping[Post, int] = field(default_factory=dict)
    seats: int = 0
    is_now: bool = False
