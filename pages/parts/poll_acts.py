"""What can be done with a poll: the next step as a button, all else folded away beside it."""

from collections.abc import Callable, Sequence

import streamlit as st

from pages.parts.poll_form import lay_out
from pages.parts.roles import may
from pages.parts.wording import act, at_this_moment, done, once, refusals_noticed
from session_core.domain.poll_settings import Showing
from session_core.domain.polls import Poll, PollState
from session_core.domain.session import Stage
from session_core.language import gettext
from session_core.use_cases.polls import (
    archive_poll,
    bring_poll_back,
    close_poll,
    duplicate_poll,
    move_poll,
    open_poll,
    reopen_poll,
    show_poll_result,
)
from session_core.use_cases.visit import Visit


def acts_of(visit: Visit, poll: Poll, polls: Sequence[Poll], stage: Stage) -> None:
    """The buttons of a card; `polls` are all in their order."""
    is_open = stage is Stage.OPEN
    with st.container(horizontal=True, vertical_alignment="center"):
        if poll.state is PollState.OPEN:
            words = gettext("Close and count")
            _button(visit, words, "bar_chart", "close_poll", close_poll, poll)
            return
        if poll.state is PollState.DRAFT and is_open:
            words = gettext("Open the poll")
            _button(visit, words, "how_to_vote", "open_poll", open_poll, poll)
        elif poll.state is PollState.DRAFT:
            st.caption(gettext("It can be opened once the session is open."))
        elif poll.settings.showing is Showing.STAFF:
            words = gettext("Show to everybody")
            _button(visit, words, "visibility", "show_poll_result", show_poll_result, poll)
        if may(visit, "duplicate_poll"):
            more = gettext("More for poll %(number)s") % {"number": poll.number}
            with st.popover(more, icon=":material/more_horiz:", width="content"):
                _more(visit, poll, polls, is_open=is_open)


def bring_back(visit: Visit, poll: Poll) -> None:
    """The one thing that can be done with a poll that was put away."""
    words = gettext("Bring back")
    _quiet(visit, words, "unarchive", "bring_poll_back", bring_poll_back, poll)


def _more(visit: Visit, poll: Poll, polls: Sequence[Poll], *, is_open: bool) -> None:
    if poll.state is PollState.DRAFT:
        if may(visit, "rewrite_poll"):
            st.button(
                gettext("Write it anew"),
                key=f"rewrite-{poll.id}",
                icon=":material/edit:",
                type="tertiary",
                on_click=_lay_out,
                args=(poll,),
            )
        _moves(visit, poll, polls)
    elif is_open:
        _quiet(visit, gettext("Open again"), "replay", "reopen_poll", reopen_poll, poll)
        again = gettext(
            "A new round begins without a ballot. What this round came to stays with the poll, and "
            "the record says that it was opened again."
        )
        # Whoever watches knows who came in between: a round with one ballot more may tell whose.
        between = gettext(
            "Everybody is asked anew. Who knows who voted in one round only can compare both "
            "results."
        )
        st.caption(f"{again} {between}")
    key = once(f"copy-{poll.id}")
    st.button(
        gettext("Duplicate"),
        key=key,
        icon=":material/content_copy:",
        type="tertiary",
        on_click=_duplicate,
        args=(visit, poll.id, key),
    )
    _quiet(visit, gettext("Put away"), "archive", "archive_poll", archive_poll, poll)


def _moves(visit: Visit, poll: Poll, polls: Sequence[Poll]) -> None:
    """Past the next draft above or below: others stand elsewhere on the page."""
    places = {each.id: at for at, each in enumerate(polls)}
    drafts = [each.id for each in polls if each.state is PollState.DRAFT]
    at = drafts.index(poll.id)
    above, below = drafts[:at][-1:], drafts[at + 1 :][:1]
    for other, words, icon in (
        (above, gettext("Move up"), "arrow_upward"),
        (below, gettext("Move down"), "arrow_downward"),
    ):
        if other and may(visit, "move_poll"):
            st.button(
                words,
                # The key names whom it passes: a second press that comes too late moves nothing.
                key=f"{icon}-{poll.id}-{other[0]}",
                icon=f":material/{icon}:",
                type="tertiary",
                on_click=act,
                args=("polls", move_poll, visit, poll.id, places[other[0]] - places[poll.id]),
            )


def _lay_out(poll: Poll) -> None:
    with refusals_noticed("polls"):
        lay_out(poll)


def _duplicate(visit: Visit, poll_id: str, key: str) -> None:
    if key != once(f"copy-{poll_id}"):
        return
    with refusals_noticed("polls"):
        duplicate_poll(at_this_moment(visit), poll_id)
        done(key)


def _button(
    visit: Visit,
    words: str,
    icon: str,
    use_case: str,
    do: Callable[[Visit, str], None],
    poll: Poll,
    *,
    quiet: bool = False,
) -> None:
    if may(visit, use_case):
        st.button(
            words,
            key=f"{icon}-{poll.id}",
            icon=f":material/{icon}:",
            type="tertiary" if quiet else "primary",
            on_click=act,
            args=("polls", do, visit, poll.id),
        )


def _quiet(
    visit: Visit,
    words: str,
    icon: str,
    use_case: str,
    do: Callable[[Visit, str], None],
    poll: Poll,
) -> None:
    _button(visit, words, icon, use_case, do, poll, quiet=True)
