"""Sessions: all in which the visitor has a part, the next to start first."""

import streamlit as st

from pages.parts.entrance import enter
from pages.parts.session_cards import session_card
from pages.parts.theme import empty, heading
from session_core.use_cases.sessions import list_my_sessions
from session_core.use_cases.sign_in import see_who_i_am

visit = enter()
account = see_who_i_am(visit)
sessions = list_my_sessions(visit)

with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
    heading("home", "Sessions")
    if account and account.may_organise:
        st.page_link(
            "new_session.py", label="New session from a programme page", icon=":material/add:"
        )

for mine in sessions:
    session_card(visit, mine)

if not sessions and account and account.may_organise:
    empty(
        "note_add",
        "Begin with the text of a programme page: title, time, people and agenda are read from it.",
    )
elif not sessions:
    empty(
        "mark_email_unread",
        "Ask the organiser of your session to give you a role; it is listed here from then on.",
    )
