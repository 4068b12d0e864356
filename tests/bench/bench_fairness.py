"""How fair the floor is, as rows of the common table; the promises are checked on the way."""

import sys

from tests.bench.fairness import SESSIONS, play_on_all_cores
from tests.bench.fairness_figures import OURS, as_markdown, broken_promises, figures
from tests.bench.table import Row


def run() -> list[Row]:
    """Play the invented sessions. Raises AssertionError where a promise is broken."""
    played = play_on_all_cores()
    assert not (broken := broken_promises(played)), "; ".join(broken)
    found = figures(played)
    print(as_markdown(found), file=sys.stderr)
    ours = next(each for each in found if each.order == OURS)
    notes = f"{SESSIONS:,} invented sessions; python -m tests.bench.fairness for the whole table"
    return [
        Row("a side's share of contested turns, off by", ours.off, ours.worst, "points", notes),
        Row.of("longest wait, of the bound stated", [100 * ours.of_bound], "%"),
        Row.of("support met, of what by-support meets", [ours.support], "%"),
        Row.of("bumped from announced places", [ours.bumps], "people"),
    ]
