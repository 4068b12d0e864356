"""Notes: the rapporteur's pad, one line after another, live on every screen."""

import streamlit as st

from pages.parts.entrance import enter_session
from pages.parts.live import live
from pages.parts.note_entry import note_form
from pages.parts.note_parts import note_filter, note_rows
from pages.parts.roles import may
from pages.parts.theme import heading
from session_core.domain.session import Room
from session_core.language import gettext
from session_core.use_cases.agenda import see_agenda
from session_core.use_cases.notes import see_notes
from session_core.use_cases.sessions import see_session
from session_core.use_cases.visit import Visit

visit = enter_session()
heading("edit_note", gettext("Notes"), see_session(visit).session)


# The groups too, for a note says which one it came from.
@live(Room.NOTES, Room.AGENDA, Room.SESSION, Room.BREAKOUTS)
def draw_notes(visit: Visit) -> None:
    notes, items, session = see_notes(visit), see_agenda(visit), see_session(visit).session
    wanted = note_filter(notes, items)
    note_rows(visit, notes, wanted, session, items)


@live(Room.AGENDA, Room.SESSION)
def draw_form(visit: Visit) -> None:
    note_form(visit, see_session(visit).session, see_agenda(visit))


draw_notes(visit)
if may(visit, "write_note"):
    with st.bottom:
        draw_form(visit)
