"""The room screen: what everybody in the hall may see, and nothing more."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest

from session_core.domain.ballots import Ballot, PollKind
from session_core.domain.equity import FEWEST_SHOWN
from session_core.domain.floor import InterventionKind
from session_core.domain.people import Modality, Role, StakeholderGroup
from session_core.domain.poll_settings import PollSettings, Showing
from session_core.domain.session import NamingRule, WorkshopSession
from session_core.use_cases.agenda import see_agenda, start_agenda_item
from session_core.use_cases.asking import enter_for_someone
from session_core.use_cases.ballots import cast_ballot
from session_core.use_cases.floor import give_floor_to, give_floor_to_next, yield_floor
from session_core.use_cases.floor_policy import see_floor_policy, set_floor_policy
from session_core.use_cases.house import House
from session_core.use_cases.notes import write_note
from session_core.use_cases.polls import close_poll, open_poll, write_poll
from session_core.use_cases.visit import Visit
from tests.houses import NOW, new_session, seat_in, sign_in_as, visit_as
from tests.pages.full_view import data_of
from tests.pages.opening import labels, open_page, words


@pytest.fixture
def session(house: House) -> WorkshopSession:
    return new_session(house, join_code="F7K2QX", naming_rule=NamingRule.AFFILIATION_ONLY)


@pytest.fixture
def moderator(house: House, session: WorkshopSession) -> Visit:
    return sign_in_as(house, Role.ONSITE_MODERATOR, session.id)


@pytest.fixture
def screen(house: House, session: WorkshopSession) -> Visit:
    return visit_as(house, Role.ROOM_SCREEN, session)


def test_a_new_session_says_how_to_join(screen: Visit) -> None:
    shown = words(open_page("room_screen.py", screen))
    assert "Fair floors" in shown
    assert "F7K 2QX" in shown
    assert "data:image/svg+xml" in shown
    assert "The floor is free" in shown


def test_there_is_nothing_to_press(screen: Visit) -> None:
    assert labels(open_page("room_screen.py", screen)) == []


def test_speaker_and_next_three_show_side_and_rule_only(moderator: Visit, screen: Visit) -> None:
    for side in (*Modality, *Modality, Modality.ONSITE):
        enter_for_someone(
            moderator,
            side,
            text="Who pays?",
            name="Village council",
            stakeholder_group=StakeholderGroup.CIVIL_SOCIETY,
        )
    give_floor_to_next(moderator)
    shown = words(open_page("room_screen.py", screen))
    assert "<b>#1</b>" in shown
    assert "Who pays?" in shown
    assert shown.count("<li><b>#") == 3
    assert "online is next after the room" in shown
    assert "announced" not in shown
    assert "and 1 more" in shown
    for private in ("Village council", "Civil Society", "first time"):
        assert private not in shown


def test_a_point_of_order_is_named(moderator: Visit, screen: Visit) -> None:
    enter_for_someone(moderator, Modality.ONSITE, kind=InterventionKind.POINT_OF_ORDER)
    assert "point of order" in words(open_page("room_screen.py", screen))


def test_the_current_item_is_shown(moderator: Visit, screen: Visit) -> None:
    start_agenda_item(moderator, see_agenda(moderator)[1].id)
    assert "2. Discussion" in words(open_page("room_screen.py", screen))


def test_a_draft_poll_is_not_shown_an_open_one_is_and_then_its_result(
    house: House, session: WorkshopSession, moderator: Visit, screen: Visit
) -> None:
    poll_id = write_poll(moderator, "What first?", ["Power", "Permits"])
    assert "What first?" not in words(open_page("room_screen.py", screen))
    open_poll(moderator, poll_id)
    for _ in range(5):
        cast_ballot(seat_in(house, session.id), poll_id, Ballot.of("1"))
    shown = words(open_page("room_screen.py", screen))
    assert "Vote now" in shown
    assert "<b>5</b>" not in shown
    close_poll(moderator, poll_id)
    shown = words(open_page("room_screen.py", screen))
    assert "Result" in shown
    assert "Power</span> <b>5</b>" in shown


def test_a_poll_has_the_wide_column_while_nobody_has_the_floor(
    moderator: Visit, screen: Visit
) -> None:
    open_poll(moderator, write_poll(moderator, "What first?", ["Power", "Permits"]))
    shown = words(open_page("room_screen.py", screen))
    assert shown.count('<section class="ef-poll') == shown.count('class="ef-poll ef-large"') == 1
    assert shown.index("What first?") < shown.index("The floor is free")
    enter_for_someone(moderator, Modality.ONSITE, text="Who pays?")
    give_floor_to_next(moderator)
    shown = words(open_page("room_screen.py", screen))
    assert shown.count('<section class="ef-poll') == shown.count('class="ef-poll"') == 1
    assert shown.index("Who pays?") < shown.index("What first?")


def test_the_time_of_a_poll_ticks_in_the_browser_and_no_turnout_is_shown(
    house: House, session: WorkshopSession, moderator: Visit, screen: Visit
) -> None:
    settings = PollSettings(PollKind.PACE, seconds=300)
    poll_id = write_poll(moderator, "Too fast?", settings=settings)
    open_poll(moderator, poll_id)
    for _ in range(7):
        voter = replace(seat_in(house, session.id), now=moderator.now)
        cast_ballot(voter, poll_id, Ballot.of("right"))
    app = open_page("room_screen.py", screen)
    told = data_of(app, f"hall-{poll_id}")
    assert (told["direction"], told["label"]) == ("down", "Time to vote")
    shown = words(app)
    assert "Right as it is" in shown
    assert "7" not in re.findall(r"ef-poll.*?</section>", shown)[0]
    assert "7 ballots" not in shown


def test_live_counts_show_while_the_poll_is_open(
    house: House, session: WorkshopSession, moderator: Visit, screen: Visit
) -> None:
    settings = PollSettings(PollKind.PACE, showing=Showing.LIVE)
    poll_id = write_poll(moderator, "Too fast?", settings=settings)
    open_poll(moderator, poll_id)
    for count in range(1, 6):
        cast_ballot(seat_in(house, session.id), poll_id, Ballot.of("right"))
        shown = words(open_page("room_screen.py", screen)) if count > 3 else ""
        assert ("Right as it is</span> <b>5</b>" in shown) == (count == 5)


def test_a_result_for_staff_is_not_on_the_screen(
    house: House, session: WorkshopSession, moderator: Visit, screen: Visit
) -> None:
    settings = PollSettings(PollKind.PACE, showing=Showing.STAFF)
    poll_id = write_poll(moderator, "Too fast?", settings=settings)
    open_poll(moderator, poll_id)
    for _ in range(6):
        cast_ballot(seat_in(house, session.id), poll_id, Ballot.of("right"))
    close_poll(moderator, poll_id)
    # Also where staff opened it.
    for visit in (screen, moderator):
        shown = words(open_page("room_screen.py", visit))
        assert "The result is for the moderators." in shown
        assert "<b>6</b>" not in shown


def test_no_poll_takes_no_room(screen: Visit) -> None:
    assert '<section class="ef-poll' not in words(open_page("room_screen.py", screen))


def test_the_last_four_notes_are_shown(moderator: Visit, screen: Visit) -> None:
    for n in range(1, 6):
        write_note(moderator, f"Line {n}.")
    shown = words(open_page("room_screen.py", screen))
    assert "Line 1." not in shown
    assert shown.index("Line 2.") < shown.index("Line 5.")


def test_what_people_write_is_no_html(moderator: Visit, screen: Visit) -> None:
    enter_for_someone(moderator, Modality.ONLINE, text="<img src=http://evil.example/a.png>")
    write_note(moderator, "<script>alert(1)</script>")
    give_floor_to_next(moderator)
    shown = words(open_page("room_screen.py", screen))
    assert "<img src=http" not in shown
    assert "<script" not in shown
    assert "&lt;img src=http" in shown


def test_staff_see_what_the_room_sees(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    enter_for_someone(moderator, Modality.ONLINE, name="Village council")
    give_floor_to_next(moderator)
    shown = words(open_page("room_screen.py", moderator))
    assert "<b>#1</b>" in shown
    assert "Village council" not in shown


def share_floor_time(moderator: Visit, side: Modality, group: StakeholderGroup, n: int) -> None:
    """One of a group has the floor for the n-th minute."""
    asked = enter_for_someone(moderator, side, name=f"{group} {n}", stakeholder_group=group)
    give_floor_to(replace(moderator, now=NOW + timedelta(minutes=n)), asked)
    yield_floor(replace(moderator, now=NOW + timedelta(minutes=n, seconds=50)))


def test_shares_of_floor_time_show_only_once_switched_on(moderator: Visit, screen: Visit) -> None:
    for n, side in enumerate((*[Modality.ONSITE] * 3, Modality.ONLINE)):
        share_floor_time(moderator, side, StakeholderGroup.GOVERNMENT, n)
    assert '<section class="ef-equity">' not in words(open_page("room_screen.py", screen))
    policy = see_floor_policy(moderator)
    set_floor_policy(moderator, replace(policy, equity_on_screen=True), policy)
    shown = words(open_page("room_screen.py", screen))
    assert "<b>75\u00a0%</b>" in shown
    assert "<b>25\u00a0%</b>" in shown
    # Of so few people no group shows, not even as what is left of the others.
    assert "Government" not in shown


def test_groups_show_once_enough_of_them_were_heard(moderator: Visit, screen: Visit) -> None:
    for n in range(FEWEST_SHOWN):
        share_floor_time(moderator, Modality.ONSITE, StakeholderGroup.GOVERNMENT, 2 * n)
        share_floor_time(moderator, Modality.ONLINE, StakeholderGroup.PRIVATE_SECTOR, 2 * n + 1)
    policy = see_floor_policy(moderator)
    set_floor_policy(moderator, replace(policy, equity_on_screen=True), policy)
    shown = words(open_page("room_screen.py", screen))
    assert "Government <b>50\u00a0%</b> · Private Sector <b>50\u00a0%</b>" in shown


def test_switched_on_before_anybody_was_heard_the_screen_stays_as_it_is(
    moderator: Visit, screen: Visit
) -> None:
    policy = see_floor_policy(moderator)
    set_floor_policy(moderator, replace(policy, equity_on_screen=True), policy)
    assert '<section class="ef-equity">' not in words(open_page("room_screen.py", screen))
