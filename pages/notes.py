"""Notes: the rapporteur's pad, one line after another, live on every screen."""

import streamlit as st

from pages.parts.entrance import enter_session
from pages.parts.live import live
from pages.parts.note_parts import note_form, note_rows
from pages.parts.roles import may
from pages.parts.theme import heading
from session_core.domain.session import Room
from session_core.use_cases.notes import see_notes
from session_core.use_cases.sessions import see_session
from session_core.use_cases.visit import Visit

visit = enter_session()
session = see_session(visit).session
heading("edit_note", "Notes", session)


@live(Room.NOTES)
def draw_notes(visit: Visit) -> None:
    note_rows(visit, see_notes(visit))


draw_notes(visit)
if may(visit, "write_note"):
    with st.bottom:
        note_form(visit, session.naming_rule)
