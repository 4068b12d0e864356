"""The figures a sentence gives, as numbers: `41`, `40,000` and `forty thousand`."""

import re
from functools import lru_cache

from session_core.drafting.words import words

_SMALL = dict(
    zip(
        """two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
        sixteen seventeen eighteen nineteen twenty""".split(),
        range(2, 21),
        strict=True,
    )
)
_TENS = dict(
    zip("thirty forty fifty sixty seventy eighty ninety".split(), range(30, 100, 10), strict=True)
)
_UNITS = _SMALL | _TENS
_TIMES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+")


@lru_cache(maxsize=20_000)
def figures(text: str) -> frozenset[float]:
    """All of them, each once, in digits or English words.

    `One` alone is none, since it mostly counts nothing.
    """
    found: list[float] = []
    goes_on = ""
    for word in words(text):
        folded = word.folded
        if _DIGITS.fullmatch(folded):
            found.append(_number(folded))
            goes_on = "digits"
        elif folded in _UNITS:
            if goes_on == "tens" and _UNITS[folded] < 10:
                found[-1] += _UNITS[folded]
                goes_on = "units"
            else:
                found.append(_UNITS[folded])
                goes_on = "tens" if folded == "twenty" or folded in _TENS else "units"
        elif folded == "one" and goes_on == "tens":
            found[-1] += 1
            goes_on = "units"
        elif folded in _TIMES:
            if goes_on:
                found[-1] *= _TIMES[folded]
            else:
                found.append(_TIMES[folded])
            goes_on = "times"
        else:
            goes_on = ""
    return frozenset(found)


def _number(digits: str) -> float:
    plain = digits.replace(",", "") if _THOUSANDS.fullmatch(digits) else digits.replace(",", ".")
    whole, *parts = plain.split(".")
    return float(f"{whole}.{''.join(parts) or '0'}")
