"""How fair the floor is, by simulation: `python -m tests.bench.fairness [--sessions N] [--chart]`.

A thousand invented sessions are played under five orders. Exit code 1 where Evenfloor's own breaks
what `docs/fairness.md` promises. With --chart the picture there is made anew.
"""

import argparse
import os
import sys
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import chain

from tests.bench.fairness_figures import as_markdown, broken_promises, by_shape, figures
from tests.bench.floor_orders import ORDERS
from tests.bench.playing import Played, play
from tests.bench.synthetic_sessions import SHAPES, synthetic_session

SESSIONS = 1_008
"""As many of each shape."""


def play_all(seeds: Iterable[int]) -> list[Played]:
    """A session of each seed, of one shape after another, under every order."""
    played = []
    shapes = list(SHAPES.items())
    for seed in seeds:
        name, shape = shapes[seed % len(shapes)]
        turns, asks = synthetic_session(seed, shape)
        played += [play(name, order(), turns, asks) for order in ORDERS]
    return played


def play_on_all_cores(sessions: int = SESSIONS) -> Sequence[Played]:
    """The sessions of the seeds from 0, each core its part of them."""
    cores = os.cpu_count() or 1
    with ProcessPoolExecutor(cores) as pool:
        return list(
            chain(*pool.map(play_all, [range(part, sessions, cores) for part in range(cores)]))
        )


def main() -> int:
    """Play, print the tables, say what is broken; 1 if anything is."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.fairness", description=__doc__)
    parser.add_argument("--sessions", type=int, default=SESSIONS)
    parser.add_argument("--chart", action="store_true", help="make docs/img/fairness.png anew")
    asked = parser.parse_args()
    played = play_on_all_cores(asked.sessions)
    print(f"{asked.sessions:,} invented sessions\n")
    print(as_markdown(figures(played)), "\n", by_shape(played), sep="\n")
    if asked.chart:
        from tests.bench.fairness_chart import write_chart

        write_chart(played)
    broken = broken_promises(played)
    for promise in broken:
        print(f"BROKEN: {promise}", file=sys.stderr)
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
