"""Where a sentence says that somebody should act."""

import re
from dataclasses import dataclass

from session_core.drafting.rejection import is_rejected

_DIRECTIVE = re.compile(
    r"\b(?P<modal>should|must|ought to|needs? to)\b"
    r"|\b(?P<other>devraient|devrait|doivent|deben|deberían|debería|devem|deveriam|должны|должен"
    r"|должна|следует|يجب|ينبغي)\b|(?P<wide>应该|应当|必须)"
    r"|\b(?P<appeal>call(?:s|ed|ing)? (?:up)?on|urg(?:es?|ed|ing)|appeal(?:s|ed)? to)\b",
    re.IGNORECASE,
)
_NOUN_BEFORE = re.compile(
    r"\b(?:an?|the|no|any|this|that|urgent|real|clear|pressing|growing|common|shared|strong)$",
    re.IGNORECASE,
)
"""`The urgent need to act` asks nobody."""
_PAST = re.compile(r"\s+have\b", re.IGNORECASE)
"""`should have` comes too late."""
_UNDECIDED = re.compile(r"\b(?:whether|how|why|if|what|when|who)\b[^,;]*$", re.IGNORECASE)
"""`It was asked whether platforms should …`."""
_REASON = re.compile(
    r"\S\s+(?:because|since|although|though|unless|while|which|so that)\b[^;]*$", re.IGNORECASE
)
"""`Costs rise because tools must …`."""
_LAW_SPEAKS = re.compile(
    r"^(?:under|according to|(?:the|a|an|this|new|current|draft|\s)*"
    r"(?:law|act|bill|regulation|rule|rules|decree|amendment|order|directive)s?\s+"
    r"(?:say|state|provide|require|demand|oblige|order|decree|stipulate)\w*)\b",
    re.IGNORECASE,
)
"""`The new law says that firms must …` tells what is, not what is wanted."""


@dataclass(frozen=True)
class Directive:
    """The words that ask for action, as a span of the sentence."""

    start: int
    end: int
    is_appeal: bool
    """`call on X to …` rather than `X should …`."""
    is_english: bool = True


def directive(sentence: str) -> Directive | None:
    """The first place where the sentence asks somebody to act; None if it only describes.

    Not counted: what a law prescribes, what is asked ("whether platforms should"), what is past
    ("should have"), what only gives a reason ("because tools must"), what was refused
    ("nobody agreed that governments should"), and `need` as a noun.
    """
    if _LAW_SPEAKS.match(sentence) or is_rejected(sentence):
        return None
    for match in _DIRECTIVE.finditer(sentence):
        before = sentence[: match.start()].rstrip()
        if any(aside.search(before) for aside in (_NOUN_BEFORE, _UNDECIDED, _REASON)):
            continue
        if match["modal"] and _PAST.match(sentence, match.end()):
            continue
        return Directive(
            match.start(), match.end(), bool(match["appeal"]), not (match["other"] or match["wide"])
        )
    return None
