"""A pattern for one word of many, where some begin as others do: `launch`, `launch event`."""

import re
from collections.abc import Iterable


def any_of(spellings: Iterable[str]) -> str:
    """Return a regular expression for any of them; of two that fit, the longer is taken."""
    return "|".join(re.escape(each) for each in sorted(spellings, key=len, reverse=True))
