"""Who has taken on what: entries of a list of actions, and what is promised by a date."""

import re

from session_core.drafting.addressee import party_of
from session_core.drafting.wholeness import begins_with_verb
from session_core.drafting.wording import report_sentence

_OWNED = re.compile(
    r"(?P<who>(?:[A-Z]\.\s?){0,2}[^\W\d_][^.:;?!]{0,60}?)\s+"
    r"(?:to|will|shall)\s+(?!(?:the|an?|all|each|our)\b)[a-z]\w+"
)
"""`Ana Bel to call the port`, `A. B. Lee will write to the board`; not `Access to the port`."""
_DOES = re.compile(
    r"(?P<who>(?:[A-Z]\.\s?){0,2}[A-Z][\w-]+(?:(?:\s|, | and )[A-Z][\w.-]+){0,3})\s+[a-z]{2,}s\s"
)
"""`Wei-Lun moves the button`: in a list of actions who stands first acts."""
_WE_CALL = re.compile(
    r"\b(?:we|participants) (?:should|must|need to|have to|ought to)\b", re.IGNORECASE
)
"""The meeting itself: `We need to …`."""
_BY_WHEN = re.compile(
    r"(?-i:[A-Z])[^.,;]{1,50}\bwill\s(?!be\b)\w+.*\b(?:by|before|until)\s(?:the\send\sof\s|next\s"
    r"|early\s|mid-?|late\s|\d|tomorrow|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?-i:January"
    r"|February|March|April|May|June|July|August|September|October|November|December))",
    re.IGNORECASE,
)
"""A name, what it will do, and a day: `Omar will write it by Friday`."""
_NO_OWNER = re.compile(
    r"\b(?:how|where|when|what|need|needs|have|has|ways?|on|with)$", re.IGNORECASE
)
"""Ends no name: `How to …`, `There is a need to …`."""


def owner_of(text: str) -> str:
    """Who acts in an entry of a list of actions, by its own words; else ''."""
    entry = _OWNED.match(text) or _DOES.match(text)
    if entry is None or begins_with_verb(text) or _NO_OWNER.search(entry["who"]):
        return ""
    return party_of(entry["who"])


def owned_entry(text: str) -> str | None:
    """An entry such as `Ana to call the port by Friday`, which has no verb of a sentence."""
    is_owned = owner_of(text) and report_sentence(text.replace(" to ", " will ", 1))
    return f"{text.rstrip('.;, ')}." if is_owned else None


def is_promised(text: str) -> bool:
    """Whether the meeting puts itself or a person to work: `Omar will write it by Friday`."""
    return bool(_WE_CALL.search(text) or _BY_WHEN.match(text))
