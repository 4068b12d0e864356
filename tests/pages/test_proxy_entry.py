"""Somebody without a device, entered on the floor page: a hub, a language, twice never."""

import pytest

from session_core.domain.floor import Source
from session_core.domain.languages import Language
from session_core.domain.people import Role
from session_core.storage import floor
from session_core.use_cases.house import House
from tests.houses import new_session, sign_in_as
from tests.pages.opening import open_page, press


@pytest.mark.parametrize(("people", "source"), [(1, Source.PROXY), (12, Source.HUB)])
def test_a_hub_and_a_language_can_be_told(house: House, people: int, source: Source) -> None:
    session = new_session(house)
    moderator = sign_in_as(house, Role.ONLINE_MODERATOR, session.id)
    app = open_page("floor.py", moderator)
    app.text_input(key="proxy-name").set_value("Library of Nadi")
    app.selectbox(key="proxy-language").set_value(Language.FRENCH)
    app.number_input(key="proxy-people").set_value(people)
    press(app, "Add online")
    with house.database.reading() as db:
        (one,) = floor.floor_of(db, session.id).interventions
    assert (one.name, one.language, one.people) == ("Library of Nadi", "fr", people)
    assert one.source is source
    assert one.entered_by
    assert app.number_input(key="proxy-people").value == 1
    assert app.selectbox(key="proxy-language").value is None
