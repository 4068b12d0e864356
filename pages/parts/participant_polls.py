"""Polls on the full view: a ballot while one is open, and the counts of closed ones."""

import streamlit as st

from pages.parts.charts import poll_chart, poll_table
from pages.parts.participant_acts import act
from pages.parts.participant_words import (
    section,
    soft,
)
from pages.parts.plain import as_html, as_text
from pages.parts.wording import notice, refusals_noticed
from session_core.domain.ballots import Ballot
from session_core.domain.intake import Post
from session_core.domain.polls import Poll, PollState
from session_core.domain.refusals import UnknownOption
from session_core.language import gettext, ngettext
from session_core.use_cases.ballots import cast_ballot, see_my_ballots
from session_core.use_cases.polls import see_polls
from session_core.use_cases.visit import Visit
from session_core.wording_for_participants import words_for_participants


def polls(visit: Visit) -> None:
    """Draw open polls to vote in, the newest first, and the counts of closed ones."""
    section(gettext("Polls"), "polls")
    notice("participant-polls")
    ballots = see_my_ballots(visit)
    kept = see_polls(visit).polls
    for poll in sorted(kept, key=lambda each: (each.state is not PollState.OPEN, -each.number)):
        with st.container(border=True, key=f"poll-{poll.id}"):
            st.html(f'<h3 class="ef-asked" dir="auto">{as_html(poll.question)}</h3>')
            if poll.state is PollState.OPEN:
                _ballot(visit, poll, ballots[poll.id].options[0] if poll.id in ballots else None)
            else:
                _result(poll)
    if not kept:
        said = gettext("No poll yet. When the moderators open one, you vote here.")
        st.html(soft(said))


def _ballot(visit: Visit, poll: Poll, chosen: str | None) -> None:
    ids = [option.id for option in poll.options]
    texts = {option.id: as_text(option.text) for option in poll.options}
    key = f"ballot-{poll.id}"
    with st.form(f"vote-{poll.id}", border=False):
        st.radio(
            as_text(poll.question),
            ids,
            index=ids.index(chosen) if chosen in ids else None,
            format_func=texts.get,
            key=key,
            label_visibility="collapsed",
        )
        if chosen:
            st.success(
                gettext("Your ballot is in. You can choose again until the poll closes."),
                icon=":material/check:",
            )
        st.form_submit_button(
            gettext("Cast my ballot"), type="primary", on_click=_cast, args=(visit, poll.id, key)
        )
        st.html(soft(gettext("Secret. Counts are shown when the poll closes.")))


def _cast(visit: Visit, poll_id: str, key: str) -> None:
    chosen = st.session_state[key]
    if chosen is None:
        with refusals_noticed("participant-polls", words_for_participants):
            raise UnknownOption
        return
    act("participant-polls", Post.VOTE, cast_ballot, visit, poll_id, Ballot.of(chosen))


def _result(poll: Poll) -> None:
    if poll.tally is None:
        st.html(soft(gettext("Closed. Fewer than five ballots were cast, so no counts are shown.")))
        return
    turnout = poll.tally.turnout
    said = ngettext("Closed. One ballot.", "Closed. %(count)s ballots.", turnout)
    st.html(soft(said % {"count": turnout}))
    poll_chart(poll)
    with st.expander(gettext("The same as a table")):
        poll_table(poll)
