"""A poll's result on the page of staff: the chart, its table, groups, how it was counted."""

from dataclasses import replace

import streamlit as st

from pages.parts.charts import poll_chart, poll_table
from pages.parts.poll_by_group import by_group
from pages.parts.poll_consensus import agreement
from pages.parts.poll_said import sayings_of_round
from pages.parts.times import clock_words
from session_core.domain.ballots import PollKind
from session_core.domain.polls import Poll, PollState, Round
from session_core.language import gettext, ngettext
from session_core.use_cases.visit import Visit
from session_core.wording import FEW_BALLOTS
from session_core.wording_of_polls import METHODS


def result(poll: Poll) -> None:
    """What a poll came to, or comes to so far."""
    if poll.tally is None:
        later = gettext("Results show from five ballots on.")
        st.caption(later if poll.is_open else gettext(FEW_BALLOTS))
        return
    poll_chart(poll)
    if poll.kind is PollKind.WORD_CLOUD:
        # The list says what a cloud leaves out: how many, and in which order.
        poll_table(poll)
    else:
        if poll.kind is PollKind.ROUGH_CONSENSUS:
            agreement(poll)
        with st.expander(gettext("The same as a table")):
            poll_table(poll)
    by_group(poll)
    st.caption(gettext(METHODS[poll.kind]))


def earlier_rounds(visit: Visit, poll: Poll) -> None:
    """What a poll came to before it was opened again, folded away."""
    if not poll.rounds:
        return
    count = len(poll.rounds)
    said = ngettext("%(count)s earlier round", "%(count)s earlier rounds", count)
    with st.expander(said % {"count": count}, icon=":material/history:"):
        for number, each in enumerate(poll.rounds, start=1):
            _round(visit, poll, number, each)


def _round(visit: Visit, poll: Poll, number: int, each: Round) -> None:
    times = f"{clock_words(each.opened_at)}–{clock_words(each.closed_at)}"
    st.markdown(gettext("**Round %(number)s**, %(times)s") % {"number": number, "times": times})
    was = replace(poll, state=PollState.CLOSED, tally=each.tally, rounds=())
    # A round of few ballots is kept empty.
    if not each.tally.turnout:
        st.caption(gettext(FEW_BALLOTS))
        return
    poll_chart(was, key=f"round-{number}")
    poll_table(was)
    sayings_of_round(visit, poll, number, each)
