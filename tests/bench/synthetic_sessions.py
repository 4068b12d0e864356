"""Invented sessions for the fairness simulation: who asks when, from where, and who wants it asked.

Most are an hour: 10 to 30 are heard of 20 to 60 that are asked. Every number comes from the seed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from session_core.domain.people import Modality, RegionalGroup, StakeholderGroup

ONSITE, ONLINE = Modality.ONSITE, Modality.ONLINE
STAKEHOLDERS = (None, *StakeholderGroup)
REGIONS = (None, *RegionalGroup)
SHARES = (3, 4, 2, 1, 2, 3)
REGION_SHARES = (3, 3, 3, 1, 2, 4, 1)
"""How many of each group there are, beside each other; None are those who do not say."""


@dataclass(frozen=True)
class Person:
    """Somebody who may ask more than once."""

    id: int
    side: Modality
    stakeholder_group: StakeholderGroup | None
    regional_group: RegionalGroup | None


@dataclass(frozen=True)
class Ask:
    """One question: `at` which turn it comes, who wants it asked and how fast they say so.

    `wanted_by` so many people; each turn that it waits, `haste` of them press. Who `is_gone` does
    not answer when called, and is struck.
    """

    number: int
    at: float
    person: Person
    wanted_by: int
    haste: float
    is_gone: bool

    def support(self, now: float) -> int:
        """How many have pressed by now."""
        return round(self.wanted_by * min(1.0, self.haste * (now - self.at + 0.5)))


@dataclass(frozen=True)
class Shape:
    """What is out of the ordinary in a session.

    `online` is the part of those asking who are online. `late_side` come in the second third;
    `silent_side` do not ask until half time. `loud` is the part who are of one stakeholder group,
    whose people also ask again more often. `gone` is the part who do not answer when called.
    """

    online: float = 0.5
    late_side: Modality | None = None
    silent_side: Modality | None = None
    loud: float = 0.0
    asks_again: float = 0.12
    gone: float = 0.03
    turns: tuple[int, int] = (10, 30)
    asked: tuple[int, int] = (20, 60)


SHAPES = {
    "even": Shape(),
    "80 % in the room": Shape(online=0.2),
    "80 % online": Shape(online=0.8),
    "online comes late": Shape(late_side=ONLINE),
    "the room comes late": Shape(late_side=ONSITE),
    "one loud group": Shape(loud=0.6, asks_again=0.3),
    "one side silent at first": Shape(silent_side=ONLINE),
    "no-shows": Shape(gone=0.15),
    "a long day": Shape(turns=(50, 80), asked=(100, 180)),
}


def synthetic_session(seed: int, shape: Shape) -> tuple[int, Sequence[Ask]]:
    """How many turns there are, and what is asked, by when."""
    random = Random(seed)
    turns = random.randint(*shape.turns)
    least, most = shape.asked
    asked = max(least, min(most, round(turns * random.uniform(1.3, 2.6))))
    in_the_session = random.randint(40, 250)
    loud = random.choice(list(StakeholderGroup))
    people: list[Person] = []
    asks = []
    for _ in range(asked):
        if people and random.random() < shape.asks_again:
            person = random.choice(people)
        else:
            person = _person(random, len(people), shape, loud)
            people.append(person)
        asks.append(
            Ask(
                number=0,
                at=_when(random, turns, person.side, shape),
                person=person,
                # Half of all questions one or none wants asked, and a few half of those present.
                wanted_by=min(in_the_session, int(2 * random.paretovariate(1.3)) - 2),
                haste=random.uniform(0.15, 0.5),
                is_gone=random.random() < shape.gone,
            )
        )
    asks.sort(key=lambda ask: ask.at)
    return turns, [
        Ask(number, ask.at, ask.person, ask.wanted_by, ask.haste, ask.is_gone)
        for number, ask in enumerate(asks, start=1)
    ]


def _person(random: Random, id_: int, shape: Shape, loud: StakeholderGroup) -> Person:
    side = ONLINE if random.random() < shape.online else ONSITE
    group = random.choices(STAKEHOLDERS, SHARES)[0]
    region = random.choices(REGIONS, REGION_SHARES)[0]
    return Person(id_, side, loud if random.random() < shape.loud else group, region)


def _when(random: Random, turns: int, side: Modality, shape: Shape) -> float:
    """A third has asked before the first turn, the others come until shortly before the end."""
    if side is shape.silent_side:
        return random.uniform(0.5, 0.9) * turns
    if side is shape.late_side:
        return random.uniform(0.33, 0.66) * turns
    return 0.0 if random.random() < 0.3 else random.uniform(0.0, 0.9) * turns
