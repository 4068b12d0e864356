"""What is done with the request that is open in one press: claim, let go, close, mark."""

from collections.abc import Callable

import streamlit as st

from pages.parts.desk_tasks import desk_tasks
from pages.parts.followed import chosen, followed
from pages.parts.wording import act
from session_core.domain.desk import HelpState
from session_core.language import gettext
from session_core.use_cases.desk import (
    DeskView,
    HelpView,
    claim_help,
    close_help,
    mark_preventive,
    mark_touches_room,
    release_help,
    reopen_help,
)
from session_core.use_cases.visit import Visit

_BUTTONS = {
    "open-again": "Open again",
    "let-go": "Let go",
    "take-it-over": "Take it over",
    "claim": "Claim",
    "close": "Close",
}
_MARKS = {"preventive": "Asked ahead", "room": "Touches the room"}
_MARKS_HELP = {
    "preventive": "For the counts: nothing had gone wrong yet.",
    "room": "The moderators see that there is this request, and none of its words.",
}


def acts_of(visit: Visit, view: DeskView, one: HelpView) -> None:
    """All that can be done with an open request; one that is over can be opened again."""
    is_over = not one.is_open
    theirs = bool(one.has_it) and not one.is_mine and not is_over
    with st.container(key="desk-tasks"):
        if one.can_be_answered:
            desk_tasks(visit, view, one, may_answer=not (is_over or theirs), is_over=is_over)
    with st.container(horizontal=True, gap="small", key="desk-do"):
        if is_over and one.state is HelpState.CLOSED:
            _button("open-again", "undo", visit, one, reopen_help)
        elif not is_over:
            _open_buttons(visit, one, theirs=theirs)
    if not is_over:
        _marks(visit, one)


def _open_buttons(visit: Visit, one: HelpView, *, theirs: bool) -> None:
    if one.is_mine:
        _button("let-go", "back_hand", visit, one, release_help)
    elif theirs:
        _button("take-it-over", "front_hand", visit, one, claim_help, one.revision)
    else:
        _button("claim", "front_hand", visit, one, claim_help, one.revision)
    if not theirs:
        _button("close", "check", visit, one, close_help, one.revision)


def _marks(visit: Visit, one: HelpView) -> None:
    with st.container(horizontal=True, gap="small", key="desk-marks"):
        _mark("preventive", visit, one, one.preventive, mark_preventive)
        _mark("room", visit, one, one.touches_room, mark_touches_room)


def _mark(
    name: str,
    visit: Visit,
    one: HelpView,
    is_set: bool,
    do: Callable[[Visit, str, bool], None],
) -> None:
    key = f"desk-mark-{name}-{one.id}"
    field = followed(key, is_set)
    st.toggle(
        gettext(_MARKS[name]),
        key=field,
        help=gettext(_MARKS_HELP[name]),
        on_change=_set_mark,
        args=(visit, one.id, key, field, do),
    )


def _set_mark(
    visit: Visit,
    request_id: str,
    key: str,
    field: str,
    do: Callable[[Visit, str, bool], None],
) -> None:
    for is_set in chosen(key, field):
        act("desk", do, visit, request_id, is_set)


def _button(
    name: str,
    icon: str,
    visit: Visit,
    one: HelpView,
    do: Callable[..., None],
    *given: object,
) -> None:
    st.button(
        gettext(_BUTTONS[name]),
        # Another one once it has changed: a late press is never taken for another act.
        key=f"desk-{name}-{one.id}-{one.revision}-open",
        icon=f":material/{icon}:",
        on_click=act,
        args=("desk", do, visit, one.id, *given),
    )
