"""Likely duplicates: waiting questions that seem to ask the same, for a moderator to look at.

It would rather stay silent than suggest a wrong pair: what differs in a figure, a negation, a word
of asking (who, when, how many) or a thing (`in Kenya`, `in Ghana`) is left alone, and across
languages nothing is found. Stems of the same script are compared; small words are left out.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

import regex
from rapidfuzz import fuzz, process

from session_core.domain.questions import LikelyDuplicates
from session_core.drafting.english import EMPTY, OTHER_LATIN
from session_core.drafting.figures import figures
from session_core.drafting.words import is_negated, stem, words

MOST_TEXTS = 400
"""So many are compared, each with each."""
LEAST_ALIKE = 60.0
"""Per cent of letters in the same order, of the stems sorted; below it nothing is looked at."""
LEAST_SHARED = 50
"""Per cent of the stems of both that are in both; cheaper to know, so it is asked first."""
MOST_LOOKED_AT = 500
"""So many pairs, the likeliest first, are compared word by word: the cost is bounded."""
_LONGEST_LINE = 300  # characters; longer questions are compared by the first of their stems
_SAME_WORD = 65.0  # a slip of the pen (`goverment`), or two forms that the stemmer keeps apart
_FEWEST_SHARED = 2
_FEWEST_CONTAINED = 3  # `What is a community network?` is in too many questions

_SMALL = (
    EMPTY
    | OTHER_LATIN
    | frozenset(
        """
    ce ces cette comment dans elle elles il ils je nous on ou par peut pourquoi quand que quel
    quelle quels quelles qui quoi sur va vont vous avec plus pas ne se sa son ses leur
    a al como cómo con cuál cuáles cuando cuándo cuánto ellos es eso este esta hay lo me o para pero
    porque puede pueden que qué quien quién se si son su sus un unos van va y ya
    а бы в во вы да для до его ее если есть же за и из или их к как ко когда кто ли можно мы на над
    не него нет но о об он она они от по под почему при с со так то у уже что чтобы эта эти это этой
    этот будет будут
    إلى الذي التي أن أو أي أين بعد ثم حتى عن على في قد كان كانت كل كيف لا لم لماذا له لها ما ماذا
    متى مع من هذا هذه هل هو هي و يمكن
    """.split()
    )
)
"""Beside the English ones: small words of French, Spanish, Russian and Arabic."""
_SMALL_HAN = regex.compile(
    "[的了是在有和与由来谁什么怎样如何才能吗呢会可以将把被对于为因我们你您他她它这那哪要请问]"
)
_ASKED = {
    "who": r"\b(?:who|whom|whose|quién|quien|quiénes|кто|кого|кому)\b|谁",
    "when": r"\b(?:when|quand|cuándo|когда|متى)\b|何时|什么时候",
    "where": r"\b(?:where|où|dónde|где|куда|أين)\b|哪里|在哪",
    "why": r"\b(?:why|pourquoi|por qué|почему|зачем|لماذا)\b|为什么|为何",
    "count": r"\b(?:how (?:many|much|long)|combien|cuántos?|cuántas?|сколько|كم)\b|多少|多久",
}
_WORDS_OF_ASKING = {kind: regex.compile(pattern) for kind, pattern in _ASKED.items()}


@dataclass(frozen=True)
class _Asked:
    """What a text is compared by; `line` is its stems in the order of the alphabet."""

    stems: frozenset[str]
    line: str
    asking: frozenset[str]
    figures: frozenset[float]
    negated: bool


def likely_duplicates(texts: Mapping[str, str]) -> tuple[LikelyDuplicates, ...]:
    """Pairs of texts that likely ask the same, the likeliest first.

    Texts come in the order in which they were asked; of a very long list the newest are compared.
    Of three that are alike two pairs are given: merging them joins all. Texts without words, and
    requests without a text, are in none.
    """
    newest = list(texts.items())[-MOST_TEXTS:]
    known = {each: asked for each, text in newest if (asked := _asked(text)).stems}
    pairs = []
    for (one, mine), (other, theirs) in combinations(known.items(), 2):
        shared = len(mine.stems & theirs.stems)
        if shared * 2 * 100 < LEAST_SHARED * (len(mine.stems) + len(theirs.stems)):
            continue
        if alike := fuzz.ratio(mine.line, theirs.line, score_cutoff=LEAST_ALIKE):
            pairs.append((alike, one, other))
    pairs.sort(key=lambda pair: -pair[0])
    found, joined, looked_at = [], {each: each for each in known}, 0
    for alike, one, other in pairs:
        if joined[one] == joined[other]:
            continue
        looked_at += 1
        if looked_at > MOST_LOOKED_AT:
            break
        if _ask_the_same(known[one], known[other]):
            gone = joined[other]
            joined = {each: joined[one] if at == gone else at for each, at in joined.items()}
            found.append(LikelyDuplicates(one, other, round(alike)))
    return tuple(found)


def _ask_the_same(one: _Asked, other: _Asked) -> bool:
    if (one.asking, one.negated) != (other.asking, other.negated):
        return False
    if one.figures - other.figures and other.figures - one.figures:
        return False
    if one.stems == other.stems:
        return True
    only_mine, only_theirs = _left(one.stems - other.stems, other.stems - one.stems)
    if only_mine and only_theirs:
        return False
    fewest = _FEWEST_CONTAINED if only_mine or only_theirs else _FEWEST_SHARED
    return len(one.stems & other.stems) >= fewest


def _left(mine: Collection[str], theirs: Collection[str]) -> tuple[set[str], set[str]]:
    """What is left on both sides when words that are nearly the same are taken away."""
    left_mine, left_theirs = set(mine), set(theirs)
    for word in sorted(mine):
        near = process.extractOne(
            word, sorted(left_theirs), scorer=fuzz.ratio, score_cutoff=_SAME_WORD
        )
        if near:
            left_mine.discard(word)
            left_theirs.discard(near[0])
    return left_mine, left_theirs


@lru_cache(maxsize=2_000)
def _asked(text: str) -> _Asked:
    spaced, plain = _SMALL_HAN.sub(" ", text), text.casefold()
    stems = [stem(word.folded) for word in words(spaced) if word.folded not in _SMALL]
    return _Asked(
        stems=frozenset(stems),
        line=" ".join(sorted(set(stems)))[:_LONGEST_LINE],
        asking=frozenset(kind for kind, each in _WORDS_OF_ASKING.items() if each.search(plain)),
        figures=figures(text),
        negated=is_negated(text),
    )
