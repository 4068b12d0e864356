"""The door: what people find there, and who comes in."""

import streamlit as st

from pages.parts.entrance import enter_session
from pages.parts.entry_parts import entry_part
from pages.parts.found_parts import asked_part, conduct_part, links_part
from pages.parts.intake_parts import intake_part
from pages.parts.joining import joining_panel
from pages.parts.kiosk_parts import kiosks_part
from pages.parts.live import live
from pages.parts.theme import heading, side, sides
from session_core.domain.session import Room
from session_core.language import gettext
from session_core.use_cases.door import see_door_settings
from session_core.use_cases.sessions import see_session
from session_core.use_cases.visit import Visit

visit = enter_session()
heading("door_open", gettext("Door"), see_session(visit).session)


@live(Room.SESSION, Room.DOOR)
def draw_found(visit: Visit) -> None:
    settings = see_door_settings(visit)
    links_part(visit, settings.links)
    asked_part(visit, settings.asked)
    conduct_part(visit, settings.conduct)


@live(Room.SESSION, Room.DOOR)
def draw_entry(visit: Visit) -> None:
    entry_part(visit)
    intake_part(visit)


@live(Room.DOOR)
def draw_kiosks(visit: Visit) -> None:
    kiosks_part(visit)


with sides():
    with side("work"):
        draw_entry(visit)
        draw_kiosks(visit)
        draw_found(visit)
    with side("beside"), st.container(border=True):
        joining_panel(visit, see_session(visit).session)
