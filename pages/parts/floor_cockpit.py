"""The cockpit's card: who speaks and how long, the next two, one big button, one step back."""

from pathlib import Path

import streamlit as st

from pages.parts.floor_acts import press
from pages.parts.floor_words import Data, as_data, place_as_data, row_words
from pages.parts.speaker_list import SHARED_CSS, SHARED_JS
from pages.parts.undo_words import undo_words
from session_core.language import gettext
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
        data=told(visit, floor, may_give=may_give)
        | {"may": may_give, "me": me, "words": row_words() | _words()},
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
    return {"undo": undo_words(last), "undo_by": gettext(str(last.by)) if another else ""}


def _words() -> dict[str, str]:
    """What the card says itself; `%(time)s` and the like are put in by the browser."""
    return {
        "has_floor": gettext("Has the floor"),
        "nobody_speaks": gettext("Nobody has the floor"),
        "time_speaking": gettext("Time speaking"),
        "of_limit": gettext("of %(time)s"),
        "second_left": gettext("1 second left"),
        "seconds_left": gettext("%(count)s seconds left"),
        "over_by": gettext("Over by %(time)s"),
        "said_short": gettext("Number %(number)s: %(count)s seconds left"),
        "said_over": gettext("Number %(number)s: time is over"),
        "said_speaks": gettext("Number %(number)s has the floor"),
        "the_question": gettext("The question"),
        "next_two": gettext("Next two"),
        "next": gettext("Next"),
        "then": gettext("Then"),
        "give": gettext("Give the floor to %(who)s · %(side)s"),
        "nobody_waits": gettext("Nobody waits"),
        "yield": gettext("Yield"),
        "undo": gettext("Undo: %(act)s"),
        # Drawn as two lines; a language that says it in one leaves the break out.
        "undo_by": gettext("Undo: %(act)s\nby the %(role)s"),
        "signals": gettext("Signals"),
        "add_somebody": gettext("Add somebody"),
    } | _keys()


def _keys() -> dict[str, str]:
    return {
        "keys": gettext("Keys"),
        "key_give": gettext("give the floor to the next"),
        "key_yield": gettext("end this turn"),
        "key_undo": gettext("take the last act back"),
        "key_add": gettext("add somebody without a device"),
        "key_keys": gettext("show or hide these keys"),
        "keys_silent": gettext("They are silent while somebody types."),
    }
