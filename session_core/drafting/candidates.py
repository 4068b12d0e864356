"""Sentences that could become a takeaway or a call, before anything is weighed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from session_core.domain.notes import Note, NoteKind
from session_core.domain.polls import Poll
from session_core.domain.takeaways import Evidence, EvidenceKind, TakeawayKind
from session_core.drafting.grounding import known_words, missing_words, unsupported_words
from session_core.drafting.obligation import directive
from session_core.drafting.poll_finding import poll_evidence, poll_finding
from session_core.drafting.rejection import is_rejected
from session_core.drafting.sentences import sentences
from session_core.drafting.wording import LONGEST, report_sentence
from session_core.drafting.words import content_words

_NEVER = (NoteKind.DISAGREEMENT, NoteKind.OPEN_QUESTION)
"""Lines that nobody could put forward as what the session holds."""
_FEWEST_CONTENT_WORDS = 2
_PROCEDURE = re.compile(
    r"\b(?:(?:during|in|at) (?:the|this|our) (?:session|workshop|panel|event|meeting)\b.*\bwill"
    r"|(?:panel|session|workshop|event) (?:is|was|offers|provides) [\w\s]{0,30}\bopportunity"
    r"|gathered\b.{0,80}\bto (?:discuss|exchange)"
    r"|thank(?:s|ed)?|welcomed? (?:everyone|everybody|participants|to)|microphones?"
    r"|coffee|lunch|sound (?:check|test)|slides?"
    r"|(?:session|meeting) (?:start|open|clos|end)(?:s|ed)"
    r"|(?:session|workshop|round ?table|panel|event|meeting|forum)\b[^.]{0,80}\bbrought together"
    r"|(?:session|workshop|round ?table|panel|event|meeting|forum) (?:gathered"
    r"|was held|took place|will (?:take place|be held|cover|be))"
    r"|(?:session|workshop|panel|event|discussion)\b[^.]{0,50}\b(?:aims? to|goal|seeks? to|will)"
    r"|(?:moderators?|organi[sz]ers?|rapporteurs?) (?:opened|introduced|closed|explained|will)"
    r"|(?:morning|afternoon|evening|day|session|workshop|meeting) looked (?:back|ahead)"
    r"|attendees|(?:item|point) (?:number )?(?:one|two|three|four|five|six|seven|\d+) is"
    r"|next (?:item|speaker|topic) (?:is|will)|minutes (?:left|remaining|to go)|applause"
    r"|(?:have|has|got) (?:only |about )?[\w-]+ minutes)\b",
    re.IGNORECASE,
)
"""How a session runs: `The moderator opened …`, `five minutes left`, `thanks`."""
_ASKS = re.compile(
    r"^[^,;]{1,60}\b(?:ask|wonder|inquire|enquire|want to know|wanted to know)(?:s|d|ed)?\s"
    r"(?:\w+\s){0,4}?(?:whether|if|why|how|what|when|who|which|where)\b",
    re.IGNORECASE,
)
_DISPUTED = re.compile(
    r"\b(?:disagree\w*|no (?:agreement|consensus)"
    r"|(?:views|opinions) (?:differ|diverge|were divided)|objected|contested|disputed)\b",
    re.IGNORECASE,
)
"""`There was no consensus`, `views differ`: nothing to take away."""


@dataclass(frozen=True)
class Candidate:
    """A sentence and where it comes from; `place` runs from 0 (first note) to 1 (last note)."""

    kind: TakeawayKind
    text: str
    source: Evidence
    content: frozenset[str]
    note: Note | None = None
    place: float = 1.0
    opens_note: bool = True


def note_candidates(notes: Sequence[Note]) -> Iterator[Candidate]:
    """Whole sentences of points, agreements, quotations and proposals, in order."""
    for index, note in enumerate(notes):
        if note.kind in _NEVER:
            continue
        place = index / (len(notes) - 1) if len(notes) > 1 else 1.0
        known = known_words([note.text])
        for order, raw in enumerate(sentences(note.text)):
            candidate = _from_sentence(raw, note, place, opens_note=order == 0)
            # Whatever splitting and wording have done: nothing may stand here that the note lacks.
            if candidate is not None and not missing_words(candidate.text, known):
                yield candidate


def poll_candidates(polls: Sequence[Poll]) -> Iterator[Candidate]:
    """One finding for each closed poll that has a clear result."""
    for poll in polls:
        text = poll_finding(poll)
        if text is None or len(text) > LONGEST or unsupported_words(text, [poll_evidence(poll)]):
            continue
        quoted = content_words(" ".join(re.findall(r"“(.+?)”", text)))
        source = Evidence(EvidenceKind.POLL, poll.id)
        yield Candidate(TakeawayKind.KEY_TAKEAWAY, text, source, quoted)


def is_out_of_place(text: str) -> bool:
    """Whether it speaks of how the session ran, or of what stayed disputed."""
    return bool(_PROCEDURE.search(text) or _DISPUTED.search(text))


def asks(text: str) -> bool:
    """Whether it only reports a question: `Somebody asked whether a label can be trusted`."""
    return bool(_ASKS.match(text))


def _from_sentence(raw: str, note: Note, place: float, *, opens_note: bool) -> Candidate | None:
    proposed = note.kind is NoteKind.PROPOSAL
    text = report_sentence(raw, imperative_allowed=proposed)
    if text is None or is_out_of_place(text):
        return None
    content = content_words(text)
    if len(content) < _FEWEST_CONTENT_WORDS:
        return None
    calls = directive(text) is not None or (proposed and not is_rejected(text))
    kind = TakeawayKind.CALL_TO_ACTION if calls else TakeawayKind.KEY_TAKEAWAY
    source = Evidence(EvidenceKind.NOTE, note.id)
    return Candidate(kind, text, source, content, note, place, opens_note)
