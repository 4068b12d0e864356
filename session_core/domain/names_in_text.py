"""Names that slip into a text although the naming rule forbids them: found, and refused once."""

import re
import unicodedata
from collections.abc import Iterable

from session_core.domain.naming import may_name, may_say_group
from session_core.domain.people import ProgrammePerson
from session_core.domain.refusals import NamingRuleForbids
from session_core.domain.session import NamingRule

_SHORTEST, _SHORTEST_SURNAME = 3, 4


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

    People are those of the programme, by full name or surname, and `speakers` by the name they
    used. Affiliations are looked for only where the rule hides these too.
    """
    if may_name(rule):
        return ()
    people, text = tuple(people), unicodedata.normalize("NFC", text)
    whole = [person.name for person in people] + list(speakers)
    if not may_say_group(rule):
        whole += [person.affiliation for person in people]
    found = [each for each in whole if len(each) >= _SHORTEST and _place(each, re.I).search(text)]
    # Of who is found whole the surname is no second name, nor is it a namesake's in that place.
    others, rest = [person.name for person in people if person.name not in found], text
    for name in found:
        rest = _place(name, re.I).sub(" ", rest)
    # A surname only as it is written: in small letters it may be any word (`rose`, `king`).
    surnames = [name.split()[-1] for name in others if name.split()]
    found += [s for s in surnames if len(s) >= _SHORTEST_SURNAME and _place(s).search(rest)]
    return tuple(dict.fromkeys(found))


def _place(name: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    """Where a name stands as words of its own; it may be broken over two lines."""
    words = unicodedata.normalize("NFC", name).split() or [name]
    pattern = r"\s+".join(map(re.escape, words))
    return re.compile(rf"(?<!\w){pattern}(?!\w)", flags)
