"""The only door of a page: it says who is here, in which session, with which proofs."""

from dataclasses import replace
from typing import NoReturn

import streamlit as st

from pages.parts import authenticator
from pages.parts.page_over import end_page
from session_core.domain.codes import tidy_join_code
from session_core.domain.refusals import NotAllowed, NotFound, SignedOut, WrongJoinCode
from session_core.language import gettext
from session_core.use_cases.house import House, open_house
from session_core.use_cases.seat_cookie import full_view_cookie
from session_core.use_cases.seats import find_screen, find_session
from session_core.use_cases.sessions import list_my_sessions, see_session
from session_core.use_cases.sign_in import see_who_i_am
from session_core.use_cases.visit import Visit, visit_now

_SESSION = "evenfloor_session"


def arrive() -> Visit:
    """A visit with whatever proofs this browser has; the frame asks what they are worth."""
    house = open_house()
    screen_key = st.query_params.get("key")
    return visit_now(
        house,
        session_id=_screen(house, screen_key) if screen_key else _session(),
        sign_in=authenticator.token(),
        screen_key=screen_key,
    )


def arrive_by_seat(typed_code: str) -> Visit:
    """A visit with nothing but the seat that this browser has in the session of a join code.

    Raises WrongJoinCode. The seat may be gone, or be yet to be admitted: use-cases say so.
    """
    house, code = open_house(), tidy_join_code(typed_code)
    secret = st.context.cookies.get(full_view_cookie(code))
    stranger = visit_now(house)
    return replace(
        stranger,
        session_id=find_session(stranger, code),
        seat_secret=secret or None,
        join_code=code,
    )


def enter() -> Visit:
    """A visit of this moment, for a page or a callback.

    Somebody who was signed out meanwhile, perhaps in another tab, is led to the sign-in.
    """
    visit = arrive()
    if visit.sign_in and not visit.screen_key and see_who_i_am(visit) is None:
        st.rerun()
    return visit


def enter_session() -> Visit:
    """A visit to the session in the address; without one the page ends with what to do.

    Who has only one session need not choose.
    """
    visit = enter()
    if visit.session_id is None and not visit.screen_key:
        mine = list_my_sessions(visit)
        if len(mine) == 1:
            choose_session(mine[0].session.id)
            st.rerun()
        _stop(
            gettext("No session is chosen yet"),
            gettext("Choose one of yours, and this page fills."),
        )
    try:
        see_session(visit)
    except SignedOut:
        st.rerun()
    except (NotAllowed, NotFound):
        if visit.screen_key:
            _stop(
                gettext("This address opens no room screen"),
                gettext("Ask the organiser for the present one."),
            )
        choose_session(None)
        _stop(
            gettext("This session is not yours to see"),
            gettext("Ask its organiser for a role, or choose yours."),
        )
    return visit


def choose_session(session_id: str | None) -> None:
    """Remember the session for the pages that follow, or forget it; the address says it too."""
    if session_id is None:
        st.session_state.pop(_SESSION, None)
        st.query_params.pop("session", None)
        return
    st.session_state[_SESSION] = session_id
    if st.query_params.get("session") != session_id:
        st.query_params["session"] = session_id


def _session() -> str | None:
    chosen: str | None = st.query_params.get("session") or st.session_state.get(_SESSION)
    if chosen:
        # A change of page empties the address; written back, a reload finds the session again.
        choose_session(chosen)
    return chosen


def _screen(house: House, screen_key: str) -> str | None:
    try:
        return find_screen(visit_now(house), screen_key)
    except WrongJoinCode:
        return None


def _stop(title: str, advice: str) -> NoReturn:
    st.title(title)
    st.text(advice)
    if "key" not in st.query_params:
        st.page_link("lobby.py", label=gettext("Your sessions"), icon=":material/arrow_back:")
    end_page()
