"""Live parts: a piece of a page that draws itself anew when one of its rooms moves.

Nothing polls. A small script in the page listens to the feed that all tabs of the browser share,
and reruns the fragment of a room that it shows and that moved: the first time at once, then at
most once a second. A page nobody touches causes no script run.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import streamlit as st

from pages.parts.spoken import speak_on
from pages.parts.typed import empty_again
from session_core.domain.refusals import NotAllowed, SignedOut
from session_core.domain.session import Room
from session_core.language import gettext
from session_core.use_cases.live import see_revisions
from session_core.use_cases.sessions import see_session
from session_core.use_cases.visit import Visit, sitting

_STATIC = Path(__file__).parents[2] / "session_core" / "web" / "static"
_PULSE = Path(__file__).with_name("live.js")
_STYLES = (Path(__file__).with_name(each) for each in ("live.css", "everybody.css"))
_STYLE = "".join(each.read_text("utf-8") for each in _STYLES)

_SCRIPTS = (_STATIC / "feed.js", _STATIC / "here.js", _PULSE)
_pulse = st.components.v2.component(
    "evenfloor_pulse", js="".join(each.read_text() for each in _SCRIPTS)
)
_wake = st.components.v2.component(
    "evenfloor_wake",
    # On every page, as is the way into popovers by keyboard.
    js=Path(__file__).with_name("popovers.js").read_text("utf-8")
    + """export default ({ data, setTriggerValue }) => {
        globalThis.evenfloorRanAt = data.at;
        globalThis.evenfloorWake = () => setTriggerValue("asked", Date.now());
    }""",
)

Draw = Callable[[Visit], None]


def live(*rooms: Room) -> Callable[[Draw], Draw]:
    """Make `draw(visit)` a live part of these rooms; it is given a visit of the present moment."""

    def decorate(draw: Draw) -> Draw:
        @st.fragment
        def part(visit: Visit) -> None:
            visit.house.script_runs.add()
            speak_on()
            try:
                with sitting(replace(visit, now=datetime.now(UTC))) as fresh:
                    listen(fresh, rooms, name=draw.__name__)
                    empty_again()
                    draw(fresh)
            except (SignedOut, NotAllowed):
                # Signed out in another tab, or a role was taken: the frame says what to do.
                st.rerun()

        return part

    return decorate


@contextmanager
def wakeful() -> Iterator[None]:
    """Let live parts run the whole page where their own fragment is not known: after a restart.

    They are told that it was run only when all of it is drawn: no press is heard before.
    """
    place = st.container(key="pulse-wake")
    lost = json.dumps(gettext("Connection lost. Trying again by itself."), ensure_ascii=False)
    line = f'html[data-feed="lost"] body::after {{ content: {lost}; }}'
    place.html(f"<style>{_STYLE}{line}</style>")
    try:
        yield
    finally:
        with place:
            at = datetime.now(UTC).timestamp()
            _wake(key="wake", data={"at": at}, on_asked_change=lambda: None)


def _feed_of(visit: Visit) -> str:
    code = see_session(visit).session.join_code
    is_public = visit.screen_key or visit.seat_secret
    return f"live/{code}" if is_public else f"live/{code}/staff"


def listen(visit: Visit, rooms: tuple[Room, ...], name: str) -> None:
    """Have the fragment that is being drawn run again when one of these rooms moves."""
    # Looked up before anything is drawn: what is drawn is never older than what is said here.
    seen = see_revisions(visit)
    with st.container(key=f"pulse-{name}"):
        _pulse(
            key=f"pulse-{name}-{visit.session_id}",
            data={
                "feed": _feed_of(visit),
                "seen": {room.value: seen[room] for room in rooms},
            },
            on_moved_change=lambda: None,
        )
