"""The agenda's rows: each item with its buttons, the current one with its clock."""

from collections.abc import Callable, Sequence
from typing import Literal

import streamlit as st

from pages.parts.agenda_parts import item_clock, item_title
from pages.parts.agenda_words import minutes_words, signed
from pages.parts.names_meant import names_told
from pages.parts.roles import may
from pages.parts.wording import act, at_this_moment, refusals_noticed
from session_core.domain.agenda import AgendaItem
from session_core.domain.agenda_changes import MOST_MINUTES, may_move
from session_core.domain.agenda_forecast import actual_minutes
from session_core.domain.clock import current_item, next_item
from session_core.domain.session import Stage
from session_core.use_cases.agenda import end_agenda_item, start_agenda_item
from session_core.use_cases.agenda_changes import (
    extend_agenda_item,
    move_agenda_item,
    remove_agenda_item,
    replan_agenda_item,
    restore_agenda_item,
    skip_agenda_item,
)
from session_core.use_cases.sessions import see_session
from session_core.use_cases.visit import Visit

_CHANGING = "agenda-changing"
_STEPS = (-1, 1, 5)

Choice = Callable[[Visit, AgendaItem], None]
StartType = Literal["primary", "tertiary"]


def _extend(minutes: int) -> Choice:
    return lambda visit, item: act("agenda", extend_agenda_item, visit, item.id, minutes)


def _do(use_case: Callable[[Visit, str], None]) -> Choice:
    return lambda visit, item: act("agenda", use_case, visit, item.id)


def _change(_visit: Visit, item: AgendaItem) -> None:
    st.session_state[_CHANGING] = item.id


MENU: dict[str, Choice] = {
    ":material/block: Skip": _do(skip_agenda_item),
    ":material/add: 5 minutes more": _extend(5),
    ":material/add: 1 minute more": _extend(1),
    ":material/remove: 1 minute less": _extend(-1),
    ":material/edit: Rename or replan": _change,
    ":material/delete: Remove": _do(remove_agenda_item),
}
SKIPPED_MENU: dict[str, Choice] = {
    ":material/undo: Take in again": _do(restore_agenda_item),
    ":material/delete: Remove": _do(remove_agenda_item),
}


def agenda_rows(visit: Visit, items: Sequence[AgendaItem]) -> None:
    """Every item in order; the next one with the main button. What is over is only read."""
    stage = see_session(visit).session.stage
    may_run = may(visit, "start_agenda_item") and stage is not Stage.CLOSED
    following = next_item(items)
    for item in items:
        with st.container(border=True, key=f"item-{item.id}"):
            if item is current_item(items):
                _current(visit, item, is_over=stage is Stage.CLOSED)
            elif may_run and st.session_state.get(_CHANGING) == item.id and not item.started_at:
                _form(visit, item)
            else:
                is_main = item is following and stage is Stage.OPEN
                _other(visit, items, item, may_run, "primary" if is_main else "tertiary")


def choose_from_menu(visit: Visit, item: AgendaItem) -> None:
    """Do what was chosen from the menu of one row."""
    chosen = st.session_state[f"item-menu-{item.id}"]
    (MENU | SKIPPED_MENU)[chosen](visit, item)


def _current(visit: Visit, item: AgendaItem, *, is_over: bool) -> None:
    """The running item; in a session that was closed with one running it can only be ended."""
    st.markdown(f":green-badge[:material/flag: now] **{item_title(item)}**  \n{_small(item)}")
    with st.container(
        horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"
    ):
        if not is_over:
            item_clock(visit, item, "large")
        if may(visit, "end_agenda_item"):
            with st.container(horizontal=True, width="content", key=f"steps-{item.id}"):
                for minutes in () if is_over else _STEPS:
                    st.button(
                        f"{signed(minutes)} min",
                        key=f"extend-{minutes}-{item.id}",
                        disabled=item.allotted_minutes + minutes < 1,
                        on_click=_extend(minutes),
                        args=(visit, item),
                    )
                st.button(
                    "End this item",
                    key=f"end-{item.id}",
                    icon=":material/stop_circle:",
                    on_click=act,
                    args=("agenda", end_agenda_item, visit),
                )


def _other(
    visit: Visit, items: Sequence[AgendaItem], item: AgendaItem, may_run: bool, start: StartType
) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key=f"agenda-row-{item.id}"):
        st.markdown(f"{_mark(item)}{item_title(item)}  \n{_small(item)}", width="stretch")
        if may_run:
            with st.container(
                horizontal=True,
                width="content",
                wrap=False,
                gap="xsmall",
                key=f"agenda-do-{item.id}",
            ):
                _buttons(visit, items, item, start)


def _buttons(visit: Visit, items: Sequence[AgendaItem], item: AgendaItem, start: StartType) -> None:
    again = item.ended_at or item.skipped_at
    st.button(
        "Take up again" if again else "Start",
        key=f"start-{item.id}",
        icon=":material/play_arrow:",
        type=start,
        on_click=act,
        args=("agenda", start_agenda_item, visit, item.id),
    )
    if item.started_at:
        return
    for up, icon, word in ((True, "arrow_upward", "up"), (False, "arrow_downward", "down")):
        st.button(
            f":material/{icon}:",
            key=f"{word}-{item.id}",
            type="tertiary",
            help=f"Move item {item.position} {word}",
            disabled=not may_move(items, item.id, up=up),
            on_click=act,
            args=("agenda", move_agenda_item, visit, item.id),
            kwargs={"up": up},
        )
    st.menu_button(
        ":material/more_vert:",
        list(SKIPPED_MENU if item.skipped_at else MENU),
        key=f"item-menu-{item.id}",
        type="tertiary",
        help=f"More for item {item.position}",
        on_click=choose_from_menu,
        args=(visit, item),
    )


def _form(visit: Visit, item: AgendaItem) -> None:
    title, minutes = f"retitle-{item.id}", f"replan-{item.id}"
    st.text_input("Title", item.title, key=title)
    st.number_input("Minutes", 1, MOST_MINUTES, item.allotted_minutes, key=minutes)
    with st.container(horizontal=True):
        st.button("Keep", key=f"keep-{item.id}", type="primary", on_click=_keep, args=(visit, item))
        st.button("Leave as it was", key=f"leave-{item.id}", type="tertiary", on_click=_leave)


def _keep(visit: Visit, item: AgendaItem) -> None:
    title, minutes = (st.session_state[f"{name}-{item.id}"] for name in ("retitle", "replan"))
    with refusals_noticed("agenda"), names_told(f"retitle-{item.id}", title) as meant:
        replan_agenda_item(at_this_moment(visit), item.id, title, int(minutes), meant)
        _leave()


def _leave() -> None:
    st.session_state.pop(_CHANGING, None)


def _mark(item: AgendaItem) -> str:
    if item.skipped_at:
        return ":gray-badge[:material/block: skipped] "
    return ":material/check: " if item.ended_at else ""


def _small(item: AgendaItem) -> str:
    planned = minutes_words(item.planned_minutes)
    if item.extended_minutes:
        planned = f"{planned} {signed(item.extended_minutes)}"
    took = actual_minutes(item)
    words = planned if took is None else f"took {took} of {planned}"
    return f":small[:gray[{words}]]"
