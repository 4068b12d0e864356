"""A number as people type it: with a comma or a point, and in the digits of their own script.

Babel reads numbers by a language (1,5 is fifteen to it in English), but the language of a page says
little of how somebody writes numbers; and it takes `nan` and `1e999` for some.
"""

import re
import unicodedata
from decimal import Decimal
from math import isfinite

_SIGNS = str.maketrans(
    {
        **dict.fromkeys("−－﹣", "-"),
        "＋": "+",
        **dict.fromkeys("٫．", "."),
        "，": ",",
        **dict.fromkeys("٬'’", " "),
    }
)
_PLAIN = re.compile(r"(\d+|(?=[.,]))(?:[.,](\d+))?", re.ASCII)
_GROUPED = re.compile(r"([1-9]\d{0,2}(?:([ .,])\d{3})(?:\2\d{3})*)(?:(?!\2)[.,](\d+))?", re.ASCII)


def number_typed(text: str) -> float | None:
    """The number that was typed; None of what is none, or could be two.

    Blanks and apostrophes may stand between thousands; commas and points too, where it is plain
    that they do. 1,000 is a thousand to some and one to others: a poll must not guess by which
    of the two somebody is counted.
    """
    typed = "".join(_plain(letter) for letter in text.translate(_SIGNS)).strip()
    negative, digits = typed.startswith("-"), re.sub(r"^[+-] ?", "", typed)
    readings: set[float] = set()
    if plain := _PLAIN.fullmatch(digits):
        readings.add(_read(plain[1], plain[2]))
    if grouped := _GROUPED.fullmatch(digits):
        readings.add(_read(re.sub(r"[ .,]", "", grouped[1]), grouped[3]))
    if len(readings) != 1:
        return None
    number = readings.pop()
    if not isfinite(number):
        return None
    return -number if negative and number else number


def as_typed(number: float) -> str:
    """A number as somebody could have typed it: `number_typed` reads the same again."""
    text = f"{Decimal(repr(number)):f}".removesuffix(".0")
    return f"{text}0" if number_typed(text) is None else text


def _plain(letter: str) -> str:
    """A digit of any script as one of ours, any blank as a blank, and no marks of direction."""
    if letter.isdecimal():
        return str(unicodedata.decimal(letter))
    if letter.isspace():
        return " "
    return "" if unicodedata.category(letter) == "Cf" else letter


def _read(whole: str, fraction: str | None) -> float:
    return float(f"{whole or 0}.{fraction or 0}")
