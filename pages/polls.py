"""Polls: written, opened, closed; counts of closed ones, and of open ones that show theirs."""

import streamlit as st

from pages.parts.entrance import enter_session
from pages.parts.live import live
from pages.parts.poll_form import form_is_laid_out, poll_form
from pages.parts.poll_parts import Beside, poll_card, put_away
from pages.parts.roles import may
from pages.parts.theme import empty, heading, side, sides
from pages.parts.wording import notice
from session_core.domain.polls import PollState
from session_core.domain.session import Room
from session_core.language import gettext
from session_core.use_cases.ballots import see_hub_turnout
from session_core.use_cases.hubs import see_hubs
from session_core.use_cases.polls import see_polls, see_turnout
from session_core.use_cases.sessions import see_session
from session_core.use_cases.visit import Visit

ORDER = (PollState.OPEN, PollState.DRAFT, PollState.CLOSED)

visit = enter_session()
heading("how_to_vote", gettext("Polls"), see_session(visit).session)


@live(Room.POLLS, Room.BALLOTS, Room.SESSION, Room.PEOPLE)
def draw_polls(visit: Visit) -> None:
    if form_is_laid_out():
        st.rerun()
    notice("polls")
    polls = see_polls(visit).polls
    beside = Beside(
        polls=polls,
        stage=see_session(visit).session.stage,
        ballots={each.poll_id: each.ballots for each in see_turnout(visit)},
        hubs=see_hubs(visit),
        hubs_voted=see_hub_turnout(visit),
    )
    for state in ORDER:
        for poll in polls:
            if poll.state is state:
                poll_card(visit, poll, beside)
    if not polls:
        said = gettext("No poll yet. Write a question and its options, one a line.")
        empty("how_to_vote", said)
    put_away(visit, [poll for poll in polls if poll.state is PollState.ARCHIVED])


with sides():
    with side("work"):
        draw_polls(visit)
    with side("beside"):
        if may(visit, "write_poll"):
            poll_form(visit)
