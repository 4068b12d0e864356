"""The requests for help as a list: urgent ones first, each with who has it and one thing to do."""

from collections.abc import Sequence

import streamlit as st

from pages.parts.clock import count_up
from pages.parts.desk_filters import Shown
from pages.parts.desk_request import claim_and_open, is_open_here, lay_open
from pages.parts.desk_sentences import INSTEAD
from pages.parts.desk_words import (
    asker_words,
    head_words,
    holder_words,
    text_words,
    waits_since,
    waits_words,
)
from pages.parts.plain import begun
from pages.parts.theme import empty
from session_core.domain.desk import HelpState
from session_core.language import gettext, ngettext
from session_core.use_cases.desk import DeskView, HelpView
from session_core.use_cases.visit import Visit

A_WINDOW = 25
"""So many requests at first, and more with each press."""
_WINDOW = "desk-window"
_EMPTY = {
    Shown.OPEN: "Nobody needs help now. Requests from the participants' page come here at once.",
    Shown.WAITING: "Nobody waits: every request is with somebody.",
    Shown.MINE: "You have none. Claim one that waits, and it stands here.",
    Shown.OVER: "Nothing is over yet. What is closed stands here, and can be opened again.",
}


def desk_list(visit: Visit, view: DeskView, found: Sequence[HelpView], wanted: Shown) -> None:
    """The wanted requests, a window of them at first."""
    if not found:
        nothing = _EMPTY[wanted] if view.is_of_the_desk else INSTEAD["nothing_for_moderators"]
        empty("support_agent", gettext(nothing))
    shown = found[: st.session_state.get(_WINDOW, A_WINDOW)]
    for one in shown:
        _card(visit, one, may_act=view.is_of_the_desk)
    if left := len(found) - len(shown):
        words = ngettext("Show more (%(count)s left)", "Show more (%(count)s left)", left)
        st.button(words % {"count": left}, icon=":material/expand_more:", on_click=_more)


def _card(visit: Visit, one: HelpView, *, may_act: bool) -> None:
    with st.container(border=True, key=f"desk-card-of-{one.id}", gap="small"):
        with st.container(horizontal=True, vertical_alignment="top", wrap=False):
            here = f" :violet-badge[{gettext('open here')}]" if is_open_here(one.id) else ""
            st.markdown(f"{head_words(one)}{here}", width="stretch")
            if since := waits_since(one):
                clock = f"desk-clock-{one.id}"
                count_up(clock, since, visit.now, waits_words(one), "small")
        small = " · ".join(each for each in (asker_words(one), holder_words(one)) if each)
        told = [text_words(one, in_full=False)] if may_act else []
        told += [f":small[:gray[{begun(small)}]]"] if small else []
        if told:
            st.markdown("  \n".join(told))
        if may_act:
            _buttons(visit, one)


def _buttons(visit: Visit, one: HelpView) -> None:
    read = gettext("Read request %(number)s, answer it, hand it over")
    with st.container(horizontal=True, gap="small"):
        if one.state is HelpState.WAITING:
            st.button(
                gettext("Claim"),
                # Another one once it has changed: a late press is never taken for another act.
                key=f"desk-claim-{one.id}-{one.revision}",
                icon=":material/front_hand:",
                type="primary",
                help=gettext("Take up request %(number)s") % {"number": one.number},
                on_click=claim_and_open,
                args=(visit, one.id, one.revision),
            )
        st.button(
            gettext("Open"),
            key=f"desk-open-{one.id}",
            icon=":material/visibility:",
            help=read % {"number": one.number},
            on_click=lay_open,
            args=(one.id,),
        )


def _more() -> None:
    st.session_state[_WINDOW] = st.session_state.get(_WINDOW, A_WINDOW) + A_WINDOW
