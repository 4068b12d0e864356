"""Kiosks on the page of the door: opened with an address that is shown once, counted, closed."""

import streamlit as st

from pages.parts.joining import address, qr_code
from pages.parts.plain import as_text
from pages.parts.roles import may
from pages.parts.wording import act, at_this_moment, notice, refusals_noticed
from session_core.domain.kiosk import NAME_LIMIT, Kiosk, WrongKioskAddress
from session_core.language import gettext, ngettext
from session_core.use_cases.kiosks import (
    check_kiosk_address,
    close_kiosk,
    open_kiosk,
    see_kiosks,
)
from session_core.use_cases.sessions import see_session
from session_core.use_cases.visit import Visit

_NAME, _OPENED = "kiosk-name", "kiosk-opened"
_QR_WIDTH = 200


def kiosks_part(visit: Visit) -> None:
    """The tablets that serve people without a device, and what opens another one."""
    view, may_open = see_kiosks(visit), may(visit, "open_kiosk")
    with st.container(border=True, key="kiosks"):
        st.header(gettext("Kiosks"), anchor=False)
        st.caption(
            gettext(
                "A tablet in the room serves many people in turn. Each has a fresh seat, is given "
                "a receipt, and leaves nothing behind."
            )
        )
        notice("kiosks")
        # The place is always there: were it not, what follows would move.
        with st.container(key="kiosk-shown"):
            _shown(visit)
        if may_open:
            _form(visit)
        for one in view.open:
            _row(visit, one, may_close=may_open)
        if view.closed:
            with st.expander(gettext("Closed: %(count)s") % {"count": len(view.closed)}):
                for one in view.closed:
                    _row(visit, one, may_close=False)


def _form(visit: Visit) -> None:
    with (
        st.form("open-kiosk", border=False, clear_on_submit=False),
        st.container(horizontal=True, vertical_alignment="bottom"),
    ):
        st.text_input(
            gettext("Name of the tablet"),
            placeholder=gettext("Tablet by the door"),
            max_chars=NAME_LIMIT,
            key=_NAME,
        )
        st.form_submit_button(
            gettext("Open a kiosk"), icon=":material/tablet:", on_click=_open, args=(visit,)
        )


def _open(visit: Visit) -> None:
    with refusals_noticed("kiosks"):
        name = str(st.session_state[_NAME])
        secret = open_kiosk(at_this_moment(visit), name)
        st.session_state[_OPENED] = visit.session_id, name, secret
        st.session_state[_NAME] = ""


def _shown(visit: Visit) -> None:
    """The address of the kiosk just opened, until a tablet has taken it."""
    session_id, name, secret = st.session_state.get(_OPENED) or ("", "", "")
    if session_id != visit.session_id:
        return
    try:
        check_kiosk_address(visit, secret)
    except WrongKioskAddress:
        st.session_state.pop(_OPENED)
        return
    code = see_session(visit).session.join_code
    link = f"{address(visit)}/j/{code}/kiosk/{secret}"
    with st.container(border=True):
        shown = gettext(
            "**%(name)s: open this address on the tablet.** It is shown this once and works once."
        )
        st.markdown(f":material/tablet: {shown % {'name': as_text(name)}}")
        with st.container(width=_QR_WIDTH):
            scan = gettext("QR code of the kiosk’s address")
            st.image(qr_code(link), width="stretch", alt=scan)
        st.code(link, language=None, wrap_lines=True)
        st.button(
            gettext("Put it away"),
            key="kiosk-away",
            on_click=lambda: st.session_state.pop(_OPENED, None),
        )


def _row(visit: Visit, one: Kiosk, *, may_close: bool) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key=f"kiosk-{one.id}"):
        st.markdown(
            f"**{as_text(one.name)}**  \n:small[{_how_it_does(one)}]",
            width="stretch",
        )
        if may_close:
            with st.popover(gettext("Close"), type="tertiary", key=f"kiosk-ask-{one.id}"):
                st.text(
                    gettext("It serves nobody from now on. What was asked there keeps its place.")
                )
                st.button(
                    gettext("Close this kiosk"),
                    key=f"kiosk-close-{one.id}",
                    on_click=act,
                    args=("kiosks", close_kiosk, visit, one.id),
                )


def _how_it_does(one: Kiosk) -> str:
    if one.taken_at is None:
        opened = {"time": f"{one.opened_at:%H:%M}"}
        if one.closed_at:
            return gettext("opened at %(time)s UTC · no tablet took its address") % opened
        return gettext("opened at %(time)s UTC · no tablet has taken its address") % opened
    said = ngettext("%(count)s person served", "%(count)s people served", one.served)
    served = said % {"count": one.served}
    if not one.last_at:
        return served
    last = gettext("last began at %(time)s UTC") % {"time": f"{one.last_at:%H:%M}"}
    return f"{served} · {last}"
