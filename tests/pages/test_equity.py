"""The equity page: shares as charts with tables, two settings, and how long online is silent."""

from dataclasses import replace
from datetime import timedelta

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Toggle

from pages.parts.equity_chart import equity_figure, equity_rows, group_words, percent
from pages.parts.silence import alarm_words, quiet_words
from session_core.domain.equity import Balance, By, Portion
from session_core.domain.floor_policy import EVENFLOOR
from session_core.domain.people import Modality, Role, StakeholderGroup
from session_core.domain.session import NamingRule, WorkshopSession
from session_core.domain.silence import Silence
from session_core.use_cases.asking import enter_for_someone
from session_core.use_cases.floor import give_floor_to, yield_floor
from session_core.use_cases.floor_policy import see_floor_policy, set_floor_policy
from session_core.use_cases.house import House
from session_core.use_cases.naming import set_naming_rule
from session_core.use_cases.visit import Visit
from tests.houses import NOW, new_session, sign_in_as
from tests.pages.opening import checked, open_page, words

CIVIL = StakeholderGroup.CIVIL_SOCIETY
BY_SIDE = Balance(
    By.SIDE, (Portion("onsite", 90.0, 2, 2, 0, 3), Portion("online", 30.0, 1, 1, 0, 0))
)


@pytest.fixture
def session(house: House) -> WorkshopSession:
    return new_session(house)


@pytest.fixture
def moderator(house: House, session: WorkshopSession) -> Visit:
    return sign_in_as(house, Role.ONSITE_MODERATOR, session.id)


def speak(moderator: Visit) -> None:
    """Somebody in the room has the floor for two minutes, and somebody online waits."""
    asked = enter_for_someone(moderator, Modality.ONSITE, name="Ana", stakeholder_group=CIVIL)
    give_floor_to(moderator, asked)
    yield_floor(replace(moderator, now=NOW + timedelta(minutes=2)))
    enter_for_someone(moderator, Modality.ONLINE, name="Bo")


def toggle(app: AppTest, name: str) -> Toggle:
    return next(each for each in app.toggle if name in str(each.key))


def test_before_anybody_asked_it_says_when_shares_will_stand_here(moderator: Visit) -> None:
    app = open_page("equity.py", moderator)
    assert "The shares stand here once somebody has asked" in words(app)
    assert not app.get("plotly_chart")


def test_each_chart_has_a_table(moderator: Visit) -> None:
    speak(moderator)
    app = open_page("equity.py", moderator)
    # No region and no language was said, so there is nothing to tell of them.
    assert len(app.get("plotly_chart")) == len(app.table) == 3
    sides = app.table[0].value
    assert list(sides["Side"]) == ["in the room", "online"]
    assert list(sides["Floor time"]) == ["100\u00a0%  \n(2:00)", "0\u00a0%  \n(0:00)"]
    assert list(sides["Waiting"]) == ["0\u00a0%  \n(0)", "100\u00a0%  \n(1)"]
    assert "</i>Floor time</span>" in words(app)
    assert "</i>Turns</span>" in words(app)
    assert "Joined" not in sides
    assert "## Stakeholder groups" in words(app)


def test_a_strict_rule_says_why_there_are_no_groups(moderator: Visit) -> None:
    speak(moderator)
    set_naming_rule(moderator, NamingRule.CLOSED)
    shown = words(open_page("equity.py", moderator))
    assert "Stakeholder groups" not in shown
    assert "keeps no groups, so none are counted" in shown


def test_both_settings_are_saved_at_once_and_leave_the_others(moderator: Visit) -> None:
    app = open_page("equity.py", moderator)
    set_floor_policy(moderator, replace(EVENFLOOR, round_size=3), EVENFLOOR)
    app = checked(toggle(app, "screen").set_value(True).run())
    app = checked(app.number_input[0].set_value(5).run())
    assert see_floor_policy(moderator) == replace(
        EVENFLOOR, round_size=3, equity_on_screen=True, silence_minutes=5
    )


def test_another_moderators_setting_shows(moderator: Visit) -> None:
    app = open_page("equity.py", moderator)
    set_floor_policy(moderator, replace(EVENFLOOR, equity_on_screen=True), EVENFLOOR)
    assert toggle(checked(app.run()), "screen").value is True


@pytest.mark.parametrize("typed", [500, 0, -1, 3.7, None])
def test_what_is_no_number_of_minutes_is_refused_and_stays(
    moderator: Visit, typed: float | None
) -> None:
    app = open_page("equity.py", moderator)
    app = checked(app.number_input[0].set_value(typed).run())
    said = "“Minutes without an online voice” can be a whole number from 1 to 120"
    assert said in words(app)
    assert app.number_input[0].value == typed
    assert see_floor_policy(moderator) == EVENFLOOR
    app = checked(app.number_input[0].set_value(7).run())
    assert said not in words(app)
    assert see_floor_policy(moderator).silence_minutes == 7


def test_the_alarm_is_switched_off_and_on_with_the_minutes_it_had(moderator: Visit) -> None:
    app = open_page("equity.py", moderator)
    app = checked(app.number_input[0].set_value(25).run())
    app = checked(toggle(app, "alarm").set_value(False).run())
    assert see_floor_policy(moderator).silence_minutes == 0
    assert (app.number_input[0].value, app.number_input[0].disabled) == (25, True)
    checked(toggle(app, "alarm").set_value(True).run())
    assert see_floor_policy(moderator).silence_minutes == 25


def test_the_alarm_goes_off_beside_minutes_that_were_refused(moderator: Visit) -> None:
    app = open_page("equity.py", moderator)
    app = checked(app.number_input[0].set_value(None).run())
    app = checked(toggle(app, "alarm").set_value(False).run())
    assert see_floor_policy(moderator).silence_minutes == 0
    assert app.number_input[0].value == EVENFLOOR.silence_minutes
    checked(toggle(app, "alarm").set_value(True).run())
    assert see_floor_policy(moderator) == EVENFLOOR


def test_an_alarm_that_another_moderator_switched_off_is_off_here(moderator: Visit) -> None:
    app = open_page("equity.py", moderator)
    set_floor_policy(moderator, replace(EVENFLOOR, silence_minutes=0), EVENFLOOR)
    assert toggle(checked(app.run()), "alarm").value is False


def test_other_staff_read_the_settings(house: House, session: WorkshopSession) -> None:
    app = open_page("equity.py", sign_in_as(house, Role.RAPPORTEUR, session.id))
    assert "Minutes without an online voice: 10" in words(app)
    assert "Shares of floor time on the room screen: no" in words(app)
    assert not app.toggle


def test_bars_stand_beside_each_other_and_say_their_share() -> None:
    waiting = replace(BY_SIDE, portions=tuple(replace(p, waiting=1) for p in BY_SIDE.portions))
    figure = equity_figure(waiting)
    had, turns, wait = figure.data
    assert (had.name, list(had.x), list(had.text)) == (
        "Floor time",
        [0.75, 0.25],
        ["75\u00a0%", "25\u00a0%"],
    )
    assert (wait.name, list(wait.x)) == ("Waiting", [0.5, 0.5])
    assert (turns.name, list(turns.x)) == ("Turns", [2 / 3, 1 / 3])
    # Full, outlined, hatched: for who does not tell colours apart.
    assert had.marker.color == turns.marker.line.color
    assert turns.marker.color == "rgba(0,0,0,0)"
    assert (had.marker.pattern.shape, wait.marker.pattern.shape) == (None, "/")


def test_all_charts_of_the_page_begin_at_one_place_and_have_one_scale() -> None:
    groups = Balance(By.STAKEHOLDER, (Portion(StakeholderGroup.PRIVATE_SECTOR, 9, 1, 1, 1),))
    layouts = [equity_figure(each).layout for each in (BY_SIDE, groups)]
    assert len({(each.margin.l, each.margin.r, each.xaxis.range) for each in layouts}) == 1
    assert layouts[0].margin.l > 0
    assert not any(each.yaxis.automargin for each in layouts)


def test_where_nobody_waits_the_bars_are_compared_with_who_joined() -> None:
    figure = equity_figure(BY_SIDE)
    assert [bar.name for bar in figure.data] == ["Floor time", "Turns", "Joined"]
    assert [row["Waiting"] for row in equity_rows(BY_SIDE)] == ["–", "–"]
    assert [row["Joined"] for row in equity_rows(BY_SIDE)] == [
        "100\u00a0%  \n(3)",
        "0\u00a0%  \n(0)",
    ]


def test_who_only_joined_stands_in_the_table_and_not_in_the_chart() -> None:
    groups = Balance(By.STAKEHOLDER, (Portion(CIVIL, 9, 1, 1, 1), Portion("", joined=4)))
    assert list(equity_figure(groups).data[0].y) == [CIVIL]
    assert [row["Stakeholder group"] for row in equity_rows(groups)] == [CIVIL, "not said"]


def test_words_for_shares_and_groups() -> None:
    assert [percent(share) for share in (0, 0.001, 0.345, 1)] == [
        "0\u00a0%",
        "<1\u00a0%",
        "34\u00a0%",
        "100\u00a0%",
    ]
    assert group_words(By.SIDE, "online") == "online"
    assert group_words(By.LANGUAGE, "") == "not said"


@pytest.mark.parametrize(
    ("found", "quiet", "alarm"),
    [
        (
            Silence(NOW, was_heard=True),
            "Online was last heard {time} ago.",
            "No online voice for {time}. Ask those online what they want to say.",
        ),
        (
            Silence(NOW, waiting=1),
            "No online voice yet: {time}; one waits online.",
            "No online voice for {time}, and one waits online. Give one of them the floor.",
        ),
        (
            Silence(NOW, was_heard=True, waiting=3),
            "Online was last heard {time} ago; 3 people wait online.",
            "No online voice for {time}, and 3 people wait online. Give one of them the floor.",
        ),
    ],
)
def test_the_silence_in_words(found: Silence, quiet: str, alarm: str) -> None:
    assert (quiet_words(found), alarm_words(found)) == (quiet, alarm)
