"""Why one sentence stands before another: seven figures, each from 0 to 1."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from session_core.domain.floor import Intervention
from session_core.domain.notes import NoteKind
from session_core.domain.takeaways import TakeawayKind
from session_core.drafting.addressee import addressee_of
from session_core.drafting.candidates import Candidate
from session_core.drafting.likeness import Likeness
from session_core.drafting.support import Heard

WEIGHTS: Mapping[str, float] = {
    "kind": 0.30,
    "support": 0.20,
    "centrality": 0.15,
    "policy": 0.15,
    "cues": 0.12,
    "position": 0.08,
    "objection": -0.30,
}
_BY_KIND = {
    NoteKind.AGREEMENT: 1.0,
    NoteKind.PROPOSAL: 1.0,
    NoteKind.POINT: 0.6,
    NoteKind.QUOTATION: 0.5,
}
_POLL = 0.9
_FULL_SUPPORT = 3
"""So many supporters give the whole figure, if both sides are among them."""
_FULL_CENTRALITY = 0.3
_FULL_POLICY = 0.4
_FINDING_CUE = re.compile(
    r"\b(?:agreed|consensus|urgent|key|main|lack of|absence of|because|due to|leads? to|as a result"
    r"|highlighted|stressed|underlined|undermines?|risks?|evidence|only|more than|at least)\b|\d",
    re.IGNORECASE,
)
_CALL_CUE = re.compile(
    r"\b(?:must|should|call(?:s|ed)? on|urge[sd]?|commit|establish|publish|before|by \d|together"
    r"|within|every|regular|independent)\b|\d",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Signals:
    """What speaks for a sentence: the kind of its note; how much else supports it, with both
    sides counting more; how near it is to all that was said; how near to a policy question; words
    that mark findings or calls; its place; and, against it, how far the notes object.
    """

    kind: float
    support: float
    centrality: float
    policy: float
    cues: float
    position: float
    objection: float

    @property
    def total(self) -> float:
        return sum((WEIGHTS[name] * float(value) for name, value in asdict(self).items()), 0.0)


def weigh(
    candidate: Candidate,
    supporting: Sequence[Heard],
    objection: float,
    questions: Sequence[frozenset[str]],
    likeness: Likeness,
) -> Signals:
    """The signals of one candidate; `questions` are the content words of each policy question."""
    near = max((likeness.cosine(candidate.content, q) for q in questions), default=0.0)
    assigned = candidate.note is not None and candidate.note.policy_question is not None
    centrality = likeness.centrality(candidate.content)
    return Signals(
        kind=_BY_KIND[candidate.note.kind] if candidate.note else _POLL,
        support=_support(supporting),
        centrality=min(1.0, centrality / _FULL_CENTRALITY),
        policy=max(0.5 if assigned else 0.0, min(1.0, near / _FULL_POLICY)),
        cues=_cues(candidate),
        position=0.5 * candidate.place + (0.5 if candidate.opens_note else 0.0),
        objection=objection,
    )


def _support(supporting: Sequence[Heard]) -> float:
    sides = {other.item.modality for other in supporting if isinstance(other.item, Intervention)}
    both = 0.25 if len(sides) > 1 else 0.0
    return min(1.0, 0.75 * len(supporting) / _FULL_SUPPORT + both)


def _cues(candidate: Candidate) -> float:
    calls = candidate.kind is TakeawayKind.CALL_TO_ACTION
    found = len(set((_CALL_CUE if calls else _FINDING_CUE).findall(candidate.text.casefold())))
    addressed = 1 if calls and addressee_of(candidate.text) else 0
    return min(1.0, (found + 2 * addressed) / 4)
