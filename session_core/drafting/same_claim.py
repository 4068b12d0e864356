"""Whether a sentence says what another one claims, so that it can stand as its evidence."""

import re
from difflib import SequenceMatcher
from functools import lru_cache

from session_core.drafting.addressee import addressee_of, is_known_party, subject_of
from session_core.drafting.english import EMPTY, VERBS
from session_core.drafting.figures import figures
from session_core.drafting.obligation import directive
from session_core.drafting.owners import is_promised
from session_core.drafting.wholeness import is_english, is_verb
from session_core.drafting.words import stem, words

_ALIKE = 0.6
"""Share of words in the same order; from here on two sentences are cut from one pattern."""
_LONGEST_SWAP = 4
_VERBS = frozenset(stem(verb) for verb in VERBS)
_TELLERS = frozenset(
    stem(word)
    for word in """
    participant participants speaker speakers panel panellist panellists group groups meeting room
    session workshop delegates attendees moderator people somebody everybody consensus agreement
    online onsite
    """.split()
)
"""Who told it or agreed is not what the sentence is about."""
_ENDS_SUBJECT = frozenset(
    "of in with for that who which from under at on across operating as including".split()
)
_JOINS = frozenset("and or".split())
_BY = re.compile(r"\bby\b", re.IGNORECASE)
_AND = re.compile(r", | and ")
_DEMANDS = re.compile(
    r"\b(?:decided|agreed|resolved|propose[ds]?|recommend(?:s|ed)?|voted|asked|committed)\s+to\b",
    re.IGNORECASE,
)


def contradicts_in_detail(claim: str, other: str) -> bool:
    """Whether it gives another figure, speaks of another actor or subject, or of another case.

    What only one of the two mentions is no difference. By word lists, and so English only; figures
    count in every language.
    """
    if figures_differ(claim, other):
        return True
    if not (is_english(claim) and is_english(other)):
        return False
    return (
        _asks_another(claim, other)
        or _is_of_another(claim, other)
        or _is_another_case(claim, other)
    )


def asks_for_action(text: str) -> bool:
    """Whether it says what should be done or was resolved, rather than what is."""
    return directive(text) is not None or is_promised(text) or bool(_DEMANDS.search(text))


def figures_differ(claim: str, other: str) -> bool:
    """Whether each gives a figure that the other lacks."""
    mine, theirs = figures(claim), figures(other)
    return bool(mine - theirs) and bool(theirs - mine)


def _asks_another(claim: str, other: str) -> bool:
    """Whether both ask known parties, and not one of them is the same."""
    mine, theirs = addressee_of(claim), addressee_of(other)
    if not (is_known_party(mine) and is_known_party(theirs)):
        return False
    return not set(_AND.split(mine)) & set(_AND.split(theirs))


def _is_of_another(claim: str, other: str) -> bool:
    """Whether no head of its subject is even named in the claim; in a finding, no word of it.

    Who is asked to act is somebody else under another noun; what is told may be called otherwise
    (`a community mesh`, `our community network`).
    """
    about, mine = frozenset(_stems(claim)), _subjects(claim)
    theirs = _subjects(other)
    if not theirs or _leaves_open_who(claim, mine, frozenset(_stems(other))):
        return False
    qualified = frozenset().union(*mine) - frozenset(_stems(other))
    if directive(claim) is None and any(
        each[-1] not in about and set(each) & about for each in theirs
    ):
        return False
    return not any(each[-1] in about and not (qualified and set(each) - about) for each in theirs)


def _leaves_open_who(claim: str, mine: tuple[tuple[str, ...], ...], named: frozenset[str]) -> bool:
    """A call in the passive without `by …`: whoever should do the same thing supports it."""
    asks_nobody = directive(claim) is not None and not addressee_of(claim)
    return asks_nobody and not _BY.search(claim) and any(each[-1] in named for each in mine)


def _is_another_case(claim: str, other: str) -> bool:
    """Whether both are of one pattern with other things in it: `in the north`, `in the hills`."""
    mine, theirs = _stems(claim), _stems(other)
    pattern = SequenceMatcher(None, mine, theirs, autojunk=False)
    if pattern.ratio() < _ALIKE:
        return False
    for kind, start, end, other_start, other_end in pattern.get_opcodes():
        gone, come = set(mine[start:end]), set(theirs[other_start:other_end])
        is_swap = kind == "replace" and max(len(gone), len(come)) <= _LONGEST_SWAP
        is_moved = bool((gone | come) & set(mine) & set(theirs))
        is_reworded = gone <= _VERBS and come <= _VERBS  # another verb may say the same
        if is_swap and not is_moved and not is_reworded:
            return True
    return False


@lru_cache(maxsize=20_000)
def _stems(text: str) -> tuple[str, ...]:
    return tuple(stem(word.folded) for word in words(text) if word.folded not in EMPTY)


@lru_cache(maxsize=20_000)
def _subjects(text: str) -> tuple[tuple[str, ...], ...]:
    """Stems of each noun phrase that the sentence is about; none for `we`, `it` and who told it."""
    parts: list[list[str]] = [[]]
    before, is_over = "", False
    for word in words(subject_of(text)):
        if before and is_verb(word, after=before):
            break
        before = word.folded
        if word.folded in _JOINS:
            parts.append([])
            is_over = False
        is_over = is_over or word.folded in _ENDS_SUBJECT
        if not is_over and word.folded not in EMPTY:
            parts[-1].append(stem(word.folded))
    found = [tuple(part) for part in parts if part]
    return () if any(part[-1] in _TELLERS for part in found) else tuple(found)
