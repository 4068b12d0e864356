"""One invented session played under one order, and what came of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from statistics import fmean

from session_core.domain.floor_policy import EVENFLOOR
from session_core.domain.people import Modality
from tests.bench.floor_orders import Order
from tests.bench.synthetic_sessions import Ask

SHOWN = 2
"""So many places everybody sees as next."""


@dataclass(frozen=True)
class Played:
    """What came of one session under one order.

    `contested` are the turns given while both sides waited, `online` those of them that went
    online, `online_waiting` the part of those waiting then who were online, summed up. A wait is
    how many turns others were given between asking and having the floor, or the end; `of_bound` is
    the longest beside the most that Evenfloor promises to whoever stands there. `heard` of the
    `came` had the floor at least once, and `wanted` people had their question put. `bumps` is how
    often somebody shown as one of the next two was so no more, though they still waited.
    """

    shape: str
    order: str
    contested: int
    online: int
    online_waiting: float
    longest_wait: int
    of_bound: float
    came: int
    heard: int
    wanted: int
    bumps: int


def longest_promised(ahead: int) -> int:
    """The most turns that others are given before somebody, with so many ahead on their side.

    Of their own side those ahead and as many as may pass; of the other side a round before each
    round of theirs; and what was announced before they came.
    """
    own = ahead + EVENFLOOR.most_passes
    rounds = ceil((own + 1) / EVENFLOOR.round_size)
    return own + rounds * EVENFLOOR.round_size + EVENFLOOR.safe_places


def play(shape: str, order: Order, turns: int, asks: Sequence[Ask]) -> Played:
    """One session from beginning to end."""
    return _Session(order, asks).played(shape, turns)


class _Session:
    def __init__(self, order: Order, asks: Sequence[Ask]) -> None:
        self.order, self.asks = order, asks
        self.coming = list(reversed(asks))
        self.waiting: list[Ask] = []
        self.given: list[Ask] = []
        self.before: dict[int, tuple[int, int]] = {}
        self.shown: Sequence[Ask] = ()
        self.contested: list[float] = []
        self.online = 0
        self.bumps = 0

    def played(self, shape: str, turns: int) -> Played:
        for now in range(turns):
            self._come(now)
            while self.waiting and not self._give(now):
                pass
        waits = [(turn, *self.before[ask.number]) for turn, ask in enumerate(self.given)]
        waits += [(len(self.given), *self.before[ask.number]) for ask in self.waiting]
        came = {ask.person.id for ask in self.asks if not ask.is_gone}
        return Played(
            shape,
            self.order.name,
            len(self.contested),
            self.online,
            sum(self.contested),
            max((turn - asked for turn, asked, _ in waits), default=0),
            max(((t - asked) / longest_promised(ahead) for t, asked, ahead in waits), default=0.0),
            len(came),
            len({ask.person.id for ask in self.given}),
            sum(ask.wanted_by for ask in self.given),
            self.bumps,
        )

    def _come(self, now: int) -> None:
        while self.coming and self.coming[-1].at <= now:
            ask = self.coming.pop()
            ahead = sum(each.person.side is ask.person.side for each in self.waiting)
            self.before[ask.number] = len(self.given), ahead
            self.waiting.append(ask)

    def _give(self, now: int) -> bool:
        """Give the floor to the first; False where they did not answer."""
        places = self.order.look(self.waiting, now)
        still = [each for each in self.shown if each in self.waiting]
        self.bumps += sum(each not in places[:SHOWN] for each in still)
        first, self.shown = places[0], places[:SHOWN]
        if first.is_gone:
            self.waiting.remove(first)
            self.order.struck(first, now)
            return False
        online = fmean(each.person.side is Modality.ONLINE for each in self.waiting)
        if 0 < online < 1:
            self.contested.append(online)
            self.online += first.person.side is Modality.ONLINE
        self.waiting.remove(first)
        self.order.gave(first, now)
        self.given.append(first)
        return True
