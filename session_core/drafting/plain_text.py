"""Takeaways and calls from running text: minutes, transcripts, bullet notes, each with its line."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from session_core.domain.takeaways import Evidence, EvidenceKind, TakeawayKind
from session_core.drafting.addressee import addressee_of, is_known_party, party_of
from session_core.drafting.attribution import wants_no_names, without_names, without_teller
from session_core.drafting.candidates import Candidate, asks, is_out_of_place
from session_core.drafting.central import Matter, Weighed, weigh
from session_core.drafting.choice import choose
from session_core.drafting.english import FIRST_PERSON, SECOND_PERSON
from session_core.drafting.grounding import known_words, missing_words
from session_core.drafting.headings import Section
from session_core.drafting.likeness import Likeness
from session_core.drafting.objections import objected_to
from session_core.drafting.obligation import directive
from session_core.drafting.owners import is_promised, owned_entry, owner_of
from session_core.drafting.rejection import is_rejected
from session_core.drafting.same_claim import asks_for_action, contradicts_in_detail
from session_core.drafting.somebody import is_people
from session_core.drafting.spoken import is_small_talk
from session_core.drafting.statements import Statement, statements
from session_core.drafting.third_person import STAND_INS, WE, is_of_all, persons_in, third_person
from session_core.drafting.wording import report_sentence

_FEWEST_CONTENT_WORDS = 3
_MOTION = re.compile(
    r"I(?:['’]d| would)?(?: like to)? (?:move|propose|recommend|suggest)\b", re.IGNORECASE
)
_MOST_SUPPORT = 3
_SUPPORTS = 0.5
_SAME_MATTER = 0.6
_WEIGHED_CLOSELY = 300
_ASKING = ("?", "？", "؟")


@dataclass(frozen=True)
class Quote:
    """The exact words of the text, and the line on which they begin, counted from 1."""

    quote: str
    line: int


@dataclass(frozen=True)
class TextProposal:
    """A drafted sentence and what it rests on, never nothing; its own source comes first."""

    kind: TakeawayKind
    text: str
    evidence: tuple[Quote, ...]
    addressee: str = ""


def draft_text(text: str, *, takeaways: int = 2, calls: int = 2) -> tuple[TextProposal, ...]:
    """Propose at most so many takeaways, then calls; fewer when little can be supported.

    The same text gives the same draft, and no word is written that its first quote lacks. Where the
    text wants nobody named, nobody is.
    """
    said = statements(text)
    likeness = Likeness.over(statement.content for statement in said)
    matter = Matter(statement.content for statement in said)
    free = without_names(said, text) if wants_no_names(text) else said
    plain = [made for statement in free if (made := _candidate(statement)) is not None]
    weighed = _undisputed(_best(weigh(plain, matter, len(said))), said, likeness)
    firm = [one for one in weighed if _is_call(one) and _names_who(one)]
    loose = [one for one in weighed if _is_call(one) and not _names_who(one)]
    findings = [one for one in weighed if not _is_call(one)]

    called = choose(firm, calls, [], likeness)
    called += choose(loose, calls - len(called), called, likeness)
    found = choose(findings, takeaways, called, likeness)
    found += choose([*loose, *firm], takeaways - len(found), [*called, *found], likeness)
    if len(found) < takeaways:
        quoted = [made for statement in free if (made := _quotation(statement)) is not None]
        weighed = weigh(quoted, matter, len(said))
        found += choose(weighed, takeaways - len(found), [*called, *found], likeness)
    return tuple(
        _proposal(kind, one, text, free, likeness)
        for kind, chosen in (
            (TakeawayKind.KEY_TAKEAWAY, found),
            (TakeawayKind.CALL_TO_ACTION, called),
        )
        for one in sorted(chosen, key=lambda one: one.statement.index)
    )


def _candidate(statement: Statement) -> tuple[Candidate, Statement] | None:
    section = statement.passage.section
    if section is Section.OPEN or is_small_talk(statement.text):
        return None
    acts = section is Section.ACTIONS
    told = without_teller(statement.text)
    text = report_sentence(told) if told else None
    text = text or report_sentence(
        statement.text,
        imperative_allowed=acts or section is Section.DECISIONS,
        trusts_stop=not statement.passage.is_listed,
        may_say=_may_say(statement),
    )
    if text is None and acts:
        text = owned_entry(statement.text)
    if text is None or is_out_of_place(text) or (not acts and asks(text)):
        return None
    calls = not is_rejected(text) and (acts or directive(text) is not None or is_promised(text))
    kind = TakeawayKind.CALL_TO_ACTION if calls else TakeawayKind.KEY_TAKEAWAY
    return _made(kind, third_person(text), statement)


def _may_say(statement: Statement) -> frozenset[str]:
    """What a motion, or `we` that decide or ask, say in minutes too; else only what is spoken."""
    if _MOTION.match(statement.text):
        return FIRST_PERSON
    return WE if statement.passage.is_spoken or is_of_all(statement.text) else frozenset()


def _quotation(statement: Statement) -> tuple[Candidate, Statement] | None:
    """What somebody said of themselves: it can only stand as a quotation."""
    if not statement.passage.is_spoken or is_small_talk(statement.text):
        return None
    text = report_sentence(statement.text, may_say=FIRST_PERSON | SECOND_PERSON, may_dangle=True)
    if text is None or not persons_in(text) or is_out_of_place(text):
        return None  # what nobody says of themselves would stand without its quotation marks
    if any(mark in text for mark in '“”"'):
        return None
    return _made(TakeawayKind.KEY_TAKEAWAY, third_person(text), statement)


def _made(
    kind: TakeawayKind, text: str, statement: Statement
) -> tuple[Candidate, Statement] | None:
    if len(statement.content) < _FEWEST_CONTENT_WORDS:
        return None
    # Whatever tidying has joined: nothing may stand here that the text lacks.
    if missing_words(text, known_words([statement.raw]) | STAND_INS):
        return None
    source = Evidence(EvidenceKind.NOTE, str(statement.index))
    return Candidate(kind, text, source, statement.content, opens_note=statement.opens), statement


def _is_call(one: Weighed) -> bool:
    return one.candidate.kind is TakeawayKind.CALL_TO_ACTION


def _names_who(one: Weighed) -> bool:
    acts = one.statement.passage.section is Section.ACTIONS
    return acts or is_known_party(_addressee(one)) or is_promised(one.candidate.text)


def _addressee(one: Weighed) -> str:
    passage = one.statement.passage
    named = addressee_of(one.candidate.text)
    is_free = is_people(named) and named != "Participants"  # whom `we` became is no addressee
    if passage.is_spoken and not (is_known_party(named) or is_free):
        return ""
    if named or passage.section is not Section.ACTIONS:
        return named
    return owner_of(one.candidate.text) or party_of(passage.for_whom)


def _best(weighed: list[Weighed]) -> list[Weighed]:
    """So many of each kind, that a long text takes seconds."""
    calls = [one for one in weighed if _is_call(one)][:_WEIGHED_CLOSELY]
    return [*calls, *[one for one in weighed if not _is_call(one)][:_WEIGHED_CLOSELY]]


def _undisputed(
    weighed: list[Weighed], said: Sequence[Statement], likeness: Likeness
) -> list[Weighed]:
    """Without what met a written disagreement, or is said elsewhere with the opposite sign.

    What should be is not contradicted by what is, but by being refused.
    """
    met = objected_to(said, likeness)
    calls = {
        other.index: directive(other.text) is not None or is_rejected(other.text) for other in said
    }
    return [
        one
        for one in weighed
        if one.statement.index not in met
        and not any(
            other.is_negated != one.statement.is_negated
            and calls[other.index] == calls[one.statement.index]
            and len(other.content & one.candidate.content) >= _FEWEST_CONTENT_WORDS
            and likeness.cosine(one.candidate.content, other.content) >= _SAME_MATTER
            for other in said
        )
    ]


def _proposal(
    kind: TakeawayKind, one: Weighed, text: str, said: Sequence[Statement], likeness: Likeness
) -> TextProposal:
    starts = [match.end() for match in re.finditer(r"\r\n|\n|\r", text)]
    evidence = tuple(
        Quote(text[each.start : each.end], bisect_right(starts, each.start) + 1)
        for each in (one.statement, *_supporters(one, said, likeness))
    )
    addressee = _addressee(one) if kind is TakeawayKind.CALL_TO_ACTION else ""
    return TextProposal(kind, one.candidate.text, evidence, addressee)


def _supporters(one: Weighed, said: Sequence[Statement], likeness: Likeness) -> list[Statement]:
    """The sentences elsewhere that say much the same, in the order of the text."""
    mine = one.candidate.content
    near = []
    for other in said:
        if other is one.statement or len(mine & other.content) < _FEWEST_CONTENT_WORDS:
            continue
        overlap = likeness.overlap(mine, other.content)
        if overlap >= _SUPPORTS and _says_it_too(one, other):
            near.append((-overlap, other.index, other))
    best = [other for _, _, other in sorted(near, key=lambda row: row[:2])[:_MOST_SUPPORT]]
    return sorted(best, key=lambda statement: statement.index)


def _says_it_too(one: Weighed, other: Statement) -> bool:
    """Whether a rapporteur would take it for evidence: no question, no objection, no other case.

    What is does not support what should be, nor the reverse.
    """
    mine, section = one.statement.text, other.passage.section
    if section is Section.OPEN or other.text.endswith(_ASKING):
        return False
    demands = section is Section.ACTIONS or asks_for_action(other.text)
    if other.is_negated != one.statement.is_negated or (_is_call(one) and not demands):
        return False
    if not _is_call(one) and directive(other.text) is not None and directive(mine) is None:
        return False
    return not contradicts_in_detail(mine, other.text)
