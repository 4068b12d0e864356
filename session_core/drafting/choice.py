"""Choosing few sentences that do not repeat each other (maximal marginal relevance).

Carbonell and Goldstein, "The use of MMR, diversity-based reranking", SIGIR 1998.
"""

from collections.abc import Sequence
from typing import Protocol, TypeVar

from session_core.drafting.candidates import Candidate
from session_core.drafting.likeness import Likeness

_WORTH = 0.7
"""How much the worth of a sentence counts; the rest is how unlike it is to what is chosen."""
_SAME = 0.6


class HasWorth(Protocol):
    """A candidate and what speaks for it in one figure, 0 to 1."""

    @property
    def candidate(self) -> Candidate: ...

    @property
    def total(self) -> float: ...


W = TypeVar("W", bound=HasWorth)


def choose(ranked: Sequence[W], count: int, taken: Sequence[W], likeness: Likeness) -> list[W]:
    """Up to `count` of the ranked, none saying the same as another or as one already taken.

    The first of equals wins, so the order of `ranked` decides ties.
    """
    chosen: list[W] = []
    left = [(one, _nearest(one, taken, likeness)) for one in ranked]
    while len(chosen) < count and (left := [each for each in left if each[1] < _SAME]):
        best, _ = max(left, key=lambda each: _worth(*each))
        chosen.append(best)
        # What was nearest before is known, so only the newly chosen one is compared.
        left = [
            (one, max(nearest, _nearest(one, (best,), likeness)))
            for one, nearest in left
            if one is not best
        ]
    return chosen


def _worth(one: HasWorth, nearest: float) -> float:
    return _WORTH * one.total - (1 - _WORTH) * nearest


def _nearest(one: HasWorth, others: Sequence[HasWorth], likeness: Likeness) -> float:
    mine = one.candidate.content
    return max((likeness.overlap(mine, other.candidate.content) for other in others), default=0.0)
