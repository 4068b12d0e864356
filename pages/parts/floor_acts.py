"""What is pressed on the floor page, and the use-case that each press is."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import streamlit as st

from pages.parts.wording import act
from session_core.domain.decline_reasons import DeclineReason
from session_core.use_cases.claims import claim_question, release_claim
from session_core.use_cases.floor import (
    close_queue,
    give_floor_to,
    give_floor_to_next,
    open_queue,
    strike_request,
    yield_floor,
)
from session_core.use_cases.floor_undo import undo_floor_act
from session_core.use_cases.visit import Visit

SHOW_ALL = "floor-show-all"
"""Whether this tab shows the whole list, however long it is."""


@dataclass(frozen=True)
class Press:
    """A press as a script tells it: upon whom, and the revision of the floor that was seen."""

    id: str = ""
    seen: int | None = None


Do = Callable[[Visit, Press], None]


def _strike(visit: Visit, on: Press, reason: DeclineReason) -> None:
    act("floor", strike_request, visit, on.id, reason, seen=on.seen)


ACTS: Mapping[str, Do] = {
    "give": lambda visit, on: act("floor", give_floor_to_next, visit, expected=on.id, seen=on.seen),
    "yield": lambda visit, on: act("floor", yield_floor, visit, expected=on.id, seen=on.seen),
    "undo": lambda visit, on: act("floor", undo_floor_act, visit, seen=on.seen),
    "out of turn": lambda visit, on: act("floor", give_floor_to, visit, on.id, seen=on.seen),
    "not there": lambda visit, on: _strike(visit, on, DeclineReason.NOT_THERE),
    "at their wish": lambda visit, on: _strike(visit, on, DeclineReason.AT_THEIR_WISH),
    "claim": lambda visit, on: act("floor", claim_question, visit, on.id),
    "release": lambda visit, on: act("floor", release_claim, visit, on.id),
    "close": lambda visit, _: act("floor", close_queue, visit),
    "open": lambda visit, _: act("floor", open_queue, visit),
    "show all": lambda _visit, _: _show_all(),
}


def press(visit: Visit, pressed: object) -> None:
    """Do what a script says was pressed: `{act, id, seen}`; anything else is passed over."""
    if not isinstance(pressed, Mapping):
        return
    seen = pressed.get("seen")
    on = Press(str(pressed.get("id") or ""), seen if isinstance(seen, int) else None)
    if do := ACTS.get(str(pressed.get("act"))):
        do(visit, on)


def _show_all() -> None:
    st.session_state[SHOW_ALL] = True
