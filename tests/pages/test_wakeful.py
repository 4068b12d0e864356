"""A page tells its live parts that it ran; after a restart presses are held back until then."""

from typing import Any

import pytest

from pages.parts import live
from session_core.domain.people import Role
from session_core.use_cases.house import House
from tests.houses import new_account, new_session, visit_of
from tests.pages.opening import open_page


@pytest.mark.parametrize("page", ["floor.py", "people.py"])
def test_a_page_says_that_it_ran_when_all_of_it_is_drawn(
    house: House, monkeypatch: pytest.MonkeyPatch, page: str
) -> None:
    """What is pressed before a page is drawn to its end is not heard by Streamlit."""
    session = new_session(house)
    visit = visit_of(house, new_account(house), session.id, [Role.ORGANISER])
    parts_drawn = []
    told = []
    pulse = live._pulse

    def draw_pulse(**given: Any) -> None:
        parts_drawn.append(given["key"])
        pulse(**given)

    monkeypatch.setattr(live, "_pulse", draw_pulse)
    monkeypatch.setattr(live, "_wake", lambda **given: told.append((len(parts_drawn), given)))
    open_page(page, visit)
    parts, given = told[-1]
    assert parts == len(parts_drawn) > 0
    assert given["data"]["at"] > 0
