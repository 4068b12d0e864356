"""Names that slip into a text although the naming rule forbids them: found so as to warn."""

import re
from collections.abc import Iterable

from session_core.domain.naming import may_name, may_say_group
from session_core.domain.people import ProgrammePerson
from session_core.domain.session import NamingRule

_SHORTEST, _SHORTEST_SURNAME = 3, 4


def names_in(
    text: str, rule: NamingRule, people: Iterable[ProgrammePerson], speakers: Iterable[str] = ()
) -> tuple[str, ...]:
    """The names in a text that the rule forbids, each once: of people, and of their affiliations.

    People are those of the programme, by full name or surname, and `speakers` by the name they
    used. Affiliations are looked for only where the rule hides these too.
    """
    if may_name(rule):
        return ()
    people = tuple(people)
    whole = [person.name for person in people] + list(speakers)
    if not may_say_group(rule):
        whole += [person.affiliation for person in people]
    found = [each for each in whole if len(each) >= _SHORTEST and _stands_in(text, each, re.I)]
    if not found:
        # A surname only as it is written: in small letters it may be any word (`rose`, `king`).
        surnames = [person.name.split()[-1] for person in people if person.name.split()]
        found = [s for s in surnames if len(s) >= _SHORTEST_SURNAME and _stands_in(text, s)]
    return tuple(dict.fromkeys(found))


def _stands_in(text: str, name: str, flags: re.RegexFlag = re.NOFLAG) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, flags) is not None
