"""Polls on the full view: a ballot while one is open, and what closed ones came to."""

from html import escape

import streamlit as st

from pages.parts.ballot_form import ballot_form, ballot_notice
from pages.parts.participant_words import section, soft
from pages.parts.plain import as_html
from pages.parts.poll_result import result
from session_core.domain.poll_settings import Showing
from session_core.domain.polls import Poll
from session_core.language import gettext, ngettext
from session_core.use_cases.ballots import see_my_ballots
from session_core.use_cases.polls import see_polls
from session_core.use_cases.visit import Visit


def polls(visit: Visit) -> None:
    """Draw open polls to vote in, the last opened first, and the results of closed ones."""
    section(gettext("Polls"), "polls")
    ballots = see_my_ballots(visit)
    kept = see_polls(visit).polls
    for poll in sorted(kept, key=_last_opened_first):
        with st.container(border=True, key=f"poll-{poll.id}"):
            st.html(f'<h3 class="ef-asked" dir="auto">{as_html(poll.question)}</h3>')
            if poll.is_open:
                ballot_form(visit, poll, ballots.get(poll.id))
            if poll.tally or not poll.is_open:
                _result(poll)
    if not kept:
        said = gettext("No poll yet. When the moderators open one, you vote here.")
        st.html(soft(said))


def _last_opened_first(poll: Poll) -> tuple[bool, float, int]:
    opened = poll.opened_at.timestamp() if poll.opened_at else 0
    return not poll.is_open, -opened, -poll.number


def _result(poll: Poll) -> None:
    if not poll.is_open:
        # Who pressed too late reads here that the ballot was not taken.
        ballot_notice(poll)
    if poll.tally is None:
        st.html(soft(escape(_without_counts(poll))))
        return
    turnout = poll.tally.turnout
    if poll.is_open:
        said = ngettext("So far one ballot.", "So far %(count)s ballots.", turnout)
    else:
        said = ngettext("Closed. One ballot.", "Closed. %(count)s ballots.", turnout)
    st.html(soft(said % {"count": turnout}))
    result(poll)


def _without_counts(poll: Poll) -> str:
    if poll.settings.showing is Showing.STAFF:
        return gettext("Closed. The result is for the moderators.")
    return gettext("Closed. Fewer than five ballots were cast, so no counts are shown.")
