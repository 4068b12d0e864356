"""How much two texts have in common: words shared, rare words counting more."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Set
from dataclasses import dataclass
from math import log, sqrt


@dataclass(frozen=True)
class Likeness:
    """Weights of stems over all texts of a session (inverse document frequency)."""

    weights: dict[str, float]
    unseen: float
    centre: dict[str, float]
    texts: int

    @classmethod
    def over(cls, contents: Iterable[Set[str]]) -> "Likeness":
        """Weigh the stems of every note and intervention."""
        known = [content for content in contents if content]
        counts = Counter(stem for content in known for stem in content)
        weights = {stem: log((1 + len(known)) / (1 + n)) + 1 for stem, n in counts.items()}
        centre: defaultdict[str, float] = defaultdict(float)
        for content in known:
            length = sqrt(sum(weights[stem] ** 2 for stem in content))
            for stem in sorted(content):
                centre[stem] += weights[stem] / length
        return cls(weights, log(1 + len(known)) + 1, dict(centre), len(known))

    def cosine(self, one: Set[str], other: Set[str]) -> float:
        """0 for nothing in common, 1 for the same words."""
        lengths = self._length(one) * self._length(other)
        return self._length(one & other) ** 2 / lengths if lengths else 0.0

    def share(self, part: Set[str], whole: Set[str]) -> float:
        """How much of the first text stands in the second, 0 to 1."""
        weight = self._weight(part)
        return self._weight(part & whole) / weight if weight else 0.0

    def overlap(self, one: Set[str], other: Set[str]) -> float:
        """How much of the shorter text stands in the longer, 0 to 1."""
        return max(self.share(one, other), self.share(other, one))

    def centrality(self, content: Set[str]) -> float:
        """Mean cosine with all texts of the session."""
        length = self._length(content)
        if not length or not self.texts:
            return 0.0
        dot = sum(
            self.weights.get(stem, 0.0) * self.centre.get(stem, 0.0) for stem in sorted(content)
        )
        return dot / (length * self.texts)

    def _weight(self, content: Set[str]) -> float:
        # Sorted, so that sums of floats do not depend on the order of a set.
        return sum(self.weights.get(stem, self.unseen) for stem in sorted(content))

    def _length(self, content: Set[str]) -> float:
        return sqrt(sum(self.weights.get(stem, self.unseen) ** 2 for stem in sorted(content)))
