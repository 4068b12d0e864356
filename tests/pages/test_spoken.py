"""Pages in the visitor's language: the sign-in, the room screen and the pages of staff."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from session_core.domain.people import Role
from session_core.language import gettext, names, speaking
from session_core.use_cases.house import House
from session_core.wording import REFUSALS
from tests.houses import new_account, new_session, sign_in_as, visit_as
from tests.pages.opening import labels, open_page, words

OTHERS = sorted(set(names()) - {"en"})
"""Every language but English."""
others = pytest.mark.parametrize("tag", OTHERS)


def said(message: str, tag: str) -> str:
    with speaking(tag):
        return gettext(message)


@others
def test_the_room_screen_speaks_the_language_in_its_address(house: House, tag: str) -> None:
    screen = visit_as(house, Role.ROOM_SCREEN, new_session(house))
    shown = words(open_page("room_screen.py", screen, lang=tag))
    for message in ("The floor is free", "Ask and vote", "Naming is open"):
        assert said(message, tag) in shown
        assert message not in shown
    assert ("direction: rtl" in shown) == (tag == "ar")


@others
def test_the_sign_in_speaks_the_language_in_its_address(
    house: House, visit_frame: Callable[..., AppTest], tag: str
) -> None:
    new_account(house, "amina")
    app = visit_frame(lang=tag)
    assert labels(app) == [said("Sign in", tag)]
    app.button[0].click().run()
    assert said(REFUSALS["wrong_password"], tag) in words(app)


def test_a_language_is_chosen_at_the_sign_in(
    house: House, visit_frame: Callable[..., AppTest]
) -> None:
    new_account(house, "amina")
    app = visit_frame()
    app.selectbox[0].select("fr").run()
    assert labels(app) == [said("Sign in", "fr")]


@others
def test_a_page_of_staff_speaks_the_language_in_its_address(house: House, tag: str) -> None:
    session = new_session(house)
    visit = sign_in_as(house, Role.ONSITE_MODERATOR, session.id)
    shown = words(open_page("polls.py", visit, lang=tag))
    assert said("Polls", tag) in shown
    assert ("direction: rtl" in shown) == (tag == "ar")
