"""What a poll's tally says: agreement across groups, the middle of numbers, the order of a ranking.

Everything here follows from a tally as it is told; nothing of it can tell more.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from math import floor
from statistics import median

from session_core.domain.ballots import LIVE_WITH, NOT_HEARD, OBJECT, SUPPORT
from session_core.domain.people import Modality
from session_core.domain.poll_groups import Across, Breakdown, Group, Share, share_of
from session_core.domain.poll_tally import AGREE, Tally

MOST_BINS = 8
_SHARES = tuple(Share)


class Apart(StrEnum):
    """How far the room and online are from each other, in thirds that agree."""

    CLOSE = "close"
    APART = "apart"
    FAR = "far"


@dataclass(frozen=True)
class Agreement:
    """How far one kind of groups agrees: about how much of each, and of the least agreeing."""

    across: Across
    by_group: Mapping[str, Share]

    @property
    def least(self) -> Share:
        """About how much of the group that agrees least."""
        return min(self.by_group.values(), key=_SHARES.index)

    @property
    def holding_back(self) -> tuple[str, ...]:
        """The groups that agree least, where not most of every group agrees."""
        if self.least is Share.MOST:
            return ()
        return tuple(group for group, share in self.by_group.items() if share is self.least)


@dataclass(frozen=True)
class Consensus:
    """What a rough consensus comes to; `apart` is None where it may not be told."""

    agree: int
    object: int
    not_heard: int
    ballots: int
    across: tuple[Agreement, ...]
    apart: Apart | None

    @property
    def agree_share(self) -> float:
        """From 0 to 1, of all ballots."""
        return self.agree / self.ballots if self.ballots else 0.0


@dataclass(frozen=True)
class Numbers:
    """The middle of what was answered in numbers: half of all lie from `lower` to `upper`."""

    median: float
    lower: float
    upper: float


@dataclass(frozen=True)
class Bin:
    """So many numbers from `least` up to `most`, which only the last bin includes.

    Where all numbers are `whole`, each bin includes its `most`: 0 to 4, then 5 to 9.
    """

    least: float
    most: float
    count: int
    whole: bool = False


def consensus(tally: Tally) -> Consensus:
    """What a rough consensus comes to. Agreement is that of the least agreeing group, not of a
    majority: RFC 7282."""
    votes = tally.votes
    across = tuple(
        Agreement(each.across, {group.name: _agrees(group) for group in each.groups})
        for each in tally.breakdowns
    )
    return Consensus(
        agree=votes.get(SUPPORT, 0) + votes.get(LIVE_WITH, 0),
        object=votes.get(OBJECT, 0),
        not_heard=votes.get(NOT_HEARD, 0),
        ballots=tally.turnout,
        across=across,
        apart=_apart(across),
    )


def _agrees(group: Group) -> Share:
    told = group.cells[AGREE]
    return told if isinstance(told, Share) else share_of(told, group.ballots)


def _apart(across: Sequence[Agreement]) -> Apart | None:
    sides = next((each.by_group for each in across if each.across is Across.MODALITY), {})
    onsite, online = (sides.get(side) for side in Modality)
    if onsite is None or online is None:
        return None
    return tuple(Apart)[abs(_SHARES.index(onsite) - _SHARES.index(online))]


def in_numbers(tally: Tally) -> Numbers | None:
    """The middle of the numbers; None where there are none."""
    numbers = tally.numbers
    if not numbers:
        return None
    half = max(1, len(numbers) // 2)
    return Numbers(median(numbers), median(numbers[:half]), median(numbers[-half:]))


def bins(numbers: Sequence[float]) -> tuple[Bin, ...]:
    """Ascending numbers in a few bins of one width, a round one; empty ones too."""
    if not numbers:
        return ()
    # As they are read: in binary fractions 3 times 0.1 is more than 0.3.
    read = [Decimal(repr(each)) for each in numbers]
    whole = all(each == each.to_integral_value() for each in read)
    # No finer than the numbers themselves.
    finest = Decimal(1) if whole else min(_last_place(each) for each in read)
    width = max(finest, _round_width((read[-1] - read[0]) / MOST_BINS))
    places = [floor(each / width) for each in read]
    first, last = places[0], places[-1]
    if not whole and last > first and last * width == read[-1]:
        # The greatest number stands on an edge: no bin of its own for it.
        last -= 1
    counts = Counter(min(place, last) for place in places)
    return tuple(
        Bin(
            float(place * width),
            float((place + 1) * width - whole),
            counts[place],
            whole,
        )
        for place in range(first, last + 1)
    )


def _last_place(number: Decimal) -> Decimal:
    return Decimal(1).scaleb(int(number.as_tuple().exponent))


def _round_width(least: Decimal) -> Decimal:
    """The least of 1, 2, 5, 10, 20, 50 … (and their tenths) that is more than this; 0 of 0."""
    if not least:
        return least
    ten = Decimal(1).scaleb(least.adjusted())
    return next(step * ten for step in (1, 2, 5, 10) if step * ten > least)


def by_points(tally: Tally) -> list[tuple[str, int]]:
    """The options of a ranking with their points by Borda's count, the best first."""
    return sorted(tally.points.items(), key=lambda each: -each[1])


def rating_mean(tally: Tally) -> float | None:
    """The mean of a rating's marks; None where there are none."""
    marks = sum(tally.votes.values())
    return sum(int(mark) * votes for mark, votes in tally.votes.items()) / marks if marks else None


def breakdown_across(tally: Tally, across: Across) -> Breakdown | None:
    """The result across one kind of groups, where it may be told."""
    return next((each for each in tally.breakdowns if each.across is across), None)
