"""The page of the door: who waits is admitted, codes are shown once, intake is frozen."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from session_core.domain.intake import PER_SESSION, Post
from session_core.domain.people import Modality, Role
from session_core.domain.session import Entry, WorkshopSession
from session_core.use_cases.entry import make_entry_codes, see_entry, set_entry, turn_away
from session_core.use_cases.house import House
from session_core.use_cases.intake import freeze_intake, see_intake
from session_core.use_cases.seats import join_session
from session_core.use_cases.visit import Visit
from tests.houses import new_session, sign_in_as, stranger
from tests.pages.opening import checked, labels, open_page, press, words


@pytest.fixture
def session(house: House) -> WorkshopSession:
    return new_session(house)


@pytest.fixture
def moderator(house: House, session: WorkshopSession) -> Visit:
    return sign_in_as(house, Role.ONSITE_MODERATOR, session.id)


def come(house: House, session: WorkshopSession, name: str, minutes: int = 0) -> None:
    now = datetime.now(UTC) - timedelta(minutes=minutes)
    join_session(replace(stranger(house, session.id), now=now), Modality.ONLINE, name)


def choose(app: AppTest, way: Entry) -> AppTest:
    return checked(app.radio(key="entry-way").set_value(way).run())


def test_a_moderator_admits_turns_away_and_admits_all(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    app = choose(open_page("door.py", moderator), Entry.APPROVAL)
    assert see_entry(moderator).entry is Entry.APPROVAL
    assert "Nobody at the door" in words(app)
    come(house, session, "*Ana*", minutes=12)
    for n in range(3):
        come(house, session, f"Person {n}")
    app = open_page("door.py", moderator)
    assert "4 people at the door" in words(app)
    assert "*Ana*" in words(app)
    assert "12 min" in words(app)
    press(app, "Turn away")
    assert [one.pseudonym for one in see_entry(moderator).turned_away] == ["*Ana*"]
    assert "Admit all 3" in labels(app)
    first = see_entry(moderator).waiting[0]
    checked(app.button(key=f"admit-{first.seat_id}").click().run())
    press(app, "Admit all 2")
    assert see_entry(moderator).waiting == ()
    away = see_entry(moderator).turned_away[0]
    checked(app.button(key=f"admit-{away.seat_id}").click().run())
    assert see_entry(moderator).turned_away == ()


def test_an_open_door_says_how_many_it_admits_and_waits_for_a_yes(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    set_entry(moderator, Entry.APPROVAL)
    for n in range(3):
        come(house, session, f"Person {n}")
    turn_away(moderator, see_entry(moderator).waiting[0].seat_id)
    app = choose(open_page("door.py", moderator), Entry.OPEN)
    assert see_entry(moderator).entry is Entry.APPROVAL
    assert app.radio(key="entry-way").value == Entry.APPROVAL
    assert "admits all who wait: 2 people" in words(app)
    press(app, "Leave it as it is")
    assert "admits all who wait" not in words(app)
    app = press(choose(app, Entry.OPEN), "Open the door and admit 2")
    assert (see_entry(moderator).entry, see_entry(moderator).waiting) == (Entry.OPEN, ())
    assert "admits all who wait" not in words(app)


def test_five_hundred_who_wait_are_shown_a_few_at_a_time_and_admitted_at_once(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    set_entry(moderator, Entry.APPROVAL)
    for n in range(500):
        come(house, session, f"Person {n}")
    app = open_page("door.py", moderator)
    assert labels(app).count("Admit") == 25
    press(app, "Show more: 475 others")
    assert labels(app).count("Admit") == 50
    press(app, "Admit all 500")
    assert see_entry(moderator).waiting == ()


def test_codes_are_shown_once_counted_and_revoked(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    app = choose(open_page("door.py", moderator), Entry.CODES)
    app.number_input(key="entry-codes-count").set_value(3)
    press(app, "Make codes")
    shown = next(code.value for code in app.code if re.fullmatch(r"(....-....\n?)+", code.value))
    assert len(shown.split()) == 3
    codes = shown.split()
    assert "3 codes, shown this once" in words(app)
    assert "0 used · 3 unused" in words(app)
    join_session(stranger(house, session.id), Modality.ONLINE, entry_code=codes[0])
    press(app, "Put them away")
    assert codes[1] not in words(app) + "".join(code.value for code in app.code)
    assert "1 used · 2 unused" in words(app)
    press(app, "Revoke 2 codes")
    assert see_entry(moderator).batches[0].unused == 0
    app = open_page("door.py", moderator)
    assert codes[1] not in words(app) + "".join(code.value for code in app.code)


def test_intake_is_frozen_and_thawed_and_the_floor_page_says_so(moderator: Visit) -> None:
    assert "Intake is frozen" not in words(open_page("floor.py", moderator))
    app = press(open_page("door.py", moderator), "Freeze intake")
    assert see_intake(moderator).is_frozen
    assert "Intake is frozen" in words(app)
    assert "Intake is frozen" in words(open_page("floor.py", moderator))
    app = press(app, "Take new things again")
    assert not see_intake(moderator).is_frozen
    assert "Intake is frozen" not in words(app)


def test_staff_see_that_intake_is_throttled(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    for _ in range(PER_SESSION[Post.RECEIPT].at_all + 2):
        house.allowances.weigh(session.join_code, "", Post.RECEIPT)
    app = open_page("door.py", moderator)
    assert "More comes in than this session can take" in words(app)
    assert "Delayed in the last five minutes: 600 receipts." in words(app)
    assert "Refused in the last five minutes: 2 receipts." in words(app)
    assert "More comes in than this session can take" in words(open_page("floor.py", moderator))


def test_who_may_not_change_the_door_sees_it(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    set_entry(moderator, Entry.CODES)
    make_entry_codes(moderator, 2)
    set_entry(moderator, Entry.APPROVAL)
    come(house, session, "Ana")
    freeze_intake(moderator)
    app = open_page("door.py", sign_in_as(house, Role.RAPPORTEUR, session.id))
    assert "Ana" in words(app)
    assert "0 used · 2 unused" in words(app)
    assert app.radio(key="entry-way").disabled
    mine = {"Admit", "Turn away", "Make codes", "Freeze intake", "Take new things again"}
    assert mine.isdisjoint(labels(app))
