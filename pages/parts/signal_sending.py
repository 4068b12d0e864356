"""Sending a signal: four in one tap, and a short message to whom one chooses."""

import streamlit as st

from pages.parts.signal_words import ICONS, kind_words, whom_words
from pages.parts.spoken import speak_on
from pages.parts.wording import act, at_this_moment, done, notice, once, refusals_noticed
from session_core.domain.signals import (
    MESSAGE_LIMIT,
    MODERATOR_ROLES,
    ONE_TAP,
    SignalKind,
    SignalTo,
)
from session_core.language import gettext
from session_core.use_cases.people import see_my_roles
from session_core.use_cases.signals import see_whom_to_tell, send_signal
from session_core.use_cases.visit import Visit

_TEXT, _TO, _KIND = "signal-text", "signal-to", "signal-kind"


# Not live: a signal that comes leaves what is being typed here alone.
@st.fragment
def send_signals(visit: Visit) -> None:
    """The buttons, for as many as there are to tell."""
    speak_on()
    whom = see_whom_to_tell(visit)
    if not whom:
        nobody = gettext("Nobody else is on the staff of this session yet.")
        st.markdown(f":small[:gray[{nobody}]]")
        return
    is_moderator = not see_my_roles(visit).isdisjoint(MODERATOR_ROLES)
    if is_moderator:
        tell = gettext("Tell the other moderator, without a sound")
    else:
        tell = gettext("Tell the moderators, without a sound")
    st.markdown(f":small[:gray[{tell}]]")
    with st.container(horizontal=True, gap="small", key="signal-send"):
        if SignalTo.OTHER_MODERATOR in whom:
            for kind in ONE_TAP:
                st.button(
                    kind_words(kind),
                    key=f"signal-{kind.name.lower()}",
                    icon=ICONS[kind],
                    width="stretch",
                    on_click=act,
                    args=("signals", send_signal, visit, kind),
                )
        with st.popover(
            gettext("Message, or to others"),
            icon=ICONS[SignalKind.MESSAGE],
            width="stretch",
            # Another one once it is sent, and that is shut: it would cover what comes back.
            key=once("signal-popover"),
        ):
            _message(visit, whom)
    notice("signals")


def _message(visit: Visit, whom: tuple[SignalTo, ...]) -> None:
    with st.form("signal-message", border=False, enter_to_submit=False):
        st.radio(gettext("To"), whom, key=_TO, format_func=whom_words)
        kinds = (SignalKind.MESSAGE, *ONE_TAP)
        st.selectbox(gettext("Signal"), kinds, key=_KIND, format_func=kind_words)
        # No bound of the field's own: what is longer would not be put in it, without a word.
        few = gettext("In a few words, %(limit)s characters at most") % {"limit": MESSAGE_LIMIT}
        st.text_area(few, key=_TEXT, height=90)
        notice("message")
        key = once("signal-message")
        st.form_submit_button(
            gettext("Send"),
            key=key,
            icon=":material/send:",
            type="primary",
            on_click=_send,
            args=(visit, key),
        )


def _send(visit: Visit, key: str) -> None:
    if key != once("signal-message"):
        return
    chosen = st.session_state
    with refusals_noticed("message"):
        send_signal(at_this_moment(visit), chosen[_KIND], chosen[_TO], chosen[_TEXT])
        chosen[_TEXT] = ""
        done(key)
        done(once("signal-popover"))
