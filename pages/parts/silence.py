"""How long nobody online was heard: one line that counts in the reader's browser.

No script runs while it counts, nor when it turns into an alarm.
"""

from datetime import datetime
from pathlib import Path

import streamlit as st

from session_core.domain.silence import Silence, silence_of
from session_core.language import gettext, ngettext
from session_core.use_cases.equity import see_online_side
from session_core.use_cases.floor import FloorView
from session_core.use_cases.visit import Visit

_HERE = Path(__file__)

_silence = st.components.v2.component(
    "evenfloor_silence",
    html='<p class="line"><span class="icon" translate="no" aria-hidden="true"></span>'
    '<span class="words"></span><span class="told" role="status"></span></p>',
    css=_HERE.with_suffix(".css").read_text(),
    js=_HERE.with_suffix(".js").read_text(),
)


def silence_line(visit: Visit, floor: FloorView) -> None:
    """The minutes since the last online voice, and an alarm once they are too many.

    Nothing is drawn while nobody can ask.
    """
    online = see_online_side(visit)
    found = silence_of(
        floor.speaking,
        floor.heard,
        (place.intervention for place in floor.places),
        opened_at=online.opened_at,
        joined=online.joined,
        minutes=online.silence_minutes,
    )
    if found.speaks:
        _line({"quiet": gettext("Somebody online has the floor.")})
    elif found.since:
        _line(
            {
                "since": _milliseconds(found.since),
                "now": _milliseconds(visit.now),
                "alarmAt": _milliseconds(found.alarm_at) if found.alarm_at else None,
                "quiet": quiet_words(found),
                "alarm": alarm_words(found),
            }
        )


def quiet_words(found: Silence) -> str:
    """What the line says before it is an alarm; `{time}` is put in by the browser."""
    if not found.waiting:
        if found.was_heard:
            return gettext("Online was last heard {time} ago.")
        return gettext("No online voice yet: {time}.")
    if found.was_heard:
        said = ngettext(
            "Online was last heard {time} ago; one waits online.",
            "Online was last heard {time} ago; %(count)s people wait online.",
            found.waiting,
        )
    else:
        said = ngettext(
            "No online voice yet: {time}; one waits online.",
            "No online voice yet: {time}; %(count)s people wait online.",
            found.waiting,
        )
    return said % {"count": found.waiting}


def alarm_words(found: Silence) -> str:
    """What it says as an alarm, with what to do."""
    if not found.waiting:
        return gettext("No online voice for {time}. Ask those online what they want to say.")
    said = ngettext(
        "No online voice for {time}, and one waits online. Give one of them the floor.",
        "No online voice for {time}, and %(count)s people wait online. Give one of them the floor.",
        found.waiting,
    )
    return said % {"count": found.waiting}


def _line(data: dict[str, object]) -> None:
    _silence(key="silence", data=data | {"words": _times()})


def _times() -> dict[str, str]:
    return {
        "hours": gettext("{number} hours"),
        "minutes": gettext("{number} minutes"),
        "minute": gettext("1 minute"),
        "less": gettext("less than a minute"),
    }


def _milliseconds(at: datetime) -> int:
    return round(at.timestamp() * 1000)
