"""Hubs on the page of people: rooms of many behind one seat, and as how many each counts."""

import streamlit as st

from pages.parts.live import live
from pages.parts.plain import as_text
from pages.parts.roles import may
from pages.parts.theme import SIDE_ICONS
from pages.parts.wording import at_this_moment, notice, refusals_noticed
from session_core.domain.people import MOST_IN_HUB
from session_core.domain.session import Room
from session_core.language import gettext, ngettext
from session_core.use_cases.hubs import Hub, confirm_hub, see_hubs
from session_core.use_cases.visit import Visit


@live(Room.PEOPLE)
def hubs(visit: Visit) -> None:
    """Each hub with how many it says it is; a moderator confirms or corrects the number."""
    here, may_confirm = see_hubs(visit), may(visit, "confirm_hub")
    # The heading is always drawn as a place: were it not, what follows would move.
    with st.container(key="hubs"):
        if not here:
            return
        st.header(gettext("Hubs"), anchor=False)
        st.caption(
            gettext(
                "A room of many people behind one seat. It counts as one until a moderator says "
                "how many it is; then its questions and its support count for all of them."
            )
        )
        for hub in here:
            _hub(visit, hub, may_confirm=may_confirm)


def _hub(visit: Visit, hub: Hub, *, may_confirm: bool) -> None:
    people = ngettext("%(count)s people", "%(count)s people", hub.people) % {"count": hub.people}
    with st.container(border=True):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(
                f"{SIDE_ICONS[hub.modality]} **{as_text(hub.name)}** · {people}",
                width="stretch",
            )
            st.markdown(
                f":green-badge[:material/check: {gettext('confirmed')}]"
                if hub.is_confirmed
                else f":orange-badge[:material/help: {gettext('counts as one')}]",
                width="content",
            )
        if may_confirm:
            _count(visit, hub)
    notice(_key(hub))


def _count(visit: Visit, hub: Hub) -> None:
    # Another key once it is another number: the field shows what counts, whoever corrected it.
    people = f"{_key(hub)}-people-{hub.people}"
    with (
        st.form(_key(hub), border=False),
        st.container(horizontal=True, vertical_alignment="bottom"),
    ):
        st.number_input(
            gettext("People in it"),
            min_value=1,
            max_value=MOST_IN_HUB,
            value=hub.people,
            key=people,
            width=160,
        )
        st.form_submit_button(
            gettext("Correct") if hub.is_confirmed else gettext("Confirm"),
            key=f"{_key(hub)}-confirm",
            icon=":material/group_add:",
            on_click=_confirm,
            args=(visit, hub, people),
        )


def _confirm(visit: Visit, hub: Hub, people: str) -> None:
    with refusals_noticed(_key(hub)):
        confirm_hub(at_this_moment(visit), hub.seat_id, st.session_state[people])


def _key(hub: Hub) -> str:
    return f"hub-{hub.seat_id}"
