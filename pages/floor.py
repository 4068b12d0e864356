"""The floor: who speaks, who is next and why, and a way in for people without a device."""

import streamlit as st

from pages.parts.agenda_parts import agenda_now
from pages.parts.entrance import enter_session
from pages.parts.floor_cockpit import cockpit
from pages.parts.floor_notice import floor_notice, floor_style
from pages.parts.intake_parts import intake_line
from pages.parts.joining import joining_popover
from pages.parts.live import live
from pages.parts.naming_parts import rule_now
from pages.parts.proxy_entry import proxy_entry
from pages.parts.roles import may
from pages.parts.signal_parts import signals_panel
from pages.parts.silence import silence_line
from pages.parts.speaker_list import speaker_list
from pages.parts.theme import heading, side, sides
from session_core.domain.session import Room, Stage
from session_core.language import gettext
from session_core.use_cases.agenda import see_agenda
from session_core.use_cases.floor import see_floor
from session_core.use_cases.sessions import see_session
from session_core.use_cases.sign_in import see_who_i_am
from session_core.use_cases.visit import Visit

visit = enter_session()
heading("record_voice_over", gettext("Floor"), see_session(visit).session)
floor_style()


@live(Room.AGENDA, Room.SESSION)
def draw_now(visit: Visit) -> None:
    items = see_agenda(visit)
    with st.container(horizontal=True, vertical_alignment="center", key="now-and-rule"):
        agenda_now(visit, items)
        rule_now(see_session(visit).session, items)


# Few elements: at twenty cockpits what a rerun draws decides how late the last of them is.
@live(Room.AGENDA, Room.FLOOR, Room.SESSION)
def draw_floor(visit: Visit) -> None:
    floor, session, account = see_floor(visit), see_session(visit).session, see_who_i_am(visit)
    may_give = session.stage is Stage.OPEN and may(visit, "give_floor_to_next")
    me = account.id if account else ""
    with side("work"):
        cockpit(visit, floor, me, may_give=may_give)
        silence_line(visit, floor)
    with side("list"):
        speaker_list(visit, floor, session, me, may_give=may_give)
    floor_notice(visit, floor, session, may_give=may_give)


draw_now(visit)
intake_line(visit)
with sides():
    draw_floor(visit)
    # Not live: what is typed here does not change with the floor, and drawing it has its price.
    with side("beside"):
        signals_panel(visit)
        proxy_entry(visit)
        joining_popover(visit, see_session(visit).session)
