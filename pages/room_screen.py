"""The room screen: big type for the projector and the shared screen, and nothing to press."""

import streamlit as st

from pages.parts.clock import count_down
from pages.parts.entrance import enter_session
from pages.parts.equity_strip import equity_strip
from pages.parts.group_directions import directions_words
from pages.parts.live import live
from pages.parts.screen_parts import (
    agenda_words,
    as_the_screen,
    floor_words,
    join_words,
    label_words,
    note_words,
    rule_words,
    screen_style,
    title_words,
)
from pages.parts.screen_polls import needs_room, poll_label, poll_words, shown_poll
from session_core.domain.clock import current_item, planned_end_at
from session_core.domain.naming import rule_in_force
from session_core.domain.polls import Poll
from session_core.domain.session import Room
from session_core.language import gettext
from session_core.use_cases.agenda import see_agenda
from session_core.use_cases.breakouts import see_breakouts
from session_core.use_cases.equity import see_equity
from session_core.use_cases.floor import see_floor
from session_core.use_cases.notes import see_notes
from session_core.use_cases.polls import see_polls
from session_core.use_cases.sessions import see_session
from session_core.use_cases.visit import Visit

visit = as_the_screen(enter_session())
st.html(screen_style())


@live(Room.SESSION, Room.AGENDA, Room.BREAKOUTS)
def draw_agenda(visit: Visit) -> None:
    items, session = see_agenda(visit), see_session(visit).session
    # While the groups are at work theirs is the one clock in the hall.
    current = None if see_breakouts(visit).is_open else current_item(items)
    with st.container(horizontal=True, vertical_alignment="center", gap="large", wrap=False):
        st.html(agenda_words(items, session.stage), width="stretch")
        if current and (ends_at := planned_end_at(current)):
            count_down(
                f"hall-{current.id}", ends_at, visit.now, gettext("Time of this item"), "hall"
            )
    st.html(rule_words(rule_in_force(session, items)))


@live(Room.FLOOR, Room.SESSION, Room.AGENDA, Room.BREAKOUTS, Room.POLLS)
def draw_floor(visit: Visit) -> None:
    # Not a live part of its own: an empty one would take room from who has the floor.
    poll = shown_poll(see_polls(visit).polls)
    if poll and has_the_room(visit, poll):
        _draw(visit, poll, large=True)
    groups = see_breakouts(visit)
    if groups.is_open and groups.ends_at:
        st.html(label_words(gettext("Breakout groups")))
        count_down("hall-groups", groups.ends_at, visit.now, gettext("Time of the groups"), "hall")
        st.html(directions_words(groups))
    else:
        st.html(floor_words(see_floor(visit)) + equity_strip(see_equity(visit)))


@live(Room.POLLS, Room.FLOOR, Room.BREAKOUTS)
def draw_poll(visit: Visit) -> None:
    poll = shown_poll(see_polls(visit).polls)
    if poll and not has_the_room(visit, poll):
        _draw(visit, poll, large=False)


def has_the_room(visit: Visit, poll: Poll) -> bool:
    """Whether the poll has the wide column: nobody has the floor, and no groups are at work."""
    is_free = see_floor(visit).speaking is None and not see_breakouts(visit).is_open
    return is_free and needs_room(poll)


def _draw(visit: Visit, poll: Poll, *, large: bool) -> None:
    # Here the time is beside what it is the time of, and takes no line of its own.
    with st.container(horizontal=True, vertical_alignment="center", key="hall-poll", wrap=False):
        st.html(poll_label(poll), width="stretch")
        if poll.ends_at:
            name = gettext("Time to vote")
            with st.container(key="hall-poll-clock", width="content"):
                count_down(f"hall-{poll.id}", poll.ends_at, visit.now, name, "hall")
    st.html(poll_words(poll, large=large))


@live(Room.NOTES, Room.SESSION, Room.AGENDA)
def draw_notes(visit: Visit) -> None:
    st.html(note_words(see_notes(visit)))


session = see_session(visit).session
st.html(title_words(session))
left, right = st.columns([13, 8], gap="large")
with left:
    draw_agenda(visit)
    draw_floor(visit)
with right:
    st.html(join_words(visit, session))
    draw_poll(visit)
    draw_notes(visit)
