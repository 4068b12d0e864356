"""The speaker list as one component: drawn by a script, for rows of widgets have their price.

A rerun costs what it has elements. The rows are told as JSON once for every cockpit that shows the
same, and the script keeps what did not change, with the focus that somebody has in it.
"""

import json
from pathlib import Path

import streamlit as st

from pages.parts.floor_acts import SHOW_ALL, press
from pages.parts.floor_words import Data, place_as_data
from session_core.domain.people import Modality
from session_core.domain.session import Room, Stage, WorkshopSession
from session_core.use_cases.floor import FloorView
from session_core.use_cases.live import see_revisions
from session_core.use_cases.people import see_staff
from session_core.use_cases.visit import Visit
from session_core.wording import SIDES

SHOWN_AT_FIRST = 25

_HERE = Path(__file__)
SHARED_CSS = _HERE.with_name("floor_rows.css").read_text("utf-8")
_SHARED = (_HERE.with_name(each) for each in ("announce.js", "floor_rows.js"))
SHARED_JS = "".join(each.read_text("utf-8") for each in _SHARED)

_list = st.components.v2.component(
    "evenfloor_speaker_list",
    html="""<section class="list" aria-label="Speaker list">
      <div data-list="head"></div><ol data-list="places"></ol><div data-list="foot"></div>
    </section>""",
    css=SHARED_CSS + _HERE.with_suffix(".css").read_text("utf-8"),
    js=SHARED_JS + _HERE.with_suffix(".js").read_text("utf-8"),
)


def speaker_list(
    visit: Visit, floor: FloorView, session: WorkshopSession, me: str, *, may_give: bool
) -> None:
    """Counts of both sides, the queue's button, and the places in order with their reasons."""
    everything = bool(st.session_state.get(SHOW_ALL))
    key = "speaker-list"
    _list(
        key=key,
        data={
            "places": _places_once(visit, floor, session, everything=everything),
            "may": may_give,
            "me": me,
            "seen": floor.revision,
        },
        on_pressed_change=lambda: press(visit, st.session_state[key].pressed),
    )


def _places_once(
    visit: Visit, floor: FloorView, session: WorkshopSession, *, everything: bool
) -> str:
    at = see_revisions(visit)
    # All of them staff's view: no page that shows this list has another audience.
    key = (
        "speaker list",
        visit.session_id,
        everything,
        *(at[room] for room in (Room.FLOOR, Room.SESSION, Room.AGENDA)),
    )
    return visit.house.views.get(
        key, lambda: json.dumps(_told(visit, floor, session, everything=everything))
    )


def _told(visit: Visit, floor: FloorView, session: WorkshopSession, *, everything: bool) -> Data:
    shown = floor.places if everything else floor.places[:SHOWN_AT_FIRST]
    staff = see_staff(visit)
    waiting = [place.intervention.modality for place in floor.places]
    heard = [each.modality for each in floor.heard]
    return {
        "places": [
            place_as_data(place, staff, floor.translations.get(place.intervention.id, ()))
            for place in shown
        ],
        "waiting": len(floor.places),
        "sides": [
            {
                "side": side,
                "where": SIDES[side],
                "waiting": waiting.count(side),
                "heard": heard.count(side),
            }
            for side in Modality
        ],
        "queue_open": floor.queue_open,
        "session_open": session.stage is Stage.OPEN,
    }
