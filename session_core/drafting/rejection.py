"""Whether a sentence tells that an idea was refused: `Nobody agreed that …`, `… was rejected`."""

import re
from functools import lru_cache
from itertools import pairwise

from session_core.drafting.english import NEGATIONS, VERBS
from session_core.drafting.wholeness import is_verb
from session_core.drafting.words import is_negated, words

_REFUSES = re.compile(
    r"(?:reject|oppos|dismiss|den[iy]|doubt|disput|disagree|contest|resist|disapprov|discard"
    r"|object(?:s|ed|ing|ions?)\b|refus|declin|against\b|withdr[ae]w|scorn)",
    re.IGNORECASE,
)
"""How words begin that say no by themselves."""
_HELD = re.compile(
    r"\b(?:agree\w*|accept\w*|support\w*|endorse\w*|approve\w*|adopt\w*|decide\w*|resolve\w*"
    r"|(?:was|were|be|been|is|are|could|did)(?: not| never|n['’]t)\s(?:\w+ed|said)"
    r"|think|thought|believe\w*|sa(?:y|ys|id)|hold|held|propose\w*|suggest\w*|recommend\w*|argue\w*"
    r"|want\w*|convinced|clear|true|sure|certain|consensus|majority|decision|evidence|reason"
    r"|favou?r\w*|conclude\w*|insist\w*|demand\w*|ask\w*|call\w*|follow\w*|mean\w*)\b",
    re.IGNORECASE,
)
"""What can be said of an idea; negated, the idea is not held."""
IDEA = (
    r"(?:proposals?|ideas?|views?|suggestions?|calls?|motions?|demands?|claims?|requests?"
    r"|recommendations?|notions?|arguments?|amendments?|plans?|propositions?|opinions?|positions?)"
)
_IDEA_FIRST = re.compile(
    rf"^(?:\w+\s+){{0,4}}?{IDEA}\s+(?:that|to|for|of)\b|^that\b", re.IGNORECASE
)
"""What was refused stands first: `The proposal that … was rejected`."""
_FALLS = re.compile(
    r"(?<!that\s)(?<!which\s)(?<!who\s)\b(?:(?:was|were|is|are|ha(?:s|ve|d) been|got|gets)\s"
    r"(?:\w+ly\s|then\s|also\s|later\s)?(?:reject|oppos|dismiss|turned down|voted down|withdrawn"
    r"|dropped|abandoned|defeated|disputed|contested|refused|declined|lost|discarded"
    r"|(?:not|never)\s\w+(?:ed|en)\b)"
    r"|(?:did|does|do|could|has|have) (?:not|never) (?:pass|find|found|carry|win|won|gain|get|got"
    r"|reach|receive|meet|met|convince)"
    r"|(?:failed|fell|fails)(?:\s*[.,;]|$| to (?:pass|find|win|gain|get|reach|convince))"
    r"|(?:found|won|gained|got|received|had|has|met with) (?:no|little|hardly any)\b"
    r"|wasn['’]t \w+ed|weren['’]t \w+ed)",
    re.IGNORECASE,
)
"""What becomes of such an idea: `was voted down`, `did not pass`, `found no support`."""
_TURN = re.compile(
    r"[,;]?\s\b(?:but|yet|however|although|though)\b(?P<rest>[^.;]*)[.;”\"]*$", re.IGNORECASE
)
"""The refusal comes last: `Platforms should pay, but nobody agreed.`"""
_THAT = re.compile(r"\bthat\b", re.IGNORECASE)
_WITHOUT_THAT = re.compile(
    r"\b(?:agree[ds]?|thinks?|thought|believe[ds]?|sa(?:y|ys|id)|accept(?:s|ed)?)\s+"
    r"(?!(?:that|should|must|ought|needs?|to|on|with)\b)"
    r"|\b(?:idea|notion|call|request|demand)s?\s+(?:of|for|on|to)\b",
    re.IGNORECASE,
)
"""`Nobody thinks platforms should …`: a clause of speech that leaves out its `that`."""
_OBLIGES = re.compile(r"\b(?:should|must|ought to|needs? to|call(?:s|ed)? on)\b", re.IGNORECASE)
"""English, and not all that obliges: `obligation` knows more, and asks here what was refused."""
_NOT_ONLY = re.compile(r"\bnot (?:only|just)\b", re.IGNORECASE)
_HARDLY_ANY = NEGATIONS | {"few", "little"}
_BREAKS = re.compile(r";|\b(?:but|yet|instead|while|whereas)\b", re.IGNORECASE)


@lru_cache(maxsize=4_000)
def is_rejected(sentence: str) -> bool:
    """Whether the main clause refuses or negates what stands in its `that` clause.

    Two negations make one yes: `Nobody disputed that operators should share data`. What the clause
    itself denies (`that platforms should not …`) is no refusal. English only.
    """
    idea = _IDEA_FIRST.match(sentence)
    if not idea and not _OBLIGES.search(sentence):
        return False
    if idea and _FALLS.search(sentence, idea.end()):
        return True
    turn = _TURN.search(sentence)
    if turn and _OBLIGES.search(sentence[: turn.start()]) and _refuses(turn["rest"]):
        return True
    return any(_refuses(_last_clause(head)) for head in _heads(sentence))


def denies(text: str) -> bool:
    """Whether it says no, in its own words or by telling what was refused."""
    return is_negated(text) or is_rejected(text)


def _heads(sentence: str) -> list[str]:
    """What stands before each clause that obliges: `The group did not agree` that …."""
    found = []
    for opening in (*_THAT.finditer(sentence), *_WITHOUT_THAT.finditer(sentence)):
        is_that = opening[0].casefold() == "that"
        obliges = _OBLIGES.search(sentence, opening.end())
        # Another `that` between governs the clause itself.
        if obliges and not _THAT.search(sentence, opening.end(), obliges.start()):
            found.append(sentence[: opening.start() if is_that else opening.end()])
    return [head for head in found if not _OBLIGES.search(head)]


def _refuses(head: str) -> bool:
    said = list(words(_NOT_ONLY.sub(" ", head)))
    count = sum(bool(_REFUSES.match(word.folded)) for word in said)
    if _HELD.search(head) or count:
        count += sum(word.folded in _HARDLY_ANY for word in said)
        # `A few agreed` is somebody.
        count -= len(re.findall(r"\ba few\b", head, re.IGNORECASE))
    return count % 2 == 1


def _last_clause(head: str) -> str:
    """From the last break on: `rejected the idea and agreed` is what was agreed."""
    head = _BREAKS.split(head)[-1]
    found = list(words(head))
    for before, word in reversed(list(pairwise(found))):
        finite = word.folded not in VERBS and is_verb(word, after="")
        if before.folded == "and" and finite:
            return head[head.rindex(word.written) :]
    return head
