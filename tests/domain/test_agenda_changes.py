"""Changes of the agenda: what each does and refuses, and that undoing gives the agenda back."""

import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from session_core.domain import agenda_changes as change
from session_core.domain.activity import Activity
from session_core.domain.agenda import AgendaItem
from session_core.domain.agenda_changes import Agenda, may_move
from session_core.domain.agenda_undo import BEFORE, UNDO, last_act, state_before, taken_back
from session_core.domain.clock import end_current_item, next_item, start_item
from session_core.domain.refusals import (
    AgendaBegan,
    BadMinutes,
    CannotMove,
    EmptyAgenda,
    ItemNotWaiting,
    NotFound,
    Refusal,
)
from session_core.domain.session import NamingRule, Room
from tests.domain.floors import minute

AGENDA = tuple(AgendaItem(f"id{n}", n, f"Part {n}", 10 * n) for n in (1, 2, 3))
RUNNING = start_item(AGENDA, "id1", minute(0))


def order(agenda: Agenda) -> list[str]:
    return [item.id for item in agenda]


def test_a_skipped_item_is_not_next_and_can_be_taken_up_or_wait_again() -> None:
    skipped = change.skip_agenda_item(RUNNING, "id2", minute(3))
    assert skipped[1].skipped_at == minute(3)
    assert next_item(skipped) == AGENDA[2]
    assert change.skip_agenda_item(skipped, "id2", minute(5)) == skipped
    assert change.restore_agenda_item(skipped, "id2") == RUNNING
    taken_up = start_item(skipped, "id2", minute(9))[1]
    assert taken_up.is_current
    assert taken_up.skipped_at is None


def test_what_has_begun_is_not_skipped_moved_replanned_or_removed() -> None:
    acts: tuple[Callable[[], object], ...] = (
        lambda: change.skip_agenda_item(RUNNING, "id1", minute(1)),
        lambda: change.move_agenda_item(RUNNING, "id1", up=False),
        lambda: change.replan_agenda_item(RUNNING, "id1", "Other", 5),
        lambda: change.remove_agenda_item(RUNNING, "id1"),
        lambda: change.add_agenda_item(RUNNING, AgendaItem("new", 0, "New", 5), "id1"),
    )
    for do in acts:
        with pytest.raises(ItemNotWaiting):
            do()


def test_minutes_are_added_to_the_plan_before_the_session_and_beside_it_later() -> None:
    planned = change.extend_agenda_item(AGENDA, "id2", -5)[1]
    assert (planned.planned_minutes, planned.extended_minutes) == (15, 0)
    running = change.extend_agenda_item(RUNNING, "id2", -5)[1]
    assert (running.planned_minutes, running.extended_minutes, running.allotted_minutes) == (
        20,
        -5,
        15,
    )
    assert change.extend_agenda_item(RUNNING, "id1", 5)[0].allotted_minutes == 15


@pytest.mark.parametrize("minutes", [-10, -11, 711])
def test_an_item_keeps_a_minute_and_has_no_more_than_a_session(minutes: int) -> None:
    assert change.extend_agenda_item(RUNNING, "id1", -9)[0].allotted_minutes == 1
    with pytest.raises(BadMinutes):
        change.extend_agenda_item(RUNNING, "id1", minutes)


def test_what_is_over_is_not_extended() -> None:
    with pytest.raises(ItemNotWaiting):
        change.extend_agenda_item(end_current_item(RUNNING, minute(5)), "id1", 5)


def test_shortening_says_what_items_shall_have_so_twice_is_once() -> None:
    shorter = change.shorten_agenda(RUNNING, {"id2": 17, "id3": 0}, minute(4))
    assert shorter[1].allotted_minutes == 17
    assert shorter[2].skipped_at == minute(4)
    assert change.shorten_agenda(shorter, {"id2": 17, "id3": 0}, minute(4)) == shorter


def test_items_that_wait_change_places() -> None:
    assert order(change.move_agenda_item(AGENDA, "id3", up=True)) == ["id1", "id3", "id2"]
    assert order(change.move_agenda_item(AGENDA, "id1", up=False)) == ["id2", "id1", "id3"]


def test_nothing_moves_before_what_has_begun_but_what_was_passed_over_moves_after_it() -> None:
    assert not may_move(RUNNING, "id2", up=True)
    with pytest.raises(CannotMove):
        change.move_agenda_item(RUNNING, "id2", up=True)
    passed_over = start_item(AGENDA, "id2", minute(0))
    later = change.move_agenda_item(passed_over, "id1", up=False)
    next_one = next_item(later)
    assert next_one is not None
    assert next_one.id == "id1"


@pytest.mark.parametrize(("item_id", "up"), [("id1", True), ("id3", False)])
def test_the_ends_are_the_ends(item_id: str, up: bool) -> None:
    with pytest.raises(CannotMove):
        change.move_agenda_item(AGENDA, item_id, up=up)


def test_an_item_is_added_at_the_end_or_before_another() -> None:
    new = AgendaItem("new", 0, "New", 5)
    assert order(change.add_agenda_item(AGENDA, new)) == ["id1", "id2", "id3", "new"]
    assert order(change.add_agenda_item(AGENDA, new, "id2")) == ["id1", "new", "id2", "id3"]
    with pytest.raises(BadMinutes):
        change.add_agenda_item(AGENDA, replace(new, planned_minutes=0))


def test_an_item_is_renamed_and_replanned() -> None:
    extended = change.extend_agenda_item(RUNNING, "id2", 4)
    renamed = change.replan_agenda_item(extended, "id2", "Other", 24)[1]
    assert (renamed.title, renamed.planned_minutes, renamed.extended_minutes) == ("Other", 20, 4)
    replanned = change.replan_agenda_item(extended, "id2", "Other", 12)[1]
    assert (replanned.planned_minutes, replanned.extended_minutes) == (12, 0)


def test_the_last_item_stays() -> None:
    with pytest.raises(EmptyAgenda):
        change.remove_agenda_item(AGENDA[:1], "id1")


def test_an_agenda_that_has_begun_is_not_replaced() -> None:
    new = (AgendaItem("new", 0, "New", 5),)
    assert order(change.replace_agenda(AGENDA, new)) == ["new"]
    with pytest.raises(AgendaBegan):
        change.replace_agenda(RUNNING, new)


def test_an_item_of_another_agenda_is_not_found() -> None:
    with pytest.raises(NotFound):
        change.extend_agenda_item(AGENDA, "id9", 5)


def test_undoing_leaves_a_naming_rule_that_was_set_since() -> None:
    extended = change.extend_agenda_item(RUNNING, "id2", 5)
    ruled = tuple(replace(item, naming_rule=NamingRule.CHATHAM_HOUSE) for item in extended)
    back = taken_back(ruled, state_before(RUNNING, extended))
    assert {item.naming_rule for item in back} == {NamingRule.CHATHAM_HOUSE}
    assert [item.allotted_minutes for item in back] == [10, 20, 30]


def test_a_removed_item_comes_back_with_its_rule() -> None:
    ruled = tuple(replace(item, naming_rule=NamingRule.CLOSED) for item in AGENDA)
    without = change.remove_agenda_item(ruled, "id2")
    assert taken_back(without, state_before(ruled, without)) == ruled


def test_what_was_done_is_kept_without_titles_but_of_what_was_removed_or_renamed() -> None:
    moved = change.move_agenda_item(AGENDA, "id3", up=True)
    assert "Part" not in json.dumps(state_before(AGENDA, moved))
    removed = change.remove_agenda_item(AGENDA, "id3")
    kept = json.dumps(state_before(AGENDA, removed))
    assert "Part 3" in kept
    assert "Part 1" not in kept


def test_what_was_undone_is_not_undone_twice() -> None:
    def act(name: str, **details: object) -> Activity:
        return Activity(name, Room.AGENDA, minute(0), details=details)

    first, second = act("first", **{BEFORE: {}}), act("second", **{BEFORE: {}})
    rule, undo = act("set_item_naming_rule"), act(UNDO)
    assert last_act([first, second, rule]) == second
    assert last_act([first, second, rule, undo]) == first
    assert last_act([first, second, undo, undo]) is None
    assert last_act([first, second, undo, second, undo]) == first
    assert last_act([undo]) is None


Step = tuple[str, str, int, bool]
ids = st.sampled_from(["id1", "id2", "id3", "new0", "new1", "new2", "new3"])
steps: st.SearchStrategy[list[Step]] = st.lists(
    st.tuples(
        st.sampled_from(
            "start end skip restore extend shorten move add replan remove replace".split()
        ),
        ids,
        st.integers(-12, 30),
        st.booleans(),
    ),
    max_size=25,
)


def done(agenda: Agenda, step: Step, number: int) -> Agenda:
    """The agenda after one step, the `number`th."""
    name, item_id, minutes, flag = step
    now, new = minute(number), AgendaItem(f"new{number}", 0, f"New {number}", minutes)
    acts: dict[str, Callable[[], Agenda]] = {
        "start": lambda: start_item(agenda, item_id, now),
        "end": lambda: end_current_item(agenda, now),
        "skip": lambda: change.skip_agenda_item(agenda, item_id, now),
        "restore": lambda: change.restore_agenda_item(agenda, item_id),
        "extend": lambda: change.extend_agenda_item(agenda, item_id, minutes),
        "shorten": lambda: change.shorten_agenda(agenda, {item_id: max(0, minutes)}, now),
        "move": lambda: change.move_agenda_item(agenda, item_id, up=flag),
        "add": lambda: change.add_agenda_item(agenda, new, item_id if flag else None),
        "replan": lambda: change.replan_agenda_item(agenda, item_id, f"N {number}", minutes),
        "remove": lambda: change.remove_agenda_item(agenda, item_id),
        "replace": lambda: change.replace_agenda(agenda, [replace(new, planned_minutes=9)]),
    }
    return acts[name]()


@given(steps)
def test_as_many_undos_as_acts_give_the_agenda_back(taken: list[Step]) -> None:
    agenda: Agenda = AGENDA
    states: list[Any] = []
    passed: list[Agenda] = []
    for number, step in enumerate(taken):
        with suppress(Refusal):
            after = done(agenda, step, number)
            states.append(json.loads(json.dumps(state_before(agenda, after))))
            passed.append(agenda)
            agenda = after
        assert [item.position for item in agenda] == list(range(1, len(agenda) + 1))
        assert sum(item.is_current for item in agenda) <= 1
        assert all(item.allotted_minutes >= 1 for item in agenda)
        assert not any(item.started_at and item.skipped_at for item in agenda)
    while states:
        agenda = taken_back(agenda, states.pop())
        assert agenda == passed.pop()
    assert agenda == AGENDA
