"""The agenda's rows: each item with its buttons, the current one with its clock."""

from collections.abc import Callable, Sequence
from typing import Literal

import streamlit as st

from pages.parts.agenda_parts import item_clock, item_title
from pages.parts.agenda_words import signed, taken_words
from pages.parts.names_meant import names_told
from pages.parts.roles import may
from pages.parts.wording import act, at_this_moment, refusals_noticed
from session_core.domain.agenda import AgendaItem
from session_core.domain.agenda_changes import MOST_MINUTES, may_move
from session_core.domain.agenda_forecast import actual_minutes
from session_core.domain.clock import current_item, next_item
from session_core.domain.session import Stage
from session_core.language import gettext
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
    "skip": _do(skip_agenda_item),
    "five more": _extend(5),
    "one more": _extend(1),
    "one less": _extend(-1),
    "change": _change,
    "remove": _do(remove_agenda_item),
}
SKIPPED_MENU: dict[str, Choice] = {
    "restore": _do(restore_agenda_item),
    "remove": _do(remove_agenda_item),
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


def _menu_words(choice: str) -> str:
    words = {
        "skip": f":material/block: {gettext('Skip')}",
        "five more": f":material/add: {gettext('5 minutes more')}",
        "one more": f":material/add: {gettext('1 minute more')}",
        "one less": f":material/remove: {gettext('1 minute less')}",
        "change": f":material/edit: {gettext('Rename or replan')}",
        "remove": f":material/delete: {gettext('Remove')}",
        "restore": f":material/undo: {gettext('Take in again')}",
    }
    return words[choice]


def _current(visit: Visit, item: AgendaItem, *, is_over: bool) -> None:
    """The running item; in a session that was closed with one running it can only be ended."""
    now = f":green-badge[:material/flag: {gettext('now')}]"
    st.markdown(f"{now} **{item_title(item)}**  \n{_small(item)}")
    with st.container(
        horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"
    ):
        if not is_over:
            item_clock(visit, item, "large")
        if may(visit, "end_agenda_item"):
            with st.container(horizontal=True, width="content", key=f"steps-{item.id}"):
                for minutes in () if is_over else _STEPS:
                    st.button(
                        gettext("%(minutes)s min") % {"minutes": signed(minutes)},
                        key=f"extend-{minutes}-{item.id}",
                        disabled=item.allotted_minutes + minutes < 1,
                        on_click=_extend(minutes),
                        args=(visit, item),
                    )
                st.button(
                    gettext("End this item"),
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
        gettext("Take up again") if again else gettext("Start"),
        key=f"start-{item.id}",
        icon=":material/play_arrow:",
        type=start,
        on_click=act,
        args=("agenda", start_agenda_item, visit, item.id),
    )
    if item.started_at:
        return
    move_up, move_down = gettext("Move item %(number)s up"), gettext("Move item %(number)s down")
    for up, word, told in ((True, "up", move_up), (False, "down", move_down)):
        st.button(
            f":material/arrow_{word}ward:",
            key=f"{word}-{item.id}",
            type="tertiary",
            help=told % {"number": item.position},
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
        format_func=_menu_words,
        help=gettext("More for item %(number)s") % {"number": item.position},
        on_click=choose_from_menu,
        args=(visit, item),
    )


def _form(visit: Visit, item: AgendaItem) -> None:
    title, minutes = f"retitle-{item.id}", f"replan-{item.id}"
    st.text_input(gettext("Title"), item.title, key=title)
    st.number_input(gettext("Minutes"), 1, MOST_MINUTES, item.allotted_minutes, key=minutes)
    with st.container(horizontal=True):
        keep, leave = gettext("Keep"), gettext("Leave as it was")
        st.button(keep, key=f"keep-{item.id}", type="primary", on_click=_keep, args=(visit, item))
        st.button(leave, key=f"leave-{item.id}", type="tertiary", on_click=_leave)


def _keep(visit: Visit, item: AgendaItem) -> None:
    title, minutes = (st.session_state[f"{name}-{item.id}"] for name in ("retitle", "replan"))
    with refusals_noticed("agenda"), names_told(f"retitle-{item.id}", title) as meant:
        replan_agenda_item(at_this_moment(visit), item.id, title, int(minutes), meant)
        _leave()


def _leave() -> None:
    st.session_state.pop(_CHANGING, None)


def _mark(item: AgendaItem) -> str:
    if item.skipped_at:
        return f":gray-badge[:material/block: {gettext('skipped')}] "
    return ":material/check: " if item.ended_at else ""


def _small(item: AgendaItem) -> str:
    words = taken_words(actual_minutes(item), item.planned_minutes, item.extended_minutes)
    return f":small[:gray[{words}]]"
