"""Pages to import: the project's own, and real ones where they lie beside the project."""

from collections.abc import Callable

import pytest

from tests.pages_to_import import own_page, real_page


@pytest.fixture
def page_text() -> Callable[[str], str]:
    """Read one of the project's own pages by its name."""
    return own_page


@pytest.fixture(params=["real", "own"])
def town_hall(request: pytest.FixtureRequest) -> str:
    """Give the text of a panel town hall whose labels were partly lost, a real one and our own."""
    return real_page("000") if request.param == "real" else own_page("town_hall_lost_labels")


@pytest.fixture(params=["real", "own"])
def workshop(request: pytest.FixtureRequest) -> str:
    """Give the text of a break-out workshop with its report, a real one and our own."""
    return real_page("001") if request.param == "real" else own_page("workshop_lost_labels")
