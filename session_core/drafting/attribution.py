"""Who said it: taken off a sentence where that is safe, or where the text wants nobody named."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from session_core.drafting.addressee import is_known_party
from session_core.drafting.english import EMPTY
from session_core.drafting.headings import Section
from session_core.drafting.owners import is_promised, owner_of
from session_core.drafting.somebody import is_people
from session_core.drafting.spoken import readable_words, without_fillers
from session_core.drafting.statements import Statement
from session_core.drafting.third_person import persons_in
from session_core.drafting.words import content_words, words

_RULE = re.compile(
    r"\bChatham[- ]House(?:['’]?s)?\s+rules?\b|\bnot for attribution\b"
    r"|\bnon-?attribution (?:basis|rule)\b"
    r"|\b(?:remarks|statements|comments|quotes|views|said|nothing)\b[^.;:]{0,30}"
    r"\b(?:not|never|will|may|to) be attributed\b",
    re.IGNORECASE,
)
_NO_RULE = re.compile(
    r"\b(?:not|never|no longer)\b[^.;:]{0,40}\bChatham"
    r"|n['’]t\b[^.;:]{0,40}\bChatham"
    r"|\bChatham[- ]House rules?\s+(?:(?:does|did|do|will|was|is|has|had)\s+(?:not|never|no longer"
    r"|been lifted|lifted)|(?:does|did|was|is)n['’]t)\b",
    re.IGNORECASE,
)
_CAPITAL = r"(?:[^\W\d_a-zß-öø-ÿ][\w'’-]*\.?)"
_TITLE = (
    r"(?:(?:Mr|Mrs|Ms|Mx|Dr|Prof|Hon|Sir|Dame|Lord|Lady|Minister|Commissioner|Professor|Judge"
    r"|Ambassador|Senator|President|Director|Secretary|Councillor|Chancellor|Governor)\.?\s+)"
)
_PARTICLE = r"(?:(?:de|da|del|di|van|von|der|bin|al|la|le|el|ten)\s+)"
_FULL = rf"{_CAPITAL}(?:\s+{_PARTICLE}*{_CAPITAL}){{1,3}}"
_PERSON = rf"(?:{_TITLE}+{_CAPITAL}(?:\s+{_PARTICLE}*{_CAPITAL}){{0,3}}|{_FULL})"
_BODY = rf"(?:\s*\([^)]*\)|,[^,;.]{{1,60}},|\s+(?:from|of|for|at)\s+(?:the\s+)?{_CAPITAL}" + (
    rf"(?:\s+(?:(?:of|the|and|for)\s+)?{_CAPITAL}){{0,5}})?"
)
_TELLS = (
    r"(?:(?:also|then|further|later)\s+)?(?:said|says|reported|reports|noted|notes|explained"
    r"|explains|pointed out|stated|states|added|adds|recalled|confirmed|observed|remarked"
    r"|told (?:us|me|participants|the \w+))"
)
_HOLDS = (
    r"(?:(?:also|then|further|later|strongly)\s+)?(?:argue[sd]?|stress(?:es|ed)|warn(?:s|ed)"
    r"|underlined|highlighted|claim(?:s|ed)|thought|thinks|felt|feels|believe[sd]|insist(?:s|ed)"
    r"|suggest(?:s|ed)|propose[sd]|recommend(?:s|ed)|emphasi[sz]ed|agreed|complained|replied)"
)
_OPENING = r"^(?:[^,.]{1,20},\s+){0,2}?"
_TOLD = re.compile(rf"^(?P<who>{_PERSON}){_BODY}\s+{_TELLS}\s+that\s+")
_SAID_BY = re.compile(
    rf"{_OPENING}(?P<who>(?:The\s+[\w\s]{{1,40}}?\s)?{_CAPITAL}"
    rf"(?:\s+{_PARTICLE}*{_CAPITAL}){{0,4}}){_BODY}"
    rf"\s+(?:(?P<tells>{_TELLS})|{_HOLDS})\s+that\s+"
)
_SHIFTS = re.compile(
    r"\b(?:he|she|his|her|hers|him|they|their|them|would|had|could|might|then|there)\b",
    re.IGNORECASE,
)
"""What reads otherwise, or points at who spoke, once it stands alone."""
_NO_PERSON = frozenset(
    """
    academy act action africa african agency alliance america american arab article asia asian
    assembly association authority bank board caribbean central centre chatham coalition college
    commission committee community conference congress convention corporation council court day
    declaration department digital east eastern europe european federation forum foundation
    general global goals governance group house initiative institute institution international
    internet islands kingdom korea latin law middle ministry national nations network new north
    northern office operators organisation organization pacific parliament party platform policy
    programme project protection radio regional regulation republic research rights rule rules
    saudi school sea secretariat section service services society south southern state states
    street summit sustainable telecom telecommunication town treaty union united university week
    west western working world zealand january february march april may june july august september
    october november december monday tuesday wednesday thursday friday saturday sunday
    """.split()
)
"""Capitals of bodies, places and days."""
_ANYBODY = frozenset(
    "several another half majority minority consensus people industry staff academia".split()
)
_LIST = re.compile(
    r"^\W*(?:present|participants|attendees|in attendance|apologies|absent|speakers?|panel+ists?"
    r"|(?:onsite |online )?moderators?|chair|rapporteurs?|organi[sz]ers?)\W*:\W*(?P<names>.+)$",
    re.IGNORECASE | re.MULTILINE,
)
_LABEL = re.compile(rf"^\W*(?:[\d:.,\]\s]*)(?P<names>{_FULL})\s*(?:\([^)]*\))?\**:", re.MULTILINE)
_NAMED = re.compile(_PERSON)
_SINGLE = re.compile(rf"{_CAPITAL}(?:\s+{_CAPITAL}){{0,2}}")


def wants_no_names(text: str) -> bool:
    """Whether it says of itself that it is under the Chatham House Rule, or not for attribution."""
    return bool(_RULE.search(text)) and not _NO_RULE.search(text)


def without_teller(text: str) -> str | None:
    """What a named person said, as the statement itself; None where it would read otherwise."""
    told = _TOLD.match(text)
    if told is None or not _is_person(told["who"]):
        return None
    rest = text[told.end() :]
    return rest if _stands_for_itself(rest) else None


def _stands_for_itself(rest: str) -> bool:
    return not _SHIFTS.search(rest) and not persons_in(rest)


def without_names(said: Sequence[Statement], text: str) -> list[Statement]:
    """The sentences that can be drafted and quoted where nobody may be named.

    One that opens with who said it begins behind that, and is said by a participant where it does
    not stand for itself. One that names a person elsewhere is left out, and the rule itself.
    """
    names = frozenset(_names(text))
    found = []
    for statement in said:
        told = _untold(statement)
        is_named = _names_somebody(told.raw, names) or _is_owned(told)
        if not is_named and not _RULE.search(told.raw):
            found.append(told)
    return found


def _untold(statement: Statement) -> Statement:
    opening = _SAID_BY.match(statement.raw)
    if opening is None or _is_anybody(opening["who"]):
        return statement
    raw = statement.raw[opening.end() :]
    read = without_fillers(readable_words(raw))
    is_plain = bool(opening["tells"]) and _stands_for_itself(read)
    return replace(
        statement,
        start=statement.start + opening.end(),
        raw=raw,
        text=read if is_plain else f"A participant said that {read}",
        content=content_words(read) & statement.content,
    )


def _names(text: str) -> Iterator[str]:
    """The words of every name that a list, a label or a title shows to be one."""
    listed = [name for found in _LIST.finditer(text) for name in found["names"].split(",")]
    labels = [found["names"] for found in _LABEL.finditer(text)]
    full = [found[0] for found in _NAMED.finditer(text) if _is_person(found[0])]
    small = {word.written for word in words(text)}
    for name in (*listed, *labels, *full):
        for word in words(re.sub(_TITLE, "", name)):
            is_name = word.written[0].isupper() and len(word.written) > 1
            # What also stands in small letters is a word; `The` of `The Ministry` is one.
            if is_name and word.folded not in _NO_PERSON and word.written.lower() not in small:
                yield word.folded


def _names_somebody(raw: str, names: frozenset[str]) -> bool:
    if any(word.written[0].isupper() and word.folded in names for word in words(raw)):
        return True
    return any(_is_person(found[0]) for found in _NAMED.finditer(raw))


def _is_person(name: str) -> bool:
    """Whether capitals are those of a person: a title and a name, or two names."""
    found = [word.folded for word in words(name) if word.folded not in EMPTY]
    return len(found) > 1 and not any(word in _NO_PERSON for word in found)


def _is_anybody(who: str) -> bool:
    """Whether a capital is only that of the first word: `Nobody`, `Operators`, `Several`."""
    found = list(words(who))
    first = found[0].folded
    if len(found) > 1:
        return first in EMPTY and first != "the"
    return first in EMPTY | _ANYBODY or (first.endswith("s") and is_people(who))


def _is_owned(statement: Statement) -> bool:
    """Whether somebody of one name is to do it: `Tariq to send the survey`."""
    if statement.passage.section is not Section.ACTIONS and not is_promised(statement.text):
        return False
    owner = owner_of(statement.text) or statement.passage.for_whom
    is_name = bool(_SINGLE.fullmatch(owner)) and not owner.isupper()
    return is_name and not is_known_party(owner) and not is_people(owner)
