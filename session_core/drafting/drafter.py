"""The first draft of takeaways and calls: whole sentences from the notes, with evidence."""

from collections.abc import Sequence
from dataclasses import dataclass

from session_core.domain.floor import Intervention
from session_core.domain.notes import Note
from session_core.domain.polls import Poll
from session_core.domain.session import WorkshopSession
from session_core.domain.takeaways import Evidence, Proposal, TakeawayKind
from session_core.drafting.addressee import addressee_of
from session_core.drafting.candidates import Candidate, note_candidates, poll_candidates
from session_core.drafting.choice import choose
from session_core.drafting.likeness import Likeness
from session_core.drafting.signals import Signals, weigh
from session_core.drafting.support import evidence_of, is_open, objection, readable, supporters
from session_core.drafting.words import content_words


@dataclass(frozen=True)
class Ranked:
    """A candidate with what speaks for it and what it rests on."""

    candidate: Candidate
    signals: Signals
    evidence: tuple[Evidence, ...]

    @property
    def total(self) -> float:
        return self.signals.total


def draft(
    session: WorkshopSession,
    notes: Sequence[Note],
    interventions: Sequence[Intervention],
    polls: Sequence[Poll],
    *,
    takeaways: int = 2,
    calls: int = 2,
) -> tuple[Proposal, ...]:
    """Propose at most so many takeaways, then calls; fewer when little can be supported.

    The same input gives the same draft. Nothing is written that does not stand in a note or in
    the result of a poll. Two of each is what the IGF's report form of 2023 was filled with.
    """
    likeness, candidates = ranked(session, notes, interventions, polls)
    chosen: list[Ranked] = []
    for kind, count in (
        (TakeawayKind.KEY_TAKEAWAY, takeaways),
        (TakeawayKind.CALL_TO_ACTION, calls),
    ):
        of_kind = [one for one in candidates if one.candidate.kind is kind]
        chosen += choose(of_kind, count, chosen, likeness)
    return tuple(_proposal(one) for one in chosen)


def ranked(
    session: WorkshopSession,
    notes: Sequence[Note],
    interventions: Sequence[Intervention],
    polls: Sequence[Poll],
) -> tuple[Likeness, list[Ranked]]:
    """Every sentence that could be proposed with its signals, best first: why the draft is so."""
    heard = readable(notes, interventions)
    likeness = Likeness.over(other.content for other in heard)
    questions = [content_words(question) for question in session.policy_questions]
    found = []
    for candidate in (*note_candidates(notes), *poll_candidates(polls)):
        against = objection(candidate, heard, likeness)
        if is_open(against):
            continue
        supporting = supporters(candidate, heard, likeness)
        signals = weigh(candidate, supporting, against, questions, likeness)
        found.append(Ranked(candidate, signals, evidence_of(candidate, supporting)))
    return likeness, sorted(found, key=lambda one: -one.total)


def _proposal(one: Ranked) -> Proposal:
    kind, text = one.candidate.kind, one.candidate.text
    addressee = addressee_of(text) if kind is TakeawayKind.CALL_TO_ACTION else ""
    return Proposal(kind, text, one.evidence, addressee)
