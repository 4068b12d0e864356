"""The visitor's seat on the full view: the way back, another language, another device, leaving."""

from datetime import timedelta
from urllib.parse import urlsplit

import streamlit as st

from pages.parts.joining import qr_code
from pages.parts.participant_acts import act
from pages.parts.participant_leaving import leave_form
from pages.parts.participant_words import (
    link,
    section,
)
from pages.parts.spoken import choose_language, speak_on
from pages.parts.wording import at_this_moment, notice
from session_core.domain.intake import Post
from session_core.domain.seat_moves import MOVE_MINUTES
from session_core.language import gettext
from session_core.use_cases.seat_moves import offer_move
from session_core.use_cases.seats import see_my_seat
from session_core.use_cases.visit import Visit

_MOVE = "participant_move"


def seat(visit: Visit) -> None:
    """Draw what one does with a seat; last of all how one leaves."""
    section(gettext("My seat"), "seat")
    st.html(f"<p>{link(f'j/{visit.join_code}', gettext('To the small page'))}</p>")
    choose_language(gettext("Language"))
    _move(visit)
    with st.expander(gettext("Leave and forget me")):
        leave_form(visit, see_my_seat(visit).pseudonym)


@st.fragment
def _move(visit: Visit) -> None:
    speak_on()
    visit = at_this_moment(visit)
    made = st.session_state.get(_MOVE)
    is_good = made is not None and visit.now - made[1] < timedelta(minutes=MOVE_MINUTES)
    with st.expander(gettext("Take my seat to another device"), expanded=is_good):
        notice("participant-move")
        if made is not None and is_good:
            _show(made[0])
            return
        st.text(gettext("By a link that works once. This browser has no seat any more then."))
        st.button(
            gettext("Make the link"), icon=":material/devices:", on_click=_make, args=(visit,)
        )


def _make(visit: Visit) -> None:
    act("participant-move", Post.OTHER, _keep_link, visit)


def _keep_link(visit: Visit) -> None:
    token = offer_move(visit)
    st.session_state[_MOVE] = f"{_own_address(visit)}/j/{visit.join_code}/seat/{token}", visit.now


def _show(address: str) -> None:
    st.text(
        gettext(
            "Open this link on the other device within %(minutes)s minutes: point its camera at "
            "the code, or send yourself the link."
        )
        % {"minutes": MOVE_MINUTES}
    )
    st.image(qr_code(address), width=220, alt=gettext("QR code of the link"))
    st.code(address, language=None, wrap_lines=True)
    st.text(
        gettext(
            "It works once, and a newer link replaces it. Whoever has the link can take your seat "
            "with it, so show it to nobody."
        )
    )


def _own_address(visit: Visit) -> str:
    """The address under which this reader came: through the same mirror or onion.

    That of the settings is used where its host is the same, since only it knows of a path that a
    proxy takes off.
    """
    here = urlsplit(st.context.url or "")
    public = visit.house.settings.public_url
    if urlsplit(public or "").netloc.lower() == here.netloc.lower():
        return str(public)
    return f"{here.scheme}://{here.netloc}{here.path.rpartition('/')[0]}"
