"""What is on now on the full view: item and clock, what comes next, the call, the agenda."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from pages.parts.clock import count_down
from pages.parts.participant_words import filled, link, soft
from pages.parts.plain import as_html
from session_core.domain.agenda import AgendaItem
from session_core.domain.clock import current_item, next_item, planned_end_at
from session_core.domain.door import Links
from session_core.domain.session import Stage, WorkshopSession
from session_core.language import gettext, ngettext
from session_core.use_cases.agenda import see_agenda
from session_core.use_cases.ballots import see_my_ballots
from session_core.use_cases.door import see_links
from session_core.use_cases.polls import see_polls
from session_core.use_cases.seats import see_door
from session_core.use_cases.visit import Visit


def now(visit: Visit) -> None:
    """Draw the current item with its clock, the next one, the links and the whole agenda."""
    session, items = see_door(visit).session, see_agenda(visit)
    if session.intake_frozen and session.stage is not Stage.CLOSED:
        st.info(
            gettext(
                "The moderators have stopped taking anything new for now. What you write stays in "
                "its field."
            )
        )
    current = current_item(items) if session.stage is not Stage.CLOSED else None
    with st.container(
        horizontal=True,
        vertical_alignment="center",
        key="participant-now",
        gap="medium",
        wrap=False,
    ):
        st.html(_present(session, current), width="stretch")
        if current and (ends_at := planned_end_at(current)):
            name = gettext("Time of this item")
            count_down(f"participant-{current.id}", ends_at, visit.now, name)
    coming = next_item(items)
    if coming and session.stage is not Stage.CLOSED:
        minutes = filled(gettext("%(minutes)s min"), minutes=coming.allotted_minutes)
        words = f'<span class="ef-soft">{gettext("Next")}</span> <bdi>{as_html(coming.title)}</bdi>'
        st.html(f'<p>{words} <span class="ef-soft">{minutes}</span></p>')
    _links(see_links(visit))
    if items:
        _agenda(items)


def poll_waits(visit: Visit) -> None:
    """One line that leads to a poll in which the visitor has not chosen yet; else nothing."""
    open_polls = {each.id for each in see_polls(visit).polls if each.is_open}
    is_open = see_door(visit).session.stage is Stage.OPEN
    if is_open and open_polls - see_my_ballots(visit).keys():
        st.html(f"<p>{link('#polls', gettext('A poll is open: cast your ballot'))}</p>")


def _present(session: WorkshopSession, current: AgendaItem | None) -> str:
    if session.stage is Stage.CLOSED:
        more = gettext(
            "Nothing more is taken. What you asked, and what was noted, stays here to read."
        )
        return f'<p class="ef-big">{gettext("This session is over.")}</p>{soft(more)}'
    if current:
        words = f'<span class="ef-soft">{gettext("Now")}</span> <bdi>{as_html(current.title)}</bdi>'
        minutes = current.allotted_minutes
        planned = ngettext("One minute planned", "%(minutes)s minutes planned", minutes)
        return f'<p class="ef-big">{words}</p>{soft(filled(planned, minutes=minutes))}'
    if session.stage is Stage.PREPARING:
        more = gettext(
            "You are in the right place. The moderators open the session when it begins."
        )
        return f'<p class="ef-big">{gettext("Not open yet.")}</p>{soft(more)}'
    return f'<p class="ef-big">{gettext("No agenda item is running.")}</p>'


def _links(links: Links) -> None:
    if not links.any:
        return
    named = (
        (links.call, gettext("Join the call")),
        (links.captions, gettext("Captions")),
        (links.stream, gettext("Stream")),
    )
    row = "".join(link(where, label) for where, label in named if where)
    aloud = ""
    if links.call:
        aloud = soft(f"{gettext('The call')}: <bdi>{escape(links.call)}</bdi>")
    st.html(f'<p class="ef-row">{row}</p>{aloud}')


def _agenda(items: Sequence[AgendaItem]) -> None:
    count = len(items)
    label = ngettext("Agenda, one item", "Agenda, %(count)s items", count) % {"count": count}
    with st.expander(label):
        st.html(f'<ol class="ef-agenda">{"".join(_item(each) for each in items)}</ol>')


def _item(item: AgendaItem) -> str:
    minutes = filled(gettext("%(minutes)s min"), minutes=item.allotted_minutes)
    if item.is_current:
        stands, how = f" · {gettext('now')}", ' class="ef-on" aria-current="step"'
    elif item.ended_at:
        stands, how = f" · {gettext('done')}", ' class="ef-done"'
    elif item.skipped_at:
        stands, how = f" · {gettext('skipped')}", ' class="ef-done"'
    else:
        stands = how = ""
    quiet = f'<span class="ef-soft">{minutes}{stands}</span>'
    return f"<li{how}><bdi>{as_html(item.title)}</bdi> {quiet}</li>"
