"""Who should act: the party a call to action speaks to."""

import re

from session_core.drafting.obligation import directive
from session_core.drafting.rejection import IDEA
from session_core.drafting.somebody import could_act, names_nobody

_PARTIES = {
    "governments": r"""governments?|states?|state parties|authorities|ministr(?:y|ies)|regulators?|
        parliaments?|legislators?|lawmakers?|policy-?\s?makers?|courts?""",
    "big tech": r"""big\s?tech(?:\s(?:companies|firms|platforms))?|(?:big\s)?tech(?:nology)?\s
        (?:companies|firms|giants)|(?:social\smedia\s|online\s)?platforms?|
        social\smedia\scompanies""",
    "civil society": r"""civil\ssociety(?:\s(?:organi[sz]ations?|groups?|actors))?|csos?|ngos?|
        human\srights\sdefenders|activists""",
    "technical community": r"""technical\scommunity|engineers|developers|standards\sbodies|
        network\soperators|registries|(?:internet\s)?registrars""",
    "intergovernmental organisations": r"""(?:inter-?governmental|international|regional)\s
        (?:organi[sz]ations?|bodies|mechanisms)|united\snations|u\.?n\.?|un\sagencies|asean|aichr|itu|
        unesco|ohchr""",
    "private sector": r"""private\ssector|compan(?:y|ies)|business(?:es)?|industry|firms|
        (?:telecom|telecommunications?)\s(?:companies|operators)|operators|service\sproviders|
        advertisers|investors""",
}
_HEADS = [
    (name, re.compile(rf"(?:^|\s)(?P<party>{pattern})$", re.IGNORECASE | re.VERBOSE))
    for name, pattern in _PARTIES.items()
]
"""A party at the end of a noun phrase: `the national regulators`."""
_REPORTED = re.compile(
    r"^.*\b(?:agree|say|said|argue|stress|underline|highlight|suggest|insist|propose|recommend|"
    r"conclude|emphasi[sz]e|add|note|demand|ask|hold|held|warn)(?:s|d|ed)?\s+that\s+"
    rf"|^.*\b{IDEA}\s+that\s+|^.*\b(?:agreed|said|argued|thought|believed|insisted)\s+",
    re.IGNORECASE,
)
"""Who says it is not who should do it: `Speakers agreed that …`, `… a proposal that …`."""
_PREAMBLE = re.compile(
    r"^(?:when|where|if|while|during|in|at|before|after|to|for|as|since|because|once|given|by|with|"
    r"on|until|although|despite|from|within|without|through|instead of)\b[^,]*,\s*",
    re.IGNORECASE,
)
"""What a sentence opens with before its subject: `In rural areas, …`."""
_ADVERBS = re.compile(
    r"(?:[\s,]+(?:also|therefore|always|now|then|still|all|both|jointly|at (?:a )?minimum|at least|"
    r"\w+ly))+$",
    re.IGNORECASE,
)
"""Between subject and verb: `Platforms therefore also should …`."""
_JOINED = re.compile(r",\s*(?:and|or)\s+|\s+(?:and|or|as well as|together with|along with)\s+|,\s*")
"""Where one party ends and the next begins: `governments as well as platforms`."""
_REST_OF_PHRASE = re.compile(
    r"\s+(?:of|in|with|for|that|who|which|from|under|at|on|across|operating|as|including|such as)"
    r"\b",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"^(?:the|an?|all|every|each)\s+", re.IGNORECASE)
_PASSIVE = re.compile(
    r"^\s*(?:not\s+|never\s+|also\s+|\w+ly\s+)*be\s+(?:not\s+|also\s+|\w+ly\s+)*"
    r"(?:\w+ed|made|given|held|kept|put|set|built|taken|shown|brought|told|paid|heard|seen|done|"
    r"written|found|led|shut|cut|sent)\b",
    re.IGNORECASE,
)
"""After `should`: `also be published` asks nobody by its subject."""
_BEING = re.compile(r"\s*(?:not\s+|never\s+|also\s+|\w+ly\s+)*be\b", re.IGNORECASE)
_AGENT = re.compile(r"\bby\s+([^.;:]+)", re.IGNORECASE)
_EDGES = " .,;–—“”\"'‘’«»"
_INITIALS = re.compile(r"(?:^|\s)(?:[A-Z]\.)+[A-Z]$")
_LONGEST_ABROAD = 4
"""Words of a subject in another language, where no list tells names from clauses."""
_LONGEST_PREAMBLE = 6
_LONGEST_SUBJECT = 8
"""Words; a longer subject is a sentence of its own, not the name of an addressee."""


def addressee_of(sentence: str) -> str:
    """The parties the sentence asks to act, joined by `and`; else its subject; else ''.

    In the passive it is the agent after `by`: what should be published is no addressee.
    """
    found = directive(sentence)
    if found is None:
        return ""
    rest = sentence[found.end :]
    if found.is_appeal:
        return party_of(re.split(r"\s+to\s+", rest, maxsplit=1)[0])
    if _PASSIVE.match(rest):
        agent = _AGENT.search(rest)
        return _leading_parties(agent[1]) if agent else ""
    subject = _subject(sentence[: found.start])
    if not found.is_english:
        is_short = len(subject.split()) <= _LONGEST_ABROAD and "," not in subject
        return subject if is_short else ""
    # What must be something names who acts only where it is somebody: `the budget must be small`.
    named = _parties(subject)
    if named or _BEING.match(rest):
        return named
    free = _free(subject)
    return free if could_act(_ARTICLE.sub("", free)) else ""


def party_of(phrase: str) -> str:
    """The known parties that a noun phrase names, else the phrase itself where it is short."""
    return _parties(phrase) or _free(phrase)


def subject_of(sentence: str) -> str:
    """The sentence from its subject on, without who says so and without `In rural areas, …`.

    A longer preamble stays: it may hold the subject (`In winter the cable fails, said …`).
    """
    clause = _REPORTED.sub("", sentence.strip())
    opening = _PREAMBLE.match(clause)
    is_short = opening is not None and len(opening[0].split()) <= _LONGEST_PREAMBLE
    return (clause[opening.end() :] if opening and is_short else clause).lstrip(_EDGES)


def is_known_party(addressee: str) -> bool:
    """Whether all of an addressee is made of parties that have a name here."""
    return bool(addressee) and set(re.split(r", | and ", addressee)) <= _PARTIES.keys()


def _subject(before: str) -> str:
    clause = _REPORTED.sub("", before.strip())
    clause = _PREAMBLE.sub("", clause)
    return _ADVERBS.sub("", clause).strip(_EDGES)


def _parties(phrase: str) -> str:
    """The known parties that stand at the head of a noun phrase, in order, each once."""
    names: dict[str, None] = {}
    for part in _JOINED.split(phrase.strip(_EDGES)):
        head = _REST_OF_PHRASE.split(part.strip(), maxsplit=1)[0]
        matches = [(len(m["party"]), name) for name, p in _HEADS if (m := p.search(head))]
        if matches:
            names[max(matches)[1]] = None
    return _listed(list(names))


def _leading_parties(phrase: str) -> str:
    """The parties a phrase begins with, whatever follows: `platforms every month`."""
    parts = phrase.split()
    prefixes = (" ".join(parts[:length]) for length in range(len(parts), 0, -1))
    return next(filter(None, map(_parties, prefixes)), "")


def _free(phrase: str) -> str:
    """A subject that is none of the known parties, in its own words; '' for what is no name."""
    subject = _ARTICLE.sub("", phrase.strip(_EDGES))
    few = 0 < len(subject.split()) <= _LONGEST_SUBJECT
    if not few or names_nobody(subject):
        return ""
    return f"{subject}." if _INITIALS.search(subject) else subject


def _listed(names: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))
