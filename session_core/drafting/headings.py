"""Headings of minutes and notes, and what stands below them."""

import re
from enum import StrEnum


class Section(StrEnum):
    """What a heading announces."""

    BODY = "body"
    ACTIONS = "actions"
    DECISIONS = "decisions"
    OPEN = "open"
    ASIDE = "aside"


_MARKED = re.compile(r"\s{0,3}#{1,6}\s+(?P<words>.+?)\s*#*\s*")
_BOLD = re.compile(r"\s*(?P<mark>\*\*|__)(?P<words>[^*_\n]{2,80})(?P=mark)\s*:?\s*")
_RULE = re.compile(r"\s*(?:={3,}|-{3,})\s*")
_ENDS = (".", "!", "?", "。", "！", "？", "؟", "।", "…", ",", ";")
_MOST_WORDS = 10
_NUMBER = re.compile(r"^[\W\d]+")
_SECTIONS = (
    (
        Section.ACTIONS,
        re.compile(
            r"\b(?:actions?(?: (?:items?|points?|list))?|next steps|to-?dos?|follow-?ups?|tasks"
            r"|recommendations?|calls? to action|way forward)\b",
            re.IGNORECASE,
        ),
    ),
    (
        Section.OPEN,
        re.compile(
            r"\b(?:open (?:questions?|issues?|points?)|disagreements?|objections?"
            r"|parking lot|unresolved|no consensus)\b",
            re.IGNORECASE,
        ),
    ),
    (
        Section.DECISIONS,
        re.compile(
            r"\b(?:decisions?|decided|agreed|agreements?|conclusions?|(?:key )?takeaways?"
            r"|outcomes?|resolutions?|resolved|summary|key (?:points?|messages?|findings?)"
            r"|highlights)\b",
            re.IGNORECASE,
        ),
    ),
)
"""The first that fits: `Open action points` are actions."""
_ASIDE = re.compile(
    r"(?:list of )?(?:agenda|attendees|attendance|present|absent|apologies(?: for absence)?"
    r"|participants|in attendance|members present|roll call|organi[sz]ers?|speakers?|panel+ists?"
    r"|moderators?|rapporteurs?|(?:onsite|online) moderator|contacts?|tags?|references|links"
    r"|date(?: and time)?|time|location|venue|distribution|call to order|adjournment"
    r"|next meeting"
    r"|(?:expected|intended|anticipated|possible|planned) (?:outcomes?|outputs?|results?)"
    r"|(?:session |hybrid )?format|(?:further |further )?reading)",
    re.IGNORECASE,
)
"""Headings and labels of what only lists or announces; nothing below them is drafted from."""
_OBJECTS = re.compile(r"(?:disagreements?|objections?)(?: (?:from|by|of)\b.*)?", re.IGNORECASE)
_FOR_WHOM = re.compile(r"\b(?:for|to)\s+(?!action\b)(?P<party>[^:()]{2,60})", re.IGNORECASE)
_LONGEST_MARK = 60


def heading_of(line: str, after: str) -> str | None:
    """The words of a line that is marked as a heading: `#`, bold alone, or underlined."""
    found = _MARKED.fullmatch(line) or _BOLD.fullmatch(line)
    if found:
        return found["words"].strip()
    underlined = _RULE.fullmatch(after) and 0 < len(line.strip()) <= _LONGEST_MARK
    return line.strip() if underlined and not _RULE.fullmatch(line) else None


def is_heading_line(line: str, *, alone: bool = False) -> bool:
    """Whether a line without marks could be a heading: short, and no sentence by its end.

    One that stands alone may have twice as many words, as titles do.
    """
    tidy = line.strip()
    most = 2 * _MOST_WORDS if alone or tidy.endswith(":") else _MOST_WORDS
    return 0 < len(tidy.split()) <= most and not tidy.endswith(_ENDS)


def section_of(heading: str) -> tuple[Section, str]:
    """What the heading announces, and the party it names: `Recommendations for platforms`."""
    words = _NUMBER.sub("", heading).strip(" *_:#.\t-–—")
    if _ASIDE.fullmatch(words):
        return Section.ASIDE, ""
    if len(words.split()) > _MOST_WORDS:
        return Section.BODY, ""
    section = next((kind for kind, pattern in _SECTIONS if pattern.search(words)), Section.BODY)
    named = _FOR_WHOM.search(words) if section is Section.ACTIONS else None
    return section, named["party"].strip() if named else ""


def is_objection(label: str) -> bool:
    """Whether a label says that what follows it speaks against what stands before."""
    return bool(_OBJECTS.fullmatch(label.strip(" *_")))
