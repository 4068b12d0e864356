"""A ballot on the full view: how to answer, the fields, the time that is left, what was refused."""

from html import escape

import streamlit as st

from pages.parts.ballot_fields import ballot_typed, draw_fields
from pages.parts.ballot_words import how_to_answer, secret_words
from pages.parts.clock import count_down
from pages.parts.participant_acts import act
from pages.parts.participant_words import soft
from pages.parts.wording import notice, refusals_noticed
from session_core.domain.ballots import Ballot
from session_core.domain.intake import Post
from session_core.domain.polls import Poll
from session_core.language import gettext
from session_core.use_cases.ballots import cast_ballot
from session_core.use_cases.visit import Visit
from session_core.wording_for_participants import words_for_participants


def ballot_form(visit: Visit, poll: Poll, mine: Ballot | None) -> None:
    """Draw the ballot of an open poll; `mine` is what is in already."""
    # Each place is always there: were it not, what follows would move and lose the keyboard.
    with st.container(key=f"ballot-time-{poll.id}"):
        if poll.ends_at:
            name = gettext("Time to vote")
            count_down(f"ballot-clock-{poll.id}", poll.ends_at, visit.now, name, "small")
    with st.form(f"vote-{poll.id}", border=False):
        st.html(soft(escape(how_to_answer(poll))))
        draw_fields(poll, mine)
        ballot_notice(poll)
        with st.container(key=f"ballot-in-{poll.id}"):
            if mine:
                st.success(
                    gettext("Your ballot is in. You can choose again until the poll closes."),
                    icon=":material/check:",
                )
        st.form_submit_button(
            gettext("Cast my ballot"), type="primary", on_click=_cast, args=(visit, poll)
        )
        st.html(soft(escape(secret_words(poll))))


def ballot_notice(poll: Poll) -> None:
    """Why the last ballot was not taken; nothing where it was."""
    notice(_place(poll))


def _cast(visit: Visit, poll: Poll) -> None:
    # What cannot be read as a ballot is refused here, what the poll does not take within.
    with refusals_noticed(_place(poll), words_for_participants):
        act(_place(poll), Post.VOTE, cast_ballot, visit, poll.id, ballot_typed(poll))


def _place(poll: Poll) -> str:
    return f"ballot-{poll.id}"
