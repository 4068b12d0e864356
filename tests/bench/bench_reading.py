"""What long texts cost: pages full of people or of prose, and the longest text that is drafted.

Each in seconds of processor time, the median of a few readings in one run.
"""

import sys
from collections.abc import Callable
from time import process_time

from session_core.drafting.plain_text import draft_text
from session_core.imports.programme_page import read_programme_page
from tests.bench.table import Row

TIMES = 5
TITLE = "IGF 2023 WS #7 Maps\n\n"
PEOPLE = "Speakers\n" + "\n".join(
    f"Ada Novak{n}, Civil Society, African Group" for n in range(8_000)
)
PROSE = "A workshop was held in Port Vila, Vanuatu, on 3 May 2024 with 20 people of two towns. "
PLACES = "north south east west coast island harbour village school market".split()
TURNS = "\n".join(
    f"S{n % 7}: The {PLACES[n % 10]} cable number {n} costs more than the {PLACES[n % 9]} road of "
    f"{n % 97} villages. Operators near the {PLACES[n % 8]} should share plan {n}."
    for n in range(25_000 // 24)
)


def run() -> list[Row]:
    """Read and draft each a few times."""
    return [
        _measured(
            "a programme page with 8,000 people", lambda: read_programme_page(TITLE + PEOPLE)
        ),
        _measured("900,000 letters of prose", lambda: read_programme_page(PROSE * 10_000)),
        _measured(
            "a draft of 25,000 words, 20 and 20", lambda: draft_text(TURNS, takeaways=20, calls=20)
        ),
    ]


def _measured(name: str, do: Callable[[], object]) -> Row:
    print(f"  {name}", file=sys.stderr)
    samples = []
    for _ in range(TIMES):
        began = process_time()
        do()
        samples.append(process_time() - began)
    return Row.of(name, samples, "s of CPU")
