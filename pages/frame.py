"""The frame around every page: nobody passes without signing in, and an address is kept."""

from contextlib import suppress
from pathlib import Path
from time import monotonic

import streamlit as st

from pages.parts.account import show_account
from pages.parts.authenticator import settle, write_cookie
from pages.parts.entrance import arrive
from pages.parts.live import wakeful
from pages.parts.page_over import PageOver
from pages.parts.sign_in import show_sign_in
from pages.parts.signal_parts import signals_banner
from pages.parts.spoken import speak, tell_language, theirs
from session_core.domain.people import Account
from session_core.domain.refusals import NotAllowed, SignedOut
from session_core.language import gettext
from session_core.use_cases.house import open_house
from session_core.use_cases.series import has_series
from session_core.use_cases.sign_in import see_who_i_am

MARK = Path(__file__).parent / "parts" / "evenfloor.svg"
# Where staff work in a session; the room screen is for others to see.
SIGNALLED = {
    *("agenda", "floor", "questions", "order", "equity", "polls", "breakouts"),
    *("notes", "report", "people", "desk", "door"),
}
_DRAWN_ANEW, ONCE_IN_SECONDS = "evenfloor_drawn_anew", 2.0
# Streamlit leaves the sidebar of whoever just signed out where it was, empty.
NO_SIDEBAR = "<style>.stSidebar { display: none; }</style>"


def every_page(
    account: Account | None, in_session: bool, in_series: bool = False
) -> dict[str, list[st.Page]]:
    """The pages by section; what cannot be used now keeps its address but is not listed."""

    def page(file: str, title: str, icon: str, *, listed: bool = True) -> st.Page:
        return st.Page(
            file,
            title=title,
            icon=f":material/{icon}:",
            default=file == "lobby.py",
            visibility="visible" if listed else "hidden",
        )

    may_organise = account is not None and account.may_organise
    return {
        "": [
            page("lobby.py", gettext("Sessions"), "home"),
            page("new_session.py", gettext("New session"), "add_circle", listed=may_organise),
            page("series.py", gettext("Series"), "account_tree", listed=may_organise or in_series),
            # For people without an account; staff find it in no list.
            page("participant.py", gettext("Take part"), "waving_hand", listed=False),
        ],
        gettext("This session"): [
            page("agenda.py", gettext("Agenda"), "schedule", listed=in_session),
            page("floor.py", gettext("Floor"), "record_voice_over", listed=in_session),
            page("questions.py", gettext("Questions"), "forum", listed=in_session),
            page("order.py", gettext("Order"), "sort", listed=in_session),
            page("equity.py", gettext("Equity"), "balance", listed=in_session),
            page("polls.py", gettext("Polls"), "how_to_vote", listed=in_session),
            page("breakouts.py", gettext("Breakout groups"), "groups", listed=in_session),
            page("notes.py", gettext("Notes"), "edit_note", listed=in_session),
            page("report.py", gettext("Report"), "summarize", listed=in_session),
            page("people.py", gettext("People"), "group", listed=in_session),
            page("desk.py", gettext("Help desk"), "support_agent", listed=in_session),
            page("door.py", gettext("Door"), "door_open", listed=in_session),
            page("room_screen.py", gettext("Room screen"), "connected_tv", listed=in_session),
        ],
    }


def draw() -> None:
    """Find out who is here and draw what they may see. Raises SignedOut and NotAllowed."""
    visit = arrive()
    account = see_who_i_am(visit)
    speak(theirs())
    settle(signed_in=account is not None)
    screen_only = visit.screen_key is not None
    # Every page is known to Streamlit also before the sign-in, so that the address of the page that
    # was asked for stays, and opens afterwards.
    page = st.navigation(
        every_page(account, visit.session_id is not None, has_series(visit)),
        position="sidebar" if account and not screen_only else "hidden",
        expanded=True,  # else Streamlit folds the last pages away: the report and the room screen
    )
    is_screen = screen_only and page.url_path == "room_screen"
    takes_part = page.url_path == "participant"
    title = page.title if account or is_screen or takes_part else gettext("Sign in")
    st.set_page_config(
        page_title=f"{title} · Evenfloor",
        layout="wide" if account or is_screen or takes_part else "centered",
    )
    with wakeful(), suppress(PageOver):
        write_cookie()
        tell_language()
        if is_screen:
            page.run()
        elif takes_part:
            # A seat is all that counts there, also for who is signed in: nothing of staff shows.
            st.html(NO_SIDEBAR)
            page.run()
        elif account is None:
            st.html(NO_SIDEBAR)
            show_sign_in(visit)
        else:
            with st.sidebar:
                show_account(account)
            if page.url_path in SIGNALLED and visit.session_id:
                signals_banner(visit)
            page.run()


def may_draw_anew() -> bool:
    """Whether to run the page once more: not again and again."""
    last, now = st.session_state.get(_DRAWN_ANEW, 0.0), monotonic()
    st.session_state[_DRAWN_ANEW] = now
    return bool(now > last + ONCE_IN_SECONDS)


open_house().script_runs.add()
# Before the navigation, which would fetch the icon of the page from a stranger for the tab.
st.set_page_config(page_title="Evenfloor", page_icon=MARK)
st.logo(MARK, size="large")
try:
    draw()
except (SignedOut, NotAllowed):
    # The sign-in or a role ended while the page was being drawn: drawn anew it says what to do.
    if not may_draw_anew():
        raise
    st.rerun()
