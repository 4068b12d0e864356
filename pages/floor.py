"""The floor: who speaks, who is next and why, and a way in for people without a device."""

import streamlit as st

from pages.parts.agenda_parts import agenda_now
from pages.parts.entrance import enter_session
from pages.parts.floor_parts import has_the_floor, next_button, queue_card, waiting_list
from pages.parts.joining import joining_popover
from pages.parts.live import live
from pages.parts.proxy_entry import proxy_entry
from pages.parts.roles import may
from pages.parts.theme import heading
from pages.parts.wording import notice
from session_core.domain.session import Room
from session_core.use_cases.agenda import see_agenda
from session_core.use_cases.floor import see_floor
from session_core.use_cases.sessions import see_session
from session_core.use_cases.visit import Visit

visit = enter_session()
session = see_session(visit).session
heading("record_voice_over", "Floor", session)


@live(Room.AGENDA)
def draw_now(visit: Visit) -> None:
    agenda_now(visit, see_agenda(visit))


@live(Room.FLOOR, Room.SESSION)
def draw_floor(visit: Visit) -> None:
    floor = see_floor(visit)
    may_give = may(visit, "give_floor_to_next")
    notice("floor")
    has_the_floor(visit, floor, may_give)
    next_button(visit, floor, may_give)
    waiting_list(visit, floor, may_give)


@live(Room.FLOOR, Room.SESSION)
def draw_queue(visit: Visit) -> None:
    queue_card(visit, see_floor(visit), see_session(visit).session.stage)


draw_now(visit)
left, right = st.columns([3, 2], gap="large")
with left:
    draw_floor(visit)
with right:
    proxy_entry(visit)
    draw_queue(visit)
    joining_popover(visit, session)
