"""The full view: all that the thin page has, for participants who would rather have Streamlit."""

import streamlit as st

from pages.parts.live import live
from pages.parts.participant_ask import ask
from pages.parts.participant_door import enter_by_seat
from pages.parts.participant_groups import groups
from pages.parts.participant_head import head, jumps
from pages.parts.participant_help import help_desk
from pages.parts.participant_mine import mine
from pages.parts.participant_notes import notes, read_back
from pages.parts.participant_now import now, poll_waits
from pages.parts.participant_polls import polls
from pages.parts.participant_seat import seat
from pages.parts.participant_speakers import speakers
from session_core.domain.session import Room
from session_core.use_cases.asking import see_my_interventions
from session_core.use_cases.floor import see_floor
from session_core.use_cases.visit import Visit

visit = enter_by_seat()


@live(Room.SESSION, Room.AGENDA, Room.POLLS)
def draw_now(visit: Visit) -> None:
    poll_waits(visit)
    now(visit)


@live(Room.SESSION, Room.AGENDA, Room.FLOOR)
def draw_floor(visit: Visit) -> None:
    floor, asked = see_floor(visit), see_my_interventions(visit)
    ask(visit, floor, is_first=not asked)
    mine(visit, asked)
    speakers(visit, floor)


@live(Room.POLLS, Room.SESSION)
def draw_polls(visit: Visit) -> None:
    polls(visit)


@live(Room.BREAKOUTS, Room.NOTES, Room.SESSION)
def draw_groups(visit: Visit) -> None:
    groups(visit)


@live(Room.NOTES, Room.SESSION, Room.AGENDA)
def draw_notes(visit: Visit) -> None:
    notes(visit)


@live(Room.READ_BACK, Room.SESSION)
def draw_read_back(visit: Visit) -> None:
    read_back(visit)


@live(Room.SESSION)
def draw_help(visit: Visit) -> None:
    help_desk(visit)


head(visit)
jumps()
with st.container(key="participant-sides"):
    with st.container(key="participant-work"):
        draw_now(visit)
        draw_floor(visit)
    with st.container(key="participant-beside"):
        draw_groups(visit)
        draw_polls(visit)
        draw_read_back(visit)
        draw_notes(visit)
        draw_help(visit)
        seat(visit)
