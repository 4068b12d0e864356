"""Proxy entry: a moderator adds somebody who has no device."""

import streamlit as st

from pages.parts.live import listen
from pages.parts.roles import may
from pages.parts.spoken import speak_on
from pages.parts.theme import SIDE_ICONS
from pages.parts.typed import empty, empty_again, is_kept_already
from pages.parts.wording import at_this_moment, done, notice, once, refusals_noticed
from session_core.domain.floor import InterventionKind
from session_core.domain.languages import LANGUAGE_NAMES, Language
from session_core.domain.people import MOST_IN_HUB, Modality, RegionalGroup, StakeholderGroup
from session_core.domain.session import Room
from session_core.language import gettext
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
    speak_on()
    if not may(visit, "enter_for_someone"):
        return
    empty_again()
    # The fields are not filled beforehand: a server that was started again would show them empty
    # while the browser still sends what was typed in them.
    with st.form("proxy-entry", border=True, enter_to_submit=False):
        st.markdown(f"**{gettext('Add somebody without a device')}**")
        refused = notice("proxy")
        st.text_input(gettext("Name"), key="proxy-name", placeholder=gettext("optional"))
        with st.container(horizontal=True):
            for side, words in _BUTTONS.items():
                key = once(f"proxy-{side}")
                st.form_submit_button(
                    gettext(words),
                    key=key,
                    icon=SIDE_ICONS[side],
                    width="stretch",
                    on_click=_enter,
                    args=(visit, side, key),
                )
        with st.expander(gettext("Question, kind, groups, hub")):
            st.text_area(
                gettext("Question"), key="proxy-text", height=80, placeholder=gettext("optional")
            )
            st.selectbox(
                gettext("Kind"), list(InterventionKind), key="proxy-kind", format_func=gettext
            )
            st.selectbox(
                gettext("Stakeholder group"),
                list(StakeholderGroup),
                key="proxy-stakeholder",
                format_func=gettext,
                index=None,
                placeholder=gettext("not known"),
            )
            st.selectbox(
                gettext("Regional group"),
                list(RegionalGroup),
                key="proxy-region",
                format_func=gettext,
                index=None,
                placeholder=gettext("not known"),
            )
            st.selectbox(
                gettext("Language"),
                list(Language),
                key="proxy-language",
                format_func=lambda each: gettext(LANGUAGE_NAMES[each]),
                index=None,
                placeholder=gettext("not known"),
            )
            st.number_input(
                gettext("A hub of so many people"),
                min_value=1,
                max_value=MOST_IN_HUB,
                key="proxy-people",
                help=gettext(
                    "For a room that follows together behind one screen: what it asks counts for "
                    "all in it. Its name is whose turn it is."
                ),
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
