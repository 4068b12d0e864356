"""What the speaking order costs, and how that grows with those who wait.

In milliseconds of processor time, garbage collection included: sides, groups, support that few have
much of, people who ask twice, a few merged questions; a tenth as many were heard.
"""

import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from math import log
from random import Random
from statistics import fmean
from time import process_time

from session_core.domain.floor import Floor, Intervention, InterventionKind, InterventionState
from session_core.domain.people import Modality, RegionalGroup, StakeholderGroup
from session_core.domain.speaking_order import announce, speaking_order
from tests.bench.table import Row

SIZES = (100, 200, 500, 1_000, 3_000, 10_000)
TIMES = 25
BEGAN = datetime(2030, 5, 14, 9, 0, tzinfo=UTC)
SIDES = (Modality.ONSITE, Modality.ONSITE, Modality.ONLINE)


def run() -> list[Row]:
    """Order lists of each size, first as at the start of a session, then with a tenth heard."""
    rows = []
    for part, words in ((10, "a tenth as many heard"), (0, "none heard yet")):
        of_size = [_measured(size, size // part if part else 0, words) for size in SIZES]
        growth = _exponent([(size, row.median) for size, row in zip(SIZES, of_size, strict=True)])
        rows += [
            *of_size,
            Row.of(f"cost grows with the length to the power of, {words}", [growth], ""),
        ]
    return rows


def a_floor(waiting: int, heard: int) -> Floor:
    """So many who wait and so many who were heard, the same ones every time."""
    return announce(Floor(tuple(_interventions(Random(waiting), waiting, heard))), BEGAN)


def _interventions(random: Random, waiting: int, heard: int) -> Iterator[Intervention]:
    people = waiting + heard
    for number in range(1, people + 1):
        # Seven of eight ask once.
        seat = random.randrange(number) if random.random() < 0.12 else number
        asked = Intervention(
            id=f"{number:016x}",
            number=number,
            kind=InterventionKind.QUESTION,
            modality=SIDES[seat % len(SIDES)],
            asker=f"seat:{seat}",
            requested_at=BEGAN + timedelta(seconds=number),
            stakeholder_group=random.choice([None, *StakeholderGroup]),
            regional_group=random.choice([None, *RegionalGroup]),
            support=int(random.paretovariate(1.3)) - 1,
        )
        if number <= heard:
            given_at = BEGAN + timedelta(seconds=number)
            yielded_at = given_at + timedelta(seconds=60)
            yield replace(
                asked, state=InterventionState.HEARD, given_at=given_at, yielded_at=yielded_at
            )
        elif number % 50 == 0 and number < people:
            head = f"{random.randint(number + 1, people):016x}"
            yield replace(asked, state=InterventionState.MERGED, merged_into=head)
        else:
            yield asked


def _measured(waiting: int, heard: int, words: str) -> Row:
    print(f"  {waiting:,} waiting, {words}", file=sys.stderr)
    floor = a_floor(waiting, heard)
    samples = []
    for _ in range(TIMES):
        began = process_time()
        speaking_order(floor)
        samples.append(1000 * (process_time() - began))
    return Row.of(f"speaking order of {waiting:,}, {words}", samples, "ms of CPU")


def _exponent(costs: list[tuple[int, float]]) -> float:
    """The slope of the line through the logarithms: 1 is as much again for as many again."""
    points = [(log(size), log(cost)) for size, cost in costs]
    x, y = (fmean(each) for each in zip(*points, strict=True))
    return sum((a - x) * (b - y) for a, b in points) / sum((a - x) ** 2 for a, _ in points)
