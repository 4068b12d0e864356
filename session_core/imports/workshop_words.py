"""What running text says of a workshop: that it is one, where it was, who took part."""

import re
from collections.abc import Iterable

LONGEST_SENTENCE = 2_000
"""Characters of a sentence that are looked at; nobody writes longer ones."""
_MOST_PLACES = 5
_GATHERING = re.compile(
    r"\b(?:workshops?|seminars?|webinars?|symposi(?:um|a)|masterclass(?:es)?|hackathons?"
    r"|round[ -]?tables?|training(?: (?:session|course|day|week|programme)s?)?|consultations?"
    r"|summer school)\b",
    re.IGNORECASE,
)
_PROPER = r"[^\W\d_a-z][\w’'-]+"
_HELD = (
    r"took|takes?|taking|held|hosted|met|meets?|gather(?:ed|ing)?|convened|meeting|event"
    r"|workshops?|seminars?|webinar|symposium|hackathon|training|round-?tables?|tables?"
    r"|consultations?|days?|brought together|bringing together|session|masterclass|school"
)
_WHEN = (
    r"(?:,? (?:on|from|between) (?:[^\W\d]+,? ){0,2}?\d[\w–-]*,?(?: (?!in\b|at\b)[\w–-]+,?){0,5})?"
)
"""A day between what was held and where: `took place on 3 May 2024 in Turku`."""
_PLACE = re.compile(
    rf"\b(?i:{_HELD})(?: (?!from\b)[\da-z’'-]+){{0,4}}?{_WHEN} (?:in|at) "
    rf"(?P<place>(?:the )?{_PROPER}(?: (?:(?:de|del|da|do|la|el|of|the|and) )?{_PROPER}){{0,4}}"
    rf"(?:, (?:the )?{_PROPER}(?: {_PROPER}){{0,2}}){{0,2}})"
)
_TIMES = re.compile(
    r"(?:the )?(?:january|february|march|april|may|june|july|august|september|october|november"
    r"|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|english|french|spanish)\b",
    re.IGNORECASE,
)
_NUMBERS = {
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "fifteen": 15,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
}
_WHO = (
    r"participants?|representatives?|people|persons|attendees|delegates?|activists?|journalists?"
    r"|defenders?|lawyers?|researchers?|students?|officials?|experts?|trainees|practitioners?"
    r"|women|youth|leaders|librarians|teachers|engineers|members|organi[sz]ations|volunteers"
)
_COUNTED = re.compile(
    rf"\b(?P<count>\d{{1,3}}(?:,\d{{3}})?|{'|'.join(_NUMBERS)}) (?:[\w’'-]+ ){{0,3}}?(?:{_WHO})\b",
    re.IGNORECASE,
)
_GATHERED = re.compile(
    r"\b(?:brought together|bringing together|gathered|convened|attended by|joined by) (?=\w)",
    re.IGNORECASE,
)
_CLAUSE_ENDS = re.compile(
    r",? (?:to|who|which|where|that|on \d|for|focus\w+|with|and (?:was|were|is|are))\b"
    r"|, all\b|[.;:!?](?: |$)|$"
)
_SENTENCE_ENDS = re.compile(
    r"(?<=[.!?…])(?<!\bDr\.)(?<!\bM[rsx]\.)(?<!\bMrs\.)(?<!\bProf\.) +(?=[^\W\da-z_]|[“\"‘(])"
)
_RECOMMENDS = re.compile(
    r"\b(?:the )?(?:recommendations|calls to action) (?:included?|are|were|call)\b"
    r"|\b(?:participants|the workshop|the group|they) (?:also )?"
    r"(?:recommended|urged|called (?:on|for))\b",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"(?:(?P<places>places?|venue|location|where|city)|(?P<days>when|dates?|days?)"
    r"|(?P<who>participants|who took part|who|attendees|attendance)) ?: ?(?P<rest>\S.*)",
    re.IGNORECASE,
)


def sentences_in(text: str) -> list[str]:
    """Cut a paragraph into sentences, each no longer than is worth looking at."""
    return [sentence[:LONGEST_SENTENCE] for sentence in _SENTENCE_ENDS.split(text)]


def is_of_a_gathering(text: str) -> bool:
    """Say whether the text speaks of a workshop or its like."""
    return _GATHERING.search(text[:LONGEST_SENTENCE]) is not None


def labelled(text: str, what: str) -> str:
    """Return what follows `Venue:`, `When:` or `Participants:`; `what` is places, days or who."""
    found = _LABELLED.fullmatch(text) if len(text) <= LONGEST_SENTENCE else None
    return found["rest"] if found and found[what] else ""


def places_in(sentences: Iterable[str]) -> tuple[str, ...]:
    """Return the places where these sentences say that something was held, each once."""
    places = [
        found["place"].rstrip("’'")
        for sentence in sentences
        for found in _PLACE.finditer(sentence)
        if not _TIMES.match(found["place"])
    ]
    return tuple(dict.fromkeys(places))[:_MOST_PLACES]


def participants_in(sentences: Iterable[str]) -> tuple[str, int | None]:
    """Return who took part, in the page's words, and how many if it says so."""
    sentences = list(sentences)
    for sentence in sentences:
        if counted := _COUNTED.search(sentence):
            return _clause(sentence, counted.start(), counted.end()), _number(counted["count"])
    for sentence in sentences:
        if gathered := _GATHERED.search(sentence):
            who = _clause(sentence, gathered.end(), gathered.end())
            return who, _number(who.partition(" ")[0])
    return "", None


def recommends(sentence: str) -> bool:
    """Say whether the sentence tells what was recommended."""
    return _RECOMMENDS.search(sentence) is not None


def _number(word: str) -> int | None:
    digits = word.replace(",", "")
    return int(digits) if digits.isdecimal() else _NUMBERS.get(word.casefold())


def _clause(sentence: str, start: int, after: int) -> str:
    end = _CLAUSE_ENDS.search(sentence, after)
    return sentence[start : end.start() if end else len(sentence)].strip(" ,")
