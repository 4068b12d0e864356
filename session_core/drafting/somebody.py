"""Whether a noun names people or a body of people, who can be asked to act; things cannot."""

import re

from session_core.drafting.english import NOBODY

_BY_ENDING = re.compile(
    r"[a-z]{2,}(?:er|or|ist|ian|ee|eer|man|woman|person|(?<!s)sman)s?|[a-z]*(?:men|women|people|folk)"
)
_THING_ENDINGS = tuple(
    """
    fee tree cover water power paper number router server computer center tower order border letter
    matter meter
    """.split()
)
_THINGS = frozenset(
    """
    charter character chapter filter folder barrier checklist shortlist waitlist playlist blacklist
    whitelist blocklist offer transfer layer cluster counter register timber shelter answer danger
    summer winter weather newsletter browser buffer disaster container adapter helicopter consider
    another other either whether fiber river banner poster trailer quarter corner error factor
    vector indicator door floor monitor generator corridor color harbor tractor reactor processor
    sensor mirror degree guarantee coffee levee median human german twist charger boiler freezer
    scanner printer driver
    """.split()
)
"""What ends as people do and is a thing; the endings stand at the end of longer words too."""
_BODIES = frozenset(
    """
    academies academy agencies agency agent agents allies ally alliance alliances assembly
    association associations bank banks board boards bureau cabinet chair chairs chief chiefs
    children church churches cities citizen citizens city clerk clerks client clients clinic clinics
    coalition college colleges commission commissions committee community communities congress
    cooperative cooperatives council councils counties countries country county crew crews
    delegate delegates department departments diaspora donor donors elites expert experts families
    family federation forum foundation foundations group groups head heads host hosts hospital
    hospitals household households industry institute institutes institutions leadership
    libraries library management media merchants ministries ministry municipalities municipality
    museum museums nation nations neighbours nurses office offices opponents organisation
    organisations organization organizations panel parents parliament participant participants
    parties party patients peers police politicians presidency president press proponents public
    representatives residents respondents rapporteurs relatives school schools secretariat sector
    sectors society staff state states student students task tenants team teams town towns tribunal
    union unions universities university villages village consultants assistants accountants
    applicants immigrants migrants attendants individuals professionals candidates judges
    magistrates advocates associates graduates coaches guides pilots youth youths girls boys
    """.split()
)
_REST = re.compile(
    r"\s+(?:of|in|with|for|that|who|which|from|under|at|on|across|operating|as|including)\b",
    re.IGNORECASE,
)
_JOINS = re.compile(r",\s*(?:and|or)?\s*|\s+(?:and|or)\s+", re.IGNORECASE)
_NO_ONE = re.compile(r"^(?:no|none|few|neither|nobody|the latter|latter)\b", re.IGNORECASE)


def is_people(phrase: str) -> bool:
    """Whether every head of a noun phrase is a noun of people or of a body: `island donors`."""
    heads = [_REST.split(part, maxsplit=1)[0].split() for part in _JOINS.split(phrase) if part]
    return bool(heads) and all(head and _is_people_noun(head[-1]) for head in heads)


def names_nobody(phrase: str) -> bool:
    """Whether it stands for all, for none, or for what was said before: `no one`, `the latter`."""
    first = phrase.split()[0].casefold() if phrase.split() else ""
    return first in NOBODY or bool(_NO_ONE.match(phrase))


def could_act(phrase: str) -> bool:
    """People, or what has the capitals of a name; a sentence gives its first word one anyway.

    One word that opens a sentence, and is no plural, is taken for a name.
    """
    if is_people(phrase):
        return True
    parts = _REST.split(phrase, maxsplit=1)[0].split()
    if not parts:
        return False
    if any(word[0].isupper() for word in parts[1:]) or parts[0].isupper():
        return True
    alone = len(parts) == 1 and parts[0][0].isupper()
    return alone and (not parts[0].endswith("s") or parts[0].endswith(("as", "is", "us", "ss")))


def _is_people_noun(noun: str) -> bool:
    folded = noun.strip(".,;“”\"'").casefold().rsplit("-", 1)[-1]
    if folded in _BODIES:
        return True
    return bool(_BY_ENDING.fullmatch(folded)) and not _is_thing(folded.removesuffix("s"))


def _is_thing(noun: str) -> bool:
    return noun in _THINGS or noun.endswith(_THING_ENDINGS)
