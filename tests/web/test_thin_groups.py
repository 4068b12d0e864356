"""Breakout groups on the thin page: topics before, one's own place while they are at work."""

import re

import pytest

from session_core.domain.people import Role
from session_core.domain.session import WorkshopSession
from session_core.use_cases.breakouts import (
    change_group,
    close_groups,
    make_groups,
    open_groups,
    see_breakouts,
)
from session_core.use_cases.group_members import add_member_by_name, place_at_random
from session_core.use_cases.group_notes import write_group_note
from session_core.use_cases.house import House
from session_core.use_cases.live import as_the_room_screen
from session_core.use_cases.notes import write_note
from session_core.use_cases.sessions import close_session
from session_core.use_cases.visit import Visit
from session_core.web.fragments import PARTS
from tests.houses import new_session, sign_in_as
from tests.web.visitor import Visitor

LINK = "https://call.example/room?one=1&two=<b>"


@pytest.fixture
def session(house: House) -> WorkshopSession:
    return new_session(house, policy_questions=("Who <i>pays</i>?", "Who repairs?"))


@pytest.fixture
def rapporteur(house: House, session: WorkshopSession) -> Visit:
    return sign_in_as(house, Role.RAPPORTEUR, session.id)


def send_off(moderator: Visit, place: str = "Table 3") -> None:
    """Make one group, let everybody sit there, and begin."""
    make_groups(moderator, 1)
    group = see_breakouts(moderator).groups[0].group
    change_group(moderator, group.id, group.topic, place, None, 30)
    place_at_random(moderator)
    open_groups(moderator)


def groups_in(visitor: Visitor) -> str:
    found = re.search(r'<section id="groups".*?</section>', visitor.open().text, re.DOTALL)
    assert found
    return found[0]


def test_without_groups_there_is_no_section(session: WorkshopSession) -> None:
    drawn = groups_in(Visitor(session).join())
    assert '<section id="groups" hidden>' in drawn
    assert "<li" not in drawn


def test_before_they_begin_there_are_topics_and_no_places(
    session: WorkshopSession, moderator: Visit
) -> None:
    visitor = Visitor(session).join()
    make_groups(moderator, 2)
    place_at_random(moderator)
    drawn = groups_in(visitor)
    assert " hidden" not in drawn
    assert "They have not begun yet." in drawn
    assert "Who &lt;i&gt;pays&lt;/i&gt;?" in drawn
    assert "Your group" not in drawn


def test_ones_own_group_with_place_and_time(session: WorkshopSession, moderator: Visit) -> None:
    visitor = Visitor(session).join()
    send_off(moderator)
    drawn = groups_in(visitor)
    assert "Your group: 1" in drawn
    assert "Table 3" in drawn
    ends_at = see_breakouts(moderator).ends_at
    assert ends_at is not None
    assert f"{ends_at:%H:%M} UTC" in drawn
    assert "<a " not in drawn


def test_a_web_address_is_a_plain_link_that_tells_nobody_where_one_comes_from(
    session: WorkshopSession, moderator: Visit
) -> None:
    visitor = Visitor(session).join()
    send_off(moderator, f"Table 3 or {LINK}")
    (link,) = re.findall(r"<a [^>]+>", groups_in(visitor))
    assert 'href="https://call.example/room?one=1&amp;two="' in link
    assert 'rel="noreferrer"' in link
    assert "target" not in link
    assert "<b>" not in groups_in(visitor).partition('data-part="groups"')[0]


@pytest.mark.parametrize("place", ["javascript:alert(1)", "data:text/html,x", "//call.example"])
def test_nothing_else_is_a_link(session: WorkshopSession, moderator: Visit, place: str) -> None:
    visitor = Visitor(session).join()
    send_off(moderator, place)
    assert "<a " not in groups_in(visitor)
    assert place in groups_in(visitor)


def test_the_notes_of_ones_own_group_and_of_no_other(
    session: WorkshopSession, moderator: Visit, rapporteur: Visit
) -> None:
    visitor = Visitor(session).join()
    make_groups(moderator, 2)
    place_at_random(moderator)
    open_groups(moderator)
    one, two = (seen.group.id for seen in see_breakouts(moderator).groups)
    write_group_note(rapporteur, one, "Ours is a point.")
    write_group_note(rapporteur, two, "Theirs is another.")
    write_note(rapporteur, "In plenary.")
    drawn = groups_in(visitor)
    assert "Your group: 1" in drawn
    assert "Ours is a point." in drawn
    assert "Theirs is another." not in drawn
    assert "In plenary." not in drawn
    assert drawn.count("One note") == 2
    notes = visitor.answer.text.partition('data-part="notes"')[2]
    assert [f"Group {n}" in notes for n in (1, 2, 3)] == [True, True, False]
    whole = visitor.client.get(f"{visitor.path}/notes").text
    assert "Group 2: <bdi>Who repairs?</bdi>" in whole


def test_who_sits_in_none_is_told_so_and_all_are_back_at_the_end(
    session: WorkshopSession, moderator: Visit
) -> None:
    visitor = Visitor(session).join()
    make_groups(moderator, 2)
    open_groups(moderator)
    assert "You are in no group yet." in groups_in(visitor)
    close_groups(moderator)
    drawn = groups_in(visitor)
    assert "Everybody is back in plenary." in drawn
    assert "no group yet" not in drawn


def test_the_shared_part_names_nobody(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    Visitor(session).join(pseudonym="Brave Otter")
    send_off(moderator)
    add_member_by_name(moderator, see_breakouts(moderator).groups[0].group.id, "Woman in row 2")
    screen = as_the_room_screen(house, session.id)
    drawn = PARTS["groups"].render(screen)
    assert "Who &lt;i&gt;pays" in drawn
    for private in ("Brave Otter", "Woman in row 2", "Your group"):
        assert private not in drawn


def test_the_script_fetches_ones_own_group_apart(
    session: WorkshopSession, moderator: Visit
) -> None:
    visitor = Visitor(session).join()
    send_off(moderator)
    answer = visitor.client.get(f"{visitor.path}/group")
    assert answer.status_code == 200
    assert answer.text.strip() in visitor.open().text
    assert 'data-g="g1"' in answer.text
    assert '<li id="g1">' in visitor.answer.text


def test_without_a_seat_there_is_no_group_to_see(
    session: WorkshopSession, moderator: Visit
) -> None:
    send_off(moderator)
    stranger = Visitor(session)
    assert stranger.client.get(f"{stranger.path}/group").status_code == 403
    assert 'id="groups"' not in stranger.answer.text


def test_where_the_session_is_over_nobody_is_asked_to_choose(
    session: WorkshopSession, moderator: Visit
) -> None:
    visitor = Visitor(session).join()
    make_groups(moderator, 2)
    open_groups(moderator)
    close_session(moderator)
    assert "Choose one below" not in groups_in(visitor)
