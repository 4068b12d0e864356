"""The order page: what a change would do is shown before it is saved."""

from dataclasses import fields, replace

import pytest

from pages.parts.equity_parts import HERE as OF_THE_EQUITY_PAGE
from pages.parts.order_draft import HERE as OF_THE_ORDER_PAGE
from pages.parts.order_words import SETTINGS
from session_core.domain.floor_policy import EVENFLOOR, PRESETS, FloorPolicy, Sides
from session_core.domain.people import Modality, Role, StakeholderGroup
from session_core.domain.session import WorkshopSession
from session_core.use_cases.asking import enter_for_someone
from session_core.use_cases.floor import see_floor
from session_core.use_cases.floor_policy import preview_order, see_floor_policy, set_floor_policy
from session_core.use_cases.house import House
from session_core.use_cases.visit import Visit
from tests.houses import new_session, sign_in_as
from tests.pages.opening import checked, labels, open_page, press, words
from tests.pages.order_page import choose, field

ONSITE, ONLINE = Modality.ONSITE, Modality.ONLINE


@pytest.fixture
def session(house: House) -> WorkshopSession:
    return new_session(house)


@pytest.fixture
def moderator(house: House, session: WorkshopSession) -> Visit:
    return sign_in_as(house, Role.ONSITE_MODERATOR, session.id)


@pytest.fixture
def waiting(moderator: Visit) -> None:
    """Four who ask in the room, then two online; the first two places are announced."""
    for side in (*[ONSITE] * 4, *[ONLINE] * 2):
        enter_for_someone(moderator, side, name="Village <b>council</b>")


def test_nobody_waits_and_a_change_shows_on_an_invented_list(moderator: Visit) -> None:
    app = open_page("order.py", moderator)
    assert "invented people show what the settings do" in words(app)
    assert "These settings are in force" in words(app)
    app = choose(app, "toggle", "support", False)
    assert "Nobody waits now. In an invented list " in words(app)
    assert see_floor(moderator).places == ()


@pytest.mark.usefixtures("waiting")
def test_a_change_shows_what_it_would_do_and_saves_nothing(moderator: Visit) -> None:
    before = see_floor(moderator).places
    app = open_page("order.py", moderator)
    assert "Then" not in words(app)
    app = choose(app, "radio", "sides", Sides.AS_THEY_COME)
    shown = words(app)
    found = preview_order(moderator, replace(EVENFLOOR, sides=Sides.AS_THEY_COME))
    assert found.moved
    assert f"{found.moved} of 6 places would change; the 2 announced places stay." in shown
    assert '<th scope="col">Now</th><th scope="col">Then</th>' in shown
    assert "▲" in shown
    assert '<span class="ef-unseen">up ' in shown
    assert "announced, place is safe" in shown
    assert see_floor(moderator).places == before
    assert see_floor_policy(moderator) == EVENFLOOR


@pytest.mark.usefixtures("waiting")
def test_what_people_write_is_no_html(moderator: Visit) -> None:
    shown = words(open_page("order.py", moderator))
    assert "Village &lt;b&gt;council&lt;/b&gt;" in shown


@pytest.mark.usefixtures("waiting")
def test_saving_makes_it_so(moderator: Visit) -> None:
    app = choose(open_page("order.py", moderator), "radio", "sides", Sides.AS_THEY_COME)
    app = press(app, "Save the order")
    assert see_floor_policy(moderator) == replace(EVENFLOOR, sides=Sides.AS_THEY_COME)
    assert "These settings are in force" in words(app)


def test_a_preset_fills_the_fields(moderator: Visit) -> None:
    app = open_page("order.py", moderator)
    app = choose(app, "number_input", "speaking_seconds", 90)
    app = choose(app, "button_group", "preset", "By support")
    assert field(app, "radio", "sides").value == Sides.AS_THEY_COME
    assert field(app, "toggle", "fewest_first").value is False
    press(app, "Save the order")
    assert see_floor_policy(moderator) == replace(PRESETS["By support"], speaking_seconds=90)


def test_back_to_the_usual_and_discarding(moderator: Visit) -> None:
    mine = replace(EVENFLOOR, round_size=3, equity_on_screen=True)
    set_floor_policy(moderator, mine, EVENFLOOR)
    app = choose(open_page("order.py", moderator), "toggle", "support", False)
    app = press(app, "Discard my changes")
    assert field(app, "toggle", "support").value is True
    app = press(press(app, "Back to the usual"), "Save the order")
    # What has its place on the equity page is left as it is.
    assert see_floor_policy(moderator) == replace(EVENFLOOR, equity_on_screen=True)


@pytest.mark.parametrize(
    ("name", "value", "limits"),
    [
        ("round_size", 0, "“Speakers of one side in a row” can be a whole number from 1 to 10"),
        ("safe_places", 6, "“Announced places” can be a whole number from 0 to 5"),
        ("safe_places", 3.7, "“Announced places” can be a whole number from 0 to 5"),
        ("safe_places", None, "“Announced places” can be a whole number from 0 to 5"),
        (
            "speaking_seconds",
            99_999,
            "“Seconds for one speaker” can be a whole number from 0 to 1800",
        ),
    ],
)
def test_a_bad_value_is_refused_with_its_limits_and_stays(
    moderator: Visit, name: str, value: float | None, limits: str
) -> None:
    app = choose(open_page("order.py", moderator), "number_input", name, value)
    assert limits in words(app)
    app = press(app, "Save the order")
    assert words(app).count(limits) == 1
    assert field(app, "number_input", name).value == value
    assert see_floor_policy(moderator) == EVENFLOOR


@pytest.mark.usefixtures("waiting")
def test_the_number_stays_before_a_name_that_runs_from_right_to_left(moderator: Visit) -> None:
    enter_for_someone(moderator, ONSITE, name="فاطمة")
    assert "#7 <bdi>فاطمة</bdi>" in words(open_page("order.py", moderator))


def test_the_draft_outlives_a_visit_to_another_page(moderator: Visit) -> None:
    app = choose(open_page("order.py", moderator), "toggle", "support", False)
    checked(app.switch_page("polls.py").run())
    app = checked(app.switch_page("order.py").run())
    assert field(app, "toggle", "support").value is False


@pytest.mark.usefixtures("waiting")
def test_other_staff_look_on(house: House, session: WorkshopSession) -> None:
    rapporteur = sign_in_as(house, Role.RAPPORTEUR, session.id)
    app = open_page("order.py", rapporteur)
    assert "Organisers and moderators change the order." in words(app)
    assert "Save the order" not in labels(app)
    assert field(app, "toggle", "support").disabled
    assert "6 waiting" in words(app)


def test_a_long_list_shows_its_beginning(moderator: Visit) -> None:
    for n in range(18):
        enter_for_someone(
            moderator, ONSITE, name=f"N{n}", stakeholder_group=StakeholderGroup.GOVERNMENT
        )
    app = open_page("order.py", moderator)
    assert words(app).count('<b class="ef-at">') == 15
    assert words(press(app, "Show all 18")).count('<b class="ef-at">') == 18


def test_every_setting_has_words_and_a_field_on_one_of_the_two_pages() -> None:
    every = {each.name for each in fields(FloorPolicy)}
    assert set(SETTINGS) == every
    assert sorted((*OF_THE_ORDER_PAGE, *OF_THE_EQUITY_PAGE)) == sorted(every)


def test_the_whole_ledger_is_linked_once_something_was_done(moderator: Visit) -> None:
    assert not open_page("order.py", moderator).get("link_button")
    enter_for_someone(moderator, ONSITE, name="Ana Pereira")
    links = [each.proto for each in open_page("order.py", moderator).get("link_button")]
    assert [(link.label, link.url) for link in links] == [
        ("Ledger (CSV)", f"files/{moderator.session_id}/ledger.csv")
    ]


@pytest.mark.usefixtures("waiting")
def test_who_may_not_export_the_ledger_has_no_link_to_it(
    house: House, session: WorkshopSession
) -> None:
    app = open_page("order.py", sign_in_as(house, Role.DESK, session.id))
    assert not app.get("link_button")
