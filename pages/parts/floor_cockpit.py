"""The cockpit's card: who speaks and how long, the next two, one big button, one step back."""

from pathlib import Path

import streamlit as st

from pages.parts.floor_acts import press
from pages.parts.floor_words import Data, as_data, place_as_data
from pages.parts.speaker_list import SHARED_CSS, SHARED_JS
from pages.parts.undo_words import undo_words
from session_core.use_cases.floor import FloorView
from session_core.use_cases.floor_undo import see_last_floor_act
from session_core.use_cases.people import see_my_roles, see_staff
from session_core.use_cases.visit import Visit

NEXT_SHOWN = 2
_NO_UNDO: Data = {"undo": None, "undo_by": ""}

_HERE = Path(__file__)

_cockpit = st.components.v2.component(
    "evenfloor_cockpit",
    html='<div class="cockpit"></div>',
    css=SHARED_CSS + _HERE.with_suffix(".css").read_text("utf-8"),
    js=SHARED_JS + _HERE.with_suffix(".js").read_text("utf-8"),
)


def cockpit(visit: Visit, floor: FloorView, me: str, *, may_give: bool) -> None:
    """The card that is pressed while people speak; its clock ticks in the browser."""
    key = "cockpit"
    _cockpit(
        key=key,
        data=told(visit, floor, may_give=may_give) | {"may": may_give, "me": me},
        on_pressed_change=lambda: press(visit, st.session_state[key].pressed),
    )


def told(visit: Visit, floor: FloorView, *, may_give: bool) -> Data:
    """What the card shows: times in milliseconds, `now` by the server's clock."""
    staff, speaking = see_staff(visit), floor.speaking
    since = speaking.given_at if speaking else None
    return {
        "now": round(visit.now.timestamp() * 1000),
        "seen": floor.revision,
        "speaking": speaking
        and as_data(speaking, staff, floor.translations.get(speaking.id, ()))
        | {"since": since and round(since.timestamp() * 1000)},
        "limit": floor.policy.speaking_seconds,
        "next": [
            place_as_data(place, staff, floor.translations.get(place.intervention.id, ()))
            for place in floor.places[:NEXT_SHOWN]
        ],
    } | (_undo(visit) if may_give else _NO_UNDO)


def _undo(visit: Visit) -> Data:
    """What one step back would take back, in words, and whose act it was."""
    last = see_last_floor_act(visit)
    if last is None:
        return _NO_UNDO
    # Whose act it was is said where it was not done as what one is oneself.
    another = last.by and last.by not in see_my_roles(visit)
    return {"undo": undo_words(last), "undo_by": str(last.by) if another else ""}
