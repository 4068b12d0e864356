"""What a running text objects to by a label: `DISAGREEMENT: …` under the proposal it meets."""

from collections.abc import Sequence

from session_core.drafting.likeness import Likeness
from session_core.drafting.statements import Statement

_SAME_MATTER = 0.6
_FEWEST_SHARED = 2


def objected_to(said: Sequence[Statement], likeness: Likeness) -> frozenset[int]:
    """The indexes of the statements that met a written disagreement.

    Right before it, these are the last one and those that share words with it; elsewhere, what it
    repeats.
    """
    met: set[int] = set()
    for against in said:
        if not against.passage.objects:
            continue
        met |= _answered(said, against)
        met |= {
            other.index
            for other in said
            if not other.passage.objects
            and len(other.content & against.content) >= _FEWEST_SHARED
            and likeness.share(other.content, against.content) >= _SAME_MATTER
        }
    return frozenset(met)


def _answered(said: Sequence[Statement], against: Statement) -> set[int]:
    """One after the other, disagreements answer the same passage."""
    before = (other for other in reversed(said[: against.index]) if not other.passage.objects)
    last = next(before, None)
    if last is None or last.passage.section is against.passage.section:
        return set()
    shared = {
        other.index
        for other in said[: against.index]
        if other.passage == last.passage and len(other.content & against.content) >= _FEWEST_SHARED
    }
    return shared | {last.index}
