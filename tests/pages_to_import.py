"""Programme pages for tests: the project's own, and real ones where they lie beside the project."""

import os
from pathlib import Path

PAGES = Path(__file__).parent / "imports" / "pages"
SEEDS = Path(__file__).parents[2] / "shared" / "seeds"


_STAND_INS = {
    "000": "town_hall_lost_labels",
    "001": "workshop_lost_labels",
    "002": "posts_with_a_workshop",
}


def own_page(name: str) -> str:
    """Read one of the project's own pages by its name."""
    return (PAGES / f"{name}.txt").read_text(encoding="utf-8")


def real_page(number: str) -> str:
    """Read a real page; without them the project's own of the same build stand in, never in CI."""
    found = sorted(SEEDS.glob(f"{number}_*.txt"))
    if found:
        return found[0].read_text(encoding="utf-8")
    assert not os.environ.get("CI"), f"no real page {number} beside the project"
    return own_page(_STAND_INS[number])
