"""What was said in a poll, in words: read by a moderator before anybody else sees it."""

from collections.abc import Sequence
from hashlib import sha256

import streamlit as st

from pages.parts.names_meant import names_told
from pages.parts.plain import as_text
from pages.parts.roles import may
from pages.parts.wording import at_this_moment, notice, refusals_noticed
from session_core.domain.poll_tally import Saying, SayingState
from session_core.domain.polls import Poll, Round
from session_core.language import gettext, ngettext
from session_core.use_cases.poll_sayings import hide_saying, show_all_sayings, show_saying
from session_core.use_cases.visit import Visit
from session_core.wording_of_polls import SAYING_STATES

_SHOW, _HIDE = "show", "hide"


def sayings(visit: Visit, poll: Poll) -> None:
    """What waits, each to be shown or not; what was decided is folded away and can be changed."""
    said = poll.tally.said if poll.tally else ()
    # The empty place is always there: what follows would move, and forget its state.
    with st.container(key=f"poll-said-{poll.id}"):
        notice(_place(poll.id))
        if not said:
            return
        waiting = [each for each in said if each.state is SayingState.WAITING]
        decided = [each for each in said if each.state is not SayingState.WAITING]
        if waiting:
            _waiting(visit, poll, waiting)
        if decided:
            looked_at = ngettext("%(count)s looked at", "%(count)s looked at", len(decided))
            with st.expander(looked_at % {"count": len(decided)}):
                for each in decided:
                    _saying(visit, poll, each, poll.id)


def sayings_of_round(visit: Visit, poll: Poll, number: int, was: Round) -> None:
    """What was said in an earlier round: it can be shown or taken back still."""
    where = f"{poll.id}-round-{number}"
    with st.container(key=f"poll-said-{where}"):
        notice(_place(where))
        for each in was.tally.said:
            _saying(visit, poll, each, where)


def _waiting(visit: Visit, poll: Poll, waiting: Sequence[Saying]) -> None:
    count = len(waiting)
    said = ngettext(
        "%(count)s waits to be read before it is shown",
        "%(count)s wait to be read before they are shown",
        count,
    )
    st.markdown(f":material/rule: **{said % {'count': count}}**")
    if left := st.session_state.get(_left(poll)):
        names = ngettext(
            "%(count)s still waits: it may name somebody. Read it, and show it by itself.",
            "%(count)s still wait: they may name somebody. Read them, and show them one by one.",
            left,
        )
        st.caption(names % {"count": left})
    if may(visit, "show_all_sayings"):
        st.button(
            gettext("Show all that wait"),
            key=f"show-all-{poll.id}",
            icon=":material/done_all:",
            on_click=_show_all,
            args=(visit, poll),
        )
    for each in waiting:
        _saying(visit, poll, each, poll.id)


def _saying(visit: Visit, poll: Poll, said: Saying, where: str) -> None:
    ballots = ngettext("%(count)s ballot", "%(count)s ballots", said.ballots)
    state = gettext(SAYING_STATES[said.state])
    told = [ballots % {"count": said.ballots}]
    told += [] if said.state is SayingState.WAITING else [state]
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"{as_text(said.text)}  \n:small[{' · '.join(told)}]", width="stretch")
        if said.state is not SayingState.SHOWN:
            _button(visit, _SHOW, poll, said, where)
        if said.state is not SayingState.HIDDEN:
            _button(visit, _HIDE, poll, said, where)


def _button(visit: Visit, which: str, poll: Poll, said: Saying, where: str) -> None:
    shows = which == _SHOW
    if may(visit, "show_saying" if shows else "hide_saying"):
        st.button(
            gettext("Show") if shows else gettext("Do not show"),
            key=f"{which}-{where}-{sha256(said.text.encode()).hexdigest()[:16]}",
            type="secondary" if shows else "tertiary",
            on_click=_show if shows else _hide,
            args=(visit, poll, said.text, where),
        )


def _show(visit: Visit, poll: Poll, text: str, where: str) -> None:
    with refusals_noticed(_place(where)), names_told(_place(where), text) as meant:
        show_saying(at_this_moment(visit), poll.id, text, meant)
        st.session_state.pop(_left(poll), None)


def _hide(visit: Visit, poll: Poll, text: str, where: str) -> None:
    with refusals_noticed(_place(where)):
        hide_saying(at_this_moment(visit), poll.id, text)
        st.session_state.pop(_left(poll), None)


def _show_all(visit: Visit, poll: Poll) -> None:
    with refusals_noticed(_place(poll.id)):
        st.session_state[_left(poll)] = show_all_sayings(at_this_moment(visit), poll.id)


def _place(where: str) -> str:
    return f"sayings-{where}"


def _left(poll: Poll) -> str:
    return f"sayings-left-{poll.id}"
