"""By what a wire client knows that something has arrived: everything about the feed's own words.

Where the thin page's sections or the form of the feed's messages change, this is the one file of
the door's bench to change with them.
"""

import html
import json
import re
from dataclasses import dataclass
from functools import lru_cache

_WAITING = re.compile(r"(\d+|One) (?:is|are) waiting")
_SUPPORT = re.compile(r"(\d+|One) supports? it")
_BALLOTS = re.compile(r"Closed\. (\d+|One) ballots?\.")
_TOKEN = re.compile(r'data-token="([^"]+)"')
_LIVE = re.compile(r"data-live='([^']+)'")


@dataclass(frozen=True)
class Signs:
    """What a message shows; None where it says nothing about it."""

    waiting: int | None = None
    support: int | None = None
    ballots: int | None = None


@lru_cache(maxsize=4096)
def signs_in(message: bytes) -> Signs:
    """Read a message of `/j/CODE/live`; the same bytes come to everybody and are read once."""
    parts = json.loads(message).get("parts", {})
    return Signs(
        waiting=_most(_WAITING, parts.get("floor")),
        support=_most(_SUPPORT, parts.get("floor")),
        ballots=_most(_BALLOTS, parts.get("polls")),
    )


def _most(pattern: re.Pattern[str], section: str | None) -> int | None:
    found = pattern.findall(section or "")
    return max((1 if each == "One" else int(each) for each in found), default=None)


def seat_in_page(page: bytes) -> tuple[str, str]:
    """The form token in a first view, and what its feed is to say that it has seen."""
    text = page.decode()
    token, live = _TOKEN.search(text), _LIVE.search(text)
    assert token, "a page without a form token"
    assert live, "a page without revisions"
    seen = json.loads(html.unescape(live[1]))
    return token[1], "-".join(f"{room}.{n}" for room, n in seen.items())
