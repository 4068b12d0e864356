"""The third step of a new session: what one can do with it now."""

import streamlit as st

from pages.parts.joining import joining_panel
from pages.parts.plain import as_text
from pages.parts.theme import side, sides
from session_core.use_cases.sessions import see_session
from session_core.use_cases.visit import Visit

_STEPS = (
    ("people.py", "Give people their roles", "group"),
    ("polls.py", "Prepare a poll", "how_to_vote"),
    ("agenda.py", "Open the session when you begin", "schedule"),
)


def what_now(visit: Visit, session_id: str) -> None:
    """Where to go next, and the doors to hand out."""
    here = visit.to(session_id)
    session = see_session(here).session
    st.success(f"**{as_text(session.title)}** is saved.", icon=":material/check_circle:")
    with sides():
        with side("work"):
            st.markdown("#### What now")
            for page, label, icon in _STEPS:
                st.page_link(
                    page,
                    label=label,
                    icon=f":material/{icon}:",
                    query_params={"session": session_id},
                )
            st.button("Another session", icon=":material/add:", on_click=_another)
        with side("beside"), st.container(border=True):
            joining_panel(here, session)


def _another() -> None:
    st.session_state.pop("created_session", None)
