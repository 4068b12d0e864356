"""Proxy entry: a moderator adds somebody who has no device."""

import streamlit as st

from pages.parts.live import listen
from pages.parts.roles import may
from pages.parts.theme import SIDE_ICONS
from pages.parts.typed import empty, empty_again, is_kept_already
from pages.parts.wording import at_this_moment, done, notice, once, refusals_noticed
from session_core.domain.floor import InterventionKind
from session_core.domain.languages import LANGUAGE_NAMES, Language
from session_core.domain.people import MOST_IN_HUB, Modality, RegionalGroup, StakeholderGroup
from session_core.domain.session import Room
from session_core.use_cases.asking import enter_for_someone
from session_core.use_cases.visit import Visit

_FIELDS = {
    "proxy-name": "",
    "proxy-text": "",
    "proxy-kind": InterventionKind.QUESTION,
    "proxy-stakeholder": None,
    "proxy-region": None,
    "proxy-language": None,
    "proxy-people": 1,
}
_BUTTONS = {Modality.ONSITE: "Add in the room", Modality.ONLINE: "Add online"}


@st.fragment
def proxy_entry(visit: Visit) -> None:
    """A form of which nothing must be filled in: one press on the side adds a hand."""
    if not may(visit, "enter_for_someone"):
        return
    empty_again()
    # The fields are not filled beforehand: a server that was started again would show them empty
    # while the browser still sends what was typed in them.
    with st.form("proxy-entry", border=True, enter_to_submit=False):
        st.markdown("**Add somebody without a device**")
        refused = notice("proxy")
        st.text_input("Name", key="proxy-name", placeholder="optional")
        with st.container(horizontal=True):
            for side, words in _BUTTONS.items():
                key = once(f"proxy-{side}")
                st.form_submit_button(
                    words,
                    key=key,
                    icon=SIDE_ICONS[side],
                    width="stretch",
                    on_click=_enter,
                    args=(visit, side, key),
                )
        with st.expander("Question, kind, groups, hub"):
            st.text_area("Question", key="proxy-text", height=80, placeholder="optional")
            st.selectbox("Kind", list(InterventionKind), key="proxy-kind", format_func=str)
            st.selectbox(
                "Stakeholder group",
                list(StakeholderGroup),
                key="proxy-stakeholder",
                format_func=str,
                index=None,
                placeholder="not known",
            )
            st.selectbox(
                "Regional group",
                list(RegionalGroup),
                key="proxy-region",
                format_func=str,
                index=None,
                placeholder="not known",
            )
            st.selectbox(
                "Language",
                list(Language),
                key="proxy-language",
                format_func=LANGUAGE_NAMES.__getitem__,
                index=None,
                placeholder="not known",
            )
            st.number_input(
                "A hub of so many people",
                min_value=1,
                max_value=MOST_IN_HUB,
                key="proxy-people",
                help="For a room that follows together behind one screen: what it asks counts for "
                "all in it. Its name is whose turn it is.",
            )
    if refused:
        # Only its own presses draw this form: the refusal is to go with what is done elsewhere.
        listen(visit, (Room.FLOOR, Room.SESSION), name="proxy")


def _enter(visit: Visit, side: Modality, key: str) -> None:
    if key != once(f"proxy-{side}") or is_kept_already(*_FIELDS):
        return
    typed = {key: st.session_state[key] for key in _FIELDS}
    with refusals_noticed("proxy"):
        enter_for_someone(
            at_this_moment(visit),
            side,
            text=typed["proxy-text"],
            name=typed["proxy-name"],
            kind=typed["proxy-kind"],
            stakeholder_group=typed["proxy-stakeholder"],
            regional_group=typed["proxy-region"],
            language=typed["proxy-language"],
            people=typed["proxy-people"],
        )
        empty(_FIELDS)
        done(key)
