"""What else in the session speaks for a sentence, and what speaks against it."""

from collections.abc import Sequence
from dataclasses import dataclass

from session_core.domain.floor import Intervention, InterventionKind, InterventionState
from session_core.domain.notes import Note, NoteKind
from session_core.domain.takeaways import Evidence, EvidenceKind, TakeawayKind
from session_core.drafting.candidates import Candidate
from session_core.drafting.likeness import Likeness
from session_core.drafting.obligation import directive
from session_core.drafting.rejection import denies
from session_core.drafting.same_claim import (
    asks_for_action,
    contradicts_in_detail,
    figures_differ,
)
from session_core.drafting.sentences import sentences
from session_core.drafting.words import content_words

_MOST_SUPPORTERS = 5
"""A reference list longer than this is not checked by anybody."""
_FEWEST_SHARED = 2
_LIKE_INTERVENTION = 0.35
_LIKE_NOTE = 0.5
_SAME_MATTER = 0.6
_AFFIRMING = (NoteKind.POINT, NoteKind.AGREEMENT, NoteKind.PROPOSAL, NoteKind.QUOTATION)


@dataclass(frozen=True)
class Heard:
    """A note or heard intervention with its content words, read once for all candidates."""

    item: Note | Intervention
    content: frozenset[str]
    is_negated: bool
    parts: tuple[str, ...]
    """Its sentences: one of them may say what the others do not."""


def readable(notes: Sequence[Note], interventions: Sequence[Intervention]) -> list[Heard]:
    """The notes, then what was heard from the floor about the matter (no points of order)."""
    heard = (
        intervention
        for intervention in interventions
        if intervention.state is InterventionState.HEARD
        and intervention.kind is not InterventionKind.POINT_OF_ORDER
    )
    items: list[Note | Intervention] = [*notes, *heard]
    return [
        Heard(item, content_words(item.text), denies(item.text), tuple(sentences(item.text)))
        for item in items
    ]


def supporters(candidate: Candidate, heard: Sequence[Heard], likeness: Likeness) -> list[Heard]:
    """The interventions and other notes that speak of the same, nearest first."""
    negated = denies(candidate.text)
    found = []
    for other in heard:
        shared = candidate.content & other.content
        if other.item is candidate.note or len(shared) < _FEWEST_SHARED:
            continue
        near = likeness.overlap(candidate.content, other.content)
        if isinstance(other.item, Intervention):
            supports = near >= _LIKE_INTERVENTION
        else:
            affirms = other.item.kind in _AFFIRMING and other.is_negated == negated
            supports = affirms and near >= _LIKE_NOTE
        if supports and _says_it_too(candidate, other):
            found.append((-near, other.item.number, other))
    return [other for _, _, other in sorted(found, key=lambda row: row[:2])[:_MOST_SUPPORTERS]]


def _says_it_too(candidate: Candidate, other: Heard) -> bool:
    """Whether one of its sentences speaks of the same case, not of another figure, actor or place.

    A note of what is does not support a call for what should be, nor the reverse; from the floor
    people ask about either.
    """
    parts = [part for part in other.parts if len(candidate.content & content_words(part)) > 1]
    if isinstance(other.item, Note):
        calls = candidate.kind is TakeawayKind.CALL_TO_ACTION
        if other.item.kind is not NoteKind.PROPOSAL:
            parts = [part for part in parts if asks_for_action(part) or not calls]
        if not calls:
            parts = [part for part in parts if directive(part) is None]
    return any(not _is_of_another(candidate.text, part) for part in parts)


def _is_of_another(claim: str, part: str) -> bool:
    """A question has its words in another order, so that only its figures can be compared."""
    if part.rstrip().endswith("?"):
        return figures_differ(claim, part)
    return contradicts_in_detail(claim, part)


def evidence_of(candidate: Candidate, supporting: Sequence[Heard]) -> tuple[Evidence, ...]:
    """The candidate's own source first, then notes and interventions by number."""
    notes = [other.item for other in supporting if isinstance(other.item, Note)]
    asked = [other.item for other in supporting if isinstance(other.item, Intervention)]
    return (
        candidate.source,
        *(Evidence(EvidenceKind.NOTE, n.id) for n in sorted(notes, key=lambda n: n.number)),
        *(Evidence(EvidenceKind.INTERVENTION, i.id) for i in sorted(asked, key=lambda i: i.number)),
    )


def objection(candidate: Candidate, heard: Sequence[Heard], likeness: Likeness) -> float:
    """How far the notes record the opposite, 0 to 1; from 0.6 on the matter is open.

    A disagreement counts by how much of the sentence it repeats; any other note counts when it
    says the same words with the opposite sign.
    """
    negated = denies(candidate.text)
    strongest = 0.0
    for other in heard:
        if not isinstance(other.item, Note) or other.item is candidate.note:
            continue
        if other.item.kind is NoteKind.DISAGREEMENT:
            strongest = max(strongest, likeness.share(candidate.content, other.content))
        elif other.item.kind in _AFFIRMING and other.is_negated != negated:
            same = likeness.cosine(candidate.content, other.content)
            strongest = max(strongest, same if same >= _SAME_MATTER else 0.0)
    return strongest


def is_open(objection: float) -> bool:
    """Whether the room is too divided on the matter for a takeaway."""
    return objection >= _SAME_MATTER
