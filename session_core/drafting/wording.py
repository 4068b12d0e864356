"""From a sentence as typed to a sentence that can stand in a report."""

import re
from collections.abc import Collection
from itertools import islice

from session_core.drafting.english import DANGLING, DANGLING_BEFORE_VERB
from session_core.drafting.pointing import is_expletive, points_elsewhere
from session_core.drafting.script import full_stop_of
from session_core.drafting.third_person import persons_in
from session_core.drafting.wholeness import is_verb, is_whole
from session_core.drafting.words import words

LONGEST = 600
"""Characters; the IGF's own takeaways run to about 450, and nobody reads aloud much more."""
_LONG_ENOUGH = 8
"""Words; fragments that end in a full stop are shorter, mostly."""

_SPEAKER_LABEL = re.compile(
    r"^(?:>>\s*[^:]{1,40}:|\[(?:onsite|online|chat|room|speaker|\d)[^\]]{0,30}\]:?"
    r"|\d{1,2}:\d{2}(?::\d{2})?\s|[A-Z]{1,2}\d{0,3}:"
    r"|from (?:the )?(?:online|onsite|remote|virtual|chat|floor|room|zoom)[^:,.]{0,25}:"
    r"|(?:speaker|participant|panellist|moderator|onsite|online|chair|rapporteur)\s*#?\d*\s*:)\s*",
    re.IGNORECASE,
)
"""`>> Ana:`, `[online]`, `10:32`, `S2:`, `From the online side:`, `Moderator:`."""
_TOPIC_LABEL = re.compile(r"^[^\W\d][^:.,;?!“”\"()]{2,40}:\s+(?=[“\"]?[A-Z])")
"""A few words and a colon, and then a new sentence: `On costs: Repair is …`."""
_SPEAKER_CODE = re.compile(
    r"\b(?:(?:S|SP|P|M)\d{1,2}|(?:[Ss]peaker|[Pp]articipant|[Pp]anellist)\s*(?:#?\d{1,2}|[A-Z]))\b"
)
"""`S2`, `Participant 4`: no reader of the report can tell who that is."""
_STANCE = re.compile(
    r"^(?:(?:personally|honestly|frankly|for me|as I said|in (?:my|our) (?:view|opinion))\s*,\s*"
    r"|(?:I|we)(?: (?:would|also|still|really|all|firmly|strongly))*"
    r" (?:(?:think|believe|feel|say|argue|agree|agreed|find|found|hold)\s+that\s+"
    r"|(?:think|believe|agree|agreed)\s+(?!(?:of|about|in|on|so|not|to|it|with|as|the same)\b)))",
    re.IGNORECASE,
)
"""`In my view, …`, `We agree that …`: whose view it is the report does not say."""
_LINK = re.compile(
    r"^(?:(?:also|however|moreover|furthermore|therefore|thus|finally|then|in addition|so"
    r"|first|firstly|second|secondly|third|thirdly|lastly|in short|at the same time|additionally"
    r"|besides|consequently|nevertheless|similarly|as a result|for example|for instance)\s*,\s*"
    r"|also\s+(?=(?:the|an?|all|every|each|many|most|some|there|it (?:is|was))\b)"
    r"|(?:and|but)\s+(?!for\b))",
    re.IGNORECASE,
)
"""`However, …`, `And …`: it joins to a sentence that may not stand before it there."""
_UNFINISHED = ("?", "？", "؟", ":", "：", "…", "...", "?”", '?"', "?»", "?)")
"""Questions, and what leads on to something below."""
_TRAILING = re.compile(r"[\s.,;!。！．؛،۔।።։။–—-]+$")
_STOP_INSIDE_QUOTES = re.compile(r"[.!,]+([”\"’»)]+)$")


def report_sentence(
    raw: str,
    *,
    imperative_allowed: bool = False,
    may_say: Collection[str] = (),
    may_dangle: bool = False,
    trusts_stop: bool = False,
) -> str | None:
    """The sentence without its opening, ending in a full stop; None if it cannot stand alone.

    What points elsewhere with a pronoun, speaks in the first or second person, asks, names a
    speaker by code, or is only part of a sentence cannot stand alone. `may_say` are words of these
    persons, `may_dangle` openings that are let through; `trusts_stop` takes longer words that
    end in a full stop for a sentence.
    """
    text = _without_opening(raw)
    if not text or len(text) > LONGEST or text.endswith(_UNFINISHED) or text[0] in "([":
        return None
    if _SPEAKER_CODE.search(text) or _is_personal(text, may_say):
        return None
    if not may_dangle and _is_dangling(text):
        return None
    is_ended = trusts_stop and text.endswith(".") and len(text.split()) >= _LONG_ENOUGH
    if not is_ended and not is_whole(text, imperative_allowed=imperative_allowed):
        return None
    text = _without_lone_quotes(text)
    return _finished(text) if _quotes_match(text) else None


def _without_opening(raw: str) -> str:
    text, before = raw.strip(), ""
    while text != before:
        before = text
        for opening in (_SPEAKER_LABEL, _TOPIC_LABEL, _LINK, _STANCE):
            text = opening.sub("", text, count=1)
    return text


def _is_personal(text: str, may_say: Collection[str]) -> bool:
    return "我" in text or not set(persons_in(text)) <= set(may_say)


def _is_dangling(text: str) -> bool:
    if points_elsewhere(text):
        return True
    if is_expletive(text):
        return False
    head = list(islice(words(text), 2))
    first = head[0].as_said if head else ""
    alone = first in DANGLING_BEFORE_VERB and len(head) > 1 and is_verb(head[1], after=first)
    return first in DANGLING or alone


def _without_lone_quotes(text: str) -> str:
    """A quotation of two sentences leaves each with one mark."""
    if _quotes_match(text):
        return text
    return text.strip('“”«»" ')


def _quotes_match(text: str) -> bool:
    paired = all(text.count(opening) == text.count(closing) for opening, closing in ("“”", "«»"))
    return paired and text.count('"') % 2 == 0


def _finished(text: str) -> str:
    stop = full_stop_of(text)
    body = _TRAILING.sub("", _STOP_INSIDE_QUOTES.sub(r"\1", text))
    first, _, _ = body.partition(" ")
    # A name such as eBay keeps its own capitals.
    capital = body[:1].upper() if first[1:] == first[1:].lower() else body[:1]
    return f"{capital}{body[1:]}{stop}"
