"""Names in running text: `the Tide Office (TO), Ada Novak (Maps) and Bo Lee of Oslo`."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from session_core.imports.one_list import CALENDAR, one_list
from session_core.imports.people_lines import is_name

_MOST = 40
"""Names in one list; a longer one is cut there, its sentence stays whole in the description."""
_LONGEST_RUN = 200
_LONGEST_LIST = 500
"""Words and characters of a list that are looked at."""
_TOKEN = re.compile(r"\([^()]{1,120}\)|[^\s(),;:]+|[,;:()]")
_MOST_WORDS_OF_A_NAME = 7
_SMALL = {"of", "for", "the", "de", "del", "della", "des", "du", "da", "do", "dos", "la", "le"} | {
    *("el", "y", "e", "et", "von", "van", "der", "den", "bin", "al", "on", "ibn", "&")
}
"""Small words inside a name, never at its end."""
_LONGEST_NUMBER = 3
"""Digits: `Area 19` is a name, and `2019` a year."""
_OF = {"of", "from", "at"}
_TITLE = re.compile(r"(?:Dr|Mr|Mrs|Ms|Mx|Prof|St)\.?|Professor|Judge|Ambassador|Commissioner")
_OFFICE = re.compile(
    r"(?:(?:Executive|Deputy|Senior|Vice|Managing|Programme|Program|Policy|Co-?)[ -]?)*"
    r"(?:Director|Head|Chair\w*|President|CEO|Secretary|Founder|Manager|Minister|Researcher|Editor"
    r"|Coordinator|Officer|Professor|Lecturer|Fellow|Adviser|Advisor|Rapporteur|Lead)\b",
    re.IGNORECASE,
)
_GENERAL = re.compile(
    r"(?:participants?|the|this|these|that|those|it|they|we|he|she|all|both|many|most|some|last"
    r"|workshops?|seminars?|sessions?|events?|trainings?|meetings?|panels?|panell?ists?|speakers?"
    r"|experts?|representatives?|members?|organi[sz]ers?|organi[sz]ations?|attendees|delegates"
    r"|moderators?|trainers?|day|days|week|during|after|before|in|on|at|from|an?|our|its|their"
    r"|round-?tables?|discussions?|conferences?|people|women|keepers|one|two|three)",
    re.IGNORECASE,
)
"""Words that begin a sentence or stand for anybody: nobody is called that."""
_SENTENCE_OPENS = {"in", "on", "at", "during", "after", "from", "since", "last", "this", "when"}


@dataclass(frozen=True)
class Named:
    """Somebody or some organisation as a text names it; `text` is what stands there."""

    name: str
    affiliation: str
    text: str

    @property
    def is_general(self) -> bool:
        """Whether it is a word for anybody, like `Participants`."""
        return _GENERAL.fullmatch(self.name.partition(" ")[0]) is not None


def names_after(text: str, start: int = 0, *, people: bool = True) -> list[Named]:
    """Return the names of the list that begins at `start`, up to the first word that is no name.

    Of `people`, `Bo Lee of Maps` is Bo Lee; of organisations, `Ministry of Maps` is one name.
    `by Ada Novak and by Bo Lee` is one list.
    """
    run: list[str] = []
    for found in _TOKEN.finditer(one_list(text, start)):
        word = found[0]
        is_of = people and word in _OF and len(run) > 1 and _is_proper(run[-1])
        if not (is_of or _is_of_a_list(word)) or (word == "," and run[-1:] == [","]):
            break
        run.append(word)
        is_end = word.endswith(".") and not _TITLE.fullmatch(word) and len(word) > len("A.")
        if is_end or len(run) > _LONGEST_RUN:
            break
    return _names(run, people=people)


def names_before(text: str, end: int) -> list[Named]:
    """Return the names of the list that ends at `end`: who held the workshop."""
    start = text.find(" ", end - _LONGEST_LIST) if end > _LONGEST_LIST else 0
    words = [found[0] for found in _TOKEN.finditer(text, max(start, 0), end)]
    at = len(words)
    while at and (_is_of_a_list(words[at - 1]) or _joins(words, at)):
        at -= 1
    run = words[at:]
    if run[:1] == [","]:
        run = run[1:]
    while run and (CALENDAR.fullmatch(run[0]) or run[0] in {",", "and"} or _is_number(run[0])):
        run = run[1:]
    opens = run[0].casefold() if run else ""
    if opens in _SENTENCE_OPENS and "," in run:  # `In Kuala Lumpur, the Tide Office held …`
        run = run[run.index(",") + 1 :]
    return _names(run, people=False)


def names_in_brackets(text: str) -> Iterator[Named]:
    """Give each `Name (Affiliation)` whose name is somebody's."""
    words = [found[0] for found in _TOKEN.finditer(text)] if "(" in text else []
    for at, word in enumerate(words):
        if not word.startswith("(") or len(word) < len("(x)"):
            continue
        start = at
        while start and at - start < _MOST_WORDS_OF_A_NAME and _is_proper(words[start - 1]):
            start -= 1
        name = words[start:at]
        is_of_more = start > 0 and words[start - 1] in _SMALL - {"the"}
        named = None if is_of_more else _named(name, word)
        if named and named.affiliation and is_name(named.name) and word[1].isupper():
            yield named


def _names(run: Sequence[str], *, people: bool) -> list[Named]:
    run = list(run)
    while run and run[-1] in {",", ";", "and"}:
        run.pop()
    pieces = _pieces(run)
    read = _with_affiliation if people else _with_bracket
    named = [each for piece in pieces[:_MOST] if (each := read(piece))]
    if people:
        named = _with_offices(named)
    is_two = people and len(pieces) == 2 and "and" not in run and len(named) == 2
    if is_two and is_name(named[0].name) and not named[0].affiliation:
        # `moderated by Ada Novak, Tide Office.`
        return [Named(named[0].name, named[1].text, f"{named[0].text}, {named[1].text}")]
    return named


def _with_offices(named: Sequence[Named]) -> list[Named]:
    """Give `Director of Maps` to the person before it."""
    people: list[Named] = []
    for each in named:
        if people and not people[-1].affiliation and _OFFICE.match(each.name):
            before = people.pop()
            each = Named(before.name, each.text, f"{before.text}, {each.text}")
        people.append(each)
    return people


def _pieces(run: Sequence[str]) -> list[list[str]]:
    """Cut a list at its commas and its `and`s, those inside a name left alone."""
    pieces: list[list[str]] = [[]]
    words = list(run)
    for at, word in enumerate(words):
        if word in {",", ";"}:
            if _goes_on_to_its_short_form(words, at):
                pieces[-1].append(word)
            else:
                pieces.append([])
        elif word == "and" and _parts_two(words, at):
            pieces.append([])
        elif word not in {"with", "together", "as", "well", ":"}:
            pieces[-1].append(word)
    return [piece for piece in pieces if piece]


def _parts_two(words: Sequence[str], at: int) -> bool:
    """Tell `Maps and the Tide Office` from `Centre for Law and Order`."""
    if at == 0 or words[at - 1] in {",", ";"} or words[at - 1].startswith("("):
        return True
    following = words[at + 1 : at + 3]
    proper = [word for word in following if _is_proper(word) or word == "the"]
    begun = words[:at]
    is_list = "," in begun
    last = max((n for n, word in enumerate(begun) if word in {",", "and"}), default=-1)
    is_of = any(word in {"of", "for", "on"} for word in begun[last + 1 :])
    return following[:1] == ["the"] or len(proper) > 1 or (is_list and not is_of)


def _goes_on_to_its_short_form(words: Sequence[str], at: int) -> bool:
    """See the comma in `Centre for Inland Journalism, Malta (CIJ)` as part of the name."""
    short = words[at + 2] if at + 2 < len(words) else ""
    start = max((n for n in range(at) if words[n] in {",", ";", "and"}), default=-1) + 1
    return _is_short_form(short, words[start:at])


def _is_short_form(bracket: str, words: Sequence[str]) -> bool:
    """Say whether a bracket holds the first letters of the words before it."""
    letters = [letter.casefold() for letter in bracket.strip("()") if letter.isalnum()]
    if not bracket.startswith("(") or " " in bracket or not 2 <= len(letters) <= 10:
        return False
    initials = iter(part[0].casefold() for word in words for part in word.split("-") if part)
    return bracket[1:-1].upper() == bracket[1:-1] and all(each in initials for each in letters)


def _with_bracket(piece: Sequence[str]) -> Named | None:
    bracket = next((at for at, word in enumerate(piece) if word.startswith("(")), None)
    return _named(piece, "") if bracket is None else _named(piece[:bracket], piece[bracket])


def _with_affiliation(piece: Sequence[str]) -> Named | None:
    """Read somebody and their organisation: in brackets, or after `of`, `from` or `at`."""
    at = next((at for at, word in enumerate(piece) if word in _OF), None)
    if at is None or any(word.startswith("(") for word in piece):
        return _with_bracket(piece)
    name, rest = " ".join(_trimmed(piece[:at])), _trimmed(piece[at + 1 :])
    if not (rest and is_name(name)):
        return _named(piece, "")
    return Named(name, " ".join(rest), f"{name} {' '.join(piece[at:])}".rstrip("."))


def _named(words: Sequence[str], bracket: str) -> Named | None:
    trimmed = _trimmed(words)
    if not any(word[0].isalpha() and _is_proper(word) for word in trimmed):
        return None
    name = " ".join(trimmed).replace(" ,", ",")
    text = f"{name} {bracket}".strip()
    if bracket and _is_short_form(bracket, words):
        return Named(text, "", text)
    return Named(name, bracket.strip("() "), text)


def _trimmed(words: Sequence[str]) -> list[str]:
    """Leave out what does not belong to a name at its edges, and the full stop at its end."""
    left = [word.strip('“”"‘') for word in words]
    while left and (not left[-1] or left[-1] in _SMALL or left[-1] == "and" or left[-1] == ","):
        left.pop()
    while left and (left[0] in {"the", "The", "and", "", "Mr", "Ms", "Mr.", "Ms.", "&"}):
        left.pop(0)
    while left and (left[0].casefold() in _SMALL - {"de", "la", "le", "el", "al"}):
        left.pop(0)
    if left:
        left[-1] = left[-1].rstrip(".!?…’'" if len(left[-1]) > len("A.") else "")
    return left


def _is_of_a_list(word: str) -> bool:
    return _is_proper(word) or word in _SMALL or word in {",", "and", ";"} or word[0] == "("


def _joins(words: Sequence[str], at: int) -> bool:
    """See through `together with` and `as well as` inside a list of hosts."""
    word, around = words[at - 1], words[max(0, at - 4) : at]
    return word in {"with", "together", "jointly"} and ("with" in around or word != "with")


def _is_proper(word: str) -> bool:
    bare = word.strip("“”\"‘’'").rstrip(".!?…")
    if bare.isdecimal():
        return len(bare) <= _LONGEST_NUMBER
    # Letters without case pass as capitals do.
    return bare[:1].isupper() or (bare[:1].isalpha() and not bare[:1].islower())


def _is_number(word: str) -> bool:
    return word.strip(".,").isdecimal()
