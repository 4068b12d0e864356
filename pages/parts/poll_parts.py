"""A poll's card, and the form that writes one."""

from collections.abc import Callable

import streamlit as st

from pages.parts.charts import poll_chart, poll_table
from pages.parts.names_meant import names_told
from pages.parts.plain import as_text
from pages.parts.roles import may
from pages.parts.spoken import speak_on
from pages.parts.typed import empty, empty_again, is_kept_already
from pages.parts.wording import act, at_this_moment, notice, refusals_noticed
from session_core.domain.polls import MOST_OPTIONS, Poll, PollState
from session_core.domain.session import Stage
from session_core.language import gettext, ngettext
from session_core.use_cases.polls import close_poll, open_poll, write_poll
from session_core.use_cases.visit import Visit
from session_core.wording import FEW_BALLOTS

_STATES = {
    PollState.DRAFT: ":gray-badge[:material/edit: draft] Poll %(number)s",
    PollState.OPEN: ":green-badge[:material/how_to_vote: open] Poll %(number)s",
    PollState.CLOSED: ":gray-badge[:material/bar_chart: closed] Poll %(number)s",
    PollState.ARCHIVED: ":gray-badge[:material/archive: archived] Poll %(number)s",
}
"""Badges and all: alone, `open` and `closed` would be said as of a session."""


def poll_card(visit: Visit, poll: Poll, ballots: int, stage: Stage) -> None:
    """One poll: its state, what can be done with it, and the result once it is closed."""
    with st.container(border=True, key=f"poll-{poll.id}"):
        st.markdown(gettext(_STATES[poll.state]) % {"number": poll.number})
        st.markdown(f"## {as_text(poll.question)}")
        if poll.state is PollState.CLOSED:
            _result(poll)
            return
        st.markdown("\n".join(f"- {as_text(option.text)}" for option in poll.options))
        if poll.state is PollState.OPEN:
            said = ngettext(
                "**%(count)s** ballot so far. Counts show at the end.",
                "**%(count)s** ballots so far. Counts show at the end.",
                ballots,
            )
            st.markdown(f":material/inbox: {said % {'count': ballots}}")
            _button(visit, gettext("Close and count"), "bar_chart", close_poll, poll)
        elif poll.state is PollState.DRAFT and stage is Stage.OPEN:
            _button(visit, gettext("Open the poll"), "how_to_vote", open_poll, poll)
        elif poll.state is PollState.DRAFT:
            st.caption(gettext("It can be opened once the session is open."))


@st.fragment
def poll_form(visit: Visit) -> None:
    """A question and its options, one a line."""
    speak_on()
    empty_again()
    most = gettext("Two to %(most)s. Everybody chooses one; ballots are secret.")
    with st.form("poll-form"):
        st.markdown(f"**{gettext('Write a poll')}**")
        notice("poll-form")
        st.text_area(gettext("Question"), key="poll-question", height=80)
        st.text_area(
            gettext("Options, one a line"),
            key="poll-options",
            height=140,
            placeholder=gettext("Yes\nNo\nNot sure"),
            help=most % {"most": MOST_OPTIONS},
        )
        st.form_submit_button(
            gettext("Keep as a draft"),
            icon=":material/add:",
            width="stretch",
            on_click=_write,
            args=(visit,),
        )


def _write(visit: Visit) -> None:
    if is_kept_already("poll-question"):
        return
    question, options = st.session_state["poll-question"], st.session_state["poll-options"]
    with refusals_noticed("poll-form"), names_told("poll", f"{question}\n{options}") as meant:
        write_poll(at_this_moment(visit), question, options.splitlines(), meant)
        empty({"poll-question": "", "poll-options": ""})


def _button(
    visit: Visit, words: str, icon: str, do: Callable[[Visit, str], None], poll: Poll
) -> None:
    if may(visit, "open_poll"):
        st.button(
            words,
            key=f"{icon}-{poll.id}",
            icon=f":material/{icon}:",
            type="primary",
            on_click=act,
            args=("polls", do, visit, poll.id),
        )


def _result(poll: Poll) -> None:
    if poll.tally is None:
        st.caption(gettext(FEW_BALLOTS))
        return
    poll_chart(poll)
    with st.expander(gettext("The same as a table")):
        poll_table(poll)
