"""A poll's card: its state, what it asks, who has voted, and what it came to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import streamlit as st

from pages.parts.clock import count_down
from pages.parts.plain import as_text
from pages.parts.poll_acts import acts_of, bring_back
from pages.parts.poll_fields import choices_words, countdown_words
from pages.parts.poll_hubs import hub_ballots
from pages.parts.poll_layout import number_words
from pages.parts.poll_result import earlier_rounds, result
from pages.parts.poll_said import sayings
from session_core.domain.ballots import OWN_OPTIONS
from session_core.domain.poll_settings import Showing
from session_core.domain.polls import Poll, PollState
from session_core.domain.session import Stage
from session_core.language import gettext, ngettext
from session_core.use_cases.hubs import Hub
from session_core.use_cases.visit import Visit
from session_core.wording_of_polls import HOW_TO_ANSWER, KINDS, SHOWINGS, option_words

_STATES = {
    PollState.DRAFT: ":gray-badge[:material/edit: draft] Poll %(number)s",
    PollState.OPEN: ":green-badge[:material/how_to_vote: open] Poll %(number)s",
    PollState.CLOSED: ":gray-badge[:material/bar_chart: closed] Poll %(number)s",
    PollState.ARCHIVED: ":gray-badge[:material/archive: archived] Poll %(number)s",
}
"""Badges and all: alone, `open` and `closed` would be said as of a session."""


@dataclass(frozen=True)
class Beside:
    """What a card needs to know beside its poll: all polls in their order, ballots, and hubs."""

    polls: Sequence[Poll]
    stage: Stage
    ballots: Mapping[str, int] = field(default_factory=dict)
    hubs: Sequence[Hub] = ()
    hubs_voted: Mapping[str, Mapping[str, int]] = field(default_factory=dict)


def poll_card(visit: Visit, poll: Poll, beside: Beside) -> None:
    """One poll: its state, what can be done with it, and the result once it may be seen."""
    with st.container(border=True, key=f"poll-{poll.id}"):
        _head(visit, poll)
        if poll.state is not PollState.CLOSED:
            _asked(poll)
        if poll.is_open:
            _turnout(poll, beside.ballots.get(poll.id, 0))
        if poll.state is PollState.CLOSED or (poll.is_open and _is_live(poll)):
            result(poll)
            sayings(visit, poll)
        earlier_rounds(visit, poll)
        if poll.is_open:
            hub_ballots(visit, poll, beside.hubs, beside.hubs_voted.get(poll.id, {}))
        acts_of(visit, poll, beside.polls, beside.stage)


def put_away(visit: Visit, polls: Sequence[Poll]) -> None:
    """What was put away, folded away: each can be brought back as it was."""
    if not polls:
        return
    count = len(polls)
    said = ngettext("%(count)s poll put away", "%(count)s polls put away", count)
    with st.expander(said % {"count": count}, icon=":material/archive:"):
        for poll in polls:
            with st.container(horizontal=True, vertical_alignment="center"):
                state = gettext(_STATES[poll.state]) % {"number": poll.number}
                st.markdown(f"{state}  \n{as_text(poll.question)}", width="stretch")
                bring_back(visit, poll)


def _head(visit: Visit, poll: Poll) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        state = gettext(_STATES[poll.state]) % {"number": poll.number}
        st.markdown(f"{state} · {gettext(KINDS[poll.kind])}", width="stretch")
        if poll.ends_at:
            left = gettext("Time left in poll %(number)s") % {"number": poll.number}
            count_down(f"poll-clock-{poll.id}", poll.ends_at, visit.now, left, "small")
    st.markdown(f"## {as_text(poll.question)}")


def _asked(poll: Poll) -> None:
    options = [as_text(option_words(poll, each)) for each in poll.asked.options]
    if poll.kind in OWN_OPTIONS:
        st.markdown("\n".join(f"- {each}" for each in options))
    else:
        st.caption(" · ".join(options) or gettext(HOW_TO_ANSWER[poll.kind]))
    if poll.state is PollState.DRAFT and (limits := _limits(poll)):
        st.caption(" · ".join(limits))
    elif poll.settings.least is not None or poll.settings.most is not None:
        st.caption(" · ".join(_ends(poll)))


def _limits(poll: Poll) -> list[str]:
    """What its settings say, where they are not the usual ones."""
    by, told = poll.settings, _ends(poll)
    if by.most_choices:
        told.append(choices_words(by.most_choices))
    if by.seconds:
        countdown = gettext("Countdown: %(time)s")
        told.append(countdown % {"time": countdown_words(by.seconds)})
    if by.showing is not Showing.AT_CLOSE:
        told.append(f"{gettext('Results show')}: {gettext(SHOWINGS[by.showing])}")
    return told


def _ends(poll: Poll) -> list[str]:
    ends = (
        (gettext("Lowest: %(number)s"), poll.settings.least),
        (gettext("Highest: %(number)s"), poll.settings.most),
    )
    return [words % {"number": number_words(end)} for words, end in ends if end is not None]


def _turnout(poll: Poll, ballots: int) -> None:
    if _is_live(poll):
        said = ngettext("**%(count)s** ballot so far.", "**%(count)s** ballots so far.", ballots)
    elif poll.settings.showing is Showing.STAFF:
        said = ngettext(
            "**%(count)s** ballot so far. Counts show at the end, to staff only.",
            "**%(count)s** ballots so far. Counts show at the end, to staff only.",
            ballots,
        )
    else:
        said = ngettext(
            "**%(count)s** ballot so far. Counts show at the end.",
            "**%(count)s** ballots so far. Counts show at the end.",
            ballots,
        )
    st.markdown(f":material/inbox: {said % {'count': ballots}}")


def _is_live(poll: Poll) -> bool:
    return poll.settings.showing is Showing.LIVE
