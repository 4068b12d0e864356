"""Which sentences of a running text say most of what it is about."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log, pow

from session_core.domain.takeaways import TakeawayKind
from session_core.drafting.candidates import Candidate
from session_core.drafting.english import FIRST_PERSON
from session_core.drafting.headings import Section
from session_core.drafting.statements import Statement
from session_core.drafting.third_person import is_quotation
from session_core.drafting.words import words

_FINDING_CUE = re.compile(
    r"\b(?:agreed|decided|decision|consensus|concluded|conclusion|proposed|important|main|key"
    r"|because|due to|as a result|therefore|problem|challenge|concerns?|needs?|requires?|plans?"
    r"|increas\w+|reduc\w+|target|budget|deadline|evidence|highlighted|stressed|underlined"
    r"|at least|more than|recommend\w*)\b|\d",
    re.IGNORECASE,
)
_CALL_CUE = re.compile(
    r"\b(?:must|should|call(?:s|ed)? on|urge[sd]?|commit|establish|publish|before|by|within"
    r"|responsible|deadline|ensure)\b|\d",
    re.IGNORECASE,
)
_DECIDED = re.compile(
    r"\b(?:agreed|decided|approved|adopted|resolved|voted|consensus|concluded|conclusion"
    r"|carried|carries|I move)\b",
    re.IGNORECASE,
)
_BY_SECTION = {Section.BODY: 0.0, Section.ACTIONS: 0.7, Section.DECISIONS: 1.0, Section.OPEN: 0.0}
_POINTING = frozenset(
    "it it's this that that's these those they them he she you your here there".split()
)
"""As said, not folded; the first person counts with them."""
_SHORT = 7
"""Content words; a sentence with fewer says little."""
_LEVEL = 6.0
"""Keeps sentences of very few words from standing first by their shortness."""
_LONG = 40
"""Words; a report's sentences are seldom longer."""
_HOW_STEEP = 0.7
"""0 would count matter however long a sentence is, 1 only how dense it stands."""
_EDGE = 0.15
"""Share of the text that counts as its beginning, and as its end."""
_QUOTED = 0.08


@dataclass(frozen=True)
class Weighed:
    """A sentence with its worth, 0 to 1, and where it stands in the text."""

    candidate: Candidate
    total: float
    statement: Statement


class Matter:
    """What a text is about: stems that come back in many sentences, the commonest damped."""

    def __init__(self, contents: Iterable[frozenset[str]]) -> None:
        known = list(contents)
        counts = Counter(stem for content in known for stem in content)
        self._weights = {
            stem: log(1 + n) * (log((1 + len(known)) / n) + 0.5) if n > 1 else 0.2
            for stem, n in counts.items()
        }

    def of(self, content: frozenset[str]) -> float:
        """How much of the matter is in it; long sentences gain less and less."""
        # Sorted, so that sums of floats do not depend on the order of a set.
        total = sum(self._weights.get(stem, 0.0) for stem in sorted(content))
        return total / pow(len(content) + _LEVEL, _HOW_STEEP)


def weigh(
    found: Sequence[tuple[Candidate, Statement]], matter: Matter, count: int
) -> list[Weighed]:
    """All candidates, best first; `count` is how many sentences the text has."""
    most = max((matter.of(candidate.content) for candidate, _ in found), default=0.0) or 1.0
    weighed = [
        Weighed(
            candidate,
            _worth(candidate, statement, matter.of(candidate.content) / most, count),
            statement,
        )
        for candidate, statement in found
    ]
    return sorted(weighed, key=lambda one: -one.total)


def _worth(candidate: Candidate, statement: Statement, central: float, count: int) -> float:
    calls = candidate.kind is TakeawayKind.CALL_TO_ACTION
    cues = {
        cue.casefold() for cue in (_CALL_CUE if calls else _FINDING_CUE).findall(candidate.text)
    }
    return (
        0.60 * central
        + 0.12 * min(1.0, len(cues) / 3)
        + 0.10 * bool(_DECIDED.search(candidate.text))
        + 0.10 * _position(statement, count)
        + 0.18 * _BY_SECTION.get(statement.passage.section, 0.0)
        - 0.25 * max(0.0, 1 - len(candidate.content) / _SHORT)
        - 0.15 * min(1.0, max(0, len(candidate.text.split()) - _LONG) / _LONG)
        - _informal(candidate.text)
        - _QUOTED * is_quotation(candidate.text)
    )


def _position(statement: Statement, count: int) -> float:
    """What opens a passage, and what stands at either end of the text."""
    place = statement.index / max(1, count - 1)
    edge = max(0.0, 1 - place / _EDGE, 1 - (1 - place) / _EDGE)
    return 0.5 * edge + (0.5 if statement.opens else 0.0)


def _informal(text: str) -> float:
    """How far it speaks rather than reports: we, you, and words that point elsewhere."""
    said = [word.as_said for word in words(text)]
    pointing = sum(word in _POINTING or word in FIRST_PERSON for word in said)
    return min(0.3, 0.6 * pointing / max(1, len(said)))
