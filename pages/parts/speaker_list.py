"""The speaker list as one component: drawn by a script, for rows of widgets have their price.

A rerun costs what it has elements. The rows are told as JSON once for every cockpit that shows the
same, and the script keeps what did not change, with the focus that somebody has in it.
"""

import json
from pathlib import Path

import streamlit as st

from pages.parts.floor_acts import SHOW_ALL, press
from pages.parts.floor_words import Data, place_as_data, row_words
from session_core.domain.people import Modality
from session_core.domain.session import Room, Stage, WorkshopSession
from session_core.language import gettext, language, ngettext
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
            "words": row_words() | _words(),
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
        language(),
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
        "waiting": len(waiting),
        "title": _title(len(waiting)),
        "all": ngettext("Show all %(count)s", "Show all %(count)s", len(waiting))
        % {"count": len(waiting)},
        "sides": [
            {"side": side, "counts": _counts(side, waiting.count(side), heard.count(side))}
            for side in Modality
        ],
        "queue_open": floor.queue_open,
        "session_open": session.stage is Stage.OPEN,
    }


def _title(waiting: int) -> str:
    if not waiting:
        return gettext("Nobody waits")
    said = ngettext("Next · %(count)s waiting", "Next · %(count)s waiting", waiting)
    return said % {"count": waiting}


def _counts(side: Modality, waiting: int, heard: int) -> str:
    said = ngettext(
        "%(waiting)s %(where)s · %(heard)s heard", "%(waiting)s %(where)s · %(heard)s heard", heard
    )
    return said % {"waiting": waiting, "where": gettext(SIDES[side]), "heard": heard}


def _words() -> dict[str, str]:
    """What the list says itself; `%(number)s` and `%(who)s` are put in by the browser."""
    return {
        "list": gettext("Speaker list"),
        "keeps_place": gettext("Who waits keeps their place; points of order are still taken."),
        "close_queue": gettext("Close the queue"),
        "open_queue": gettext("Open the queue again"),
        "not_open": gettext("Nobody can ask: the session is not open. Open it on the agenda page."),
        "queue_closed": gettext("The queue is closed: only points of order are taken."),
        "more_for": gettext("More for number %(number)s"),
        "more": gettext("More"),
        "give_now": gettext("Give the floor now, out of turn"),
        "release": gettext("I am not reading this any more"),
        "claim": gettext("I am reading this"),
        "claim_instead": gettext("Read this instead of %(who)s"),
        "not_there": gettext("Not there when called: take off the list"),
        "at_their_wish": gettext("Take off the list at their own wish"),
        "nobody_waits": gettext("Nobody waits. Add a hand from the room, or show the join code."),
    }
