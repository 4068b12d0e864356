"""The sentences of a running text, each with its place in it."""

from dataclasses import dataclass

from session_core.drafting.headings import Section
from session_core.drafting.rejection import denies
from session_core.drafting.running_text import Passage, passages, without_cues
from session_core.drafting.sentences import sentence_spans
from session_core.drafting.spoken import readable_words, without_fillers
from session_core.drafting.words import content_words

_LONGEST = 1500
"""Characters; whatever runs longer without an end is no sentence that anybody could adopt."""
_SAYS_NOTHING = frozenset(
    """
    okay ok yeah yes think know mean thing get got go going gonna want lot bit really actual right
    well like kind sort just good let see look say talk maybe guess sure oh um uh also come put use
    thank today meet session discuss question point one two way people time
    """.split()
)


@dataclass(frozen=True)
class Statement:
    """One sentence: where it stands, how it reads without marks and fillers, what it is about."""

    index: int
    start: int
    end: int
    passage: Passage
    opens: bool
    raw: str
    text: str
    content: frozenset[str]
    is_negated: bool


def statements(text: str) -> list[Statement]:
    """Every sentence in order, but none of what only lists who was there or what was planned."""
    found: list[Statement] = []
    text = without_cues(text)
    for passage in passages(text):
        if passage.section is Section.ASIDE:
            continue
        for order, (start, end) in enumerate(sentence_spans(text, passage.start, passage.end)):
            raw = text[start:end]
            if len(raw) > _LONGEST:
                continue
            read = readable_words(raw)
            if passage.is_spoken:
                read = without_fillers(read)
            content = content_words(read) - _SAYS_NOTHING
            if content:
                found.append(
                    Statement(
                        len(found),
                        start,
                        end,
                        passage,
                        order == 0,
                        raw,
                        read,
                        content,
                        denies(read),
                    )
                )
    return found
