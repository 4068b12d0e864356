"""Ways to find the next speaker, for the fairness simulation: Evenfloor's, and what others do."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Protocol

from session_core.domain.floor import (
    Floor,
    Intervention,
    InterventionKind,
    InterventionState,
    give_floor_to,
    request_floor,
    withdraw_request,
)
from session_core.domain.people import Modality
from session_core.domain.speaking_order import announce, speaking_order
from tests.bench.synthetic_sessions import Ask

TURN = timedelta(minutes=2)
BEGAN = datetime(2030, 5, 14, 9, 0, tzinfo=UTC)


class Order(Protocol):
    """A way to find the next speaker."""

    name: str

    def look(self, waiting: Sequence[Ask], now: float) -> Sequence[Ask]:
        """Those who wait, in order, as they are now; the first two are shown to everybody."""

    def gave(self, ask: Ask, now: float) -> None:
        """The first has the floor."""

    def struck(self, ask: Ask, now: float) -> None:
        """The first did not answer."""


class Simple:
    """What orders by one rule share: they know who spoke, and keep nothing else."""

    name = ""

    def __init__(self) -> None:
        self.turns = Counter[int]()
        self.last: Modality | None = None

    def gave(self, ask: Ask, now: float) -> None:
        self.turns[ask.person.id] += 1
        self.last = ask.person.side

    def struck(self, ask: Ask, now: float) -> None:
        """It is forgotten."""


class FirstCome(Simple):
    """Whoever asked first."""

    name = "First come"

    def look(self, waiting: Sequence[Ask], now: float) -> Sequence[Ask]:
        return sorted(waiting, key=lambda ask: ask.number)


class BySupport(Simple):
    """Whatever most want asked, as tools for questions and answers do."""

    name = "By support"

    def look(self, waiting: Sequence[Ask], now: float) -> Sequence[Ask]:
        return sorted(waiting, key=lambda ask: (-ask.support(now), ask.number))


class Alternation(Simple):
    """The room, then online, each first come."""

    name = "Strict alternation"

    def look(self, waiting: Sequence[Ask], now: float) -> Sequence[Ask]:
        queues = {side: [ask for ask in waiting if ask.person.side is side] for side in Modality}
        side = self.last.other if self.last else waiting[0].person.side
        order = []
        while any(queues.values()):
            order.append((queues[side] or queues[side.other]).pop(0))
            side = order[-1].person.side.other
        return order


class FewestSpeeches(Simple):
    """Whoever spoke least often, then first come: a speaker list with a queue for first-timers."""

    name = "Fewest speeches"

    def look(self, waiting: Sequence[Ask], now: float) -> Sequence[Ask]:
        asked = Counter[int]()
        keys = []
        for ask in waiting:
            keys.append((self.turns[ask.person.id] + asked[ask.person.id], ask.number, ask))
            asked[ask.person.id] += 1
        return [ask for _, _, ask in sorted(keys, key=lambda key: key[:2])]


class Evenfloor:
    """The order of this project: the very functions that a session is run by."""

    name = "Evenfloor"

    def __init__(self) -> None:
        self.floor = Floor()
        self.asks: dict[str, Ask] = {}

    def look(self, waiting: Sequence[Ask], now: float) -> Sequence[Ask]:
        for ask in waiting[len(waiting) - self._new(waiting) :]:
            self.floor = request_floor(self.floor, self._intervention(ask))
        self._count_support(now)
        self.floor = announce(self.floor, BEGAN + now * TURN)
        return [self.asks[place.intervention.id] for place in speaking_order(self.floor)]

    def gave(self, ask: Ask, now: float) -> None:
        self.floor = give_floor_to(self.floor, _id(ask), BEGAN + now * TURN)

    def struck(self, ask: Ask, now: float) -> None:
        self.floor = withdraw_request(self.floor, _id(ask), BEGAN + now * TURN)

    def _new(self, waiting: Sequence[Ask]) -> int:
        return sum(_id(ask) not in self.asks for ask in waiting)

    def _intervention(self, ask: Ask) -> Intervention:
        self.asks[_id(ask)] = ask
        return Intervention(
            id=_id(ask),
            number=ask.number,
            kind=InterventionKind.QUESTION,
            modality=ask.person.side,
            asker=f"seat:{ask.person.id}",
            requested_at=BEGAN + ask.at * TURN,
            stakeholder_group=ask.person.stakeholder_group,
            regional_group=ask.person.regional_group,
        )

    def _count_support(self, now: float) -> None:
        counted = []
        for each in self.floor.interventions:
            if each.state is InterventionState.WAITING:
                support = self.asks[each.id].support(now)
                each = replace(each, support=support) if support != each.support else each
            counted.append(each)
        self.floor = replace(self.floor, interventions=tuple(counted))


def _id(ask: Ask) -> str:
    return f"{ask.number:016x}"


ORDERS = (FirstCome, BySupport, Alternation, FewestSpeeches, Evenfloor)
