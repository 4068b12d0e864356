"""Breakout groups on the full view: one's own with its link, clock and notes, and all of them."""

import streamlit as st

from pages.parts.clock import count_down
from pages.parts.participant_notes import note_line
from pages.parts.participant_words import (
    clock,
    filled,
    section,
    soft,
)
from pages.parts.plain import as_html
from session_core.domain.breakouts import BreakoutGroup, place_of
from session_core.domain.session import Stage
from session_core.language import gettext, ngettext
from session_core.use_cases.breakouts import BreakoutsView, see_breakouts, see_my_group
from session_core.use_cases.notes import see_notes
from session_core.use_cases.seats import see_door
from session_core.use_cases.visit import Visit

NOTES_SHOWN = 5


def groups(visit: Visit) -> None:
    """Draw the visitor's own group while they are at work, and the list of all."""
    seen = see_breakouts(visit)
    if not seen.groups:
        return
    section(gettext("Breakout groups"), "groups")
    if mine := see_my_group(visit):
        _own(visit, mine)
    elif seen.is_open and see_door(visit).session.stage is Stage.OPEN:
        st.info(gettext("You are in no group yet. Choose one below, or ask a moderator."))
    st.html(soft(_when(seen)))
    count = len(seen.groups)
    label = ngettext("One group", "%(count)s groups", count) % {"count": count}
    with st.expander(label):
        st.html(f'<ol class="ef-agenda">{"".join(_line(each.group) for each in seen.groups)}</ol>')


def _own(visit: Visit, mine: BreakoutGroup) -> None:
    with st.container(border=True, key="participant-group"):
        number = filled(gettext("Your group: %(number)s"), number=mine.number)
        topic = f'<p dir="auto">{as_html(mine.topic)}</p>' if mine.topic else ""
        st.html(f'<p class="ef-big">{number}</p>{topic}{_place(mine)}')
        if mine.ends_at:
            count_down(f"group-{mine.id}", mine.ends_at, visit.now, gettext("Time of the groups"))
        of_mine = [note for note in see_notes(visit) if note.group_number == mine.number]
        if of_mine:
            lines = "".join(note_line(note) for note in of_mine[::-1][:NOTES_SHOWN])
            st.html(f'<ul class="ef-notes">{lines}</ul>')


def _place(group: BreakoutGroup) -> str:
    if not group.place:
        return ""
    place = place_of(group)
    # `place_of` finds http and https addresses and no others.
    link = ""
    if place.link:
        address = as_html(place.link)
        link = f'<a class="ef-more" href="{address}" rel="noreferrer">{address}</a>'
    return f'<p dir="auto">{as_html(place.before)} {link}{as_html(place.after)}</p>'


def _when(seen: BreakoutsView) -> str:
    if seen.ends_at:
        return f"{gettext('At work until')} {clock(seen.ends_at)}"
    if any(each.group.closed_at for each in seen.groups):
        return gettext("Everybody is back in plenary.")
    return gettext("They have not begun yet.")


def _line(group: BreakoutGroup) -> str:
    place = soft(f'<bdi dir="auto">{as_html(group.place)}</bdi>') if group.is_open else ""
    return f'<li value="{group.number}"><bdi>{as_html(group.topic)}</bdi>{place}</li>'
