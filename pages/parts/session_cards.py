"""A session in the lobby: what it is, when it is, what one is in it, and the ways in."""

import streamlit as st

from pages.parts.joining import joining_popover
from pages.parts.plain import as_text
from pages.parts.theme import stage_badge
from pages.parts.times import span_words
from session_core.use_cases.sessions import MySession
from session_core.use_cases.visit import Visit

_ROOMS = (
    ("floor.py", "Floor", "record_voice_over"),
    ("agenda.py", "Agenda", "schedule"),
    ("polls.py", "Polls", "how_to_vote"),
    ("notes.py", "Notes", "edit_note"),
    ("report.py", "Report", "summarize"),
)


def session_card(visit: Visit, mine: MySession) -> None:
    """One card of the lobby."""
    session = mine.session
    with st.container(border=True, key=f"session-{session.id}"):
        st.markdown(f"{stage_badge(session.stage)} {as_text(session.identity)}")
        st.subheader(as_text(session.title), anchor=False)
        st.markdown(f":material/schedule: {span_words(session.starts_at, session.ends_at)}")
        st.markdown(f":material/badge: You are {_and(mine)}")
        with st.container(horizontal=True, vertical_alignment="center"):
            for page, label, icon in _ROOMS:
                st.page_link(
                    page,
                    label=label,
                    icon=f":material/{icon}:",
                    query_params={"session": session.id},
                )
            joining_popover(visit, session)


def _and(mine: MySession) -> str:
    *first, last = [str(role) for role in mine.roles]
    return f"{', '.join(first)} and {last}" if first else last
