"""The speaker list: every place with its reason, and what is done from its row."""

from dataclasses import replace
from datetime import timedelta

import pytest
from streamlit.testing.v1 import AppTest

from pages.parts.floor_acts import ACTS, press
from session_core.domain.people import Modality, RegionalGroup, Role, StakeholderGroup
from session_core.domain.session import WorkshopSession
from session_core.use_cases.asking import enter_for_someone, request_floor
from session_core.use_cases.claims import claim_question
from session_core.use_cases.floor import close_queue, see_floor
from session_core.use_cases.house import House
from session_core.use_cases.support import support_question
from session_core.use_cases.visit import Visit
from tests.houses import NOW, new_session, seat_in, sign_in_as
from tests.pages.floor_page import card, component, hands, pressed, the_list, who_is
from tests.pages.opening import labels, open_page, words


@pytest.fixture
def session(house: House) -> WorkshopSession:
    return new_session(house)


@pytest.fixture
def moderator(house: House, session: WorkshopSession) -> Visit:
    return sign_in_as(house, Role.ONSITE_MODERATOR, session.id)


def test_every_place_says_why_in_full(moderator: Visit) -> None:
    hands(moderator, *[Modality.ONSITE, Modality.ONLINE] * 2)
    places = the_list(open_page("floor.py", moderator))["places"]
    assert [place["safe"] for place in places] == [True, True, False, False]
    safe = "announced, place is safe; the room asked first; first time speaking"
    assert places[0]["why"].startswith(safe)
    assert places[2]["why"].startswith("the room is next after online; first time speaking")


def test_a_row_says_how_it_came_in_and_who_reads_it(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    (one,) = hands(moderator, Modality.ONSITE)
    other = sign_in_as(house, Role.ONLINE_MODERATOR, session.id)
    claim_question(other, one)
    (place,) = the_list(open_page("floor.py", moderator))["places"]
    assert place["came"] == f"entered by {who_is(moderator)}"
    assert place["claim"]["who"] == "the online moderator"
    assert place["claim"]["by"] != card(open_page("floor.py", moderator))["me"]
    assert place["claim"]["by"] == card(open_page("floor.py", other))["me"]


@pytest.mark.parametrize("act", ["out of turn", "not there", "at their wish"])
def test_a_row_is_acted_on_by_itself(
    moderator: Visit, monkeypatch: pytest.MonkeyPatch, act: str
) -> None:
    first, second, third = hands(moderator, *[Modality.ONSITE] * 3)
    pressed(open_page("floor.py", moderator), moderator, act, monkeypatch, on=second)
    floor = see_floor(moderator)
    assert [place.intervention.id for place in floor.places] == [first, third]
    assert (floor.speaking is not None) is (act == "out of turn")


def test_a_row_is_claimed_and_let_go(moderator: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    (one,) = hands(moderator, Modality.ONSITE)
    app = open_page("floor.py", moderator)
    pressed(app, moderator, "claim", monkeypatch, on=one)
    assert the_list(app)["places"][0]["claim"]["by"] == card(app)["me"]
    pressed(app, moderator, "release", monkeypatch, on=one)
    assert the_list(app)["places"][0]["claim"] is None


@pytest.mark.parametrize(
    "nonsense", [None, "give", [], {}, {"act": "drop table"}, {"act": None, "id": 7}]
)
def test_what_is_no_press_does_nothing(moderator: Visit, nonsense: object) -> None:
    hands(moderator, Modality.ONSITE)
    before = see_floor(moderator)
    press(moderator, nonsense)
    assert see_floor(moderator) == before


@pytest.mark.parametrize("act", sorted(ACTS.keys() - {"show all", "open", "close", "undo"}))
def test_a_press_on_nobody_is_refused_calmly(
    moderator: Visit, monkeypatch: pytest.MonkeyPatch, act: str
) -> None:
    hands(moderator, Modality.ONSITE)
    app = pressed(open_page("floor.py", moderator), moderator, act, monkeypatch, on="nobody")
    assert len(app.warning) == 1


def test_a_refusal_of_a_row_goes_once_staff_have_done_something(
    house: House,
    session: WorkshopSession,
    moderator: Visit,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    hands(moderator, *[Modality.ONSITE] * 3)
    other = sign_in_as(house, Role.ONLINE_MODERATOR, session.id)
    app = pressed(
        open_page("floor.py", moderator), moderator, "out of turn", monkeypatch, on="nobody"
    )
    assert app.warning
    # What is asked meanwhile changes nothing of it, and it was not read yet.
    request_floor(seat_in(house, session.id), "May I ask too?")
    assert redrawn(app).warning
    close_queue(replace(other, now=NOW + timedelta(seconds=1)))
    assert not redrawn(app).warning


def redrawn(app: AppTest) -> AppTest:
    """The live part drawn anew; the runner can only run all of the page, as if opened again."""
    app.session_state["refusal-seen"] = False
    return app.run()


def test_a_group_and_a_region_of_one_name_are_said_once(moderator: Visit) -> None:
    enter_for_someone(
        moderator,
        Modality.ONSITE,
        stakeholder_group=StakeholderGroup.INTERGOVERNMENTAL,
        regional_group=RegionalGroup.INTERGOVERNMENTAL,
    )
    (place,) = the_list(open_page("floor.py", moderator))["places"]
    assert place["why"].count("Intergovernmental Organization") == 1
    questions = words(open_page("questions.py", moderator))
    assert questions.count("Intergovernmental Organization") == 1


@pytest.mark.parametrize(("supporters", "said"), [(1, "1 other wants"), (2, "2 others want")])
def test_both_pages_say_the_same_of_a_question(
    house: House, session: WorkshopSession, moderator: Visit, supporters: int, said: str
) -> None:
    one = enter_for_someone(moderator, Modality.ONSITE, text="Who pays?", name="Hall", people=9)
    for _ in range(supporters):
        support_question(seat_in(house, session.id), one)
    claim_question(sign_in_as(house, Role.ONLINE_MODERATOR, session.id), one)
    (place,) = the_list(open_page("floor.py", moderator))["places"]
    told = {
        place["support"]: f"{said} it asked",
        place["people"]: "speaks for 9 people",
        place["claim"]["reads"]: "the online moderator is reading it",
    }
    questions = words(open_page("questions.py", moderator))
    for shown, wanted in told.items():
        assert shown == wanted
        assert wanted in questions


def test_cockpits_that_show_the_same_are_told_the_same_words(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    hands(moderator, *[Modality.ONSITE] * 3)
    other = sign_in_as(house, Role.ONLINE_MODERATOR, session.id)
    told = [
        component(open_page("floor.py", v), "evenfloor_speaker_list") for v in (moderator, other)
    ]
    assert told[0]["places"] == told[1]["places"]


def test_the_queue_closes_and_opens(moderator: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    app = pressed(open_page("floor.py", moderator), moderator, "close", monkeypatch)
    assert (see_floor(moderator).queue_open, the_list(app)["queue_open"]) == (False, False)
    pressed(app, moderator, "open", monkeypatch)
    assert (see_floor(moderator).queue_open, the_list(app)["queue_open"]) == (True, True)


def test_a_long_list_begins_with_its_first_places(
    moderator: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands(moderator, *[Modality.ONSITE] * 30)
    app = open_page("floor.py", moderator)
    assert (len(the_list(app)["places"]), the_list(app)["waiting"]) == (25, 30)
    pressed(app, moderator, "show all", monkeypatch)
    assert len(the_list(app)["places"]) == 30


def test_what_people_write_goes_to_the_scripts_only(moderator: Visit) -> None:
    """They set it as text; a browser's test holds them to it."""
    enter_for_someone(
        moderator, Modality.ONLINE, text="![x](http://evil.example/a.png)", name="**b**"
    )
    app = open_page("floor.py", moderator)
    drawn = words(app) + "".join(labels(app))
    assert "evil" not in drawn
    assert "**b**" not in drawn
    assert the_list(app)["places"][0]["asked"]["text"] == "![x](http://evil.example/a.png)"
