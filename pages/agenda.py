"""Agenda: what is current and how long it has, the doors, and opening and closing."""

import streamlit as st

from pages.parts.agenda_parts import agenda_rows, stage_card
from pages.parts.entrance import enter_session
from pages.parts.joining import joining_panel
from pages.parts.live import live
from pages.parts.theme import heading, side, sides
from pages.parts.times import span_words
from session_core.domain.session import Room
from session_core.use_cases.agenda import see_agenda
from session_core.use_cases.sessions import see_session
from session_core.use_cases.visit import Visit

visit = enter_session()
session = see_session(visit).session
heading("schedule", "Agenda", session)
st.caption(span_words(session.starts_at, session.ends_at))


@live(Room.AGENDA, Room.SESSION)
def draw_agenda(visit: Visit) -> None:
    agenda_rows(visit, see_agenda(visit))


@live(Room.SESSION, Room.PEOPLE)
def draw_stage(visit: Visit) -> None:
    stage_card(visit, see_session(visit))


with sides():
    with side("work"):
        draw_agenda(visit)
    with side("beside"):
        draw_stage(visit)
        with st.container(border=True):
            joining_panel(visit, session)
