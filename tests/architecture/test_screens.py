"""No page is forgotten where all are looked at: with axe, zoomed, and without motion."""

from tests.every_screen import SCREENS, page_of, pages_there


def test_every_page_is_looked_at() -> None:
    shown = {page_of(screen) for screen in SCREENS}
    assert sorted(pages_there() - shown) == []
    assert sorted(shown - pages_there()) == []


def test_each_screen_has_a_name_of_its_own() -> None:
    names = [screen.name for screen in SCREENS]
    assert len(names) == len(set(names))
