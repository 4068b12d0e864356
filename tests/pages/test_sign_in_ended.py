"""A tab whose sign-in ended elsewhere: it is emptied, and what it still says calls nothing."""

from session_core.domain.people import Role
from session_core.use_cases.house import House
from session_core.use_cases.sign_in import sign_out
from tests.houses import new_account, new_session, visit_of
from tests.pages.opening import labels, open_page


def test_widgets_on_their_way_call_nothing_once_the_tab_is_empty(house: House) -> None:
    session = new_session(house)
    organiser = visit_of(house, new_account(house, "amina"), session.id, [Role.ORGANISER])
    app = open_page("people.py", organiser)
    on_their_way = app._tree.get_widget_states()
    assert [each for each in on_their_way.widgets if "language_choice" in each.id]
    sign_out(organiser)
    assert labels(app.run()) == ["Sign in"]
    app._run(on_their_way)
    assert not app.exception
    assert labels(app) == ["Sign in"]
