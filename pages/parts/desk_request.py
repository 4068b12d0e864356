"""One request for help, open beside the list: what was said, and what can be done with it.

It has a place of its own, so that what is typed there stays while the list moves.
"""

import streamlit as st

from pages.parts.clock import count_up
from pages.parts.desk_acts import acts_of
from pages.parts.desk_words import (
    asker_words,
    head_words,
    holder_words,
    text_words,
    waits_since,
    waits_words,
)
from pages.parts.plain import as_paragraph, as_text, begun
from pages.parts.times import clock_words
from pages.parts.wording import act, notice
from session_core.domain.desk import HelpLine
from session_core.language import gettext
from session_core.use_cases.desk import DeskView, HelpView, claim_help
from session_core.use_cases.visit import Visit

_OPEN = "desk-open"


def is_open_here(request_id: str) -> bool:
    """Whether a request is the one that is open on this screen."""
    return bool(st.session_state.get(_OPEN) == request_id)


def lay_open(request_id: str) -> None:
    """Open a request beside the list, in a callback; to others nothing has changed."""
    st.session_state[_OPEN] = request_id


def claim_and_open(visit: Visit, request_id: str, revision: int) -> None:
    """Take a request up, in a callback, and open it; so is one that somebody else took first."""
    lay_open(request_id)
    act("desk", claim_help, visit, request_id, revision)


def open_request(visit: Visit, view: DeskView) -> None:
    """The request that is open on this screen, if there is one."""
    opened = st.session_state.get(_OPEN)
    one = next((each for each in (*view.open, *view.over) if each.id == opened), None)
    # The empty places are always there: were they not, what follows would forget its state.
    if one is None or not view.is_of_the_desk:
        with st.container(key="desk-nothing"):
            notice("desk")
            if view.is_of_the_desk:
                said = gettext("Open a request, and it stands here with all that was said.")
                st.caption(said)
        return
    with st.container(border=True, key="desk-panel"):
        st.button(
            gettext("Back to the list"),
            key="desk-back",
            icon=":material/arrow_back:",
            type="tertiary",
            on_click=_put_away,
        )
        _told(visit, view, one)
        with st.container(key="desk-notice"):
            notice("desk")
        acts_of(visit, view, one)


def _told(visit: Visit, view: DeskView, one: HelpView) -> None:
    """All that is known of it, in a place of its own: it grows while somebody types below."""
    with st.container(key="desk-told", gap="small"):
        st.markdown(f"## {head_words(one)}")
        with st.container(horizontal=True, vertical_alignment="center"):
            holder = holder_words(one) or gettext("Nobody has it yet")
            st.markdown(f":small[{begun(holder)}]", width="stretch")
            if since := waits_since(one):
                count_up("desk-clock-open", since, visit.now, waits_words(one), "small")
        asker = asker_words(one) or gettext("Whoever asked has left")
        st.markdown(
            f":small[**{begun(asker)}** · {clock_words(one.raised_at)}]  \n"
            f"{text_words(one, in_full=True)}"
        )
        names = {person.account_id: person.name for person in view.people}
        for line in one.lines:
            st.markdown(
                f":small[**{begun(_who(line, names, one))}** · "
                f"{clock_words(line.written_at)}]  \n"
                f"{as_paragraph(line.text)}"
            )
        if one.lines and one.lines[-1].by_desk:
            read, unread = gettext("They have read it."), gettext("They have not read it yet.")
            seen = read if one.is_read else unread
            st.markdown(f":small[:gray[{seen}]]")


def _who(line: HelpLine, names: dict[str, str], one: HelpView) -> str:
    if not line.by_desk:
        return as_text(one.asker) or gettext("Whoever asked")
    return as_text(names.get(line.written_by or "", "")) or gettext("The desk")


def _put_away() -> None:
    st.session_state[_OPEN] = None
