"""Choosing few sentences that do not repeat each other (maximal marginal relevance).

Carbonell and Goldstein, "The use of MMR, diversity-based reranking", SIGIR 1998.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from session_core.domain.takeaways import Evidence
from session_core.drafting.candidates import Candidate
from session_core.drafting.likeness import Likeness
from session_core.drafting.signals import Signals

_WORTH = 0.7
_SAME = 0.6


@dataclass(frozen=True)
class Ranked:
    """A candidate with what speaks for it and what it rests on."""

    candidate: Candidate
    signals: Signals
    evidence: tuple[Evidence, ...]


def choose(
    ranked: Sequence[Ranked], count: int, taken: Sequence[Ranked], likeness: Likeness
) -> list[Ranked]:
    """Up to `count` of the ranked, none saying the same as another or as one already taken.

    The first of equals wins, so the order of `ranked` decides ties.
    """
    chosen: list[Ranked] = []
    left = list(ranked)
    while left and len(chosen) < count:
        others = [*taken, *chosen]
        left = [one for one in left if _nearest(one, others, likeness) < _SAME]
        if not left:
            break
        best = max(left, key=lambda one: _worth(one, others, likeness))
        chosen.append(best)
        left.remove(best)
    return chosen


def _worth(one: Ranked, others: Sequence[Ranked], likeness: Likeness) -> float:
    return _WORTH * one.signals.total - (1 - _WORTH) * _nearest(one, others, likeness)


def _nearest(one: Ranked, others: Sequence[Ranked], likeness: Likeness) -> float:
    mine = one.candidate.content
    return max((likeness.overlap(mine, other.candidate.content) for other in others), default=0.0)
