"""Making an agenda fit its slot: what to shorten, and never the questions first.

Where sessions run late it is the audience that pays: people online have had no time left to ask.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

_QUESTIONS = re.compile(
    r"question|q\s*[&+]\s*a\b|discussion|open mi(c|ke)|open floor|audience|debate|interventions"
    r"|débat|pregunt|pergunt|вопрос|дискусс|问|討論|讨论|سؤال|أسئلة|نقاش",
    re.IGNORECASE,
)
"""What a part is called in which people speak from the floor, in the languages of the UN."""
_READ_BACK = re.compile(r"read-?\s?back|takeaway", re.IGNORECASE)

_TOO_MUCH = 10
"""Minutes: nobody leaves out half an hour to win three minutes."""


@dataclass(frozen=True)
class Cut:
    """What one part gives: its index, and its minutes before and after; 0 leaves it out."""

    index: int
    title: str
    before: int
    after: int

    @property
    def given(self) -> int:
        return self.before - self.after


Shortening = tuple[Cut, ...]
Parts = Sequence[tuple[str, int]]
"""Titles with minutes, in order."""


def are_questions(title: str) -> bool:
    """Whether a part is for the floor, as far as its title says."""
    return bool(_QUESTIONS.search(title))


def shortenings(parts: Parts, over: int) -> tuple[Shortening, ...]:
    """Up to three ways of planning `over` minutes less: the longest part gives them, all give a
    share, or one part is left out.

    Only where nothing else can give them do the questions; none where not even that is enough.
    """
    if over < 1:
        return ()
    others = [
        Cut(index, title, minutes, minutes)
        for index, (title, minutes) in enumerate(parts)
        if not are_questions(title)
    ]
    found = (
        _from_the_longest(others, over),
        _from_all(others, over),
        _left_out([cut for cut in others if 0 < cut.index < len(parts) - 1], over),
    )
    ways = tuple(dict.fromkeys(way for way in found if way))
    return ways or _from_the_questions(parts, over)


def _from_the_longest(cuts: Sequence[Cut], over: int) -> Shortening:
    """It keeps half of its minutes."""
    longest = max(cuts, key=lambda cut: cut.before, default=None)
    if longest is None or longest.before - over < ceil(longest.before / 2):
        return ()
    return (_giving(longest, over),)


def _from_all(cuts: Sequence[Cut], over: int) -> Shortening:
    """A minute at a time from the part that gave the least of what it had; each keeps one."""
    left = {cut.index: cut.before for cut in cuts}
    if sum(left.values()) - len(left) < over:
        return ()
    had = dict(left)
    for _ in range(over):
        open_parts = [index for index in left if left[index] > 1]
        least = max(open_parts, key=lambda index: (left[index] / had[index], had[index]))
        left[least] -= 1
    return tuple(
        _giving(cut, cut.before - left[cut.index]) for cut in cuts if left[cut.index] < cut.before
    )


def _left_out(cuts: Sequence[Cut], over: int) -> Shortening:
    """The shortest that is enough and not far more; not the first, the last or the read-back."""
    enough = [
        cut
        for cut in cuts
        if over <= cut.before <= over + _TOO_MUCH and not _READ_BACK.search(cut.title)
    ]
    shortest = min(enough, key=lambda cut: cut.before, default=None)
    return (_giving(shortest, shortest.before),) if shortest else ()


def _from_the_questions(parts: Parts, over: int) -> tuple[Shortening, ...]:
    everything = [Cut(i, title, minutes, minutes) for i, (title, minutes) in enumerate(parts)]
    way = _from_all(everything, over)
    return (way,) if way else ()


def _giving(cut: Cut, minutes: int) -> Cut:
    return Cut(cut.index, cut.title, cut.before, cut.before - minutes)
