"""The third step of a new session: what one can do with it now."""

from datetime import timedelta

import streamlit as st

from pages.parts.joining import joining_panel
from pages.parts.plain import as_text
from pages.parts.theme import side, sides
from session_core.domain.session import Stage
from session_core.use_cases.sessions import see_session
from session_core.use_cases.visit import Visit

_STEPS = {
    Stage.PREPARING: (
        ("people.py", "Give people their roles", "group"),
        ("polls.py", "Prepare a poll", "how_to_vote"),
        ("agenda.py", "Open the session when you begin", "schedule"),
    ),
    Stage.OPEN: (
        ("agenda.py", "Run the agenda", "schedule"),
        ("floor.py", "Give the floor", "record_voice_over"),
        ("people.py", "Give people their roles", "group"),
    ),
    Stage.CLOSED: (
        ("report.py", "Finish the report", "summarize"),
        ("notes.py", "Read the notes", "edit_note"),
        ("agenda.py", "See how the agenda went", "schedule"),
    ),
}


_SAVED, _SHOWN_AT = "created_session", "created_session_shown_at"
_DOUBLE_PRESS = timedelta(seconds=3)


def say_saved(session_id: str) -> None:
    """Show what can be done with a session now."""
    _another()
    st.session_state[_SAVED] = session_id


def just_saved(visit: Visit) -> str | None:
    """The session that was saved here a moment ago; whoever presses or comes anew has none.

    A press that follows the first at once is the second of a double press, and changes nothing.
    """
    saved: str | None = st.session_state.get(_SAVED)
    if saved and visit.now - st.session_state.setdefault(_SHOWN_AT, visit.now) > _DOUBLE_PRESS:
        _another()
        return None
    return saved


def what_now(visit: Visit, session_id: str) -> None:
    """Where to go next, and the doors to hand out while people can still come."""
    here = visit.to(session_id)
    session = see_session(here).session
    st.success(f"**{as_text(session.title)}** is saved.", icon=":material/check_circle:")
    with sides():
        with side("work"):
            st.markdown("## What now")
            for page, label, icon in _STEPS[session.stage]:
                st.page_link(
                    page,
                    label=label,
                    icon=f":material/{icon}:",
                    query_params={"session": session_id},
                )
            st.button("Another session", icon=":material/add:", on_click=_another)
        if session.stage is not Stage.CLOSED:
            with side("beside"), st.container(border=True):
                joining_panel(here, session)


def _another() -> None:
    for key in (_SAVED, _SHOWN_AT):
        st.session_state.pop(key, None)
