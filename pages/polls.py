"""Polls: written, opened, closed; counts only of closed ones."""

from pages.parts.entrance import enter_session
from pages.parts.live import live
from pages.parts.poll_parts import poll_card, poll_form
from pages.parts.roles import may
from pages.parts.theme import empty, heading, side, sides
from pages.parts.wording import notice
from session_core.domain.polls import PollState
from session_core.domain.session import Room
from session_core.language import gettext
from session_core.use_cases.polls import see_polls, see_turnout
from session_core.use_cases.sessions import see_session
from session_core.use_cases.visit import Visit

ORDER = (PollState.OPEN, PollState.DRAFT, PollState.CLOSED, PollState.ARCHIVED)

visit = enter_session()
heading("how_to_vote", gettext("Polls"), see_session(visit).session)


@live(Room.POLLS, Room.BALLOTS, Room.SESSION)
def draw_polls(visit: Visit) -> None:
    notice("polls")
    polls = see_polls(visit).polls
    turnout = {each.poll_id: each.ballots for each in see_turnout(visit)}
    stage = see_session(visit).session.stage
    for poll in sorted(polls, key=lambda poll: (ORDER.index(poll.state), -poll.number)):
        poll_card(visit, poll, turnout.get(poll.id, 0), stage)
    if not polls:
        said = gettext("No poll yet. Write a question and its options, one a line.")
        empty("how_to_vote", said)


with sides():
    with side("work"):
        draw_polls(visit)
    with side("beside"):
        if may(visit, "write_poll"):
            poll_form(visit)
