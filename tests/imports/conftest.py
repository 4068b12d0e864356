"""Pages to import: the project's own, and real ones where they lie beside the project."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

PAGES = Path(__file__).parent / "pages"
SEEDS = Path(__file__).parents[2].parent / "shared" / "seeds"


@pytest.fixture
def page_text() -> Callable[[str], str]:
    """Read one of the project's own pages by its name."""
    return _own_page


@pytest.fixture(params=["real", "own"])
def town_hall(request: pytest.FixtureRequest) -> str:
    """Give the text of a panel town hall whose labels were partly lost, a real one and our own."""
    return _real_page("000") if request.param == "real" else _own_page("town_hall_lost_labels")


@pytest.fixture(params=["real", "own"])
def workshop(request: pytest.FixtureRequest) -> str:
    """Give the text of a break-out workshop with its report, a real one and our own."""
    return _real_page("001") if request.param == "real" else _own_page("workshop_lost_labels")


def _own_page(name: str) -> str:
    return (PAGES / f"{name}.txt").read_text(encoding="utf-8")


def _real_page(number: str) -> str:
    """Read a real page; without them the project's own of the same build stand in, never in CI."""
    found = sorted(SEEDS.glob(f"{number}_*.txt"))
    if found:
        return found[0].read_text(encoding="utf-8")
    assert not os.environ.get("CI"), f"no real page {number} beside the project"
    return _own_page({"000": "town_hall_lost_labels", "001": "workshop_lost_labels"}[number])
