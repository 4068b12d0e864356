"""The name or code before what somebody says: `JD:`, `JD>`, `AMINA DIALLO - APC -`, `主持人：`."""

import re
from dataclasses import dataclass

TIME = r"[\[(]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?(?:\s?[apAP]\.?[mM]\b\.?)?[\])]?(?!\d)"
"""A time code, with brackets or without: `10:32`, `[00:01:22.480]`, `(9:05 am)`."""
_BEFORE_COLON = re.compile(
    r"[*_]{0,3}(?:#\d{1,4}\s+)?(?P<name>[^\W\d_][^\n:：。！？?!;“”\"]{0,90}?)[*_]{0,3}\s?"
    rf"(?:(?P<time>,?(?<!\d)\s?{TIME}\s?)|[\[(][^\])\n]{{1,40}}[\])]\s?)?"
    r"(?::[*_]{0,3}(?=\s|$)|(?P<wide>：)[*_]{0,3})\s*"
)
"""`JD:`, `**Ana Bel** (Lake Radio):`, `Ana Bel, 10:32:`, `主持人：`."""
_WORD = r"[^\W\d_][\w.'’-]*"
_BEFORE_ANGLE = re.compile(rf"(?P<name>{_WORD}(?:[ ]{_WORD}){{0,3}})>{{1,2}}(?=\s+\S)\s*")
"""`JD> `, as captioners write it."""
_BEFORE_DASH = re.compile(
    rf"(?P<name>{_WORD}(?:[ ]{_WORD}){{0,3}})\s+(?P<dash>[-–—])\s+"
    rf"(?:(?P<body>{_WORD}(?:[ ]{_WORD}){{0,4}})\s+[-–—]\s+(?=[“\"]?[^\W\d_]))?"
)
"""`AMINA DIALLO - APC - `; the body she speaks for may be left out."""
_GOES_ON = re.compile(r"\s[-–—]\s+(?=(?P<next>\S))")
"""Further dashes: two of them make an aside within one sentence."""
_NO_SPEAKERS = frozenset(
    "AI AU ASEAN BRICS COVID DNS EU GDPR GDC ICANN ICT IGF ISP IT ITU NATO NGO OECD UK UN UNESCO"
    " US USA WSIS".split()
)
"""Capitals that are no initials: `US - China talks` is not said by anybody called US."""
_UNCASED_NAME = re.compile(r"(?!.*[不没無无非反我])[\w·・ （）()]{1,10}")
"""Up to ten signs without a negation, which a sentence could have and no name has."""


@dataclass(frozen=True)
class Label:
    """A name, where what follows it begins, and whether its form alone shows a speaker."""

    name: str
    end: int
    speaks: bool


def label_at(line: str, at: int) -> Label | None:
    """The label at this place of a line, whoever or whatever it may name."""
    if found := _BEFORE_COLON.match(line, at):
        name = found["name"].strip(" ,")
        wide = bool(found["wide"]) and not name[0].isascii() and not name[0].islower()
        uncased = wide and not name[0].isupper() and bool(_UNCASED_NAME.fullmatch(name))
        return Label(name, found.end(), bool(found["time"]) or uncased)
    found = _BEFORE_ANGLE.match(line, at)
    if found and all(word[0].isupper() for word in found["name"].split()):
        return Label(found["name"], found.end(), speaks=True)
    return _before_dash(line, at)


def _before_dash(line: str, at: int) -> Label | None:
    """A dash says little: only capitals, or one name and a long dash, and then a new sentence."""
    found = _BEFORE_DASH.match(line, at)
    if found is None:
        return None
    name, end = found["name"], found.end()
    capitals = name.isupper() and len(name) > 1 and name not in _NO_SPEAKERS
    body = found["body"]
    if body and not (capitals and (body.isupper() or " " in name)):
        end = found.start("body")
    one_name = found["dash"] == "—" and name.isalpha() and name.istitle()
    rest = line[end:]
    if not (capitals or one_name) or not rest.lstrip('“"')[:1].isupper() or rest.isupper():
        return None
    dashes = [mark["next"] for mark in _GOES_ON.finditer(rest)]
    if len(dashes) == 1 and dashes[0].islower():  # the second of a pair, within one sentence
        return None
    return Label(name, end, speaks=capitals)
