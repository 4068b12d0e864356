"""Agenda: what is current and how long it has, the doors, and opening and closing."""

import streamlit as st

from pages.parts.agenda_minutes import agenda_minutes
from pages.parts.agenda_parts import groups_at_work, stage_card
from pages.parts.agenda_rows import agenda_rows
from pages.parts.agenda_tools import agenda_line, agenda_tools
from pages.parts.entrance import enter_session
from pages.parts.joining import joining_panel
from pages.parts.live import live
from pages.parts.naming_parts import item_rules, session_rule
from pages.parts.theme import heading, side, sides
from pages.parts.times import span_words
from session_core.domain.session import Room
from session_core.language import gettext
from session_core.use_cases.agenda import see_agenda
from session_core.use_cases.breakouts import see_breakouts
from session_core.use_cases.sessions import see_session
from session_core.use_cases.visit import Visit

visit = enter_session()
session = see_session(visit).session
heading("schedule", gettext("Agenda"), session)
st.caption(span_words(session.starts_at, session.ends_at))


@live(Room.AGENDA, Room.SESSION, Room.BREAKOUTS)
def draw_agenda(visit: Visit) -> None:
    items, session = see_agenda(visit), see_session(visit).session
    agenda_line(visit, session, items)
    groups_at_work(see_breakouts(visit))
    agenda_rows(visit, items)
    agenda_tools(visit, session, items)


@live(Room.AGENDA)
def draw_minutes(visit: Visit) -> None:
    agenda_minutes(see_agenda(visit))


@live(Room.SESSION, Room.PEOPLE)
def draw_stage(visit: Visit) -> None:
    stage_card(visit, see_session(visit))


@live(Room.SESSION, Room.AGENDA)
def draw_naming(visit: Visit) -> None:
    items = see_agenda(visit)
    with st.container(border=True):
        session_rule(visit, see_session(visit).session, items)
        item_rules(visit, items)


with sides():
    with side("work"):
        draw_agenda(visit)
    with side("beside"):
        draw_stage(visit)
        draw_naming(visit)
        with st.container(border=True):
            joining_panel(visit, session)
    with side("list"):
        draw_minutes(visit)
