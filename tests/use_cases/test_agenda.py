"""Changing the agenda, and taking it back, as moderators do it."""

from datetime import timedelta
from itertools import pairwise

import pytest

from session_core.domain.floor_refusals import NothingToUndo
from session_core.domain.people import Role
from session_core.domain.refusals import AgendaChanged, EmptyText, NotFound, TextTooLong
from session_core.domain.session import NamingRule, Room, WorkshopSession
from session_core.use_cases.agenda import (
    end_agenda_item,
    see_agenda,
    see_last_agenda_act,
    start_agenda_item,
    undo_agenda,
)
from session_core.use_cases.agenda_changes import (
    add_agenda_item,
    extend_agenda_item,
    move_agenda_item,
    remove_agenda_item,
    replace_agenda,
    replan_agenda_item,
    restore_agenda_item,
    shorten_agenda,
    skip_agenda_item,
)
from session_core.use_cases.house import House
from session_core.use_cases.live import see_revisions
from session_core.use_cases.naming import set_item_naming_rule
from session_core.use_cases.visit import Visit
from tests.houses import new_session, sign_in_as


def planned(visit: Visit) -> list[tuple[str, int]]:
    return [(item.title, item.allotted_minutes) for item in see_agenda(visit)]


def test_every_act_is_taken_back_one_after_another(moderator: Visit) -> None:
    before = see_agenda(moderator)
    opening, discussion = (item.id for item in before)
    new = add_agenda_item(moderator, "Break", 5, before=discussion)
    move_agenda_item(moderator, new, up=False)
    replan_agenda_item(moderator, new, "Long break", 15)
    start_agenda_item(moderator, opening)
    extend_agenda_item(moderator, opening, 5)
    skip_agenda_item(moderator, discussion)
    restore_agenda_item(moderator, discussion)
    shorten_agenda(moderator, {discussion: 70, new: 0})
    end_agenda_item(moderator)
    remove_agenda_item(moderator, new)
    assert planned(moderator) == [("Opening", 15), ("Discussion", 70)]
    states = [see_agenda(moderator)]
    for _ in range(10):
        undo_agenda(moderator)
        states.append(see_agenda(moderator))
    assert states[-1] == before
    assert all(one != other for one, other in pairwise(states))
    with pytest.raises(NothingToUndo):
        undo_agenda(moderator)
    assert see_agenda(moderator) == before


def test_what_an_undo_would_take_back_is_said(moderator: Visit) -> None:
    opening, discussion = (item.id for item in see_agenda(moderator))
    assert see_last_agenda_act(moderator) is None
    start_agenda_item(moderator, opening)
    extend_agenda_item(moderator, discussion, -5)
    last = see_last_agenda_act(moderator)
    assert last is not None
    assert (last.act, last.title, last.minutes) == ("extend_agenda_item", "Discussion", -5)
    remove_agenda_item(moderator, discussion)
    last = see_last_agenda_act(moderator)
    assert last is not None
    assert (last.act, last.title) == ("remove_agenda_item", "Discussion")


def test_two_who_press_undo_at_once_take_back_one_act(moderator: Visit) -> None:
    opening, _ = see_agenda(moderator)
    extend_agenda_item(moderator, opening.id, 1)
    extend_agenda_item(moderator, opening.id, 5)
    seen = see_last_agenda_act(moderator)
    assert seen is not None
    undo_agenda(moderator, seen.revision)
    with pytest.raises(AgendaChanged):
        undo_agenda(moderator, seen.revision)
    assert planned(moderator)[0] == ("Opening", 11)


def test_what_changes_nothing_is_not_recorded(moderator: Visit) -> None:
    opening, discussion = (item.id for item in see_agenda(moderator))
    restore_agenda_item(moderator, opening)
    end_agenda_item(moderator)
    shorten_agenda(moderator, {discussion: 80})
    assert see_revisions(moderator)[Room.AGENDA] == 0


def test_a_naming_rule_stays_when_something_else_is_taken_back(moderator: Visit) -> None:
    opening, _ = see_agenda(moderator)
    extend_agenda_item(moderator, opening.id, 5)
    set_item_naming_rule(moderator, opening.id, NamingRule.CHATHAM_HOUSE)
    undo_agenda(moderator)
    back = see_agenda(moderator)[0]
    assert (back.allotted_minutes, back.naming_rule) == (10, NamingRule.CHATHAM_HOUSE)


def test_a_template_takes_the_sessions_minutes(house: House) -> None:
    session = new_session(house)
    short = new_session(house, ends_at=session.starts_at + timedelta(minutes=30))
    moderator = sign_in_as(house, Role.ONSITE_MODERATOR, short.id)
    before = see_agenda(moderator)
    replace_agenda(moderator, "Town hall", 60)
    assert sum(minutes for _, minutes in planned(moderator)) == 30
    assert planned(moderator)[0][0] == "Opening and room rules"
    undo_agenda(moderator)
    assert see_agenda(moderator) == before
    with pytest.raises(NotFound):
        replace_agenda(moderator, "Town hall", 61)


def test_a_title_is_measured_like_any_other_line(moderator: Visit) -> None:
    for title, refusal in (("  ", EmptyText), ("x" * 201, TextTooLong)):
        with pytest.raises(refusal):
            add_agenda_item(moderator, title, 5)
        with pytest.raises(refusal):
            replan_agenda_item(moderator, see_agenda(moderator)[0].id, title, 5)
    assert len(see_agenda(moderator)) == 2


def test_an_item_of_another_session_is_not_found(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    other = sign_in_as(house, Role.ONSITE_MODERATOR, new_session(house).id)
    theirs = see_agenda(other)[0].id
    with pytest.raises(NotFound):
        remove_agenda_item(moderator, theirs)
    assert len(see_agenda(other)) == 2
