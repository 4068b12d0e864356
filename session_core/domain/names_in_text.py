"""Names that slip into a text although the naming rule forbids them: found, and refused once."""

import re
import unicodedata
from collections.abc import Iterable

from session_core.domain.affiliations import organisations_in
from session_core.domain.naming import may_name, may_say_group
from session_core.domain.people import ProgrammePerson
from session_core.domain.pseudonyms import is_offered
from session_core.domain.refusals import NamingRuleForbids
from session_core.domain.session import NamingRule

_SHORTEST, _SHORTEST_SURNAME, _ANY_CASE = 3, 4, 3


class NamesInText(NamingRuleForbids):
    """A text holds `names` that the rule of its part forbids; who means them sends it again.

    They are spelled as the programme, the floor or the groups have them, not as somebody wrote.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self.names = tuple(names)
        super().__init__(reason="names", names=self.names)


def names_in(
    text: str, rule: NamingRule, people: Iterable[ProgrammePerson], speakers: Iterable[str] = ()
) -> tuple[str, ...]:
    """The names in a text that the rule forbids, each once: of people, and of their affiliations.

    People are those of the programme and `speakers`, by full name or surname; accents do not
    matter. Affiliations, and the organisations within one, are looked for only where the rule
    hides these too; where it does not, a surname within one is no person's.
    """
    if may_name(rule):
        return ()
    people, found = tuple(people), list[str]()
    rest = _plain(text)

    def look_for(name: str, *patterns: re.Pattern[str]) -> bool:
        """Take a name out of the text: found whole, no part of it is a second name."""
        nonlocal rest
        before = rest
        for pattern in patterns:
            rest = pattern.sub(" ", rest)
        return rest != before

    persons = list(dict.fromkeys([*(person.name for person in people), *speakers]))
    whole = [name for name in persons if len(name) >= _SHORTEST and look_for(name, _place(name))]
    found += whole
    for affiliation in dict.fromkeys(person.affiliation for person in people):
        for name in organisations_in(affiliation):
            any_case = len(name.split()) >= _ANY_CASE or (name == affiliation and " " in name)
            places = (_place(name),) if any_case else _as_written(name)
            if look_for(name, *places) and not may_say_group(rule):
                found.append(name)
    # A surname only as it is written: in small letters it may be any word (`rose`, `king`).
    surnames = (_surname(name) for name in persons if name not in whole)
    found += [s for s in surnames if len(s) >= _SHORTEST_SURNAME and look_for(s, *_as_written(s))]
    return tuple(dict.fromkeys(found))


def _surname(name: str) -> str:
    """The last word of a name, without what call software lets people put behind it."""
    if is_offered(name):
        return ""
    words = re.split(r"[,;(\[{|/–—]|\s-\s", name)[0].split()
    return words[-1] if words else ""


def _as_written(name: str) -> tuple[re.Pattern[str], ...]:
    """The places of a name with the letters it has, or in capitals, as captions have it."""
    return _place(name, re.NOFLAG), _place(name.upper(), re.NOFLAG)


def _place(name: str, flags: re.RegexFlag = re.I) -> re.Pattern[str]:
    """Where a name stands as words of its own; it may be broken over two lines."""
    words = _plain(name).split() or [name]
    pattern = r"\s+".join(map(re.escape, words))
    return re.compile(rf"(?<!\w){pattern}(?!\w)", flags)


_ACCENTS = re.compile("[\u0300-\u036f]")
_LETTERS = str.maketrans("øØłŁđĐıħĦ’‘", "oOlLdDihH''")  # they do not fall apart into two


def _plain(text: str) -> str:
    """Without accents on letters; the marks of scripts that need theirs stay."""
    apart = _ACCENTS.sub("", unicodedata.normalize("NFD", text))
    return unicodedata.normalize("NFC", apart).translate(_LETTERS)
