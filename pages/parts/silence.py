"""How long nobody online was heard: one line that counts in the reader's browser.

No script runs while it counts, nor when it turns into an alarm.
"""

from datetime import datetime
from pathlib import Path

import streamlit as st

from session_core.domain.silence import Silence, silence_of
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
        _line({"quiet": "Somebody online has the floor."})
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
    last = "Online was last heard {time} ago" if found.was_heard else "No online voice yet: {time}"
    waiting = f"{found.waiting} people wait online" if found.waiting > 1 else "one waits online"
    return f"{last}; {waiting}." if found.waiting else f"{last}."


def alarm_words(found: Silence) -> str:
    """What it says as an alarm, with what to do."""
    if not found.waiting:
        return "No online voice for {time}. Ask those online what they want to say."
    waits = "one waits" if found.waiting == 1 else f"{found.waiting} people wait"
    return f"No online voice for {{time}}, and {waits} online. Give one of them the floor."


def _line(data: dict[str, object]) -> None:
    _silence(key="silence", data=data)


def _milliseconds(at: datetime) -> int:
    return round(at.timestamp() * 1000)
